"""A document cut into its clauses: §§, paragraphs in brackets, numbers; where there are none, its paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from genius_desktop.documents.cleaning import paragraphs
from genius_desktop.documents.passages import is_chapter
from genius_desktop.documents.pruning import without_heads
from genius_desktop.domain import Document, Page, Span

_SECTION = re.compile(r"(?P<sign>§|Art(?:ikel|\.))\s*(?P<number>\d{1,3})\s?(?P<letter>[a-z]?)(?=[\s.:–-]|$)\.?\s*")
# „§ 46 Abs. 5 WG“ at the beginning of a line goes on with a sentence and begins no section.
_REFERENCE = re.compile(r"(?:(?:Abs|Absatz|Absätze|Satz|S|Nr|Nummer|Ziff|Buchst|[A-Z]{2,8}|BauGB|GemO)\b|[a-zäöü,;)])")
_PART = re.compile(
    r"^[ \t]*(?:[IVX]{1,5}\.|(?:\d{1,2}\.\s)?(?:Teil|Abschnitt|Kapitel)\b)[ \t]+[A-ZÄÖÜ0-9][^.\n]{2,90}$", re.MULTILINE
)
_PARAGRAPH = re.compile(r"\(?(?P<number>\d{1,2}\s?[a-z]?)\)\s*")
_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,3}){1,3}\.?|\d{1,2}(?:\.|\)))\s+(?=\S)")
_ANNEX = re.compile(r"(?P<name>(?:Anlage|Anhang)\s*\d{0,2})\b\s*")
_CLOSING = re.compile(r"(?:Ausgefertigt|gez\.|[A-ZÄÖÜ][\w./-]{2,30}(?:\s[\w./-]{2,20})?, (?:den|im)\s)")
_OPEN_END = re.compile(r"[^.!?:;)\]“\"]$")
_JUMP = 3
# A clause that is longer is easier compared number by number.
_LONG_CHARS, _FEWEST_ITEMS = 1200, 3
_HEADING_CHARS, _SHOWN_CHARS = 120, 60
_FEWEST_SECTIONS = 2
_ITEM = re.compile(r"(?<![\w.§])(\d{1,2})\.\s+(?=[^\W\d])")
_TORN = re.compile(r"(?<=[^\W\d_])-$")


@dataclass(slots=True)
class Clause:
    """A clause: its number in parts („§ 3“, „Abs. 2“), the heading of its section, and its text page by page."""

    path: tuple[str, ...]
    heading: str = ""
    spans: list[Span] = field(default_factory=list)

    @property
    def label(self) -> str:
        """How the clause is called."""
        return " ".join(self.path)

    @property
    def text(self) -> str:
        """The whole text on one line, whatever pages it stands on."""
        return whole(span.text for span in self.spans)

    def add(self, page: int, text: str) -> None:
        """Let the clause go on."""
        if not text:
            return
        if self.spans and self.spans[-1].page == page:
            self.spans[-1] = Span(page, f"{self.spans[-1].text} {text}")
        else:
            self.spans.append(Span(page, text))


def whole(texts: Iterator[str] | Sequence[str]) -> str:
    """Put the parts of a text together; a word that the end of a page has torn is one again."""
    joined = ""
    for text in texts:
        if joined and _TORN.search(joined) and text[:1].islower():
            joined = joined[:-1] + text
        else:
            joined = f"{joined} {text}".strip()
    return joined


def clauses(document: Document) -> list[Clause]:
    """Cut a document into its clauses, in their order."""
    lines = list(_lines(document.pages))
    cutter = _Cutter(with_sections=_sections(lines) >= _FEWEST_SECTIONS)
    for line in lines:
        cutter.take(line)
    found = [part for clause in cutter.clauses for part in _by_items(clause)]
    return [clause for clause in found if clause.spans]


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of a page, the one before it, and whether the document calls it a heading."""

    page: int
    text: str
    before: str
    is_heading: bool


def _lines(pages: Sequence[Page]) -> Iterator[_Line]:
    before = ""
    for page, text in zip(pages, without_heads(pages), strict=True):
        headings = {" ".join(page.text[h.start :].split("\n", 1)[0].split()) for h in page.headings}
        # A heading between sections is none of the sentences above it, though no blank line parts them.
        for paragraph in paragraphs(_PART.sub(r"\n\g<0>\n", text)):
            yield _Line(page.number, paragraph, before, paragraph in headings)
            before = paragraph


def _section(text: str, before: str, last: int) -> re.Match[str] | None:
    """Find the number that a section begins with, unless the line only goes on with a sentence that names it."""
    match = _SECTION.match(text)
    if match is None or _REFERENCE.match(text, match.end()):
        return None
    number = int(match["number"])
    is_next = number == last + 1 and len(text) <= _HEADING_CHARS
    # „… nach“ before it wants to go on; after a heading, which is short, a section may begin.
    if not is_next and before and _OPEN_END.search(before) and len(before) > _HEADING_CHARS:
        return None
    # A new count begins with 1, as in a second statute or an annex.
    return match if not last or number == 1 or last <= number <= last + _JUMP else None


def _sections(lines: Sequence[_Line]) -> int:
    """Count the sections of a document."""
    last = count = 0
    for line in lines:
        if match := _section(line.text, line.before, last):
            last = int(match["number"])
            count += 1
    return count


class _Cutter:
    """Takes one paragraph after another and begins a clause where a number or a heading does."""

    def __init__(self, *, with_sections: bool) -> None:
        self.clauses: list[Clause] = []
        self._with_sections = with_sections
        self._last = 0
        self._top: tuple[str, ...] = ()
        self._heading = ""
        self._in_section = False
        self._counted = 0

    def take(self, line: _Line) -> None:
        """Take a paragraph."""
        if self._with_sections and (match := _section(line.text, line.before, self._last)):
            self._last = int(match["number"])
            sign = "§" if match["sign"] == "§" else "Art."
            rest = line.text[match.end() :]
            self._in_section = True
            self._open((f"{sign} {match['number']}{match['letter']}",), rest)
            self._go_on(line.page, rest)
        elif (match := _ANNEX.match(line.text)) and len(line.text) <= _HEADING_CHARS:
            self._in_section = False
            self._last = 0
            self._open((" ".join(match["name"].split()),), line.text[match.end() :])
            self._go_on(line.page, line.text[match.end() :])
        elif self._in_section and _CLOSING.match(line.text):
            self._in_section = False
            self._open(("Schluss",), "")
            self._go_on(line.page, line.text)
        else:
            self._take_within(line)

    def _take_within(self, line: _Line) -> None:
        match = _PARAGRAPH.match(line.text)
        if match and self._top:
            self._begin((*self._top[:1], f"Abs. {match['number'].replace(' ', '')}"))
            self._go_on(line.page, line.text[match.end() :])
        elif not self._in_section and (match := _NUMBER.match(line.text)):
            number = match["number"].rstrip(".)")
            top = self._top[:1] if self._top[:1] and self._top[0].startswith(("Anlage", "Anhang")) else ()
            self._begin((*top, f"Nr. {number}"))
            self._top = top or (f"Nr. {number}",)
            self._go_on(line.page, line.text[match.end() :])
        elif line.is_heading or (is_chapter(line.text) and not self._in_section) or self._is_part(line):
            self._in_section = self._in_section and self._is_part(line)
            self._open((_shown(line.text),), line.text)
            self._go_on(line.page, line.text)
        elif self._with_sections or self._counts_numbers():
            self._go_on(line.page, line.text)
        else:
            self._counted += 1
            self._begin((*self._top[:1], f"Absatz {self._counted}"))
            self._go_on(line.page, line.text)

    def _counts_numbers(self) -> bool:
        """Tell whether the clause that is open has a number, so that what follows goes on with it."""
        return bool(self.clauses) and self.clauses[-1].path[-1].startswith(("Nr.", "Abs."))

    def _is_part(self, line: _Line) -> bool:
        """Tell a heading between sections: „II. Anschluss und Benutzung“."""
        return is_chapter(line.text) and not _SECTION.match(line.text) and not _NUMBER.match(line.text)

    def _open(self, path: tuple[str, ...], heading: str) -> None:
        self._top, self._heading = path, _shown(heading)
        self._counted = 0
        self._begin(path)

    def _begin(self, path: tuple[str, ...]) -> None:
        self.clauses.append(Clause(path, self._heading))

    def _go_on(self, page: int, text: str) -> None:
        if not self.clauses:
            self._begin(("Vorspann",))
        self.clauses[-1].add(page, text)


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARS else f"{text[:_SHOWN_CHARS].rstrip()}…"


def _by_items(clause: Clause) -> Iterator[Clause]:
    """Cut a long clause at its numbers, where these count on from 1; any other stays whole."""
    if len(clause.text) < _LONG_CHARS:
        yield clause
        return
    starts = _counting(clause)
    if len(starts) < _FEWEST_ITEMS:
        yield clause
        return
    rest = Clause(clause.path, clause.heading)
    yield rest
    number = 1
    for index, span in enumerate(clause.spans):
        here = [(start, end) for at, start, end in starts if at == index]
        place = 0
        for start, end in here:
            rest.add(span.page, span.text[place:start].strip())
            rest = Clause((*clause.path, f"Nr. {number}"), clause.heading)
            yield rest
            number += 1
            place = end
        rest.add(span.page, span.text[place:].strip())


def _counting(clause: Clause) -> list[tuple[int, int, int]]:
    """Find where 1., 2., 3. … begin in a clause: the span, and the place of the number in it."""
    found: list[tuple[int, int, int]] = []
    for index, span in enumerate(clause.spans):
        for match in _ITEM.finditer(span.text):
            if int(match[1]) == len(found) + 1:
                found.append((index, match.start(), match.end()))
    return found
