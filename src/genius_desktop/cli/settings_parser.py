"""What can be typed after `genius-desktop settings`."""

import argparse
from collections.abc import Callable

from genius_desktop import rules


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", everywhere: Callable[..., None]) -> None:
    """Add the command with its actions."""
    told = "Einstellungen zeigen und ändern"
    parser = commands.add_parser("settings", help=told, description=f"{told}.")
    actions = parser.add_subparsers(dest="action", required=True, title="Befehle", metavar="BEFEHL")
    listing = actions.add_parser("list", help="alle Einstellungen zeigen, und wer sie bestimmt hat")
    listing.add_argument("--json", action="store_true", help="als JSON")
    change = actions.add_parser("set", help="eine Einstellung ändern; Listen durch Komma getrennt")
    back = actions.add_parser("reset", help="eine Einstellung auf ihren üblichen Wert zurücksetzen")
    for action in (change, back):
        action.add_argument("name", choices=rules.OWN, metavar="NAME", help="Name aus „settings list“")
    change.add_argument("value", metavar="WERT")
    for action in (listing, change, back):
        everywhere(action)
