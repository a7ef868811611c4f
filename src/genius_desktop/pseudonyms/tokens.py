"""Texts as words, numbers and signs; however it is spaced, it is the same sequence."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign, and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Give the tokens of a text."""
    return [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]


def sequence(text: str) -> tuple[str, ...]:
    """Give the tokens of a short text as they are compared."""
    return tuple(_TOKEN.findall(text))
