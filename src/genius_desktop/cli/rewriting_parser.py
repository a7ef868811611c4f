"""What can be typed after `genius-desktop rewrite` and `genius-desktop plain`."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from genius_desktop.assistants import manners


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    parts: Iterable[Callable[[argparse.ArgumentParser], None]],
) -> None:
    """Add the command; the parts are what commands with a result have in common."""
    told = "einen Text überarbeiten: korrigieren, kürzen, vereinfachen …; Zahlen, Daten und Namen bleiben"
    parser = commands.add_parser("rewrite", help=told, description=f"{told[0].upper()}{told[1:]}.")
    parser.add_argument(
        "files", nargs="*", default=[], metavar="PFAD", help="Dokumente; ohne Angabe oder mit -: Eingabe"
    )
    parser.add_argument(
        "--how", required=True, choices=manners.names(), metavar="ID", help=f"wie: {', '.join(manners.names())}"
    )
    parser.add_argument(
        "--diff", action="store_true", help="die Änderungen zeigen: [-gestrichen-] und {+eingefügt+}, mit Begründungen"
    )
    parser.add_argument("--table", action="store_true", help="in die Datei auch: bisher und neu als Tabelle")
    parser.add_argument("--model", default="", metavar="ID|PFAD", help="Sprachmodell; ohne Angabe das Startmodell")
    parser.add_argument(
        "--yes", action="store_true", help="lange Texte ohne Rückfrage überarbeiten; was fertig ist, bleibt erhalten"
    )
    parser.add_argument("--fresh", action="store_true", help="neu schreiben, auch wenn der Verlauf dieses Ergebnis hat")
    for part in parts:
        part(parser)
    # What is shown depends on where the text comes from.
    parser.set_defaults(format="")


def add_plain(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    everywhere: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Add the command that only measures."""
    told = "messen, wie leicht ein Text zu lesen ist (Einfache Sprache), ohne Sprachmodell"
    parser = commands.add_parser("plain", help=told, description=f"{told[0].upper()}{told[1:]}.")
    parser.add_argument("file", metavar="PFAD", nargs="?", default="-", help="ein Dokument; ohne Angabe: Eingabe")
    parser.add_argument("--format", choices=("md", "json"), default="md", help="Format des Ergebnisses")
    parser.add_argument("--out", type=Path, metavar="PFAD", help="Datei für das Ergebnis; sonst Standardausgabe")
    parser.add_argument("--force", action="store_true", help="eine vorhandene Datei ersetzen")
    everywhere(parser)
