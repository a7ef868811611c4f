"""What can be typed after `genius-desktop server`."""

import argparse
from collections.abc import Callable
from pathlib import Path

from genius_desktop import leaving_words
from genius_desktop.cli import server_preview

_TITLE = "den Server der Gemeinde einrichten, prüfen und zeigen, was dorthin ging"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", everywhere: Callable[..., None]) -> None:
    """Add the command with its actions."""
    parser = commands.add_parser("server", help=_TITLE, description=f"{_TITLE[0].upper()}{_TITLE[1:]}.")
    actions = parser.add_subparsers(dest="action", required=True, title="Befehle", metavar="BEFEHL")
    check = actions.add_parser("check", help="die Verbindung prüfen; es wird kein Dokument gesendet")
    check.add_argument("--json", action="store_true", help="als JSON")
    log = actions.add_parser("log", help="zeigen, was wann an welchen Server ging, ohne Inhalte")
    log.add_argument("--json", action="store_true", help="als JSON")
    log.add_argument("--csv", type=Path, metavar="PFAD", help="in eine CSV-Datei schreiben")
    log.add_argument("--force", action="store_true", help="eine vorhandene Datei ersetzen")
    preview = actions.add_parser("preview", help="zeigen, was den PC verlassen würde; es wird nichts gesendet")
    server_preview.offer(preview)
    token = actions.add_parser(
        "token", help="den Schlüssel hinterlegen: am Terminal gefragt, sonst erste Zeile der Eingabe"
    )
    token.add_argument("--ask", action="store_true", help="nicht hinterlegen, sondern jedes Mal fragen")
    forget = actions.add_parser("forget", help="den Schlüssel aus dem Schlüsselbund löschen")
    change = actions.add_parser("set", help="Einstellungen des Servers ändern; ohne Angaben werden sie gezeigt")
    _settings(change)
    for action in (check, log, preview, token, forget, change):
        everywhere(action)


def _settings(parser: argparse.ArgumentParser) -> None:
    """Add one word for each setting; what is not typed stays as it is."""
    modes = ", ".join(f"{name}: {told}" for name, told in leaving_words.MODES.items())
    parser.add_argument("--mode", choices=tuple(leaving_words.MODES), help=modes)
    for name, metavar, told in (
        ("--url", "URL", "Adresse mit Pfad, etwa https://ki.example/v1; leer für keinen Server"),
        ("--model", "NAME", "Sprachmodell auf dem Server; leer, wenn er nur eines hat"),
        ("--title", "TEXT", "wie der Server im Fenster heißt"),
        ("--key-header", "NAME", "Kopfzeile für den Schlüssel, sonst Authorization"),
        ("--ca-file", "PFAD", "Zertifikate des eigenen Ausstellers (PEM); leer für die des Systems"),
        ("--proxy", "URL|system", "Proxy; leer für keinen"),
    ):
        parser.add_argument(name, metavar=metavar, help=told)
    parser.add_argument("--room-tokens", type=int, metavar="ZAHL", help="wie viele Token das Modell auf einmal fasst")
    parser.add_argument("--at-once", type=int, metavar="ZAHL", help="wie viele Anfragen zugleich")
    parser.add_argument(
        "--hides", action=argparse.BooleanOptionalAction, default=None, help="Angaben zu Personen ersetzen"
    )
    parser.add_argument(
        "--keep", action="append", metavar="TEXT", help="Wort, das nicht ersetzt wird; mehrfach möglich"
    )
    parser.add_argument(
        "--local-folder",
        action="append",
        dest="local_folders",
        metavar="ORDNER",
        help="Dokumente darin verlassen den PC nie; mehrfach möglich, leer für keinen",
    )
