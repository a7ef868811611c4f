"""A document made ready for the index: cut at its headings, with what it says of itself on its first pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from genius_desktop.documents.cleaning import paragraphs
from genius_desktop.documents.passages import is_chapter
from genius_desktop.documents.pruning import prune
from genius_desktop.domain import Document, Page, Span
from genius_desktop.jobs.overview import heads
from genius_desktop.jobs.overview.blocks import blocks
from genius_desktop.library.texts import PaperText, Piece
from genius_desktop.sentences import split

PASSAGE_CHARS = 1_200
# A section shorter than this goes on with the next one.
_SHORTEST_CHARS = 200
_LONGEST_PARAGRAPH_CHARS = 1_500
_HEAD_PAGES, _HEAD_CHARS = 3, 12_000
_DEEPEST, _UNKNOWN_LEVEL = 2, 9
_TITLE_CHARS, _TITLES_CHARS, _HEADING_CHARS = 200, 300, 200
_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split()
_DATE = re.compile(
    r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})\b|\b(\d{1,2})\.\s?([A-Za-zä]{3,9})\s((?:19|20)\d{2})\b"
)
_BODY = re.compile(
    r"\b(?:Gemeinderat|Stadtrat|Marktgemeinderat|Kreistag|Ortschaftsrat|Ortsbeirat|Ortsgemeinderat|Gemeindevertretung"
    r"|Stadtverordnetenversammlung|Verbandsversammlung|Verwaltungsrat|Kirchengemeinderat|Jugendgemeinderat"
    r"|[A-ZÄÖÜ][a-zäöüß-]*ausschuss|Ausschuss für [A-ZÄÖÜ][\wäöüß-]*(?:(?:,| und| sowie) [A-ZÄÖÜ][\wäöüß-]*){0,3})"
)
_FORM_END = re.compile(r"(?<=rat|tag)(?:e?s)\b")
_SEPARATORS = re.compile(r"[\W_]+")


def paper(document: Document, member: tuple[int, ...] = ()) -> PaperText:
    """Make a document ready for the index."""
    text = blocks(_head(document))
    kind = heads.kind(text) if text else "document"
    found = heads.title(text, kind) if text else None
    pieces = tuple(cut(document.pages))
    plain_name = _SEPARATORS.sub(" ", document.name.rpartition("/")[2].rpartition(".")[0] or document.name)
    first = [heading for piece in pieces[:3] for heading in piece.heading.split(" · ")]
    title = (found.text if found else next(filter(None, first), plain_name))[:_TITLE_CHARS].strip(" …")
    opening = "\n".join(block.text for block in text)[:_HEAD_CHARS]
    return PaperText(
        document.sha256,
        member,
        document.name,
        title,
        " ".join(dict.fromkeys([title, *first[:1], plain_name]))[:_TITLES_CHARS],
        kind,
        _first_date(f"{title}\n{opening}"),
        _body(f"{title}\n{opening}"),
        document.unit,
        len(document.pages),
        any(page.origin == "ocr" for page in document.pages),
        pieces,
    )


def _head(document: Document) -> Document:
    return replace(document, pages=tuple(_short(page) for page in document.pages[:_HEAD_PAGES]))


def _short(page: Page) -> Page:
    kept = tuple(heading for heading in page.headings if heading.start < _HEAD_CHARS)
    return replace(page, text=page.text[:_HEAD_CHARS], headings=kept)


def _first_date(text: str) -> str:
    """Give the first whole date of a text as the standard writes it; empty where there is none."""
    for found in _DATE.finditer(text):
        day, month, year, other_day, name, other_year = found.groups()
        number = int(month) if month else _month(name or "")
        try:
            return date(int(year or other_year), number, int(day or other_day)).isoformat()
        except ValueError:
            continue
    return ""


def _month(name: str) -> int:
    """Give the number of a month by the beginning of its name, 0 for none."""
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower())), 0)


def _body(text: str) -> str:
    found = _BODY.search(text)
    return _FORM_END.sub("", found.group()) if found else ""


@dataclass(slots=True)
class _Cutter:
    """Puts paragraphs together until a heading or the length ends a passage."""

    path: dict[int, str] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    heading: str = ""
    chars: int = 0
    bare: bool = True

    def take(self, page: int, text: str) -> None:
        if self.spans and self.spans[-1].page == page:
            self.spans[-1] = Span(page, f"{self.spans[-1].text}\n{text}")
        else:
            self.spans.append(Span(page, text))
        self.chars += len(text) + 1

    def open(self, level: int, text: str) -> None:
        """Go below a heading."""
        self.path = {depth: above for depth, above in self.path.items() if depth < level} | {level: text}
        if self.bare:
            self.heading = self.told()

    def told(self) -> str:
        """Give the headings above what comes next."""
        lowest = [self.path[level] for level in sorted(self.path)][-_DEEPEST:]
        return " · ".join(heading[:_HEADING_CHARS] for heading in lowest)

    def end(self) -> Iterator[Piece]:
        if self.spans and not self.bare:
            yield Piece(self.heading, tuple(self.spans))
            self.spans, self.chars = [], 0
        self.heading, self.bare = self.told(), True


def cut(pages: Sequence[Page]) -> Iterator[Piece]:
    """Cut the pages of a document into passages of at most about 1,200 characters, at headings and paragraphs."""
    cutter = _Cutter()
    for page, pruned in zip(pages, prune(pages), strict=True):
        levels = {_line(page.text, mark.start): mark.level for mark in page.headings}
        for text in paragraphs(pruned):
            level = levels.get(text) or (_UNKNOWN_LEVEL if is_chapter(text) else 0)
            if level:
                if cutter.chars >= _SHORTEST_CHARS:
                    yield from cutter.end()
                cutter.open(level, text)
                cutter.take(page.number, text)
                continue
            for part in _bounded(text):
                if not cutter.bare and cutter.chars + len(part) > PASSAGE_CHARS:
                    yield from cutter.end()
                cutter.take(page.number, part)
                cutter.bare = False
    # A document may be nothing but headings.
    cutter.bare = False
    yield from cutter.end()


def _line(text: str, start: int) -> str:
    return " ".join(text[start:].split("\n", 1)[0].split())


def _bounded(text: str) -> Iterator[str]:
    """Give a paragraph whole, or in sentences where it is too long, or in pieces where it has none."""
    if len(text) <= _LONGEST_PARAGRAPH_CHARS:
        yield text
        return
    for sentence in split(text):
        for start in range(0, len(sentence), PASSAGE_CHARS):
            yield sentence[start : start + PASSAGE_CHARS]
