"""Documents cut into passages that a model can read in one go, at the places where people pause."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from genius_desktop.documents.cleaning import paragraphs
from genius_desktop.documents.pruning import prune
from genius_desktop.domain import Document, Page, Passage, Span
from genius_desktop.sentences import split

BUDGET_TOKENS = 2000
# A passage may end from this share of the budget on, and must before the other.
_FROM, _UP_TO = 0.75, 1.25
_LONGEST_LINE_CHARS = 2000

_CHAPTER = re.compile(
    r"(?:zu\s+)?(?:§§?\s*\d|Art(?:ikel|\.)\s*\d|TOP\s*\d|Tagesordnungspunkt|Abschnitt\s|Kapitel\s|Teil\s|Anlage\s*\d)"
    r"|\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÄÖÜ][^.!?]{2,90}$"
    r"|[IVX]{1,5}\.\s+[A-ZÄÖÜ]"
)
_CLAUSE = re.compile(r"\(\d{1,2}\)\s|\d{1,2}[.)]\s|[a-z]\)\s")
_HEADING_CHARS = 120


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph on its way into a passage; a higher rank is a better place to cut before it."""

    page: int
    text: str
    tokens: int
    rank: int


def cut(
    document: Document,
    index: int,
    count: Callable[[str], int],
    *,
    first: int = 1,
    budget_tokens: int = BUDGET_TOKENS,
    texts: Sequence[str] | None = None,
) -> list[Passage]:
    """Cut a document into passages of about the budget; numbers go on from `first`.

    Where only a part of the document is wanted, `texts` has what is of each page, already pruned.
    """
    passages: list[Passage] = []
    group: list[_Unit] = []
    heading = ""
    wanted = prune(document.pages) if texts is None else texts
    for unit in [*_units(document.pages, wanted, count, budget_tokens=budget_tokens), None]:
        total = sum(member.tokens for member in group)
        if group and (unit is None or total + unit.tokens > budget_tokens * _UP_TO):
            at = len(group) if unit is None else _best_cut(group, unit, budget_tokens)
            passages.append(_passage(group[:at], document=index, number=first + len(passages), heading=heading))
            heading = next((u.text for u in reversed(group[:at]) if u.rank >= _CHAPTER_RANK), heading)
            group = group[at:]
        if unit is not None:
            group.append(unit)
    if group:
        passages.append(_passage(group, document=index, number=first + len(passages), heading=heading))
    return passages


_CHAPTER_RANK, _PAGE_RANK, _CLAUSE_RANK = 3, 2, 1


def is_chapter(text: str) -> bool:
    """Tell a short line that begins as headings of chapters, sections and items of an agenda do."""
    return len(text) <= _HEADING_CHARS and bool(_CHAPTER.match(text))


def _units(
    pages: Sequence[Page], texts: Iterable[str], count: Callable[[str], int], *, budget_tokens: int
) -> Iterator[_Unit]:
    for page, pruned in zip(pages, texts, strict=True):
        headings = _headings(page)
        for place, text in enumerate(paragraphs(pruned)):
            rank = _rank(text, is_heading=text in headings, opens_page=place == 0)
            for part_number, part in enumerate(_bounded(text, count, budget_tokens)):
                yield _Unit(page.number, part, count(part) + 1, rank if part_number == 0 else 0)


def _headings(page: Page) -> set[str]:
    return {" ".join(page.text[h.start :].split("\n", 1)[0].split()) for h in page.headings}


def _rank(text: str, *, is_heading: bool, opens_page: bool) -> int:
    if is_heading or is_chapter(text):
        return _CHAPTER_RANK
    if opens_page:
        return _PAGE_RANK
    return _CLAUSE_RANK if _CLAUSE.match(text) else 0


def _bounded(text: str, count: Callable[[str], int], budget_tokens: int) -> Iterator[str]:
    """Give a paragraph whole, or in sentences where it is too long, or in pieces where it has none."""
    if count(text) <= budget_tokens // 2:
        yield text
        return
    for sentence in split(text):
        for start in range(0, len(sentence), _LONGEST_LINE_CHARS):
            yield sentence[start : start + _LONGEST_LINE_CHARS]


def _best_cut(group: list[_Unit], following: _Unit, budget_tokens: int) -> int:
    """Choose the latest of the best places, once the passage is long enough."""
    best, best_rank = len(group), following.rank
    total = 0
    for place, unit in enumerate(group):
        if place and total >= budget_tokens * _FROM and unit.rank > best_rank:
            best, best_rank = place, unit.rank
        total += unit.tokens
    return best


def _passage(units: list[_Unit], *, document: int, number: int, heading: str) -> Passage:
    spans: list[Span] = []
    for unit in units:
        if spans and spans[-1].page == unit.page:
            spans[-1] = Span(unit.page, f"{spans[-1].text}\n{unit.text}")
        else:
            spans.append(Span(unit.page, unit.text))
    return Passage(document, number, tuple(spans), heading)
