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
    known: set[str] = set()
    headings = [block for block in blocks if block.is_heading]
    items = [block for block in headings if _ITEM.match(block.text)]
    items = [block for block in items if not is_routine(block.text)] or items
    for block in items if len(items) > 1 else headings:
        if words(block.text) < _FEWEST or block.text.casefold() in known:
            continue
        known.add(block.text.casefold())
        span = (0, len(block.text))
        cited = shortened(block, span, _HEADING_WORDS, level=_level(block))
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


def _level(block: Block) -> int:
    """Give the depth of a heading; without a style its number or its word tells."""
    if block.level != _UNKNOWN_LEVEL:
        return block.level
    if number := _DECIMAL.match(block.text):
        return 2 + number[1].count(".")
    if re.match(r"§|Art", block.text):
        return 3
    return 2
