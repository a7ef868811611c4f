from genius_desktop.documents.blocks import Block, sections


def test_sections_begin_at_headings_and_stay_as_long_as_a_page() -> None:
    pages = sections([Block("Titel", 1), *[Block("wort " * 150)] * 8, Block("Ende", 2), Block("kurz")])

    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert pages[0].label == "Titel"
    assert pages[-1].text.startswith("Ende")
    assert all(len(page.text) <= 4100 for page in pages)


def test_a_paragraph_of_any_length_is_cut_into_sections_without_loss() -> None:
    pages = sections([Block("x" * 10_000)])

    assert sum(len(page.text) for page in pages) == 10_000
