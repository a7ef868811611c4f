"""The overview of a document, found in it without any model: each part word for word, with its place."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "proposal",
    "notice",
    "minutes",
    "invitation",
    "statute",
    "ordinance",
    "rules",
    "law",
    "ruling",
    "motion",
    "report",
    "budget",
    "contract",
    "announcement",
    "memo",
    "mail",
    "letter",
    "document",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of a page: `start` to `end` in its text are the same but for white space and torn words.

    An ellipsis at an end stands for words left out there; `level` is the depth of a heading.
    """

    text: str
    page: int
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What was or shall be decided: on which item of the agenda, in which words, with which result."""

    about: Finding | None = None
    text: tuple[Finding, ...] = ()
    result: Finding | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """What a reader wants to know first; at most 600 words in all."""

    kind: Kind = "document"
    title: Finding | None = None
    references: tuple[Finding, ...] = ()
    offices: tuple[Finding, ...] = ()
    meetings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    amounts: tuple[Finding, ...] = ()
    deadlines: tuple[Finding, ...] = ()
    dates: tuple[Finding, ...] = ()
    laws: tuple[Finding, ...] = ()
    sentences: tuple[Finding, ...] = ()
    outline: tuple[Finding, ...] = ()

    def findings(self) -> tuple[Finding, ...]:
        """Give everything in the order of reading."""
        head = (self.title,) if self.title else ()
        decided = tuple(
            part for made in self.decisions for part in (made.about, *made.text, made.result) if part is not None
        )
        return (
            *head,
            *self.references,
            *self.offices,
            *self.meetings,
            *decided,
            *self.amounts,
            *self.deadlines,
            *self.dates,
            *self.laws,
            *self.sentences,
            *self.outline,
        )
