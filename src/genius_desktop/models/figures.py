"""Our own figures of how good weights are, measured with the program itself (`dev.py eval`), by their hash."""

import tomllib
from pathlib import Path

import msgspec

from genius_desktop import paths
from genius_desktop.weights import Figures


def load(file: Path | None = None) -> dict[str, Figures]:
    """Read the table that is part of the program: by SHA-256."""
    told = tomllib.loads((file or paths.resources() / "model_figures.toml").read_text("utf-8"))
    return msgspec.convert(told, type=dict[str, Figures])
