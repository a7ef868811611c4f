"""TOML files of assistants, forms and tones, read as what they must be."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from genius_desktop.problems import SetupProblem

T = TypeVar("T")
_LIMIT_BYTES = 1024 * 1024


def read_as(file: Path, kind: type[T]) -> T:
    """Read a file, every field checked against its type.

    Raises `SetupProblem` naming file and fault.
    """
    try:
        with file.open("rb") as stream:
            text = stream.read(_LIMIT_BYTES).decode()
        return msgspec.convert(tomllib.loads(text), type=kind)
    except (OSError, ValueError, msgspec.ValidationError) as fault:
        raise SetupProblem("assistant-broken", f"{file.name}: {fault}") from fault
