"""The whole text as sentences in their order, each with the heading above it and the place it makes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from genius_desktop.documents.matching import squeeze
from genius_desktop.domain import Document, Passage
from genius_desktop.jobs.choosing import Place
from genius_desktop.jobs.evidence import Sentence, sentences

_BEFORE, _AFTER, _SHORTEST_CHARS = 3, 15, 8
_LABEL_WORDS, _HEADING_WORDS = 8, 14
_LABEL = re.compile(r"[^.!?]{3,}:$")
_NUMBERED = re.compile(
    r"(?:(?:zu\s+)?(?:TOP|Punkt|Tagesordnungspunkt)\s*\d|§\s*\d|Artikel\s*\d|\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÄÖÜ])"
    r"[^.!?;]*$",
    re.IGNORECASE,
)
_SAYS_SOMETHING = re.compile(r"[^\W\d_]{3}")


@dataclass(slots=True)
class Line:
    """A sentence, the heading above it, and the place it makes or belongs to if it says something."""

    document: int
    passage: int
    number: int
    sentence: Sentence
    heading: str = ""
    is_heading: bool = False
    place: Place | None = None

    @property
    def order(self) -> tuple[int, int, int]:
        """Where in the documents it stands."""
        return self.document, self.passage, self.number


def lines(passages: Sequence[Passage], found: Sequence[Place], headings: Iterable[str] = ()) -> list[Line]:
    """Give every sentence of the passages; `headings` are lines that are known as such."""
    by_place = {(place.passage, place.number): place for place in found}
    known = {_bare(heading) for heading in headings}
    told: list[Line] = []
    heading, document = "", -1
    for index, passage in enumerate(passages):
        if passage.document != document:
            heading, document = "", passage.document
        for number, sentence in enumerate(sentences(passage)):
            place = by_place.get((index, number))
            is_heading = place is None and _is_heading(sentence.text, known)
            heading = sentence.text if is_heading else heading
            told.append(Line(document, index, number, sentence, heading, is_heading, place))
    _give_owners(told)
    return told


def _give_owners(told: Sequence[Line]) -> None:
    """Give a sentence that belongs to the place of a decision nearby that place."""
    for at, line in enumerate(told):
        if line.place is None or len(line.place.source) == 1:
            continue
        whole = squeeze(" ".join(sentence.text for sentence in line.place.source))
        for other in told[max(0, at - _BEFORE) : at + _AFTER]:
            words = squeeze(other.sentence.text)
            if other.place is None and len(words) >= _SHORTEST_CHARS and words in whole:
                other.place, other.is_heading = line.place, False


def stray(documents: Sequence[Document]) -> Iterator[Line]:
    """Give every line of every page, also of what the passages leave out."""
    for index, document in enumerate(documents):
        for page in document.pages:
            for number, text in enumerate(page.text.split("\n")):
                if _SAYS_SOMETHING.search(text):
                    yield Line(index, -1, number, Sentence(page.number, " ".join(text.split()), frozenset()))


def _is_heading(text: str, known: set[str]) -> bool:
    count = len(text.split())
    if count > _HEADING_WORDS:
        return False
    if _bare(text) in known or _NUMBERED.match(text):
        return True
    if count > _LABEL_WORDS:
        return False
    return bool(_LABEL.match(text)) or (text[:1].isupper() and text[-1:].isalpha() and count <= _LABEL_WORDS // 2)


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(": ").casefold()
