"""Kills jobs and cuts the power under the archive: nothing that was acknowledged may be lost or done twice."""

import argparse
import tempfile
from pathlib import Path
from typing import Any

from tools.storm import kills, power

FAULTS = (*kills.FAULTS, *power.FAULTS)
_KILLS = 200


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Do both, so often as was asked for; figures that must be nothing are always told."""
    with tempfile.TemporaryDirectory() as folder:
        killed = kills.storm(arguments.kills or _KILLS, Path(folder))
    return dict.fromkeys(FAULTS, 0) | killed | power.storm(arguments.cuts)
