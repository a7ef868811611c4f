"""The one document a reader has open."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from genius_desktop.documents import blocks, docx, formats, html, odt, plain
from genius_desktop.documents.blocks import Block
from genius_desktop.documents.matching import locate
from genius_desktop.domain import Doubt, Page
from genius_desktop.problems import InputProblem
from genius_desktop.reading import Doubtful, Opening, PageText, Picture, PictureOrder, Stretch, TextOrder

if TYPE_CHECKING:
    from genius_desktop.documents.pdf import PdfDocument


class Desk:
    """Opens a document of any format and gives its pages or sections."""

    def __init__(self) -> None:
        self._pdf: PdfDocument | None = None
        self._sections: list[Page] = []
        self._doubts: list[Doubt] = []

    def open(self, data: bytes, name: str) -> Opening:
        """Open a document in place of the last one.

        Raises `InputProblem`.
        """
        self.close()
        kind = formats.detect(data, name)
        if kind == "pdf":
            from genius_desktop.documents.pdf import PdfDocument

            self._pdf = PdfDocument(data, name)
            self._doubts.extend(self._pdf.doubts())
            return Opening("page", self._pdf.page_count)
        self._sections = blocks.sections(self._blocks(kind, data, name))
        if not self._sections:
            raise InputProblem("no-pages", name)
        return Opening("section", len(self._sections))

    def _blocks(self, kind: formats.Format, data: bytes, name: str) -> list[Block]:
        if kind == "docx":
            return docx.blocks(data, name)
        if kind == "odt":
            return odt.blocks(data, name)
        if kind == "html":
            return html.blocks(data, name)
        decoded = plain.decode(data)
        if decoded.guessed:
            self._doubts.append(Doubt("encoding-guessed"))
        if decoded.replaced:
            self._doubts.append(Doubt("replaced-characters", count=decoded.replaced))
        return plain.blocks(decoded.text)

    def close(self) -> None:
        """Forget the document."""
        self._pdf = None
        self._sections = []
        self._doubts = []

    def doubts(self) -> Iterator[Doubtful]:
        """Tell what could not be sure when the document was opened."""
        return (Doubtful(doubt) for doubt in self._doubts)

    def page(self, number: int) -> Page:
        """Give a page or section.

        Raises `InputProblem` for one that is not there.
        """
        if self._pdf is not None:
            return self._pdf.page(number)
        if not 1 <= number <= len(self._sections):
            raise InputProblem("unknown-choice", str(number))
        return self._sections[number - 1]

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
        page = self.page(order.page)
        places = (locate(quote, page.text) for quote in order.quotes)
        return PageText(page, tuple(Stretch(*place) for place in places if place))
