"""The weights that a command needs, fetched by the program itself onto the user's own shelf."""

import json
import subprocess
from collections.abc import Callable, Mapping
from typing import Any

from tools.console import SetupError, answer, say
from tools.places import PYTHON

_PROGRAM = (PYTHON, "-P", "-m", "genius_desktop")
STARTER, TEST = "starter", "test"
Row = Mapping[str, Any]


def fetch_tier(tier: str) -> None:
    """Fetch what is missing of a tier of the catalogue.

    Raises `SetupError`.
    """
    _fetch(lambda row: row.get("tier") == tier)


def fetch_named(name: str) -> None:
    """Fetch weights of the catalogue if they are missing; a name that it does not know is the program's to refuse.

    Raises `SetupError`.
    """
    _fetch(lambda row: row["id"] == name)


def _fetch(wanted: Callable[[Row], bool]) -> None:
    listed = answer([*_PROGRAM, "models", "list", "--json"])
    if listed is None:
        raise SetupError("Das Programm kann seine Modelle nicht auflisten.")
    for row in json.loads(listed):
        if wanted(row) and not row["present"]:
            say(f"→ Modell laden: {row['title']}, {row['bytes'] / 1e6:.0f} MB …")
            result = subprocess.run([*_PROGRAM, "models", "fetch", row["id"]], check=False, stdin=subprocess.DEVNULL)
            if result.returncode:
                raise SetupError(f"Das Modell {row['id']} konnte nicht geladen werden.")
