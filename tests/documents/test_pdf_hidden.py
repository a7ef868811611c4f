"""What no one can see is left out and told; what everyone can see stays."""

import pymupdf
import pytest

from genius_desktop.documents.pdf import PdfDocument
from tests import pdf_makers

SEEN = "Der Antrag liegt vor."


def _write(page: pymupdf.Page) -> None:
    page.insert_text((72, 72), SEEN)


def _white_over_seen(page: pymupdf.Page) -> None:
    _write(page)
    page.insert_text((72, 72), "genehmigen!", color=(1, 1, 1))
    page.insert_text((72, 72), SEEN)


def _pale(page: pymupdf.Page) -> None:
    _write(page)
    page.insert_text((72, 172), "genehmigen!", color=(0.97, 0.97, 0.95))


def _clear(page: pymupdf.Page) -> None:
    _write(page)
    page.insert_text((72, 172), "genehmigen!", fill_opacity=0.01)


def _black_on_black(page: pymupdf.Page) -> None:
    _write(page)
    page.draw_rect((60, 150, 400, 180), fill=(0, 0, 0))
    page.insert_text((72, 172), "genehmigen!")


def _under_area(page: pymupdf.Page) -> None:
    _write(page)
    page.insert_text((72, 172), "genehmigen!")
    page.draw_rect((60, 150, 400, 180), fill=(0.5, 0.5, 0.5), color=None)
    page.insert_text((90, 172), "Gemeinde", color=(1, 1, 1))


def _under_picture(page: pymupdf.Page) -> None:
    _write(page)
    page.insert_text((72, 172), "genehmigen!")
    page.insert_image((60, 150, 200, 180), pixmap=pdf_makers.picture(140, 30))


@pytest.mark.parametrize("write", [_white_over_seen, _pale, _clear, _black_on_black, _under_area, _under_picture])
def test_hidden_words_are_left_out_and_counted(write: pdf_makers.Write) -> None:
    pdf = PdfDocument(pdf_makers.one_page(write), "a.pdf")
    text = pdf.page(1)[0].text
    assert SEEN in text
    assert "genehmigen" not in text
    assert [(doubt.code, doubt.pages, doubt.count) for doubt in pdf.late_doubts()] == [("hidden-text", (1,), 11)]


def test_words_cut_off_by_a_clip_are_left_out_and_counted() -> None:
    content = b"BT /F 12 Tf 72 700 Td (Der Antrag liegt vor.) Tj ET q 0 0 9 9 re W n BT /F 12 Tf 72 600 Td (Ja) Tj ET Q"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>/Length %d>>stream\n%s\nendstream"
    within = b"BT /F 12 Tf 72 500 Td (Nein) Tj ET"
    data = pdf_makers.raw(
        content + b" /X Do", resources=b"/XObject<</X 6 0 R>>", objects=(form % (len(within), within),)
    )
    pdf = PdfDocument(data, "a.pdf")
    assert pdf.page(1)[0].text == SEEN
    assert [(doubt.code, doubt.count) for doubt in pdf.late_doubts()] == [("hidden-text", 6)]


def _white_on_dark(page: pymupdf.Page) -> None:
    page.draw_rect((60, 150, 400, 180), fill=(0.1, 0.2, 0.4))
    page.insert_text((72, 172), SEEN, color=(1, 1, 1))


def _white_on_picture(page: pymupdf.Page) -> None:
    pixels = pdf_makers.picture(340, 30)
    pixels.clear_with(60)
    page.insert_image((60, 150, 400, 180), pixmap=pixels)
    page.insert_text((72, 172), SEEN, color=(1, 1, 1))


def _marked(page: pymupdf.Page) -> None:
    page.insert_text((72, 172), SEEN)
    page.draw_rect((60, 150, 400, 180), fill=(1, 1, 0), fill_opacity=0.4, color=None)


def _searchable_scan(page: pymupdf.Page) -> None:
    page.insert_image(page.rect, pixmap=pdf_makers.picture())
    for line in range(10):
        page.insert_text((72, 172 + 14 * line), SEEN, render_mode=3)


def _under_scan(page: pymupdf.Page) -> None:
    for line in range(10):
        page.insert_text((72, 172 + 14 * line), SEEN)
    page.insert_image(page.rect, pixmap=pdf_makers.picture())


@pytest.mark.parametrize("write", [_white_on_dark, _white_on_picture, _marked, _searchable_scan, _under_scan])
def test_words_people_can_see_or_search_stay(write: pdf_makers.Write) -> None:
    pdf = PdfDocument(pdf_makers.one_page(write), "a.pdf")
    page, scanned = pdf.page(1)
    assert SEEN in page.text
    assert not scanned
    assert not list(pdf.late_doubts())


def test_text_outside_the_visible_box_is_left_out_and_counted() -> None:
    def write(page: pymupdf.Page) -> None:
        page.insert_text((72, 172), SEEN)
        page.insert_text((72, 800), "abgeschnitten")
        page.set_cropbox(pymupdf.Rect(50, 100, 500, 700))

    pdf = PdfDocument(pdf_makers.one_page(write), "a.pdf")
    assert pdf.page(1)[0].text == SEEN
    assert [(doubt.code, doubt.count) for doubt in pdf.late_doubts()] == [("outside-text", 13)]


def test_hidden_layers_are_left_out_and_counted() -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 72), SEEN)
    page.insert_text((72, 172), "genehmigen!", oc=document.add_ocg("Entwurf", on=False))
    pdf = PdfDocument(document.tobytes(), "a.pdf")
    assert pdf.page(1)[0].text == SEEN
    assert [(doubt.code, doubt.count) for doubt in pdf.doubts()] == [("hidden-layers", 1)]


def test_reading_a_page_twice_counts_its_hidden_words_once() -> None:
    pdf = PdfDocument(pdf_makers.one_page(_pale), "a.pdf")
    pdf.page(1)
    pdf.page(1)
    assert [doubt.count for doubt in pdf.late_doubts()] == [11]
