"""PDFs for tests, in which every word is numbered and stands once."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

import pymupdf

Write = Callable[[pymupdf.Page], object]


@dataclass
class Words:
    """Gives numbered words, and remembers which class of place they went to."""

    given: dict[str, list[str]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def take(self, place: str, many: int) -> str:
        """Give so many new words for a place."""
        words = [f"w{next(self.numbers):04}" for _ in range(many)]
        self.given.setdefault(place, []).extend(words)
        return " ".join(words)


def oracle() -> tuple[bytes, Words]:
    """Make a document with words in every class of place on a PDF page."""
    words = Words()
    document = pymupdf.open()
    for number in range(3):
        page = document.new_page()
        page.insert_text((72, 40), words.take("header", 4), fontsize=8)
        page.insert_text((72, 820), words.take("footer", 4), fontsize=8)
        y = write_lines(page, [words.take("body", 8) for _ in range(6)], x=72, y=80)
        columns = [[words.take("column", 5) for _ in range(8)] for _ in range(2)]
        for left, right in zip(*columns, strict=True):
            page.insert_text((72, y), left, fontsize=9)
            page.insert_text((320, y), right, fontsize=9)
            y += 12
        ruled_table(page, [[words.take("table", 2) for _ in range(3)] for _ in range(4)], y=y + 20)
        box = pymupdf.Rect(72, 500, 400, 540)
        page.draw_rect(box)
        page.insert_textbox((76, 504, 396, 536), words.take("box", 5), fontsize=9)
        note = page.add_text_annot((500, 100), words.take("comment", 3))
        note.update()
        page.add_freetext_annot((72, 560, 400, 580), words.take("comment", 3), fontsize=9)
        text_field(page, f"Feld{number}", words.take("field", 2))
        page.insert_text((72, 700), words.take("white", 4), color=(1, 1, 1))
        page.insert_text((72, 715), words.take("tiny", 2), fontsize=0.5)
        page.insert_text((72, 730), words.take("invisible", 2), render_mode=3)
        page.insert_text((700, 730), words.take("outside", 2))
        page.insert_text((72, 750), words.take("covered", 3))
        page.draw_rect((60, 735, 400, 755), fill=(0.8, 0.8, 0.8), color=None)
    return bytes(document.tobytes()), words


def write_lines(page: pymupdf.Page, lines: list[str], *, x: float, y: float) -> float:
    """Write lines below one another, and give the place below them."""
    for line in lines:
        page.insert_text((x, y), line, fontsize=10)
        y += 13
    return y + 10


def ruled_table(page: pymupdf.Page, rows: list[list[str]], *, y: float) -> None:
    """Draw a table with all its rules."""
    width, height = 150, 20
    for row_number, row in enumerate(rows):
        for column, text in enumerate(row):
            x0, y0 = 72 + column * width, y + row_number * height
            cell = pymupdf.Rect(x0, y0, x0 + width, y0 + height)
            page.draw_rect(cell)
            page.insert_text((cell.x0 + 4, cell.y0 + 14), text, fontsize=9)


def text_field(page: pymupdf.Page, name: str, value: str, *, y: float = 600) -> None:
    """Add a field of a form with its value."""
    widget = pymupdf.Widget()
    widget.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
    widget.field_name = name
    widget.field_value = value
    widget.rect = pymupdf.Rect(72, y, 300, y + 20)
    page.add_widget(widget)


def one_page(write: Write) -> bytes:
    """Make a document of one page that a function writes."""
    document = pymupdf.open()
    write(document.new_page())
    return bytes(document.tobytes())


def raw(content: bytes, *, resources: bytes = b"", objects: tuple[bytes, ...] = (), root: bytes = b"") -> bytes:
    """Write a PDF of one page by hand; more objects have the numbers from 6 on."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>" % resources
    )
    packed = zlib.compress(content)
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R%s>>" % root,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        font,
        *objects,
    )
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(data),
    )  # fmt: skip


def picture(width: int = 60, height: int = 80) -> pymupdf.Pixmap:
    """Make a picture without transparency."""
    pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, width, height))
    pixels.clear_with(200)
    return pixels
