"""The forms a result can take and the subjects a user may ask for, as their TOML files describe them."""

from dataclasses import dataclass
from typing import Literal

from genius_desktop.domain import Length, LengthName

# The form of a result unless the user wishes for another.
DEFAULT = "ueberblick"

SignKind = Literal["amount", "percentage", "date", "deadline", "decision", "vote", "paragraph"]
# signs: what its signs tell; opening: the same, else how the text begins; rest: what no other section takes;
# title: the title of the document; office: as signs, else the offices the overview has found.
Taking = Literal["signs", "opening", "rest", "title", "office"]
# places: one list; sections: under the headings of the form; agenda: under the items of the agenda in the text.
Grouping = Literal["places", "sections", "agenda"]


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells that a sentence is about something; in words and headings a `*` stands for any letters.

    A hint is a word that says little alone: it never outweighs a word, a kind of figure or a heading.
    """

    words: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    kinds: tuple[SignKind, ...] = ()
    headings: tuple[str, ...] = ()


NO_SIGNS = Signs()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a form; `share` says how much of the result it gets, `absent` ends „keine Angaben …“."""

    title: str
    absent: str
    takes: Taking = "signs"
    share: float = 1.0
    signs: Signs = NO_SIGNS


@dataclass(frozen=True, slots=True)
class Form:
    """How a result is laid out; `style` is added to what the model is told, `lengths` replace the assistant's."""

    id: str = ""
    version: int = 1
    title: str = ""
    purpose: str = ""
    style: str = ""
    grouping: Grouping = "places"
    lengths: dict[LengthName, Length] | None = None
    sections: tuple[Section, ...] = ()


PLAIN = Form()


@dataclass(frozen=True, slots=True)
class Subject:
    """A common subject of offices: the words a user asks for it by, and the signs of its answers."""

    names: tuple[str, ...]
    signs: Signs
