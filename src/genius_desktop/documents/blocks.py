"""Documents without pages: blocks of text, grouped into numbered sections."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from genius_desktop.documents.cleaning import tidy
from genius_desktop.domain import Doubt, Heading, Origin, Page

# A section is about a printed page: small enough to find a sentence in, large enough to count.
_SECTION_FROM_CHARS = 800
_SECTION_UP_TO_CHARS = 4000
_LABEL_CHARS = 80


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading; `level` 0 is text, 1 the title, 2 and more the headings below.

    `section` begins a section of that label whatever came before: a slide, a sheet.
    """

    text: str
    level: int = 0
    section: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A file within a document; one whose bytes are not kept is only listed."""

    name: str
    size: int
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Content:
    """What a document without pages holds."""

    blocks: list[Block]
    doubts: list[Doubt] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def sections(blocks: Iterable[Block]) -> list[Page]:
    """Group blocks into sections that begin at headings and stay about as long as a page."""
    pages: list[Page] = []
    current: list[Block] = []
    label = ""
    length = 0
    for block in _bounded(blocks):
        at_border = bool(block.section) or (block.level > 0 and length >= _SECTION_FROM_CHARS)
        if current and (at_border or length + len(block.text) > _SECTION_UP_TO_CHARS):
            pages.append(_section(len(pages) + 1, label, current))
            current, length = [], 0
        label = block.section or label
        current.append(block)
        length += len(block.text)
    if current:
        pages.append(_section(len(pages) + 1, label, current))
    return pages


def _bounded(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        text = tidy(block.text).strip()
        # An empty slide is a slide, and counts.
        for start in range(0, max(len(text), bool(block.section)), _SECTION_UP_TO_CHARS):
            yield Block(text[start : start + _SECTION_UP_TO_CHARS], block.level, "" if start else block.section)


def _section(number: int, label: str, blocks: list[Block]) -> Page:
    text = ""
    headings: list[Heading] = []
    for block in blocks:
        if block.level:
            headings.append(Heading(len(text), block.level))
        text += block.text + "\n\n"
    label = label or next((block.text for block in blocks if block.level), "")
    text = text.rstrip()
    origin: Origin = "text" if text else "none"
    return Page(number, text, origin=origin, label=label[:_LABEL_CHARS], headings=tuple(headings))
