"""The answer of a model made paragraphs: without what the template has, without sentences no one can stand for."""

import re
from collections.abc import Iterable, Sequence

from genius_desktop import writing_words
from genius_desktop.jobs.evidence import unlike
from genius_desktop.jobs.figures import figures, same
from genius_desktop.jobs.language import is_foreign
from genius_desktop.sentences import split

_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|[-•*–▪]\s+|>\s+)|\*\*|__|`+")
# „am 3.“, and in the next line „- Februar 2026“
_TORN_DATE = re.compile(r"(\b\d{1,2}\.)\s*\n\s*[-•*–]?\s*(?=[A-ZÄÖÜ])")
_SHORTEST_CHARS = 12
_LOST = 0.7
_FEWEST_LOST_WORDS = 3


def paragraphs(answer: str, *, whole: bool) -> list[str]:
    """Give the paragraphs of an answer; where the model was cut off, without its last sentence."""
    kept: list[str] = []
    seen: set[str] = set()
    for line in _TORN_DATE.sub(r"\1 ", answer.strip()).split("\n"):
        text = " ".join(_MARKS.sub("", line).split()).strip('"„“')
        if writing_words.CLOSINGS.match(text):
            break
        if len(text) < _SHORTEST_CHARS or writing_words.OPENINGS.match(text) or writing_words.PREAMBLES.match(text):
            continue
        fresh = [sentence for sentence in split(text) if sentence not in seen]
        seen.update(fresh)
        if fresh:
            kept.append(" ".join(fresh))
    if kept and not whole:
        sentences = split(kept[-1])
        kept[-1:] = [" ".join(sentences[:-1])] if len(sentences) > 1 else []
    return kept


def is_usable(told: Sequence[str]) -> bool:
    """Tell whether an answer is a German text."""
    return bool(told) and not is_foreign(" ".join(told))


def lost(told: Iterable[str], given: Iterable[tuple[str, str]]) -> list[str]:
    """Give what was entered (label, text) and has found no place in the paragraphs: no figure of it, or no word."""
    whole = " ".join(told)
    known = list(figures(whole))
    found: list[str] = []
    for label, text in given:
        for line in text.split("\n"):
            for sentence in split(line):
                missing = any(not any(same(figure, other) for other in known) for figure in figures(sentence))
                long = len(sentence.split()) >= _FEWEST_LOST_WORDS
                if missing or (long and unlike(sentence, whole) > _LOST):
                    found.append(writing_words.given(label, sentence))
    return list(dict.fromkeys(found))
