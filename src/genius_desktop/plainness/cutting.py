"""Where the sentences, words and syllables of a text are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from genius_desktop.sentences import split

_ITEM = r"[ \t]*(?:[-–•▪*]\s|\(?\d{1,3}[.)]\)?\s|\(?[a-z]\)\s|#{1,6}\s|§\s*\d|\|)"
# A block ends at an empty line, before an item of a list, and where a line ends with its sentence.
_BLOCK_END = re.compile(rf"\n[ \t]*\n|\n(?={_ITEM})|(?<=[.!?:;])[ \t]*\n")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_])|\.(?=[^\W\d_]\.))*")
_VOWELS = re.compile(r"aa|ee|oo|ie|ei|ai|au|eu|äu|ey|ay|oi|[aeiouyäöüéèáàô]", re.IGNORECASE)
_HEADING_WORDS = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands in its sentence."""

    text: str
    start: int
    end: int

    @property
    def syllables(self) -> int:
        """About how many syllables it has: as many as groups of vowels, at least one."""
        return max(1, len(_VOWELS.findall(self.text)))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its words."""

    text: str
    words: tuple[Word, ...]

    def between(self, one: Word, other: Word) -> str:
        """Give what stands between two of its words."""
        return self.text[one.end : other.start]


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Find the sentences of a text and where each begins; lines of a list and headings are sentences of their own."""
    start = 0
    for end in [*_BLOCK_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        block = text[start:stop].replace("\n", " ").replace("\t", " ")
        place = 0
        for sentence in split(block):
            place = block.index(sentence, place)
            yield start + place, sentence
            place += len(sentence)
        start = end.end() if end else stop


def parted(text: str) -> Sentence:
    """Find the words of a sentence."""
    return Sentence(text, tuple(Word(match.group(), *match.span()) for match in _WORD.finditer(text)))


def is_heading(sentence: Sentence) -> bool:
    """Tell whether a line is a heading or a label, which no one reads as a sentence."""
    return len(sentence.words) <= _HEADING_WORDS and not sentence.text.rstrip("\"“”»'").endswith((".", "!", "?"))
