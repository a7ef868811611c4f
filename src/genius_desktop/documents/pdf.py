"""PDF documents: text, damage and page pictures, by MuPDF."""

from collections.abc import Iterator

import pymupdf

from genius_desktop.documents import pictures, recognition
from genius_desktop.documents.blocks import Part
from genius_desktop.documents.cleaning import tidy
from genius_desktop.documents.matching import locate_words
from genius_desktop.domain import Doubt, Page
from genius_desktop.problems import InputProblem
from genius_desktop.reading import Mark

# Without CID_FOR_UNKNOWN_UNICODE a font without a Unicode map shows as U+FFFD instead of plausible nonsense.
_FLAGS = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_MEDIABOX_CLIP
    | pymupdf.TEXT_PRESERVE_LIGATURES
)  # fmt: skip
_Word = tuple[float, float, float, float, str, int, int, int]
_PAGE_LIMIT_CHARS = 2_000_000
_PICTURE_LIMIT_PX = 40_000_000
_SMALLEST_PT = 1.0


class PdfDocument:
    """An open PDF, or pictures as the pages of one."""

    def __init__(self, data: bytes, name: str, *, kind: str = "pdf", password: str = "") -> None:
        pymupdf.TOOLS.mupdf_display_errors(on=False)
        pymupdf.TOOLS.mupdf_display_warnings(on=False)
        try:
            self._pdf = pymupdf.open(stream=data, filetype="pdf") if kind == "pdf" else pictures.open_as_pdf(data)
        except (RuntimeError, ValueError) as fault:
            raise InputProblem("damaged-document", name) from fault
        if self._pdf.needs_pass and not self._pdf.authenticate(password):
            raise InputProblem("encrypted-document", name)
        if self._pdf.page_count == 0:
            raise InputProblem("damaged-document" if self._pdf.is_repaired else "no-pages", name)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return int(self._pdf.page_count)

    def doubts(self) -> Iterator[Doubt]:
        """Tell what MuPDF had to put right."""
        if self._pdf.is_repaired:
            yield Doubt("repaired")

    def late_doubts(self) -> Iterator[Doubt]:
        """Tell what only reading the pages has shown."""
        return iter(())

    def parts(self) -> list[Part]:
        """List the files within."""
        return []

    def recognise(self, number: int) -> Page:
        """Read the picture of a page."""
        return recognition.recognise(self._pdf[number - 1], number)

    def page(self, number: int) -> tuple[Page, bool]:
        """Read one page, and tell whether recognition may find more; a page that cannot be read says so."""
        try:
            page = self._pdf[number - 1]
            blocks = page.get_text("blocks", flags=_FLAGS)
            label = page.get_label()
        except (RuntimeError, ValueError):
            return Page(number, "", origin="none", problem="page-damaged"), False
        text = tidy("\n\n".join(block[4].strip() for block in blocks if block[6] == 0))
        cut = text[:_PAGE_LIMIT_CHARS]
        return Page(number, cut, origin="text" if cut.strip() else "none", label=label), not cut.strip()

    def picture(self, number: int, width_px: int, quotes: tuple[str, ...]) -> tuple[int, int, bytes, list[Mark]]:
        """Draw a page: width, height, RGB bytes and where the quotes stand.

        Raises `InputProblem` for a page that is not there or cannot be drawn.
        """
        if not 1 <= number <= self.page_count:
            raise InputProblem("unknown-choice", str(number))
        try:
            page = self._pdf[number - 1]
            scale = width_px / max(page.rect.width, _SMALLEST_PT)
            height_px = page.rect.height * scale
            if width_px * height_px > _PICTURE_LIMIT_PX:
                scale *= (_PICTURE_LIMIT_PX / (width_px * height_px)) ** 0.5
            pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=False)
            words = page.get_text("words", flags=_FLAGS)
        except (RuntimeError, ValueError) as fault:
            raise InputProblem("damaged-document", str(number)) from fault
        marks = [mark for quote in quotes for mark in _marks(quote, words, turned=page.rotation_matrix, scale=scale)]
        return pixels.width, pixels.height, _rows(pixels), marks


def _rows(pixels: pymupdf.Pixmap) -> bytes:
    row = pixels.width * 3
    data = bytes(pixels.samples)
    if pixels.stride == row:
        return data
    return b"".join(data[y * pixels.stride : y * pixels.stride + row] for y in range(pixels.height))


def _marks(quote: str, words: list[_Word], *, turned: pymupdf.Matrix, scale: float) -> Iterator[Mark]:
    """Give one rectangle for each line the quote runs over."""
    lines: dict[tuple[int, int], pymupdf.Rect] = {}
    for place in locate_words(quote, (word[4] for word in words)):
        x0, y0, x1, y1, _, block, line, _ = words[place]
        box = pymupdf.Rect(x0, y0, x1, y1)
        lines[block, line] = lines[block, line] | box if (block, line) in lines else box
    for box in lines.values():
        area = box * turned * scale
        area.normalize()
        yield Mark(int(area.x0), int(area.y0), max(int(area.width), 1), max(int(area.height), 1))
