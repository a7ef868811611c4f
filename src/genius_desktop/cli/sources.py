"""The documents a command is about."""

import os

from genius_desktop import gathering, wording
from genius_desktop.cli.output import say
from genius_desktop.domain import Source
from genius_desktop.problems import InputProblem


def gather(files: list[str], *, quiet: bool) -> tuple[Source, ...]:
    """Find the documents in what was named; a mistyped name is found before any model is loaded.

    Raises `InputProblem`.
    """
    for file in files:
        if not os.path.lexists(file):
            name = os.path.basename(file) or file  # noqa: PTH119 (no Path of a broken name)
            raise InputProblem("file-missing", gathering.shown_name(name))
    found = gathering.gather(files)
    if found.too_many:
        raise InputProblem("too-many-documents", str(gathering.MOST_DOCUMENTS))
    if not found.sources:
        raise InputProblem("no-documents")
    if found.left_out:
        say(wording.left_out(found.left_out), quiet=quiet)
    return found.sources
