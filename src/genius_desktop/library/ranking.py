"""The candidates looked at again: how much of what the question wants stands in each, and in its title and heading."""

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from genius_desktop.domain import Span
from genius_desktop.library.questions import Query
from genius_desktop.library.terms import Term, terms

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

    def __post_init__(self) -> None:
        self._words = {word.stem: _same(word.text) for word in self.query.words}

    def weigh(self, passage: Passage) -> float:
        """Tell how much of the question a passage answers."""
        above = self.worth(passage.title) * _TITLE + self.worth(passage.heading) * _HEADING if self.headings else 0.0
        return above + self.worth(passage.text) + passage.worth * _INDEX

    def worth(self, text: str) -> float:
        """Tell how much of the question stands in a text."""
        found = list(terms(text))
        here = _levels(found)
        total = 0.0
        for word in self.query.words:
            total += max(
                (self._telling(stem) * worth * here.get(stem, 0.0) for stem, worth in word.stems.items()), default=0
            )
        # „schon“ and „schön“ have one stem: the one that was typed comes first.
        written = {_same(text[term.start : term.end]) for term in found if term.stem in self._words}
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
