"""What can be typed after `genius-desktop rewrite`."""

import argparse
from collections.abc import Callable, Iterable

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
    parser.add_argument("--model", default="", metavar="ID|PFAD", help="Sprachmodell; ohne Angabe das Startmodell")
    parser.add_argument("--fresh", action="store_true", help="neu schreiben, auch wenn der Verlauf dieses Ergebnis hat")
    for part in parts:
        part(parser)
