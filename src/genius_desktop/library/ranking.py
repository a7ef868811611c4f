"""The candidates looked at again: how much of what the question wants stands in each, and in its title and heading."""

import math
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from genius_desktop.domain import Span
from genius_desktop.library.questions import Query
from genius_desktop.library.terms import Term, terms
from genius_desktop.sentences import split

# How much title and heading say of a passage, a part of a compound, the index itself, and the very same letters.
_TITLE, _HEADING, _PART, _INDEX, _SAME = 0.5, 0.3, 1.0, 0.5, 0.05
# A document is as good as its best passage, and a little better for each of the next three.
_NEXT, _MOST_NEXT = 0.1, 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A candidate with all that is known of it."""

    number: int
    paper: int
    title: str
    heading: str
    spans: tuple[Span, ...]
    worth: float
    score: float = 0.0

    @property
    def text(self) -> str:
        """All of its text."""
        return "\n".join(span.text for span in self.spans)


@dataclass(slots=True)
class Scale:
    """What the words of a question are worth in this index."""

    query: Query
    telling: Mapping[str, float]
    headings: bool = True
    _words: dict[str, str] = field(default_factory=dict)
    _terms: dict[str, list[Term]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._words = {word.stem: _same(word.text) for word in self.query.words}

    def weigh(self, passage: Passage) -> float:
        """Tell how much of the question a passage answers."""
        above = self.worth(passage.title) * _TITLE + self.worth(passage.heading) * _HEADING if self.headings else 0.0
        within = [(span.text, term) for span in passage.spans for term in self.terms(span.text)]
        return above + self._worth(within) + passage.worth * _INDEX

    def worth(self, text: str) -> float:
        """Tell how much of the question stands in a text."""
        return self._worth([(text, term) for term in self.terms(text)])

    def best_sentence(self, text: str) -> tuple[str, float]:
        """Give the sentence of a text that says most of what is asked, the earlier one of two, and how much that is."""
        best, worth, at = "", -1.0, 0
        found = self.terms(text)
        starts = [term.start for term in found]
        for sentence in split(text):
            place = text.find(sentence, at)
            start, at = (place, place + len(sentence)) if place >= 0 else (at, at)
            within = found[bisect_left(starts, start) : bisect_left(starts, at)]
            here = self._worth([(text, term) for term in within])
            if here > worth:
                best, worth = sentence, here
        return best, worth

    def terms(self, text: str) -> list[Term]:
        """Give the terms of a text, which are cut once in a search."""
        if text not in self._terms:
            self._terms[text] = list(terms(text))
        return self._terms[text]

    def _worth(self, within: Sequence[tuple[str, Term]]) -> float:
        here = _levels(term for _, term in within)
        total = 0.0
        for word in self.query.words:
            total += max(
                (self._telling(stem) * worth * here.get(stem, 0.0) for stem, worth in word.stems.items()), default=0
            )
        # „schon“ and „schön“ have one stem: the one that was typed comes first.
        written = {_same(text[term.start : term.end]) for text, term in within if term.stem in self._words}
        return total + _SAME * sum(self._telling(stem) for stem, word in self._words.items() if word in written)

    def marks(self, text: str) -> list[tuple[int, int, float]]:
        """Give the words of a text that the question asks for: start, end, and what each tells."""
        worth = self.query.stems()
        found = []
        for term in terms(text):
            best = max(
                (self._telling(stem) * worth[stem] for stem in (term.stem, *term.parts) if stem in worth), default=0.0
            )
            if best:
                found.append((term.start, term.end, best))
        return found

    def _telling(self, stem: str) -> float:
        return self.telling.get(stem, 0.0)


def _same(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def _levels(found: Iterable[Term]) -> dict[str, float]:
    here: dict[str, float] = {}
    for term in found:
        here[term.stem] = 1.0
        for part in term.parts:
            here[part] = max(here.get(part, 0.0), _PART)
    return here


def of_paper(scores: Sequence[float]) -> float:
    """Give the score of a document by those of its passages."""
    ordered = sorted(scores, reverse=True)
    return ordered[0] + _NEXT * sum(math.sqrt(max(score, 0.0)) for score in ordered[1 : 1 + _MOST_NEXT])
