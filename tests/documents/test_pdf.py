import pytest

from genius_desktop.documents.pdf import PdfDocument
from genius_desktop.problems import InputProblem
from tests import makers


def test_every_page_is_read() -> None:
    pdf = PdfDocument(makers.pdf(), "a.pdf")

    assert pdf.page_count == 3
    assert "125.000 Euro" in pdf.page(1)[0].text
    assert pdf.page(3)[0].origin == "text"


def test_a_scanned_page_has_no_text() -> None:
    page, scanned = PdfDocument(makers.scanned_pdf(), "a.pdf").page(1)

    assert (page.text, page.origin, scanned) == ("", "none", True)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (makers.pdf(password="geheim"), "encrypted-document"),
        (b"%PDF-1.7\n", "damaged-document"),
        (b"%PDF-1.7\n" + b"\xff\0junk" * 1000, "damaged-document"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(InputProblem) as refusal:
        PdfDocument(data, "a.pdf")
    assert refusal.value.code == code


def test_a_pdf_cut_short_is_repaired_and_says_so() -> None:
    data = makers.pdf()

    pdf = PdfDocument(data[: len(data) - 400], "a.pdf")

    assert [doubt.code for doubt in pdf.doubts()] == ["repaired"]
    assert pdf.page_count == 3


def test_a_picture_marks_the_quote_on_each_of_its_lines() -> None:
    pdf = PdfDocument(makers.pdf(), "a.pdf")

    width, height, pixels, marks = pdf.picture(1, 800, ("Straßensanierung der Lindenstraße",))

    assert len(pixels) == width * height * 3
    assert width == 800
    assert len(marks) == 2
    assert all(0 < m.left < width and 0 < m.top < height and m.width > 20 for m in marks)


def test_a_picture_is_never_larger_than_a_screen_can_use() -> None:
    width, height, _, _ = PdfDocument(makers.pdf(), "a.pdf").picture(1, 100_000, ())

    assert width * height <= 40_100_000


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputProblem):
        PdfDocument(makers.pdf(), "a.pdf").picture(4, 800, ())
