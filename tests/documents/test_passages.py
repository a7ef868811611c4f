from hypothesis import given
from hypothesis import strategies as st

from genius_desktop.documents.passages import cut
from genius_desktop.documents.pruning import prune
from genius_desktop.domain import Document, Heading, Page


def words(text: str) -> int:
    return len(text.split())


def document(*pages: str) -> Document:
    return Document("a", "", "page", tuple(Page(n, text) for n, text in enumerate(pages, start=1)))


def test_a_passage_knows_its_pages() -> None:
    found = cut(document("eins zwei", "drei vier"), 0, words)

    assert [[(s.page, s.text) for s in p.spans] for p in found] == [[(1, "eins zwei"), (2, "drei vier")]]


def test_passages_are_cut_at_chapters_rather_than_in_them() -> None:
    filler = "Wort " * 35
    page = f"§ 1 Zweck\n{filler.strip()}.\n§ 2 Gebühren\n{filler.strip()}.\n§ 3 Schluss\n{filler.strip()}."

    found = cut(document(page), 0, words, budget_tokens=45)

    assert [p.spans[0].text.split("\n")[0] for p in found] == ["§ 1 Zweck", "§ 2 Gebühren", "§ 3 Schluss"]
    assert found[1].heading == "§ 1 Zweck"


def test_headings_of_the_reader_are_places_to_cut() -> None:
    text = "Vorwort\n\n" + "wort " * 35 + ".\n\nzuletzt\n\n" + "satz " * 35 + "."
    page = Page(1, text, headings=(Heading(0, 1), Heading(text.index("zuletzt"), 2)))

    found = cut(Document("a", "", "section", (page,)), 0, words, budget_tokens=45)

    assert found[1].spans[0].text.startswith("zuletzt")


def test_numbers_go_on_where_the_last_document_ended() -> None:
    assert [p.number for p in cut(document("eins"), 1, words, first=8)] == [8]


@given(st.lists(st.text("ab \n.§1", max_size=300), max_size=6), st.integers(5, 50))
def test_nothing_is_lost_and_no_passage_is_far_too_long(pages: list[str], budget: int) -> None:
    found = cut(document(*pages), 0, words, budget_tokens=budget)

    got = "".join("".join(s.text for s in p.spans) for p in found)
    assert "".join(got.split()) == "".join("".join(prune(document(*pages).pages)).split())
    assert all(sum(words(s.text) for s in p.spans) <= budget * 1.25 + 1000 for p in found)
