"""Where things are: the checkout, its environment, and what is kept between checkouts."""

import os
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tools.console import say

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
_PATIENCE_SECONDS = 0.5
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def cache() -> Path:
    """Give the folder for what may be thrown away and made again, by the convention of the system."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    folder = base / "genius-desktop-dev"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def lock_file(purpose: str) -> Path:
    """Give the hash-pinned list of what a purpose needs."""
    return ROOT / "requirements" / f"{purpose}.txt"


def project() -> dict[str, Any]:
    """Read what describes our package."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@contextmanager
def alone(purpose: str) -> Iterator[None]:
    """Let one process at a time do a thing; the next one waits, and says so."""
    with (cache() / f"{purpose}.lock").open("a+b") as file:
        if not _claim(file):
            say("Ein anderer Aufruf richtet gerade ein; dieser wartet auf ihn …")
            while not _claim(file):
                time.sleep(_PATIENCE_SECONDS)
        # Closing the file gives the claim back, also where this process is killed.
        yield


def _claim(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
