"""Signs of damage and danger in a PDF: each has its doubt or its refusal."""

import random
import time
import zlib

import pymupdf
import pytest

from genius_desktop.documents.pdf import PdfDocument
from genius_desktop.problem_words import PROBLEMS
from genius_desktop.problems import INPUT_CODES, InputProblem
from tests import makers, pdf_makers

TEXT = b"BT /F 12 Tf 72 700 Td (Der Antrag liegt vor.) Tj ET"


def _codes(data: bytes) -> list[str]:
    pdf = PdfDocument(data, "a.pdf")
    for number in range(1, pdf.page_count + 1):
        pdf.page(number)
    return [doubt.code for doubt in [*pdf.doubts(), *pdf.late_doubts()]]


def _refusal(data: bytes) -> str:
    with pytest.raises(InputProblem) as refusal:
        PdfDocument(data, "a.pdf")
    return refusal.value.code


def test_a_sound_file_raises_no_doubt() -> None:
    assert _codes(pdf_makers.raw(TEXT)) == []
    assert _codes(makers.pdf()) == []


@pytest.mark.parametrize(
    "root",
    [
        b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
        b"/OpenAction<</S/Launch/F(calc.exe)>>",
        b"/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>",
        b"/AA<</WC<</S/JavaScript/JS(1)>>>>",
        b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>",
    ],
)
def test_active_content_is_told(root: bytes) -> None:
    assert _codes(pdf_makers.raw(TEXT, root=root)) == ["active-content"]


def test_a_page_to_open_at_is_not_active() -> None:
    assert _codes(pdf_makers.raw(TEXT, root=b"/OpenAction[3 0 R/Fit]")) == []
    assert _codes(pdf_makers.raw(TEXT, root=b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>")) == []


def test_a_signed_form_is_told() -> None:
    assert _codes(pdf_makers.raw(TEXT, root=b"/AcroForm<</SigFlags 3/Fields[]>>")) == ["signed"]


def test_a_form_that_only_one_program_can_show_is_refused() -> None:
    content = b"BT /F 12 Tf 72 700 Td (Please wait... your PDF viewer may not be able to display this.) Tj ET"
    assert _refusal(pdf_makers.raw(content, root=b"/AcroForm<</XFA(x)/Fields[]>>")) == "xfa-form"
    assert "xfa-form" in INPUT_CODES
    assert "xfa-form" in PROBLEMS
    assert _codes(pdf_makers.raw(TEXT, root=b"/AcroForm<</XFA(x)/Fields[]>>")) == []


def test_files_within_are_listed_and_stay_closed() -> None:
    document = pymupdf.open("pdf", makers.pdf())
    document.embfile_add("eins", b"MZ" * 50, filename="anhang.exe")
    pdf = PdfDocument(document.tobytes(), "a.pdf")
    assert [(part.name, part.size, part.data) for part in pdf.parts()] == [("anhang.exe", 100, b"")]
    assert [(doubt.code, doubt.count) for doubt in pdf.doubts()] == [("embedded-files", 1)]


def test_a_portfolio_is_told_with_its_files() -> None:
    document = pymupdf.open("pdf", makers.pdf())
    document.embfile_add("eins", b"%PDF-", filename="anlage.pdf")
    document.xref_set_key(document.pdf_catalog(), "Collection", "<</Type/Collection>>")
    doubts = list(PdfDocument(document.tobytes(), "a.pdf").doubts())
    assert [(doubt.code, doubt.count) for doubt in doubts] == [("portfolio", 1)]


def test_a_file_pinned_to_a_page_is_told() -> None:
    assert _codes(pdf_makers.one_page(lambda page: page.add_file_annot((72, 72), b"MZ", "anhang.exe"))) == [
        "embedded-files"
    ]


def test_a_document_that_forbids_copying_says_so_unless_its_owner_opens_it() -> None:
    document = pymupdf.open("pdf", makers.pdf())
    data = document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="chef", user_pw="", permissions=0)
    assert _codes(data) == ["copy-forbidden"]


@pytest.mark.parametrize(
    "method", [pymupdf.PDF_ENCRYPT_AES_256, pymupdf.PDF_ENCRYPT_AES_128, pymupdf.PDF_ENCRYPT_RC4_40]
)
def test_a_password_is_asked_for_and_opens(method: int) -> None:
    data = pymupdf.open("pdf", makers.pdf()).tobytes(encryption=method, owner_pw="chef", user_pw="geheim")
    assert _refusal(data) == "encrypted-document"
    assert "125.000 Euro" in PdfDocument(data, "a.pdf", password="geheim").page(1)[0].text


def test_a_certificate_is_refused_as_protection() -> None:
    data = pdf_makers.raw(TEXT, objects=(b"<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s4/V 2/Length 128>>",))
    assert _refusal(data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 6 0 R")) == "locked-to-key"


def test_pages_the_file_counts_and_does_not_hold_are_told() -> None:
    data = pdf_makers.raw(TEXT).replace(b"/Count 1>>", b"/Count 7>>")
    pdf = PdfDocument(data, "a.pdf")
    assert pdf.page_count == 1
    assert [(doubt.code, doubt.count) for doubt in pdf.doubts()] == [("pages-lost", 6)]


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (pdf_makers.raw(TEXT).replace(b"/Count 1>>", b"/Count 2000000000>>"), {"damaged-document"}),
        (pdf_makers.raw(TEXT).replace(b"Kids[3 0 R]", b"Kids[2 0 R]"), {"damaged-document"}),
        (pdf_makers.raw(TEXT).replace(b"Kids[3 0 R]/Count 1", b"Kids[]/Count 0     "), {"no-pages"}),
        (pdf_makers.raw(TEXT, root=b"/X " + b"[" * 100_000 + b"]" * 100_000), {"damaged-document"}),
        (b"<html><body>Anmeldung</body></html>", {"damaged-document"}),
    ],
)
def test_a_file_without_pages_is_refused_at_once(data: bytes, codes: set[str]) -> None:
    begin = time.process_time()
    assert _refusal(data) in codes
    assert time.process_time() - begin < 1


def test_pages_lost_in_a_cut_file_are_named() -> None:
    data = makers.pdf()
    pdf = PdfDocument(data[: len(data) // 2], "a.pdf")
    pages = [pdf.page(number)[0] for number in range(1, pdf.page_count + 1)]
    assert [doubt.code for doubt in pdf.doubts()] == ["repaired"]
    assert all(page.text or page.problem == "page-damaged" for page in pages)
    assert any(page.problem for page in pages)


def test_a_blank_page_is_neither_scanned_nor_damaged() -> None:
    page, scanned = PdfDocument(pdf_makers.one_page(lambda _: None), "a.pdf").page(1)
    assert (page.origin, page.problem, scanned) == ("none", "", False)


def test_a_scan_with_a_stamp_is_scanned_and_keeps_the_stamp() -> None:
    def write(page: pymupdf.Page) -> None:
        page.insert_image(page.rect, pixmap=pdf_makers.picture())
        page.insert_text((72, 72), "Eingegangen am 12. Mai 2026")

    page, scanned = PdfDocument(pdf_makers.one_page(write), "a.pdf").page(1)
    assert (page.text, scanned) == ("Eingegangen am 12. Mai 2026", True)


def test_a_font_without_letters_makes_a_page_scanned() -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_font(fontname="F0", fontbuffer=pymupdf.Font("helv").buffer)
    page.insert_text((72, 72), "Der Antrag liegt vor.", fontname="F0")
    fonts = [xref for xref in range(1, document.xref_length()) if document.xref_get_key(xref, "ToUnicode")[0] == "xref"]
    for xref in fonts:
        document.xref_set_key(xref, "ToUnicode", "null")
    assert fonts
    pdf = PdfDocument(document.tobytes(), "a.pdf")
    read, scanned = pdf.page(1)
    assert (read.text, scanned) == ("", True)
    assert [(doubt.code, doubt.pages) for doubt in pdf.late_doubts()] == [("unreadable-fonts", (1,))]


def test_an_endless_page_is_cut_and_says_so() -> None:
    line = b"(%s) Tj 0 -0.001 Td " % (b"Antrag " * 60)
    pdf = PdfDocument(pdf_makers.raw(b"BT /F 2 Tf 2 800 Td " + line * 5500 + b"ET"), "a.pdf")
    assert len(pdf.page(1)[0].text) <= 2_000_000
    assert [doubt.code for doubt in pdf.late_doubts()][-1] == "text-cut"


def test_a_form_that_holds_itself_ends() -> None:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 5>>"
    form += b"stream\n/X Do\nendstream"
    data = pdf_makers.raw(b"/X Do " + TEXT, resources=b"/XObject<</X 6 0 R>>", objects=(form,))
    assert PdfDocument(data, "a.pdf").page(1)[0].text == "Der Antrag liegt vor."


def test_a_mutated_file_is_read_or_refused_and_nothing_else() -> None:
    sound = [pdf_makers.oracle()[0], pdf_makers.raw(TEXT), makers.scanned_pdf()]
    chance = random.Random(7)  # noqa: S311 (faults to repeat, no secrets)
    for number in range(200):
        data = bytearray(sound[number % len(sound)])
        for _ in range(chance.choice((1, 5, 40))):
            place = chance.randrange(len(data) or 1)
            match chance.randrange(3):
                case 0:
                    data[place : place + 1] = chance.randbytes(1)
                case 1:
                    del data[place : place + chance.randrange(200)]
                case _:
                    data[place:place] = data[place : place + chance.randrange(60)]
        begin = time.process_time()
        try:
            pdf = PdfDocument(bytes(data), "a.pdf")
            for page in range(1, min(pdf.page_count, 20) + 1):
                pdf.page(page)
            assert all(doubt.code for doubt in [*pdf.doubts(), *pdf.late_doubts()])
            pdf.parts()
        except InputProblem:
            pass
        assert time.process_time() - begin < 2, zlib.crc32(data)
