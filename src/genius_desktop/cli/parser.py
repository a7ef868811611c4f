"""What can be typed after `genius-desktop`."""

import argparse
from pathlib import Path

import genius_desktop
from genius_desktop import leaving_words
from genius_desktop.assistants import forms
from genius_desktop.cli import (
    asking_parser,
    comparing_parser,
    library_parser,
    models_parser,
    rewriting_parser,
    server_parser,
    settings_parser,
    writing_parser,
)
from genius_desktop.cli.german import speak_german
from genius_desktop.forms import DEFAULT

_EXIT_CODES = """
Rückgabewerte: 0 erledigt · 2 falscher Aufruf · 3 Sie können es beheben (Dokument, Kennwort, Pfad) ·
4 die IT kann es beheben (Modell, Speicher, Server) · 5 abgebrochen · 70 Programmfehler
"""


def build() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    speak_german()
    parser = argparse.ArgumentParser(
        prog="genius-desktop",
        description="Fasst Dokumente auf diesem PC zusammen; jede Aussage nennt ihre Seite. "
        "Ohne Befehl öffnet sich das Fenster.",
        epilog=_EXIT_CODES,
    )
    version = f"Genius Desktop {genius_desktop.__version__}"
    parser.add_argument("--version", action="version", version=version, help="die Fassung zeigen")
    _everywhere(parser, defaults=True)
    commands = parser.add_subparsers(dest="command", title="Befehle", metavar="BEFEHL")
    _summarize(commands)
    asking_parser.add(commands, (_engine, _result, _everywhere))
    rewriting_parser.add(commands, (_engine, _result, _everywhere))
    comparing_parser.add(commands, (_engine, _result, _everywhere))
    rewriting_parser.add_plain(commands, _everywhere)
    writing_parser.add(commands, (_engine, _result, _everywhere))
    writing_parser.add_assistants(commands, (_engine, _everywhere))
    _jobs(commands)
    _read(commands)
    _overview(commands)
    library_parser.add(commands, _everywhere)
    models_parser.add(commands, _everywhere)
    server_parser.add(commands, _everywhere)
    settings_parser.add(commands, _everywhere)
    _doctor(commands)
    _bench(commands)
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001 (argparse has no public name for it)


def _everywhere(parser: argparse.ArgumentParser, *, defaults: bool = False) -> None:
    """Add what every command understands, before or after its name."""

    def default(value: object) -> object:
        return value if defaults else argparse.SUPPRESS

    group = parser.add_argument_group("überall")
    group.add_argument(
        "--home",
        type=Path,
        metavar="ORDNER",
        default=default(None),
        help="anderer Ordner für die eigenen Daten",
    )
    group.add_argument("--quiet", action="store_true", default=default(value=False), help="nur das Ergebnis zeigen")
    group.add_argument(
        "--progress",
        choices=("auto", "lines", "none", "json"),
        default=default("auto"),
        help="Fortschritt zeigen; lines: eine Zeile für jede Datei und jeden Schritt",
    )


def _summarize(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("summarize", help="Dokumente zusammenfassen", description="Dokumente zusammenfassen.")
    parser.add_argument("files", nargs="+", metavar="PFAD", help="Dokumente, Bilder, Nachrichten, oder Ordner damit")
    parser.add_argument(
        "--length", choices=("short", "medium", "long"), default="medium", help="Kurz, Mittel oder Ausführlich"
    )
    parser.add_argument("--mode", choices=("full", "fast"), default="full", help="Genau oder Schnell")
    parser.add_argument(
        "--form", default=DEFAULT, metavar="ID", help=f"Form der Zusammenfassung: {', '.join(forms.names())}"
    )
    parser.add_argument(
        "--focus", action="append", default=[], metavar="TEXT", help="worauf es ankommt, etwa Kosten; mehrfach möglich"
    )
    _sections(parser)
    parser.add_argument("--assistant", default="zusammenfassung", metavar="ID", help="Assistent")
    parser.add_argument("--model", default="", metavar="ID|PFAD", help="Sprachmodell; ohne Angabe das Startmodell")
    _engine(parser)
    parser.add_argument(
        "--fresh", action="store_true", help="neu erstellen, auch wenn der Verlauf dieses Ergebnis schon hat"
    )
    _result(parser)
    _everywhere(parser)


def _engine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine",
        choices=("local", "server", "scripted"),
        help="wo geschrieben wird: auf diesem PC, auf dem Server der Gemeinde; scripted: Beispiel",
    )
    parser.add_argument(
        "--data-class",
        choices=tuple(leaving_words.DATA_CLASSES),
        default="",
        help="Art der Daten, wo Ihre Verwaltung begrenzt, was an den Server darf",
    )


def _result(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=("md", "json", "docx", "odt", "pdf", "html", "txt"),
        default="md",
        help="Format des Ergebnisses",
    )
    parser.add_argument("--out", type=Path, metavar="PFAD", help="Datei für das Ergebnis; sonst Standardausgabe")
    parser.add_argument(
        "--letterhead", type=Path, metavar="VORLAGE", help="Briefkopf für docx oder odt; sonst der eingestellte"
    )
    parser.add_argument("--force", action="store_true", help="eine vorhandene Datei ersetzen")


def _jobs(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "jobs",
        help="Aufträge im Verlauf: suchen, zeigen, fortsetzen, löschen",
        description="Aufträge im Verlauf: suchen, zeigen, fortsetzen, löschen.",
    )
    actions = parser.add_subparsers(dest="action", required=True, title="Befehle", metavar="BEFEHL")
    listing = actions.add_parser("list", help="alle Aufträge, der neueste zuerst")
    looking = actions.add_parser("search", help="Aufträge suchen: in Titel, Aussagen und Überblick, in jeder Wortform")
    looking.add_argument("query", nargs="+", metavar="WORT", help="Wörter oder Zahlen, die alle vorkommen sollen")
    for action in (listing, looking):
        action.add_argument("--json", action="store_true", help="als JSON")
    pin = actions.add_parser("pin", help="einen Auftrag anheften: er wird nicht nach Ablauf der Frist gelöscht")
    pin.add_argument("id", metavar="ID", help="Nummer aus der Liste; der Anfang genügt")
    pin.add_argument("--off", action="store_true", help="wieder lösen")
    resume = actions.add_parser("resume", help="einen Auftrag fortsetzen; fertige Abschnitte werden nicht wiederholt")
    resume.add_argument("--model", default="", metavar="ID|PFAD", help="anderes Sprachmodell als bisher")
    _engine(resume)
    show = actions.add_parser("show", help="das Ergebnis eines Auftrags zeigen, oder wie es um ihn steht")
    show.add_argument("--original", action="store_true", help="wie es geschrieben wurde, ohne spätere Änderungen")
    rephrase = actions.add_parser(
        "rephrase", help="ein Ergebnis in anderem Ton schreiben; jede Angabe muss gleich bleiben"
    )
    rephrase.add_argument("--tone", choices=("formal", "simple"), required=True, help="förmlicher oder einfacher")
    rephrase.add_argument("--model", default="", metavar="ID|PFAD", help="anderes Sprachmodell als bisher")
    ratings = actions.add_parser("ratings", help="Bewertungen der Ergebnisse ausgeben, als CSV oder JSON")
    ratings.add_argument("--out", type=Path, metavar="PFAD", help="Datei (.csv oder .json); sonst Standardausgabe")
    ratings.add_argument("--force", action="store_true", help="eine vorhandene Datei ersetzen")
    delete = actions.add_parser("delete", help="Aufträge mit Ergebnis und Notizen endgültig löschen")
    for action in (resume, show, rephrase):
        action.add_argument("id", metavar="ID", help="Nummer aus der Liste; der Anfang genügt")
        _result(action)
    delete.add_argument("ids", nargs="+", metavar="ID", help="Nummern aus der Liste; der Anfang genügt")
    for action in (listing, looking, pin, resume, show, rephrase, ratings, delete):
        _everywhere(action)


def _sections(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("Abschnitte eines Dokuments, nach „genius-desktop overview --sections“")
    group.add_argument("--skip", type=_numbers, default=(), metavar="2,5", help="diese Abschnitte auslassen")
    group.add_argument("--weight", type=_numbers, default=(), metavar="3", help="diese Abschnitte sind wichtig")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


# What argparse names in „ungültiger Wert“.
_numbers.__name__ = "Nummern"


def _read(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "read", help="Seiten zeigen, wie der Leser sie sieht", description="Seiten zeigen, wie der Leser sie sieht."
    )
    parser.add_argument("file", metavar="PFAD", help="ein Dokument oder ein Ordner")
    parser.add_argument("--json", action="store_true", help="als JSON, mit Hinweisen")
    _everywhere(parser)


def _overview(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "overview",
        help="den Sofort-Überblick zeigen, ohne Sprachmodell",
        description="Zeigt sofort, was in einem Dokument steht, wörtlich und mit Seite, ohne Sprachmodell.",
    )
    parser.add_argument("files", nargs="+", metavar="PFAD", help="Dokumente, Bilder, Nachrichten, oder Ordner damit")
    parser.add_argument("--json", action="store_true", help="als JSON, jeder Fund mit seinem Platz auf der Seite")
    parser.add_argument(
        "--sections", action="store_true", help="auch die Abschnitte mit ihren Nummern für „summarize --skip“ zeigen"
    )
    _everywhere(parser)


def _doctor(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "doctor",
        help="zeigen, was dieser PC kann",
        description="Zeigt, was dieser PC kann; ohne Inhalte von Dokumenten.",
    )
    parser.add_argument("--check", action="store_true", help="nur prüfen, ob dieser PC geeignet ist")
    parser.add_argument("--it", action="store_true", help="die Seite für die IT: jede Prüfung, Richtlinie, Störungen")
    parser.add_argument(
        "--calibrate",
        action="store_true",
        help="in höchstens einer Minute messen, wie das Modell hier am schnellsten läuft",
    )
    parser.add_argument(
        "--model", default="", metavar="ID|PFAD", help="Modell, das gemessen wird; sonst das Startmodell"
    )
    parser.add_argument("--json", action="store_true", help="als JSON")
    _everywhere(parser)


def _bench(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "bench",
        help="das Rechenwerk messen, gegen den üblichen Weg",
        description="Misst das Rechenwerk an einem Dokument gegen den üblichen Weg; das dauert viele Minuten.",
    )
    parser.add_argument("file", metavar="DATEI")
    parser.add_argument("--model", default="", metavar="ID|PFAD", help="Sprachmodell; ohne Angabe das Startmodell")
    parser.add_argument("--passages", type=int, default=0, metavar="ZAHL", help="nur so viele Abschnitte")
    parser.add_argument("--json", action="store_true", help="als JSON")
    _everywhere(parser)
