"""What can be typed after `library` and `search`."""

import argparse
from collections.abc import Callable

Everywhere = Callable[[argparse.ArgumentParser], None]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", everywhere: Everywhere) -> None:
    """Add both commands."""
    _library(commands, everywhere)
    _search(commands, everywhere)


def _library(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", everywhere: Everywhere) -> None:
    parser = commands.add_parser(
        "library",
        help="Sammlungen: Ordner zum Durchsuchen",
        description="Sammlungen verwalten: Ordner und Dateien bleiben, wo sie sind; gelesen wird nur ihr Text.",
    )
    actions = parser.add_subparsers(dest="action", required=True, title="Befehle", metavar="BEFEHL")
    adding = actions.add_parser("add", help="Ordner oder Dateien in eine Sammlung aufnehmen und einlesen")
    adding.add_argument("paths", nargs="+", metavar="PFAD", help="Ordner oder Dateien")
    adding.add_argument("--name", default="", metavar="NAME", help="Name einer neuen Sammlung; sonst der des Ordners")
    adding.add_argument("--collection", default="", metavar="ID", help="in diese vorhandene Sammlung")
    listing = actions.add_parser("list", help="alle Sammlungen zeigen, mit dem Stand ihrer Dateien")
    listing.add_argument("id", nargs="?", default="", metavar="ID", help="nur die Dateien dieser Sammlung")
    listing.add_argument(
        "--state",
        choices=("waiting", "read", "ocr", "unreadable", "changed", "gone"),
        help="mit ID: nur Dateien in diesem Stand, etwa unreadable für die nicht lesbaren",
    )
    indexing = actions.add_parser("index", help="nach neuen und geänderten Dateien sehen und sie einlesen")
    indexing.add_argument("id", nargs="?", default="", metavar="ID", help="nur diese Sammlung")
    indexing.add_argument("--again", action="store_true", help="auch die Dateien, die nicht lesbar waren")
    removing = actions.add_parser("remove", help="Sammlungen oder Ordner daraus entfernen; ihr Text wird gelöscht")
    removing.add_argument("names", nargs="+", metavar="ID|PFAD", help="eine ganze Sammlung, oder ein Ordner daraus")
    for action in (adding, listing, indexing, removing):
        _format(action)
        everywhere(action)


def _search(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", everywhere: Everywhere) -> None:
    parser = commands.add_parser(
        "search",
        help="in den Sammlungen suchen",
        description="Sucht in den Sammlungen, in jeder Wortform und auch in zusammengesetzten Wörtern; "
        "was in „Anführungszeichen“ steht, muss wörtlich dastehen.",
    )
    parser.add_argument("query", nargs="+", metavar="WORT", help="Wörter oder eine Frage")
    parser.add_argument(
        "--collection", action="append", default=[], metavar="ID", help="nur in dieser Sammlung; mehrfach möglich"
    )
    parser.add_argument("--limit", type=_count, default=10, metavar="ZAHL", help="so viele Dokumente, 1 bis 200")
    parser.add_argument("--kind", action="append", default=[], metavar="ART", help="nur diese Art, etwa statute")
    parser.add_argument("--year", action="append", type=int, default=[], metavar="JAHR", help="nur aus diesem Jahr")
    parser.add_argument("--body", action="append", default=[], metavar="GREMIUM", help="nur von diesem Gremium")
    parser.add_argument("--type", action="append", default=[], metavar="ENDUNG", help="nur Dateien wie pdf oder docx")
    _format(parser)
    everywhere(parser)


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("txt", "json"), default="txt", help="Text oder JSON")


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST:
        raise ValueError
    return number


_MOST = 200
# What argparse names in „ungültiger Wert“.
_count.__name__ = "Zahl"
