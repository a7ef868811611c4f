"""What the papers of an office call the words of a question: those of the search, and those of the kind of question."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from genius_desktop import stems
from genius_desktop.library.questions import office_words
from genius_desktop.library.terms import terms
from genius_desktop.paths import resources

# How much a word of an office counts, against the one that was asked for; what answers this kind of question, more.
_OFFICE, _OF_KIND = 0.5, 0.6
NO_WORDS: Mapping[str, float] = MappingProxyType({})


def meant(kind: str, stem: str) -> dict[str, float]:
    """Give the stems that papers have for one that is asked for in a question of that kind, and how much each counts.

    Who pays is a debtor, when to pay is a due date: where the kind tells, the general words of an office say nothing.
    """
    told = of_kind(kind, stem)
    return dict.fromkeys(told, _OF_KIND) if told else dict.fromkeys(office_words().get(stem, ()), _OFFICE)


def of_kind(kind: str, stem: str) -> frozenset[str]:
    """Give the stems that answer a word in a question of that kind."""
    return _kinds().get((kind, stem), frozenset())


@cache
def _kinds() -> dict[tuple[str, str], frozenset[str]]:
    told = tomllib.loads((resources() / "questions" / "kinds.toml").read_text("utf-8"))
    found: dict[tuple[str, str], frozenset[str]] = {}
    for group in told["groups"]:
        finds = frozenset(stems.stem(word) for word in group["finds"])
        for key in ((kind, stems.stem(word)) for kind in group["kinds"] for word in group["asks"]):
            found[key] = found.get(key, frozenset()) | finds
    return found


def compounds(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give the words that each word of texts is made of, all as stems."""
    return {term.stem: term.parts for text in texts for term in terms(text)}
