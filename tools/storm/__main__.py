"""`dev.py storm WHAT`: throw hundreds of bad things at the program, and count what they did."""

import argparse
import importlib
import json

_WHAT = {"gguf": "fehlerhafte Modelldateien: abgewiesen, geladen, abgestürzt"}


def main() -> int:
    """Run a storm; the exit code is 1 where something got through that ends a process."""
    parser = argparse.ArgumentParser(prog="dev.py storm")
    parser.add_argument("what", choices=_WHAT, help="; ".join(f"{name}: {text}" for name, text in _WHAT.items()))
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.add_argument("--mutations", type=int, default=600, help="so viele zufällig veränderte Dateien")
    parser.add_argument("--all", action="store_true", help="auch laden, was abgewiesen wird")
    arguments = parser.parse_args()
    figures = importlib.import_module(f"tools.storm.{arguments.what}").measure(arguments)
    if arguments.json:
        print(json.dumps(figures, ensure_ascii=False, indent=2))
    else:
        for name, value in figures.items():
            print(f"{name:40} {value}")
    return 1 if figures["killed by what passed"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
