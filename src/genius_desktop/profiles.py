"""Which program a profile belongs to: a newer one may keep what an older one would lose."""

import json
from pathlib import Path
from typing import Any

from genius_desktop.problems import SetupProblem

# One more whenever settings mean something else than before, or would be lost by an older program.
FORMAT = 1


def mark(version: str) -> dict[str, Any]:
    """Give what settings say of the program that wrote them."""
    return {"format": FORMAT, "program": version}


def require_known(settings: Path) -> None:
    """Make sure that no newer program has written the settings.

    Raises `SetupProblem` with the version of that program.
    """
    try:
        told = json.loads(settings.read_bytes())
        newer = int(told.get("format", 0)) > FORMAT
        version = str(told.get("program", ""))[:40]
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return
    if newer:
        raise SetupProblem("settings-too-new", version)
