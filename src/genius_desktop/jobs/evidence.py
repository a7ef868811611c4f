"""Which sentence of the source carries what the model wrote."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from genius_desktop.domain import Citation, Passage
from genius_desktop.sentences import split

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+")
_STEM_CHARS = 6
_SHORTEST_WORD = 3
_ALIKE_CHARS = 5
_NUMBER_WEIGHT = 3.0
_NEUTRAL = frozenset(
    "beträgt betragen erhält erhalten erfolgt erfolgen umfasst umfassen werden wurden worden müssen sollen können "
    "dürfen zwischen während gemäß insgesamt zusätzlich jeweils außerdem weiterhin bereits einem einen einer eines "
    "dieser diesem dieses welche welcher sodass hierfür dafür darüber höchstens mindestens ungefähr".split()
)
# Less in common than this share of a statement is no evidence.
_ENOUGH = 0.3
_QUOTE_CHARS = 300


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage and the terms it is known by."""

    page: int
    text: str
    terms: frozenset[str]


def sentences(passage: Passage) -> list[Sentence]:
    """Give every sentence of a passage with its page."""
    return [
        Sentence(span.page, text, frozenset(_terms(text)))
        for span in passage.spans
        for line in span.text.split("\n")
        for text in split(line)
    ]


def as_sentence(page: int, text: str) -> Sentence:
    """Make a sentence of a page ready to be compared."""
    return Sentence(page, text, frozenset(_terms(text)))


def cite(sentence: Sentence, document: int) -> Citation:
    """Quote a sentence, or its beginning."""
    return Citation(document, sentence.page, _quotable(sentence.text))


def best_sentence(text: str, source: Sequence[Sentence]) -> int | None:
    """Find the sentence that shares most with a text; None where none shares enough."""
    wanted = set(_terms(text))
    if not wanted or not source:
        return None
    weights = _weights(source)
    # Exactly: the order of a set differs from run to run, and with it how a plain sum is rounded.
    total = math.fsum(weights.get(term, _unknown(term)) for term in wanted)
    scored = [
        (math.fsum(weights[term] for term in wanted & sentence.terms), -len(sentence.text), number)
        for number, sentence in enumerate(source)
    ]
    score, _, best = max(scored, key=lambda told: (told[0], told[1], -told[2]))
    return best if score >= total * _ENOUGH else None


def unlike(text: str, source: str) -> float:
    """Tell which share of the words of a text has nothing like it in its source, from 0 to 1; figures aside."""
    known = {term for term in _terms(source) if not term[0].isdigit()}
    told = {term for term in _terms(text) if not term[0].isdigit() and len(term) >= _ALIKE_CHARS}
    strange = [term for term in told if not any(term[:_ALIKE_CHARS] in other for other in known)]
    return len(strange) / len(told) if told else 0.0


def own_verbs(text: str, source: str) -> list[str]:
    """Give the long small words of a text that its source does not have: verbs and adjectives of the writer's own."""
    known = {word[:_ALIKE_CHARS] for word in _WORD.findall(source.casefold())}
    told = (word for word in _WORD.findall(text) if word[0].islower() and len(word) > _ALIKE_CHARS)
    return [word for word in told if word not in _NEUTRAL and word[:_ALIKE_CHARS].casefold() not in known]


def _weights(source: Sequence[Sentence]) -> dict[str, float]:
    frequency = Counter(term for sentence in source for term in sentence.terms)
    return {
        term: math.log1p(len(source) / count) * (_NUMBER_WEIGHT if term[0].isdigit() else 1.0)
        for term, count in frequency.items()
    }


def _unknown(term: str) -> float:
    return _NUMBER_WEIGHT if term[0].isdigit() else 1.0


def _terms(text: str) -> Iterable[str]:
    """Numbers as they stand, words by their beginning: German endings differ more than stems do."""
    for word in _WORD.findall(text.casefold()):
        if word[0].isdigit():
            yield word.rstrip(".,")
        elif len(word) >= _SHORTEST_WORD:
            yield word[:_STEM_CHARS]


def _quotable(text: str) -> str:
    return text if len(text) <= _QUOTE_CHARS else text[:_QUOTE_CHARS].rsplit(" ", 1)[0]
