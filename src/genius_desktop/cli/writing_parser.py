"""What can be typed after `genius-desktop write` and `genius-desktop assistants`."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

Parts = Iterable[Callable[[argparse.ArgumentParser], None]]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", parts: Parts) -> None:
    """Add the command that writes; the parts are what commands with a result have in common."""
    told = "einen Text entwerfen: Brief, Vermerk, Vorlage …; was Sie nicht angeben, bleibt als Lücke stehen"
    parser = commands.add_parser("write", help=told, description=f"{told[0].upper()}{told[1:]}.")
    parser.add_argument("assistant", metavar="ASSISTENT", help="Name aus „genius-desktop assistants list“")
    parser.add_argument("files", nargs="*", default=[], metavar="PFAD", help="Dokumente, aus denen geschrieben wird")
    parser.add_argument(
        "--field",
        action="append",
        default=[],
        metavar="NAME=TEXT",
        help="eine Angabe; mehrfach möglich, „NAME=@DATEI“ liest sie aus einer Datei",
    )
    parser.add_argument("--model", default="", metavar="ID|PFAD", help="Sprachmodell; ohne Angabe das Startmodell")
    parser.add_argument("--fresh", action="store_true", help="neu schreiben, auch wenn der Verlauf dieses Ergebnis hat")
    for part in parts:
        part(parser)


def add_assistants(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    parts: tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.ArgumentParser], None]],
) -> None:
    """Add the command for assistants; the parts are how an engine is chosen, and what every command has."""
    engine, everywhere = parts
    told = "Assistenten: zeigen, prüfen, an ihren Beispielen ausprobieren, übernehmen, weitergeben"
    parser = commands.add_parser("assistants", help=told, description=f"{told}.")
    actions = parser.add_subparsers(dest="action", required=True, title="Befehle", metavar="BEFEHL")
    listing = actions.add_parser("list", help="alle Assistenten mit ihren Feldern")
    check = actions.add_parser("check", help="eine Datei oder einen Assistenten prüfen; Fehler mit Zeile und Feld")
    check.add_argument("name", metavar="DATEI|NAME")
    run = actions.add_parser("run", help="einen Assistenten an seinen eigenen Beispielen ausprobieren")
    run.add_argument("name", metavar="DATEI|NAME")
    run.add_argument("--model", default="", metavar="ID|PFAD", help="Sprachmodell; ohne Angabe das Startmodell")
    engine(run)
    bring = actions.add_parser("import", help="eine Datei als eigenen Assistenten übernehmen, nach einer Prüfung")
    bring.add_argument("path", type=Path, metavar="DATEI")
    bring.add_argument(
        "--force", action="store_true", help="einen gleichnamigen eigenen ersetzen; er bleibt als Fassung"
    )
    give = actions.add_parser("export", help="einen Assistenten als eine Datei weitergeben, mit seinem Wissen")
    give.add_argument("name", metavar="NAME")
    give.add_argument("--out", type=Path, metavar="PFAD", help="Datei (.toml); sonst Standardausgabe")
    give.add_argument("--force", action="store_true", help="eine vorhandene Datei ersetzen")
    restore = actions.add_parser("restore", help="eine ältere Fassung eines eigenen Assistenten zurückholen")
    restore.add_argument("name", metavar="NAME")
    restore.add_argument(
        "number", type=int, nargs="?", default=0, metavar="NUMMER", help="ohne Angabe: Fassungen zeigen"
    )
    delete = actions.add_parser("delete", help="einen eigenen Assistenten mit allen Fassungen löschen")
    delete.add_argument("name", metavar="NAME")
    for action in (listing, check, run, bring, give, restore, delete):
        if action is not give:
            action.add_argument("--format", choices=("md", "json"), default="md", help="Text oder JSON")
        everywhere(action)
