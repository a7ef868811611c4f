import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genius_desktop.domain import Document, Page
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.overview.blocks import blocks
from genius_desktop.jobs.overview.sections import sections
from genius_desktop.jobs.portions import Portions, Wanted, can_choose, is_long, want, weights, wishes_for
from genius_desktop.overviews import Finding
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SectionWish
from tests import makers

PAGES = makers.long_minutes()
DOCUMENT = Document("a", "", "page", tuple(Page(number, text) for number, text in enumerate(PAGES, start=1)))
SECTIONS = sections(blocks(DOCUMENT))


def count(text: str) -> int:
    return len(text.split()) * 2


def portioned(wanted: Wanted, *, fast: bool = False, document: Document = DOCUMENT) -> Portions:
    made = Portions()
    made.add(document, wanted, count, mode="fast" if fast else "full")
    return made


def text_of(made: Portions) -> str:
    return "\n".join(span.text for passage in made.read for span in passage.spans)


def test_every_item_of_an_agenda_is_a_section_with_its_place() -> None:
    assert [section.text for section in SECTIONS] == [f"Zu Punkt {n}: Maßnahme {n} der Gemeinde" for n in range(4, 28)]
    assert [section.page for section in SECTIONS] == list(range(1, 25))


def test_more_headings_than_a_person_can_survey_are_left_to_the_deeper_levels() -> None:
    page = Page(1, "\n".join(f"§ {n} Regel für Weg {n}\nDie Anlieger räumen den Weg {n} ganz." for n in range(1, 99)))

    assert sections(blocks(Document("a", "", "page", (page,)))) == ()


def test_left_out_sections_are_not_read_and_their_pages_are_named() -> None:
    wished = [SectionWish(0, 2, 0), SectionWish(0, 3, 0)]
    made = portioned(want(DOCUMENT, SECTIONS, weights(SECTIONS, wished)))

    assert made.skipped == {0: {2, 3}}
    assert made.skimmed == {0: frozenset()}
    assert "Maßnahme 5 " not in text_of(made)
    assert "Maßnahme 4 " in text_of(made)
    assert "Maßnahme 7 " in text_of(made)


def test_a_page_that_loses_only_a_part_counts_as_skimmed() -> None:
    page = Page(1, "Zu Punkt 1: Erstes\nDas hier wird gelesen.\nZu Punkt 2: Zweites\nDas hier bleibt ungelesen.")
    document = Document("a", "", "page", (page,))
    found = (Finding("Zu Punkt 1: Erstes", 1, 0, 18, 1), Finding("Zu Punkt 2: Zweites", 1, 42, 61, 1))
    made = portioned(want(document, found, [1, 0]), document=document)

    assert text_of(made).split() == "Zu Punkt 1: Erstes Das hier wird gelesen.".split()
    assert made.skimmed == {0: {1}}
    assert made.skipped == {0: frozenset()}


def test_important_sections_are_passages_of_their_own_that_weigh_more() -> None:
    made = portioned(want(DOCUMENT, SECTIONS, weights(SECTIONS, [SectionWish(0, 5, 2)])))

    assert {span.page for passage in made.whole if passage.weight == 2 for span in passage.spans} == {5}
    assert [passage.number for passage in made.whole] == list(range(1, len(made.whole) + 1))
    assert made.skimmed == made.skipped == {0: frozenset()}


def test_a_section_below_another_goes_with_it_unless_it_is_wished_otherwise() -> None:
    found = tuple(Finding("x", page, 0, 1, level) for page, level in enumerate((1, 2, 2, 1, 2), start=1))

    assert weights(found, [SectionWish(0, 1, 0), SectionWish(0, 3, 2)]) == [0, 0, 2, 1, 1]


def test_a_section_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputProblem, match="unknown-section: 25"):
        weights(SECTIONS, [SectionWish(0, 25, 0)])


def test_wishes_for_another_version_of_a_document_do_not_hold() -> None:
    wishes = [SectionWish(0, 1, 0, "alt"), SectionWish(1, 1, 0)]

    assert wishes_for(wishes, document=0, sha256="neu") == ([], True)
    assert wishes_for(wishes, document=0, sha256="alt") == ([wishes[0]], False)
    assert wishes_for(wishes, document=1, sha256="neu") == ([wishes[1]], False)


def test_schnell_reads_a_part_and_chooses_from_all() -> None:
    wanted = want(DOCUMENT, SECTIONS, weights(SECTIONS, []))
    full, fast = portioned(wanted), portioned(wanted, fast=True)

    assert count(text_of(fast)) < 0.45 * count(text_of(full))
    assert len(fast.read) < len(full.read)
    assert len(fast.skimmed[0]) > 12
    whole = "\n".join(span.text for passage in fast.whole for span in passage.spans)
    assert whole.split() == text_of(full).split()


def test_what_is_important_is_read_whole_even_in_schnell() -> None:
    made = portioned(want(DOCUMENT, SECTIONS, weights(SECTIONS, [SectionWish(0, 5, 2)])), fast=True)

    assert 5 not in made.skimmed[0]
    assert len(made.skimmed[0]) > 12
    assert [span.text.split() for p in made.read for span in p.spans if span.page == 5] == [PAGES[4].split()]


def test_a_short_document_is_read_whole_even_in_schnell() -> None:
    short = Document("a", "", "page", DOCUMENT.pages[:5])
    made = portioned(want(short, (), []), fast=True, document=short)

    assert made.read == made.whole
    assert made.skimmed == {0: frozenset()}


def test_only_long_documents_with_sections_are_worth_a_question() -> None:
    assert is_long([DOCUMENT])
    assert not is_long([Document("a", "", "page", DOCUMENT.pages[:20])])
    assert is_long([Document("a", "", "section", (Page(1, "wort " * 20_000),))])
    assert can_choose([SECTIONS])
    assert not can_choose([(), SECTIONS[:1]])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 2), min_size=24, max_size=24), st.sampled_from(["full", "fast"]))
def test_whatever_is_wished_every_page_is_counted_once_and_nothing_wanted_is_lost(wished: list[int], mode: str) -> None:
    made = portioned(want(DOCUMENT, SECTIONS, wished), fast=mode == "fast")
    passages = dict(enumerate(made.whole))

    found = coverage(DOCUMENT, passages, frozenset(passages), skimmed=made.skimmed[0], skipped=made.skipped[0])

    assert found.pages_read + len(found.pages_skimmed) + len(found.pages_skipped) == 24
    assert set(found.pages_skipped) == {place for place, weight in enumerate(wished, start=1) if weight == 0}
    whole = " ".join(span.text for passage in made.whole for span in passage.spans)
    kept = " ".join(text for text, weight in zip(PAGES, wished, strict=True) if weight)
    assert whole.split() == kept.split()
