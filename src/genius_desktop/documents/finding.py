"""Every place of a text on a page, whatever line breaks, hyphenation and typography did to it."""

from collections.abc import Iterator, Sequence
from itertools import islice

import pymupdf

from genius_desktop.documents.matching import squeeze, squeeze_with_places
from genius_desktop.reading import Box, Hit

MOST_HITS = 200
_SHORTEST = 2
_SMALLEST_PT = 1.0
Word = tuple[float, float, float, float, str, int, int, int]


def places(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each place, from the first; what is shorter than two characters is nowhere."""
    searched = squeeze(wanted)
    squeezed, origins = squeeze_with_places(text)
    at = squeezed.find(searched) if len(searched) >= _SHORTEST else -1
    while at >= 0:
        yield origins[at], origins[at + len(searched) - 1] + 1
        at = squeezed.find(searched, at + len(searched))


def in_text(wanted: str, text: str, number: int) -> list[Hit]:
    """Find a text in the text of a section."""
    return [Hit(number, start, end) for start, end in islice(places(wanted, text), MOST_HITS)]


def in_words(wanted: str, words: Sequence[Word], page: pymupdf.Page) -> list[Hit]:
    """Find a text among the words of a page; a hit has one box for each line it runs over."""
    ends: list[int] = []
    text = ""
    for word in words:
        text += f"{word[4]} "
        ends.append(len(text))
    hits = []
    first = 0
    for start, end in islice(places(wanted, text), MOST_HITS):
        while ends[first] <= start:
            first += 1
        last = first
        while ends[last] < end:
            last += 1
        hits.append(Hit(page.number + 1, boxes=tuple(_boxes(words[first : last + 1], page))))
    return hits


def _boxes(words: Sequence[Word], page: pymupdf.Page) -> Iterator[Box]:
    lines: dict[tuple[int, int], pymupdf.Rect] = {}
    for x0, y0, x1, y1, _, block, line, _ in words:
        box = pymupdf.Rect(x0, y0, x1, y1)
        lines[block, line] = lines[block, line] | box if (block, line) in lines else box
    width, height = max(page.rect.width, _SMALLEST_PT), max(page.rect.height, _SMALLEST_PT)
    for box in lines.values():
        area = box * page.rotation_matrix
        area.normalize()
        yield Box(area.x0 / width, area.y0 / height, area.width / width, area.height / height)
