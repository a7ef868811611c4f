"""The one document a reader has open."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from genius_desktop.documents import blocks, contents, endings, finding, formats
from genius_desktop.documents.blocks import Part
from genius_desktop.documents.matching import locate
from genius_desktop.domain import Doubt, Page
from genius_desktop.problems import InputProblem, Problem
from genius_desktop.reading import (
    Attachment,
    Doubtful,
    FindOrder,
    Found,
    Opening,
    OpenOrder,
    PageRead,
    PageText,
    Picture,
    PictureOrder,
    ReadOrder,
    Stretch,
    TextOrder,
)

if TYPE_CHECKING:
    from genius_desktop.documents.pdf import PdfDocument

_PAGED = {"pdf", "png", "jpeg", "tiff"}
# A message in a message in a message: no honest office goes deeper.
_DEEPEST = 3


class Desk:
    """Opens a document of any format and gives its pages or sections."""

    def __init__(self) -> None:
        self._pdf: PdfDocument | None = None
        self._sections: list[Page] = []
        self._doubts: list[Doubt] = []

    def open(self, data: bytes, order: ReadOrder | OpenOrder) -> Opening:
        """Open a document, or an attachment in it, in place of the last one.

        Raises `InputProblem`.
        """
        self.close()
        name = order.name
        for number in order.member:
            part = self._part(data, name, number)
            data, name = part.data, part.name
        kind = formats.detect(data, name)
        if endings.lies(kind, name):
            self._doubts.append(Doubt("wrong-extension"))
        if kind in _PAGED:
            from genius_desktop.documents.pdf import PdfDocument

            self._pdf = PdfDocument(data, name, kind=kind, password=order.password)
            self._doubts.extend(self._pdf.doubts())
            return Opening("page", self._pdf.page_count, _attachments(self._pdf.parts()))
        content = contents.read(kind, data, name)
        self._doubts.extend(content.doubts)
        self._sections = blocks.sections(content.blocks)
        if not self._sections:
            raise InputProblem("no-pages", name)
        return Opening("section", len(self._sections), _attachments(content.parts, len(order.member)))

    def _part(self, data: bytes, name: str, number: int) -> Part:
        parts = contents.read(formats.detect(data, name), data, name).parts
        if not 1 <= number <= len(parts):
            raise InputProblem("unknown-choice", str(number))
        return parts[number - 1]

    def close(self) -> None:
        """Forget the document."""
        self._pdf = None
        self._sections = []
        self._doubts = []

    def doubts(self) -> Iterator[Doubtful]:
        """Tell what could not be sure when the document was opened."""
        return (Doubtful(doubt) for doubt in self._doubts)

    def late_doubts(self) -> Iterator[Doubtful]:
        """Tell what only reading the pages has shown."""
        return (Doubtful(doubt) for doubt in (self._pdf.late_doubts() if self._pdf else ()))

    def read(self, number: int) -> PageRead:
        """Read a page or section.

        Raises `InputProblem` for one that is not there.
        """
        if self._pdf is not None:
            page, scanned = self._pdf.page(number)
            return PageRead(page, scanned)
        if not 1 <= number <= len(self._sections):
            raise InputProblem("unknown-choice", str(number))
        return PageRead(self._sections[number - 1])

    def recognise(self, number: int) -> PageRead:
        """Read the picture of a page.

        Raises `InputProblem` for a document without pages.
        """
        if self._pdf is None:
            raise InputProblem("unknown-choice", str(number))
        return PageRead(self._pdf.recognise(number))

    def picture(self, order: PictureOrder) -> tuple[Picture, bytes]:
        """Draw a page of a PDF.

        Raises `InputProblem` for a document without pages.
        """
        if self._pdf is None:
            raise InputProblem("unknown-choice", str(order.page))
        width, height, data, marks = self._pdf.picture(order.page, order.width_px, order.quotes)
        return Picture(order.page, width, height, len(data), tuple(marks)), data

    def text(self, order: TextOrder) -> PageText:
        """Give the text of a page and where the quotes stand in it."""
        page = self.read(order.page).page
        places = (locate(quote, page.text) for quote in order.quotes)
        return PageText(page, tuple(Stretch(*place) for place in places if place))

    def find(self, order: FindOrder) -> Found:
        """Find a text on some pages.

        Raises `InputProblem` for pages that are not there.
        """
        total = self._pdf.page_count if self._pdf is not None else len(self._sections)
        if not 1 <= order.first <= order.last <= total:
            raise InputProblem("unknown-choice", str(order.last))
        numbers = range(order.first, order.last + 1)
        if self._pdf is None:
            hits = [hit for n in numbers for hit in finding.in_text(order.text, self._sections[n - 1].text, n)]
            return Found(order.first, order.last, tuple(hits))
        found = {number: self._pdf.find(number, order.text) for number in numbers}
        hits = [hit for on_page in found.values() for hit in on_page or ()]
        blind = tuple(number for number, on_page in found.items() if on_page is None)
        return Found(order.first, order.last, tuple(hits), blind)


def _attachments(parts: list[Part], depth: int = _DEEPEST) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(number, part.name, part.size, depth < _DEEPEST and _is_readable(part))
        for number, part in enumerate(parts, 1)
    )


def _is_readable(part: Part) -> bool:
    if not part.data:
        return False
    try:
        return formats.detect(part.data, part.name) != "zip"
    except Problem as refusal:
        # One with a password is worth trying: the refusal names it. An archive with one is listed like any other.
        return refusal.code == "encrypted-document" and not part.data.startswith(b"PK")
