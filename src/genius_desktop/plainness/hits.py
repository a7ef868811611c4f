"""What makes a text hard to read: a place, its kind, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of hit in words: what it is called, why it is hard, what helps."""

    id: str
    title: str
    why: str
    advice: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text, from `start` to `end`, that is hard to read; the `count` is one of words or syllables."""

    kind: str
    start: int
    end: int
    shown: str
    suggestion: str = ""
    count: int = 0
