"""Documents without pages: blocks of text, grouped into numbered sections."""

from collections.abc import Iterable
from dataclasses import dataclass

from genius_desktop.documents.cleaning import tidy
from genius_desktop.domain import Heading, Page

# A section is about a printed page: small enough to find a sentence in, large enough to count.
_SECTION_FROM_CHARS = 800
_SECTION_UP_TO_CHARS = 4000
_LABEL_CHARS = 80


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading; `level` 0 is text, 1 the title, 2 and more the headings below."""

    text: str
    level: int = 0


def sections(blocks: Iterable[Block]) -> list[Page]:
    """Group blocks into sections that begin at headings and stay about as long as a page."""
    pages: list[Page] = []
    current: list[Block] = []
    length = 0
    for block in _bounded(blocks):
        at_heading = block.level > 0 and length >= _SECTION_FROM_CHARS
        if current and (at_heading or length + len(block.text) > _SECTION_UP_TO_CHARS):
            pages.append(_section(len(pages) + 1, current))
            current, length = [], 0
        current.append(block)
        length += len(block.text)
    if current:
        pages.append(_section(len(pages) + 1, current))
    return pages


def _bounded(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        text = tidy(block.text).strip()
        for start in range(0, len(text), _SECTION_UP_TO_CHARS):
            yield Block(text[start : start + _SECTION_UP_TO_CHARS], block.level)


def _section(number: int, blocks: list[Block]) -> Page:
    text = ""
    headings: list[Heading] = []
    for block in blocks:
        if block.level:
            headings.append(Heading(len(text), block.level))
        text += block.text + "\n\n"
    label = next((block.text for block in blocks if block.level), "")
    return Page(number, text.rstrip(), label=label[:_LABEL_CHARS], headings=tuple(headings))
