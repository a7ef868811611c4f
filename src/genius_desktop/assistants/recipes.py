"""An office's own assistant with what only its file has: examples, what is wrong in it, what should be looked at."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from genius_desktop.assignments import Entry, Procedure

Origin = Literal["shipped", "house", "own"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of an example: the name of a file, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """A test of an assistant: what is entered and dropped; words, gaps and quotes that must come out, and words not."""

    title: str
    entries: tuple[Entry, ...] = ()
    papers: tuple[Paper, ...] = ()
    contains: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What makes a file unusable, or in a warning only doubtful: a code, the field, its line, and a word more."""

    code: str
    field: str
    line: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A usable assistant, its examples, and the warnings of its check; `file` is where it was read."""

    procedure: Procedure
    examples: tuple[Example, ...] = ()
    warnings: tuple[Fault, ...] = ()
    origin: Origin = "own"
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a check has found; without a recipe the file cannot be used, and the faults say why."""

    name: str
    recipe: Recipe | None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
