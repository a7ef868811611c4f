"""`dev.py storm WHAT`: throw thousands of bad things at the program, and count what they did."""

import argparse
import importlib
import json
from pathlib import Path

_WHAT = {
    "devices": "Prozessoren, Grafikchips und schlechte Treiber: jede Rechenweise, gleicher Text, kein Absturz",
    "gguf": "fehlerhafte Modelldateien: abgewiesen, geladen, abgestürzt",
    "install": "Pakete in einem leeren Debian ohne Netz: eingerichtet, benutzt, ersetzt, entfernt",
    "jobs": "abgeschossene Aufträge und Stromausfälle: nichts verloren, nichts doppelt",
    "library": "abgeschossenes Einlesen einer Sammlung: kein Verzeichnis kaputt, keine Datei verloren oder doppelt",
    "models": "abgerissene, verfälschte und abgeschossene Modell-Downloads: nie etwas Falsches als fertig",
    "reader": "fehlerhafte Dokumente: gelesen, abgewiesen, abgestürzt",
    "token": "Schlüssel des Servers in allen Lebenslagen: kein Byte davon bleibt liegen",
    "server": "abgeschossene Fenster und Server: kein wartender Auftrag verloren, kein Ergebnis doppelt",
    "window": "Tasten, Klicks und Ablagen am echten Fenster; was ein Bildschirmleser von ihm erfährt",
    "sandbox": "Dokumente eines Ordners: gleicher Text im Schutzraum und außerhalb",
}


def main() -> int:
    """Run a storm; the exit code is 1 where a fault of ours came to light."""
    parser = argparse.ArgumentParser(prog="dev.py storm")
    parser.add_argument("what", choices=_WHAT, help="; ".join(f"{name}: {text}" for name, text in _WHAT.items()))
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.add_argument("--mutations", type=int, default=600, help="gguf: so viele zufällig veränderte Dateien")
    parser.add_argument("--all", action="store_true", help="gguf: auch laden, was abgewiesen wird")
    parser.add_argument("--count", type=int, default=10_000, help="reader: so viele veränderte Dokumente")
    parser.add_argument("--start", type=int, default=0, help="reader: die Nummer des ersten; window, token: der Zufall")
    parser.add_argument(
        "--seeds", type=Path, help="reader, sandbox: ein Ordner mit Dokumenten; install: mit gebauten Paketen"
    )
    parser.add_argument(
        "--kills", type=int, default=0, help="jobs, library, models, server: so viele abgeschossene Prozesse"
    )
    parser.add_argument("--runs", type=int, default=0, help="token: so viele Läufe")
    parser.add_argument("--cuts", type=int, default=3_000, help="jobs: so viele Stromausfälle")
    parser.add_argument("--minutes", type=float, default=10.0, help="window: so lange")
    parser.add_argument("--model", default="", help="install: dieses Sprachmodell schreibt dort; ohne Angabe keines")
    parser.add_argument("--wheel", type=Path, help="devices: das Rechenwerk der Pakete, sonst wird es übersetzt")
    arguments = parser.parse_args()
    storm = importlib.import_module(f"tools.storm.{arguments.what}")
    figures = storm.measure(arguments)
    if arguments.json:
        print(json.dumps(figures, ensure_ascii=False, indent=2))
    else:
        for name, value in figures.items():
            print(f"{name:40} {value}")
    return 1 if any(figures[fault] for fault in storm.FAULTS) else 0


if __name__ == "__main__":
    raise SystemExit(main())
