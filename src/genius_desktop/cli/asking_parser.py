"""What can be typed after `genius-desktop ask`."""

import argparse
from collections.abc import Callable, Iterable


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    parts: Iterable[Callable[[argparse.ArgumentParser], None]],
) -> None:
    """Add the command; the parts are what commands with a result have in common."""
    told = "Fragen zu Dokumenten beantworten, jede Angabe mit Seite; ohne Dokument ein freies Gespräch"
    parser = commands.add_parser("ask", help=told, description=f"{told}.")
    parser.add_argument("files", nargs="*", default=[], metavar="PFAD", help="Dokumente oder Ordner damit")
    parser.add_argument(
        "--question",
        action="append",
        required=True,
        metavar="TEXT",
        help="die Frage; mehrfach möglich, die Dokumente werden dann nur einmal gelesen",
    )
    parser.add_argument(
        "--library",
        nargs="?",
        const="",
        metavar="ID",
        help="statt aus Dokumenten aus den Sammlungen antworten: aus allen, oder aus der mit dieser Kennung",
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help="mit --library: einen Recherchebericht schreiben; eine lange Frage wird in Teilfragen zerlegt, mehrere "
        "--question sind die Teilfragen",
    )
    parser.add_argument("--model", default="", metavar="ID|PFAD", help="Sprachmodell; ohne Angabe das Startmodell")
    parser.add_argument(
        "--fresh", action="store_true", help="neu antworten, auch wenn der Verlauf diese Antwort schon hat"
    )
    for part in parts:
        part(parser)
