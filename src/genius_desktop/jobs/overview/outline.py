"""The outline: headings with their depth, as deep as the words allow."""

import re
from collections.abc import Sequence

from genius_desktop.jobs.overview.blocks import Block
from genius_desktop.jobs.overview.choosing import Shelf, shortened, words
from genius_desktop.jobs.overview.decisions import is_routine
from genius_desktop.overviews import Finding

_HEADING_WORDS = 14
_UNKNOWN_LEVEL = 9
_FEWEST = 2
_ITEM = re.compile(r"(?:[Zz]u\s+)?(?:Punkt|TOP|Tagesordnungspunkt)\s?\d")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s")


def outline(blocks: Sequence[Block], budget_words: int, shelf: Shelf) -> tuple[Finding, ...]:
    """Give the headings of a document, the shallow ones first where not all have room."""
    found: list[Finding] = []
    whole = chapters(blocks)
    items = [block for block in whole if not is_routine(block.text)] if _is_agenda(whole) else whole
    for block in items or whole:
        span = (0, len(block.text))
        cited = shortened(block, span, _HEADING_WORDS, level=depth(block))
        if not shelf.holds(cited):
            found.append(cited)
    kept: list[Finding] = []
    left = min(budget_words, shelf.words)
    for level in sorted({heading.level for heading in found}):
        for heading in (one for one in found if one.level == level):
            cost = words(heading.text)
            if cost <= left:
                kept.append(heading)
                shelf.take(heading)
                left -= cost
    return tuple(sorted(kept, key=lambda heading: (heading.page, heading.start)))


def chapters(blocks: Sequence[Block]) -> list[Block]:
    """Give the headings, each once; where there is an agenda, only its items."""
    headings = [block for block in blocks if block.is_heading]
    items = [block for block in headings if _ITEM.match(block.text)]
    first: dict[str, Block] = {}
    for block in items if _is_agenda(items) else headings:
        if words(block.text) >= _FEWEST:
            first.setdefault(block.text.casefold(), block)
    return list(first.values())


def _is_agenda(headings: Sequence[Block]) -> bool:
    return len(headings) > 1 and all(_ITEM.match(block.text) for block in headings)


def depth(block: Block) -> int:
    """Give the depth of a heading; without a style its number or its word tells."""
    if block.level != _UNKNOWN_LEVEL:
        return block.level
    if number := _DECIMAL.match(block.text):
        return 2 + number[1].count(".")
    if re.match(r"§|Art", block.text):
        return 3
    return 2
