"""A text cut into the pieces that are rewritten one by one, and why some are left as they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from genius_desktop.assignments import Manner
from genius_desktop.documents import instructions
from genius_desktop.documents.cleaning import paragraphs
from genius_desktop.domain import Document, Page
from genius_desktop.jobs.language import is_foreign, is_german
from genius_desktop.sentences import split

_MOST_WORDS, _MOST_CHARS = 180, 2000
_FEWEST_WORDS = 4
_MARK = re.compile(
    r"\s*(?:[-•*–▪◦●○]\s+|\(?\d{1,3}[.)]\)?\s+|\(\d{1,2}[a-z]?\)\s+|\(?[a-z]\)\s+"
    r"|§\s*\d+\s?[a-z]?\s+(?=\S)|#{1,6}\s+)"
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_TABLE = re.compile(r"\t|\|.*\||\S {3,}\S.* {3,}\S|\.{5,}|_{4,}")
_FIGURES_IN_TABLE = 0.4
_OPEN = re.compile(r"[^.!?:;]\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or part of a long one: its `mark` in a list stays, its `text` is rewritten or `kept` as it is."""

    document: int
    page: int
    mark: str
    text: str
    kept: str = ""

    @property
    def whole(self) -> str:
        """The text as it stands."""
        return self.mark + self.text


def of_text(text: str, manner: Manner) -> list[Piece]:
    """Cut a text that was typed or pasted; the page is the number of the paragraph."""
    lines = _lines(text)
    return [_piece((0, number), line, manner) for number, line in enumerate(lines, start=1)]


def of_documents(documents: Sequence[Document], manner: Manner) -> list[Piece]:
    """Cut documents; a paragraph that goes on on the next page belongs to the page where it begins."""
    return [
        _piece((number, page), line, manner)
        for number, document in enumerate(documents)
        for page, line in _paged(document.pages)
    ]


def _paged(pages: Sequence[Page]) -> Iterator[tuple[int, str]]:
    waiting: tuple[int, str] | None = None
    for page in pages:
        lines = _lines(page.text)
        if waiting and lines and lines[0][:1].islower():
            waiting = (waiting[0], f"{waiting[1]} {lines.pop(0)}")
        if waiting and lines:
            yield from ((waiting[0], part) for part in _parts(waiting[1]))
            waiting = None
        if lines and _OPEN.search(lines[-1]):
            waiting = (page.number, lines.pop())
        yield from ((page.number, line) for line in lines)
    if waiting:
        yield from ((waiting[0], part) for part in _parts(waiting[1]))


def _lines(text: str) -> list[str]:
    """Give the paragraphs of a text; rows of a table stay rows."""
    found: list[str] = []
    prose: list[str] = []
    for line in [*text.split("\n"), "\t"]:
        if not _TABLE.search(line):
            prose.append(line)
            continue
        found += [part for paragraph in paragraphs("\n".join(prose)) for part in _parts(paragraph)]
        prose = []
        if line.strip():
            found.append(line.strip())
    return found


def _parts(paragraph: str) -> list[str]:
    """Cut a paragraph that is too long for one answer at its sentences."""
    if len(paragraph) <= _MOST_CHARS and len(paragraph.split()) <= _MOST_WORDS:
        return [paragraph]
    parts: list[list[str]] = [[]]
    words = chars = 0
    for sentence in split(paragraph):
        count = len(sentence.split())
        if parts[-1] and (words + count > _MOST_WORDS or chars + len(sentence) > _MOST_CHARS):
            parts.append([])
            words = chars = 0
        parts[-1].append(sentence)
        words += count
        chars += len(sentence)
    return [" ".join(part) for part in parts if part]


def _piece(place: tuple[int, int], line: str, manner: Manner) -> Piece:
    mark = _MARK.match(line)
    end = mark.end() if mark else 0
    return Piece(*place, line[:end], line[end:], _why_kept(line, line[end:], manner))


def _why_kept(line: str, text: str, manner: Manner) -> str:
    """Name why a paragraph is not given to the model; empty where it is."""
    words = text.split()
    if instructions.spans(line):
        return "kept-instruction"
    if len(text) > _MOST_CHARS * 2 or len(words) > _MOST_WORDS * 2:
        return "kept-long"
    with_figures = sum(any(sign.isdigit() for sign in word) for word in words)
    if _TABLE.search(line) or with_figures > len(words) * _FIGURES_IN_TABLE:
        return "kept-table"
    letters = len(_LETTERS.findall(text))
    literal = manner.id == "correct" or manner.id.startswith("translate")
    if letters < (2 if literal else _FEWEST_WORDS) or (not literal and _is_heading(text, words)):
        return "kept-short"
    if is_foreign(text) and not manner.id.startswith("translate"):
        return "kept-language"
    return "kept-same" if manner.id == "translate-de" and is_german(text) else ""


def _is_heading(text: str, words: list[str]) -> bool:
    return len(words) <= _FEWEST_WORDS * 2 and bool(_OPEN.search(text)) and not text.rstrip().endswith(("“", '"'))
