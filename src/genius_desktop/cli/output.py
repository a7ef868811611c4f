"""Where a command says things and writes files."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from genius_desktop.problems import InputProblem


def say(text: str, *, quiet: bool = False) -> None:
    """Say something on the error output; the standard output is for results."""
    if not quiet:
        print(text, file=sys.stderr, flush=True)


def display_name(file: str | Path) -> str:
    """Give the name of a file as it can be shown and stored, whatever its bytes are."""
    name = os.path.basename(os.fspath(file)) or os.fspath(file)  # noqa: PTH119 (no Path of a broken name)
    shown = os.fsencode(name).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in shown)


def check_writable(file: Path, *, overwrite: bool) -> None:
    """Find out before the work whether its result can be written.

    Raises `InputProblem`.
    """
    folder = file.absolute().parent
    if file.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise InputProblem("output-not-writable", str(file))
    if file.exists() and not overwrite:
        raise InputProblem("output-exists", str(file))
    if file.exists() and not os.access(file, os.W_OK):
        raise InputProblem("output-not-writable", str(file))


def write_whole(file: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises `InputProblem`.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(data)
        part.replace(file)
    except OSError as fault:
        with suppress(OSError):
            part.unlink()
        raise InputProblem("output-not-writable", str(file)) from fault
