"""What an exported file is made of, whatever its format."""

from dataclasses import dataclass
from typing import Literal

# gap: still to be filled in; old, new: only in the one or only in the other of two versions.
Look = Literal["plain", "gap", "old", "new"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A paragraph that must not be overlooked."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list; `marks` say in words what a check did not find."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, with bullets or numbered; its numbers go on from an earlier list where `first` is not 1."""

    entries: tuple[Entry, ...]
    numbered: bool
    first: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same."""

    text: str
    look: Look = "plain"


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of a text itself, line by line; `marks` say in words what a check did not find."""

    lines: tuple[Line, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Synopsis:
    """A table of texts with their differences; every row has as many cells as the header, the first names the place."""

    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Short labels, each with its value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to be filled in by hand."""

    text: str


Block = Heading | Notice | Paragraph | Prose | Listing | Table | Synopsis | Facts | Signature


def said(line: Line) -> str:
    """Give what a line says, however it looks."""
    return "".join(run.text for run in line)
