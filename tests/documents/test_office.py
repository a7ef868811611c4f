from genius_desktop.documents import odt
from genius_desktop.documents.blocks import Block, sections
from tests.makers import odt as make_odt


def test_opendocument_gives_headings_paragraphs_and_rows() -> None:
    body = (
        '<text:h text:outline-level="2">§ 2</text:h><text:p>eins<text:s text:c="2"/>zwei<text:line-break/>drei</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
    )

    assert odt.read(make_odt(body), "a").blocks == [Block("§ 2", 2), Block("eins  zwei\ndrei"), Block("A | B")]


def test_sections_begin_at_headings_and_stay_as_long_as_a_page() -> None:
    pages = sections([Block("Titel", 1), *[Block("wort " * 150)] * 8, Block("Ende", 2), Block("kurz")])

    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert pages[0].label == "Titel"
    assert pages[-1].text.startswith("Ende")
    assert all(len(page.text) <= 4100 for page in pages)


def test_a_paragraph_of_any_length_is_cut_into_sections_without_loss() -> None:
    pages = sections([Block("x" * 10_000)])

    assert sum(len(page.text) for page in pages) == 10_000
