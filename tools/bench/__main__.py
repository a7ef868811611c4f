"""`dev.py bench WHAT`: measure one thing and print it as a table or as JSON."""

import argparse
import importlib
import json
from pathlib import Path

_WHAT = {
    "engine": "Rechenwerk: gegen den üblichen Weg, auf denselben Abschnitten (dauert etwa 20 Minuten)",
    "start": "Fenster: Zeit bis zum ersten Bild, gegen ein leeres PySide6-Fenster",
    "window": "Fenster: sein Herzschlag, während 500 Seiten gelesen werden und das Modell lädt und schreibt",
    "reader": "Leser: Seiten je Sekunde gegen rohes MuPDF, Start und Speicher",
    "job": "ein ganzer Auftrag: Zeit bis zum ersten Text, Gesamtzeit, Speicher je Prozess",
    "library": "die Sammlung: Einlesen, Größe des Verzeichnisses, Suche in sehr vielen Abschnitten",
    "recognition": "Texterkennung: die Scans des Korpus gegen ihren bekannten Text",
}


def main() -> int:
    """Run a measurement."""
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument(
        "what",
        nargs="?",
        default="engine",
        choices=_WHAT,
        help="; ".join(f"{name}: {text}" for name, text in _WHAT.items()),
    )
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.add_argument("--model", default="", help="Sprachmodell, sonst das Startmodell; window: auch scripted")
    parser.add_argument("--pages", type=int, default=500, help="window: Seiten des Dokuments")
    parser.add_argument("--seconds", type=float, default=420.0, help="window: wie lange geschrieben wird")
    parser.add_argument("--passages", type=int, default=1_000_000, help="library: Abschnitte, in denen gesucht wird")
    parser.add_argument("--bundle", type=Path, help="start: auch das Fenster dieses Ordners mit eigenem Python")
    parser.add_argument("files", nargs="*", help="Dokumente")
    arguments = parser.parse_args()
    figures = importlib.import_module(f"tools.bench.{arguments.what}").measure(arguments)
    if arguments.json:
        print(json.dumps(figures, ensure_ascii=False, indent=2))
        return 0
    for name, value in figures.items():
        print(f"{name:28} {value}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
