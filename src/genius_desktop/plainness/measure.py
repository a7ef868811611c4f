"""The measure of a whole text: its counts, its readability indices, and every place that is hard to read."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from genius_desktop.plainness import rules
from genius_desktop.plainness.cutting import is_heading, parted, sentences
from genius_desktop.plainness.hits import Hit

_LONG_LETTERS = 6
_HIGHEST, _PER_SYLLABLE = 180.0, 58.5


@dataclass(frozen=True, slots=True)
class Measure:
    """How a text is measured; without a sentence, both indices are 0.

    `flesch`: the reading ease for German of T. Amstad, „Wie verständlich sind unsere Zeitungen?“, Zürich 1978: 180 less
    the words of a sentence and 58.5 times the syllables of a word; 100 is very easy, 0 very hard. Syllables are counted
    by their vowels.
    `lix`: the index of C.-H. Björnsson, „Läsbarhet“, Stockholm 1968: words of a sentence and the percentage of words of
    more than six letters; below 40 easy, from 60 on very hard.
    """

    words: int
    sentences: int
    words_a_sentence: float
    long_sentences: int
    long_words_percent: float
    flesch: float
    lix: float
    hits: tuple[Hit, ...]

    def counts(self) -> dict[str, int]:
        """Count the hits of each kind."""
        return dict(Counter(hit.kind for hit in self.hits))


@dataclass(frozen=True, slots=True)
class _Measured:
    """What one sentence adds to the measure; its hits count from its beginning."""

    words: int = 0
    long: int = 0
    syllables: int = 0
    hits: tuple[Hit, ...] = ()


def measure(text: str) -> Measure:
    """Measure a German text; hits come in its order."""
    told = [(start, _measured(sentence)) for start, sentence in sentences(text)]
    told = [(start, one) for start, one in told if one.words]
    words = sum(one.words for _, one in told)
    if not words:
        return Measure(0, 0, 0.0, 0, 0.0, 0.0, 0.0, ())
    hits = [
        replace(hit, start=hit.start + start, end=hit.end + start) if start else hit
        for start, one in told
        for hit in one.hits
    ]
    a_sentence = words / len(told)
    long_percent = 100 * sum(one.long for _, one in told) / words
    syllables = sum(one.syllables for _, one in told) / words
    return Measure(
        words=words,
        sentences=len(told),
        words_a_sentence=round(a_sentence, 1),
        long_sentences=sum(hit.kind == "long-sentence" for hit in hits),
        long_words_percent=round(long_percent, 1),
        flesch=round(_HIGHEST - a_sentence - _PER_SYLLABLE * syllables, 1),
        lix=round(a_sentence + long_percent, 1),
        hits=tuple(hits),
    )


# While someone types, all sentences but one are those of a moment ago.
@lru_cache(maxsize=8192)
def _measured(text: str) -> _Measured:
    sentence = parted(text)
    if is_heading(sentence):
        return _Measured()
    hits = sorted((hit for rule in rules.ALL for hit in rule(sentence)), key=lambda hit: (hit.start, -hit.end))
    long = sum(len(word.text) > _LONG_LETTERS for word in sentence.words)
    return _Measured(len(sentence.words), long, sum(word.syllables for word in sentence.words), tuple(hits))
