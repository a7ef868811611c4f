"""The process that loads what is native, one thing after another, and says so before and after each."""

import ctypes
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO


def serve(items: Sequence[str]) -> int:
    """Load each item; a line before, so that whoever waits knows which one ended this process."""
    # What libraries print while they are loaded goes elsewhere.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    for item in items:
        _say(out, "begin", item)
        _say(out, "good" if _load(item) else "missing", item)
    out.close()
    return 0


def _say(out: TextIO, word: str, item: str) -> None:
    out.write(f"{word} {item}\n")
    out.flush()


def _brought(name: str) -> str:
    """Find a library among those that a package brings with it; the system's loader does not look there by name."""
    folder = getattr(sys, "_MEIPASS", "")
    places = [Path(folder), Path(folder, "PySide6", "Qt", "lib")] if folder else []
    return next((str(place / name) for place in places if (place / name).exists()), "")


def _load(item: str) -> bool:
    kind, _, name = item.partition(":")
    try:
        if kind == "library":
            ctypes.CDLL(_brought(name) or name)
        else:
            module = importlib.import_module(name)
            # llama.cpp: its import alone computes nothing.
            begin = getattr(module, "llama_backend_init", None)
            if begin is not None:
                begin()
    except (ImportError, OSError, AttributeError, RuntimeError):
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(serve(sys.argv[1:]))
