"""Summaries as PDF, read by another library than the one that wrote them."""

from dataclasses import replace
from typing import Any

import pymupdf
import pytest

from genius_desktop import wording
from genius_desktop.domain import Citation, Statement, Summary
from genius_desktop.tasks import ExportTask
from tests.exports.conftest import write

RIGHT_MARGIN_PT = 2 / 2.54 * 72


def _open(summary: Summary) -> Any:
    return pymupdf.open(stream=write(ExportTask("j", summary, "pdf", b"")), filetype="pdf")


def _text(document: Any) -> str:
    """Give all text without white space, as lines may break anywhere."""
    # Without this the reader makes something up where a character stands for one that was replaced.
    flags = pymupdf.TEXTFLAGS_TEXT & ~pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
    return "".join("".join(page.get_text(flags=flags) for page in document).split())


def test_the_file_says_every_statement_with_its_page_and_every_quote(summary: Summary) -> None:
    text = _text(_open(summary))
    for statement in summary.statements:
        assert "".join(statement.text.split()) in text
        for citation in statement.citations:
            assert "".join(citation.quote.split()) in text
    for part in (wording.AI_NOTICE, "212 von 215 Seiten", "(Entwurf).pdf, S. 44)", "Süd.docx, Abschnitt 5)"):
        assert "".join(part.split()) in text
    assert "nichtimDokumentgefunden:1.250Euro" in text
    assert text.index("Fundstellen") < text.index("Hinweise") < text.index("Herkunft") < text.index("Geprüftvon:____")


def test_the_metadata_say_what_it_is_and_who_wrote_it(summary: Summary) -> None:
    document = _open(summary)
    assert document.metadata["title"] == "Haushaltsplan_2026 (Entwurf).pdf, Beschlussvorlage Kläranlage Süd.docx"
    assert document.metadata["keywords"].startswith("Mit KI erstellt")
    assert document.metadata["subject"] == wording.AI_NOTICE
    assert document.metadata["author"].startswith("Genius Desktop ")
    assert "trainedAlgorithmicMedia" in document.get_xml_metadata()


def test_the_file_is_tagged_german_and_claims_both_standards(summary: Summary) -> None:
    document = _open(summary)
    catalog = document.pdf_catalog()
    assert document.xref_get_key(catalog, "Lang") == ("string", "de-DE")
    assert document.xref_get_key(catalog, "MarkInfo/Marked") == ("bool", "true")
    assert document.xref_get_key(catalog, "StructTreeRoot")[0] == "xref"
    claims = document.get_xml_metadata()
    assert "<pdfuaid:part>1</pdfuaid:part>" in claims
    assert "<pdfaid:part>2</pdfaid:part>" in claims


def test_headings_lists_and_tables_are_what_they_look_like(summary: Summary) -> None:
    document = _open(summary)
    tags = [document.xref_get_key(xref, "S")[1] for xref in range(1, document.xref_length())]
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 3
    assert tags.count("/Table") == 1
    assert tags.count("/TH") == 3
    assert tags.count("/L") == 2


def test_there_is_nothing_to_click_and_nothing_to_run(summary: Summary) -> None:
    document = _open(summary)
    assert not any(page.get_links() or list(page.annots()) for page in document)
    assert document.embfile_count() == 0
    catalog = document.pdf_catalog()
    assert [document.xref_get_key(catalog, key)[0] for key in ("OpenAction", "AA", "AcroForm")] == ["null"] * 3


def test_every_font_travels_within_the_file(summary: Summary) -> None:
    document = _open(summary)
    fonts = {font[0] for page in document for font in page.get_fonts()}
    assert fonts
    assert all(document.extract_font(xref)[3] for xref in fonts)


def test_not_even_the_longest_word_leaves_the_page(summary: Summary) -> None:
    for page in _open(summary):
        right = page.rect.width - RIGHT_MARGIN_PT + 1
        assert [word[4] for word in page.get_text("words") if word[2] > right] == []


@pytest.mark.parametrize("unshowable", ["😀", "中文", "\uf0b7", "e\u064b"])
def test_what_the_fonts_lack_is_replaced_and_the_file_says_so(single: Summary, unshowable: str) -> None:
    said = f"Die Größe {unshowable} gilt für Łódź."
    text = _text(_open(replace(single, statements=(Statement(said, (Citation(0, 1, said, found=True),)),))))
    assert "sinddurch\ufffdersetzt.Geprüftvon:" in text
    assert "DieGröße" in text
    assert "giltfürŁódź." in text
    assert unshowable not in text


def test_what_the_fonts_have_is_kept(single: Summary) -> None:
    said = "Straße, § 4, 1 200 €, „Müller“ – Привет Ελλάδα"
    text = _text(_open(replace(single, statements=(Statement(said, (Citation(0, 1, said, found=True),)),))))
    assert "".join(said.split()) in text
    assert "\ufffd" not in text


def test_the_numbers_go_on_under_the_next_heading(sectioned: Summary) -> None:
    text = _text(_open(sectioned))

    assert "Beschluss2.DerHaushaltgilt." in text
    assert "KlimaDerTextenthältkeineAngabenzu„Klima“." in text
