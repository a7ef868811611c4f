"""The sections a reader can choose among before a long run: the headings as deep as a person can survey."""

from collections.abc import Sequence
from dataclasses import replace

from genius_desktop.jobs.overview.blocks import Block
from genius_desktop.jobs.overview.choosing import shortened
from genius_desktop.jobs.overview.outline import chapters, depth
from genius_desktop.overviews import Finding

_MOST = 40
_HEADING_WORDS = 16


def sections(blocks: Sequence[Block]) -> tuple[Finding, ...]:
    """Give the headings in their order, numbered from 1 by their place; none where no depth has few enough."""
    found = [(block, depth(block)) for block in chapters(blocks)]
    levels = sorted({level for _, level in found})
    fitting = [level for level in levels if sum(of <= level for _, of in found) <= _MOST]
    if not fitting:
        return ()
    return tuple(
        replace(shortened(block, (0, len(block.text)), _HEADING_WORDS, level=level), level=1 + levels.index(level))
        for block, level in found
        if level <= fitting[-1]
    )
