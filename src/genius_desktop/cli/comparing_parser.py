"""What can be typed after `genius-desktop compare`."""

import argparse
from collections.abc import Callable, Iterable


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    parts: Iterable[Callable[[argparse.ArgumentParser], None]],
) -> None:
    """Add the command; the parts are what commands with a result have in common."""
    told = "zwei Fassungen einer Satzung oder eines Vertrags vergleichen: Synopse der geänderten Regelungen"
    parser = commands.add_parser("compare", help=told, description=f"{told[0].upper()}{told[1:]}.")
    parser.add_argument("old", metavar="ALT", help="die bisherige Fassung")
    parser.add_argument("new", metavar="NEU", help="die neue Fassung")
    parser.add_argument(
        "--no-explain",
        action="store_false",
        dest="explain",
        help="nur vergleichen; ohne Sprachmodell, in wenigen Sekunden",
    )
    parser.add_argument("--model", default="", metavar="ID|PFAD", help="Sprachmodell; ohne Angabe das Startmodell")
    parser.add_argument("--fresh", action="store_true", help="neu vergleichen, auch wenn der Verlauf das Ergebnis hat")
    for part in parts:
        part(parser)
