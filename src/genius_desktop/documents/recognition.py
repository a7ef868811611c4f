"""Text of a page that is only a picture, by the Tesseract in MuPDF."""

import sys
from dataclasses import dataclass, replace
from functools import cache
from math import hypot
from pathlib import Path
from typing import Any

import pymupdf

from genius_desktop.documents.recognition_quality import POOR, likeness
from genius_desktop.documents.recognition_text import Word, compose
from genius_desktop.documents.recognition_upright import lines, liveliest, skew, turning
from genius_desktop.domain import Page

LANGUAGE = "deu"
_FAULTS = (RuntimeError, ValueError, TypeError, pymupdf.mupdf.FzErrorBase)
_TRAINED = f"{LANGUAGE}.traineddata"
_LOWEST_DPI, _HIGHEST_DPI = 150.0, 300.0
_DPI_WITHOUT_PICTURES = 200.0
# With fewer, recognition guesses words that look right and are not.
_ENOUGH_DPI = 100.0
_A4_PT, _A3_PT = 842, 1200
_LARGEST_PX = 40_000_000
# Logos and stamps say nothing about how the page was scanned.
_PICTURE_SHARE = 0.05
# A page that stands on its head reads as noise; one the right way round never does.
_WRONG_WAY = 0.6
_STRIP_SHARE = 0.2
_WHOLE = (0.0, 1.0)

# What was seen is kept with the open document and goes with it.
_KEPT = "_genius_recognised"


@dataclass(frozen=True, slots=True)
class _Seen:
    """The words of a page in its own points, and how it lay."""

    words: list[Word]
    text: str
    turned: int
    quality: float


@cache
def data_folder() -> Path | None:
    """Give the folder of the German data, the only place recognition reads from; None where it is missing."""
    for folder in (Path(__file__).parents[1] / "resources" / "tessdata", Path(sys.prefix) / "share" / "tessdata"):
        if (folder / _TRAINED).is_file():
            return folder
    return None


def recognise(page: pymupdf.Page, number: int) -> Page:
    """Read the picture of a page; `quality` is the share of its text that looks like German.

    A page that cannot be read says so.
    """
    try:
        seen = _look(page)
        label = page.get_label()
    except FileNotFoundError:
        return Page(number, "", origin="none", problem="recognition-missing")
    except _FAULTS:
        return Page(number, "", origin="none", problem="page-damaged")
    if not seen.text:
        return Page(number, "", origin="none", label=label)
    return Page(number, seen.text, origin="ocr", label=label, quality=seen.quality)


def words(page: pymupdf.Page) -> list[Word]:
    """Give the words in the picture of a page as `Page.get_text("words")` does, recognised at most once.

    Where it cannot be read, there are none.
    """
    try:
        return _look(page).words
    except (FileNotFoundError, *_FAULTS):
        return []


def _look(page: pymupdf.Page) -> _Seen:
    pages: dict[int, _Seen] = vars(page.parent).setdefault(_KEPT, {})
    if page.number not in pages:
        likely = next(reversed(pages.values())).turned if pages else 0
        pages[page.number] = _recognised(page, likely)
    return pages[page.number]


def _recognised(page: pymupdf.Page, likely: int) -> _Seen:
    way_of_lines = lines(page)
    if way_of_lines == "none":
        return _Seen([], "", 0, 1.0)
    ways = {"across": (0, 180), "down": (90, 270), "unclear": (0, 180, 90, 270)}[way_of_lines]
    # Pages of one document mostly lie the same way.
    ways = tuple(sorted(ways, key=lambda way: way != likely))
    dots = _dots_of(page)
    dpi = _drawing_dpi(page, dots)
    first = _best_way(page, ways, dpi) if way_of_lines == "down" else ways[0]
    seen = _read(page, first, dpi)
    if seen.quality < _WRONG_WAY:
        again = _read(page, _best_way(page, tuple(way for way in ways if way != first), dpi), dpi)
        seen = max(seen, again, key=lambda read: read.quality)
    return replace(seen, quality=round(min(seen.quality, dots * _sheets(page) / _ENOUGH_DPI), 3))


def _best_way(page: pymupdf.Page, ways: tuple[int, ...], dpi: float) -> int:
    """Find the way up that reads best where the page has the most lines."""
    best, quality = ways[0], -1.0
    for way in ways if len(ways) > 1 else ():
        found = likeness(_words(page, way, dpi, part=liveliest(page, way, _STRIP_SHARE))[1])
        if found > quality:
            best, quality = way, found
        if found >= POOR:
            break
    return best


def _read(page: pymupdf.Page, way: int, dpi: float) -> _Seen:
    found, text = _words(page, way + skew(page, way), dpi)
    quality = likeness(text)
    return _Seen(found, text if quality > 0 else "", way, quality)


def _words(
    page: pymupdf.Page, degrees: float, dpi: float, *, part: tuple[float, float] = _WHOLE
) -> tuple[list[Word], str]:
    """Recognise a page turned by so many degrees, or a part of it: words in its own points, and text."""
    folder = data_folder()
    if folder is None:
        raise FileNotFoundError(_TRAINED)
    way = turning(degrees, dpi)
    clip = None if part == _WHOLE else _between(page.rect * way, *part) * ~way
    # MuPDF hands grey pixels to Tesseract as if they were colours, and nothing is found.
    drawn = page.get_pixmap(matrix=way, colorspace=pymupdf.csRGB, alpha=False, clip=clip)
    drawn.set_dpi(round(dpi), round(dpi))
    with pymupdf.open("pdf", drawn.pdfocr_tobytes(compress=False, language=LANGUAGE, tessdata=str(folder))) as layer:
        scale = drawn.width / layer[0].rect.width
        back = pymupdf.Matrix(scale, 0, 0, scale, drawn.x, drawn.y) * ~way * page.derotation_matrix
        level: list[Word] = layer[0].get_text("words")
    return [(*(pymupdf.Rect(word[:4]) * back), *word[4:]) for word in level], compose(level)


def _between(whole: pymupdf.Rect, head: float, foot: float) -> pymupdf.Rect:
    return pymupdf.Rect(whole.x0, whole.y0 + head * whole.height, whole.x1, whole.y0 + foot * whole.height)


def _dots_of(page: pymupdf.Page) -> float:
    """Give the dots an inch of the scan; plenty where the page is drawn and not scanned."""
    area = abs(page.rect)
    pictures = [info for info in page.get_image_info() if abs(pymupdf.Rect(info["bbox"])) > area * _PICTURE_SHARE]
    return max(map(_dots, pictures), default=_DPI_WITHOUT_PICTURES)


def _drawing_dpi(page: pymupdf.Page, dots: float) -> float:
    """Give the dots an inch that show all the scan holds, within what recognition can use and memory can bear."""
    lowest = _LOWEST_DPI if _sheets(page) == 1 else dots
    wanted = min(max(dots, lowest), _HIGHEST_DPI)
    return float(min(wanted, 72 * (_LARGEST_PX / max(abs(page.rect), 1)) ** 0.5))


def _sheets(page: pymupdf.Page) -> float:
    """Tell how many times longer than A4 a page says it is; a photo does not know how large its paper was."""
    longest = max(page.rect.width, page.rect.height)
    return float(longest / _A4_PT) if longest > _A3_PT else 1.0


def _dots(info: dict[str, Any]) -> float:
    a, b, c, d, *_ = info["transform"]
    across, down = max(hypot(a, b), 1.0), max(hypot(c, d), 1.0)
    return max(72 * int(info["width"]) / across, 72 * int(info["height"]) / down)
