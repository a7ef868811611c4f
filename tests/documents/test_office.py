import pytest

from genius_desktop.documents import docx, odt
from genius_desktop.documents.blocks import Block, sections
from genius_desktop.problems import InputProblem
from tests.makers import docx as make_docx
from tests.makers import odt as make_odt
from tests.makers import word_paragraph, zipped


def test_word_gives_headings_paragraphs_and_rows() -> None:
    cell = "<w:tc>{}</w:tc>".format
    table = f"<w:tbl><w:tr>{cell(word_paragraph('Straße'))}{cell(word_paragraph('12 Euro'))}</w:tr></w:tbl>"
    data = make_docx(word_paragraph("§ 1 Zweck", style="berschrift1") + word_paragraph("Text") + table)

    assert docx.read(data, "a").blocks == [Block("§ 1 Zweck", 1), Block("Text"), Block("Straße | 12 Euro")]


def test_word_insertions_are_in_and_deletions_out() -> None:
    body = (
        "<w:p><w:r><w:t>Die Gebühr beträgt </w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:t> Euro.</w:t></w:r></w:p>"
    )

    assert docx.read(make_docx(body), "a").blocks == [Block("Die Gebühr beträgt 12 Euro.")]


def test_opendocument_gives_headings_paragraphs_and_rows() -> None:
    body = (
        '<text:h text:outline-level="2">§ 2</text:h><text:p>eins<text:s text:c="2"/>zwei<text:line-break/>drei</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
    )

    assert odt.read(make_odt(body), "a").blocks == [Block("§ 2", 2), Block("eins  zwei\ndrei"), Block("A | B")]


@pytest.mark.parametrize(
    "prolog", ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE a [<!ENTITY b "c">]>']
)
def test_a_document_type_definition_is_refused(prolog: str) -> None:
    data = zipped({"word/document.xml": f"{prolog}<a>&b;</a>"})

    with pytest.raises(InputProblem, match="damaged-document"):
        docx.read(data, "a")


def test_sections_begin_at_headings_and_stay_as_long_as_a_page() -> None:
    pages = sections([Block("Titel", 1), *[Block("wort " * 150)] * 8, Block("Ende", 2), Block("kurz")])

    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert pages[0].label == "Titel"
    assert pages[-1].text.startswith("Ende")
    assert all(len(page.text) <= 4100 for page in pages)


def test_a_paragraph_of_any_length_is_cut_into_sections_without_loss() -> None:
    pages = sections([Block("x" * 10_000)])

    assert sum(len(page.text) for page in pages) == 10_000
