"""The engine against the usual way, through the program's own command, in an empty profile."""

import argparse
import json
import subprocess
import sys
import tempfile
from typing import Any

from tools.places import ROOT

_MINUTES = ROOT.parent / "shared" / "corpus" / "council" / "niederschrift_rat_2025-03-25.pdf"
# Long enough for several passages, and in every checkout.
_ALWAYS_THERE = ROOT / "LICENSE"


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Find the plan of this PC, then measure; the document is the corpus's long minutes unless one is named."""
    document = arguments.files[0] if arguments.files else str(_MINUTES if _MINUTES.exists() else _ALWAYS_THERE)
    with tempfile.TemporaryDirectory() as home:
        program = [sys.executable, "-P", "-m", "genius_desktop", "--home", home]
        subprocess.run([*program, "doctor", "--calibrate", "--model", arguments.model], check=True, stdout=sys.stderr)
        done = subprocess.run(
            [*program, "bench", document, "--model", arguments.model, "--json"], check=True, stdout=subprocess.PIPE
        )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
