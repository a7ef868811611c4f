"""PDF documents: text, damage and page pictures, by MuPDF."""

from collections.abc import Iterator
from dataclasses import dataclass

import pymupdf

from genius_desktop.documents import finding, pdf_forms, pdf_hidden, pdf_lines, pdf_signs, pictures, recognition
from genius_desktop.documents.blocks import Part
from genius_desktop.documents.cleaning import tidy
from genius_desktop.documents.matching import locate_words
from genius_desktop.documents.pdf_order import arrange
from genius_desktop.documents.pdf_signs import FAULTS
from genius_desktop.documents.pdf_tables import with_grids
from genius_desktop.domain import Doubt, Page
from genius_desktop.problems import InputProblem
from genius_desktop.reading import Hit, Mark

_WORD_FLAGS = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_MEDIABOX_CLIP
    | pymupdf.TEXT_PRESERVE_LIGATURES
)  # fmt: skip
_Word = tuple[float, float, float, float, str, int, int, int]
_PAGE_LIMIT_BYTES = 2_000_000
_PICTURE_LIMIT_PX = 40_000_000
_SMALLEST_PT = 1.0
# A picture with fewer words than these on it carries a stamp, and its own words are in the picture.
_STAMP_WORDS, _SCAN_SHARE = 30, 0.6
_PICTURE_SHARE = 0.25
# Letters drawn as shapes: a page without text and with as many curves.
_DRAWN_CURVES = 100
_UNREADABLE = 0.1
_LINE_UNREADABLE = 0.3


@dataclass(slots=True)
class _Noticed:
    """What reading a page has shown."""

    hidden: int = 0
    outside: int = 0
    files: int = 0
    cut: bool = False
    unreadable: bool = False
    active: bool = False
    signed: bool = False


class PdfDocument:
    """An open PDF, or pictures as the pages of one."""

    def __init__(self, data: bytes, name: str, *, kind: str = "pdf", password: str = "") -> None:
        pymupdf.TOOLS.mupdf_display_errors(on=False)
        pymupdf.TOOLS.mupdf_display_warnings(on=False)
        self._forbidden = False
        if kind == "pdf":
            self._pdf, self._forbidden = pdf_signs.open_pdf(data, name, password)
        else:
            try:
                self._pdf = pictures.open_as_pdf(data, name)
            except FAULTS as fault:
                raise InputProblem("damaged-document", name) from fault
        self._pages, self._lost = pdf_signs.reachable_pages(self._pdf, name)
        pdf_signs.refuse_placeholder(self._pdf, name)
        self._early = list(pdf_signs.doubts(self._pdf, data if kind == "pdf" else b""))
        if kind != "pdf":
            self._early += pictures.doubts(data)
        self._noticed: dict[int, _Noticed] = {}

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._pages

    def doubts(self) -> Iterator[Doubt]:
        """Tell what the file as a whole shows."""
        yield from self._early
        if self._lost:
            yield Doubt("pages-lost", count=self._lost)
        if self._forbidden:
            yield Doubt("copy-forbidden")

    def late_doubts(self) -> Iterator[Doubt]:
        """Tell what only reading the pages has shown."""
        pages = sorted(self._noticed.items())
        for code in ("hidden", "outside"):
            counts = {number: getattr(seen, code) for number, seen in pages if getattr(seen, code)}
            if counts:
                yield Doubt(f"{code}-text", tuple(counts), sum(counts.values()))
        for code, flag in (("text-cut", "cut"), ("unreadable-fonts", "unreadable")):
            found = tuple(number for number, seen in pages if getattr(seen, flag))
            if found:
                yield Doubt(code, found, len(found))
        files = sum(seen.files for _, seen in pages)
        if files:
            yield Doubt("embedded-files", count=files)
        for code, flag in (("active-content", "active"), ("signed", "signed")):
            if any(getattr(seen, flag) for _, seen in pages) and Doubt(code) not in self._early:
                yield Doubt(code)

    def parts(self) -> list[Part]:
        """List the files within, which stay closed."""
        return pdf_signs.parts(self._pdf)

    def recognise(self, number: int) -> Page:
        """Read the picture of a page."""
        return recognition.recognise(self._pdf[number - 1], number)

    def page(self, number: int) -> tuple[Page, bool]:
        """Read one page, and tell whether recognition may find more; a page that cannot be read says so."""
        try:
            return self._read(number)
        except FAULTS:
            return Page(number, "", origin="none", problem="page-damaged"), False

    def _read(self, number: int) -> tuple[Page, bool]:
        page = self._pdf[number - 1]
        images = pdf_hidden.images(page)
        filled = pdf_hidden.share(images, page)
        sheet = pdf_lines.read(page, images, layered=pdf_hidden.is_layered(filled))
        added = pdf_forms.additions(page)
        noticed = _Noticed(
            sheet.hidden + added.hidden, sheet.outside, added.files, active=added.active, signed=added.signed
        )
        self._noticed[number] = noticed
        noticed.unreadable = sheet.unreadable > _UNREADABLE
        text, noticed.cut = _shortened(tidy(_text(sheet, added.lines, unreadable=noticed.unreadable)))
        words = len(text.split(maxsplit=_STAMP_WORDS))
        if words < _STAMP_WORDS and not images:
            filled = pdf_hidden.share(pdf_hidden.images(page, inline=True), page)
        if words:
            scanned = noticed.unreadable or (filled > _SCAN_SHARE and words < _STAMP_WORDS)
            return Page(number, text, label=_label(page)), scanned
        scanned = filled >= _PICTURE_SHARE or sheet.curves >= _DRAWN_CURVES or noticed.unreadable
        is_silent = not scanned and not noticed.hidden and not noticed.outside
        lost = is_silent and (sheet.torn or self._is_hollow(page))
        return Page(number, "", origin="none", label=_label(page), problem="page-damaged" if lost else ""), scanned

    def _is_hollow(self, page: pymupdf.Page) -> bool:
        """Tell a page whose contents are lost from one that never had any; after a repair no one can tell."""
        return bool(self._pdf.is_repaired) or any(not self._pdf.xref_is_stream(xref) for xref in page.get_contents())

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
            words = page.get_text("words", flags=_WORD_FLAGS)
        except FAULTS as fault:
            raise InputProblem("damaged-document", str(number)) from fault
        marks = _all_marks(quotes, words, turned=page.rotation_matrix, scale=scale)
        if quotes and not marks and self.page(number)[1]:
            marks = _all_marks(quotes, recognition.words(page), turned=page.rotation_matrix, scale=scale)
        return pixels.width, pixels.height, _rows(pixels), marks

    def find(self, number: int, text: str) -> list[Hit] | None:
        """Find a text on a page; None for a page without words, as a scanned one."""
        try:
            page = self._pdf[number - 1]
            words = page.get_text("words", flags=_WORD_FLAGS)
            return finding.in_words(text, words, page) if words else None
        except FAULTS:
            return None


def _text(sheet: pdf_lines.Sheet, added: list[str], *, unreadable: bool) -> str:
    lines = sheet.lines
    if unreadable:
        lines = [line for line in lines if pdf_lines.unreadable(line.text) <= _LINE_UNREADABLE * len(line.text)]
    if sheet.rules:
        lines = with_grids(lines, sheet.rules)
    return "\n\n".join(part for part in (arrange(lines), "\n".join(added)) if part)


def _shortened(text: str) -> tuple[str, bool]:
    if len(text) <= _PAGE_LIMIT_BYTES // 4:
        return text, False
    data = text.encode("utf-8", "replace")
    if len(data) <= _PAGE_LIMIT_BYTES:
        return text, False
    return data[:_PAGE_LIMIT_BYTES].decode("utf-8", "ignore"), True


def _label(page: pymupdf.Page) -> str:
    try:
        return str(page.get_label())
    except FAULTS:
        return ""


def _rows(pixels: pymupdf.Pixmap) -> bytes:
    row = pixels.width * 3
    data = bytes(pixels.samples)
    if pixels.stride == row:
        return data
    return b"".join(data[y * pixels.stride : y * pixels.stride + row] for y in range(pixels.height))


def _all_marks(quotes: tuple[str, ...], words: list[_Word], *, turned: pymupdf.Matrix, scale: float) -> list[Mark]:
    return [mark for quote in quotes for mark in _marks(quote, words, turned=turned, scale=scale)]


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
