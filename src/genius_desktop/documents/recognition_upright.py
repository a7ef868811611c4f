"""How a scanned page lies: turned by quarters, and askew."""

from itertools import pairwise
from typing import Literal

import pymupdf

Lines = Literal["across", "down", "unclear", "none"]

# Enough to tell lines of print from the white between them, and cheap to look at.
_LOOK_DPI, _LOOK_PX = 72, 4_000_000
# What is darker than the paper by so much is ink; with less ink than a word takes a page is empty.
_INK, _LEAST_INK = 40, 0.0001
# One direction has to be livelier by so much.
_SURE = 1.5
# Askew is what a feeder or a hand did; more is no skew.
_LARGEST_SKEW = 6
_FINER = (0.5, 0.25, 0.125)
# Below, recognition does not mind.
_SMALLEST_SKEW = 0.2


def turning(degrees: float, dpi: float) -> pymupdf.Matrix:
    """Give the way from the points of a page to pixels of it turned against the clock."""
    return pymupdf.Matrix(dpi / 72, dpi / 72) * pymupdf.Matrix(degrees)


def drawn(page: pymupdf.Page, degrees: float, dpi: float) -> pymupdf.Pixmap:
    """Draw a page turned, in grey."""
    return page.get_pixmap(matrix=turning(degrees, dpi), colorspace=pymupdf.csGRAY, alpha=False)


def lines(page: pymupdf.Page) -> Lines:
    """Tell how lines of text run on the page as it is shown, or that there is nothing on it."""
    if _is_empty(bytes(_look(page, 0).samples)):
        return "none"
    tries = range(-_LARGEST_SKEW, _LARGEST_SKEW + 1)
    across, down = (max(_levelness(page, turned + degrees) for degrees in tries) for turned in (0, 90))
    if across > down * _SURE:
        return "across"
    return "down" if down > across * _SURE else "unclear"


def _is_empty(samples: bytes) -> bool:
    counts = [samples.count(shade) for shade in range(256)]
    paper = max(range(256), key=lambda shade: counts[shade])
    return sum(counts[: max(paper - _INK, 0)]) < len(samples) * _LEAST_INK


def skew(page: pymupdf.Page, turned: int) -> float:
    """Give the degrees to turn a page further so that its lines are level; 0 where it does not matter."""
    # Level lines leave the white between them white. MuPDF's own detector is right on most pages only.
    lively = {float(d): _levelness(page, turned + d) for d in range(-_LARGEST_SKEW, _LARGEST_SKEW + 1)}
    for step in _FINER:
        best = max(lively, key=lambda degrees: lively[degrees])
        lively |= {best + change: _levelness(page, turned + best + change) for change in (-step, step)}
    best = max(lively, key=lambda degrees: lively[degrees])
    return best if abs(best) >= _SMALLEST_SKEW else 0.0


def liveliest(page: pymupdf.Page, turned: int, share: float) -> tuple[float, float]:
    """Give head and foot, as shares of its height, of the part of a turned page that has the most lines on it."""
    rows = _rows(_look(page, turned))
    changes = [(after - before) ** 2 for before, after in pairwise(rows)]
    length = max(round(len(rows) * share), 1)
    total = best = sum(changes[:length])
    start = 0
    for place in range(length, len(changes)):
        total += changes[place] - changes[place - length]
        if total > best:
            best, start = total, place - length + 1
    return start / len(rows), (start + length) / len(rows)


def _look(page: pymupdf.Page, degrees: float) -> pymupdf.Pixmap:
    return drawn(page, degrees, min(_LOOK_DPI, 72 * (_LOOK_PX / max(abs(page.rect), 1)) ** 0.5))


def _levelness(page: pymupdf.Page, degrees: float) -> float:
    """Tell how much the shade changes from row to row of a page turned by so many degrees."""
    seen = _look(page, degrees)
    changes = sum((after - before) ** 2 for before, after in pairwise(_rows(seen)))
    return float(changes / (seen.width**2 * seen.height))


def _rows(seen: pymupdf.Pixmap) -> list[int]:
    ink, width, stride = seen.samples_mv, seen.width, seen.stride
    return [sum(ink[start : start + width]) for start in range(0, seen.height * stride, stride)]
