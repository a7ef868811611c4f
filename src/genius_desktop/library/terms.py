"""The terms of German text by which it is found: stems, the parts of compounds, sections of laws, figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from genius_desktop.library.compounds import parts
from genius_desktop.stems import stem

# A section with its number, a paragraph of it, figures with their points, words; in this order.
_TERM = re.compile(
    r"§+\s*(?P<section>\d+\s?[a-z]?\b)"
    r"|\bAbs(?:\.|atz)\s*(?P<paragraph>\d+)"
    r"|(?P<figure>\d+(?:[.,:/-]\d+)+)"
    r"|(?P<word>[^\W_]+)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=\d)[.](?=\d{3}\b)")
_SHORTEST_COMPOUND = 7


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a text: where it stands, its stem, and the stems of the words it is made of."""

    start: int
    end: int
    stem: str
    parts: tuple[str, ...] = ()


def terms(text: str) -> Iterator[Term]:
    """Give the terms of a text in their order, with their places in it."""
    for found in _TERM.finditer(text):
        yield Term(found.start(), found.end(), *read_term(found.lastgroup or "word", found.group()))


@lru_cache(maxsize=200_000)
def read_term(kind: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Give stem and parts of one term of that kind."""
    match kind:
        case "section":
            return "§" + re.sub(r"\D*(\d+)\s*([a-zA-Z]?)", r"\1\2", text).casefold(), ()
        case "paragraph":
            return "abs" + re.sub(r"\D", "", text), ()
        case "figure":
            return _THOUSANDS.sub("", text), ()
    whole = stem(text)
    if len(text) < _SHORTEST_COMPOUND or not text.isalpha():
        return whole, ()
    found = dict.fromkeys(stem(part) for part in parts(text.lower()))
    return whole, tuple(part for part in found if part != whole)
