"""`dev.py bundle WHAT`: build what an office installs."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from genius_desktop import paths
from genius_desktop.models import catalog
from genius_desktop.problems import Problem
from tools import engine
from tools.bundle.parts import Order
from tools.console import SetupError, say
from tools.places import ROOT

KINDS = {
    "wheels": "Ordner für Rechner, die Python haben",
    "folder": "Ordner, der sein Python mitbringt",
    "deb": "Paket für Debian und Ubuntu",
    "appimage": "eine Datei für jedes Linux",
    "windows": "Einrichtung für Windows (nur unter Windows)",
    "macos": "Abbild für macOS (nur unter macOS)",
}
_NO_MODEL = "none"


def main(words: Sequence[str] | None = None) -> int:
    """Build the bundle that the arguments describe; give the exit code."""
    known = catalog.load(paths.catalog())
    parser = argparse.ArgumentParser(prog="dev.py bundle", description="Pakete für Rechner ohne Netz bauen.")
    parser.add_argument(
        "what", nargs="?", default="wheels", choices=KINDS, help="; ".join(f"{k}: {text}" for k, text in KINDS.items())
    )
    parser.add_argument(
        "--model", default=None, metavar="ID", help="Modell aus dem Katalog, none für keines; wheels: das Startmodell"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="ORDNER")
    parser.add_argument(
        "--native-engine", action="store_true", help="Rechenwerk nur für Rechner wie diesen; spart die Übersetzung"
    )
    given = parser.parse_args(words)
    wished = given.model or (known.starter.id if given.what == "wheels" else _NO_MODEL)
    out = given.out.absolute()
    try:
        entry = None if wished == _NO_MODEL else known.entry(wished)
        out.mkdir(parents=True, exist_ok=True)
        order = Order(entry, out, engine.NATIVE if given.native_engine else engine.PORTABLE)
        say(f"✓ {import_module(f'tools.bundle.{given.what}').build(order)}")
    except Problem:
        say(f"Das Modell {wished} steht nicht im Katalog.")
        return 2
    except SetupError as fault:
        say(str(fault))
        return 4
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
