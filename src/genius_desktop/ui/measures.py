"""The measures of the window, read ahead of everything else so that it opens where it was."""

import json
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measures:
    """Qt's own saved states of the window and its columns; empty where none are known."""

    window: bytes = b""
    columns: bytes = b""


def look(settings: Path) -> Measures:
    """Read the measures out of the settings without what reading all of them takes."""
    try:
        told = json.loads(settings.read_bytes())
        return Measures(b64decode(told.get("window", "")), b64decode(told.get("columns", "")))
    except (OSError, ValueError, TypeError, AttributeError):
        return Measures()
