"""Where a command says things and writes files."""

import os
import sys
from pathlib import Path

from genius_desktop.problems import InputProblem
from genius_desktop.storing import write_whole


def say(text: str, *, quiet: bool = False) -> None:
    """Say something on the error output; the standard output is for results."""
    if not quiet:
        print(text, file=sys.stderr, flush=True)


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


def save(file: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises `InputProblem`.
    """
    try:
        write_whole(file, data)
    except OSError as fault:
        raise InputProblem("output-not-writable", str(file)) from fault
