from hypothesis import given
from hypothesis import strategies as st

from genius_desktop.domain import Document, Origin, Page, Passage, Span
from genius_desktop.jobs.coverage import coverage

ORIGINS: list[Origin] = ["text", "ocr", "none"]


@given(
    st.lists(st.tuples(st.sampled_from(ORIGINS), st.booleans()), max_size=12),
    st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=3), max_size=6),
    st.frozensets(st.integers(0, 5)),
    st.frozensets(st.integers(1, 12)),
    st.frozensets(st.integers(1, 12)),
)
def test_every_page_is_counted_exactly_once(
    pages: list[tuple[Origin, bool]],
    spans: list[list[int]],
    noted: frozenset[int],
    skimmed: frozenset[int],
    skipped: frozenset[int],
) -> None:
    made = tuple(
        Page(n, "" if origin == "none" else "Text", origin, problem="page-damaged" if broken else "")
        for n, (origin, broken) in enumerate(pages, start=1)
    )
    passages = {
        i: Passage(0, i + 1, tuple(Span(n, "x") for n in numbers if n <= len(made))) for i, numbers in enumerate(spans)
    }

    found = coverage(Document("a", "", "page", made), passages, noted, skimmed=skimmed, skipped=skipped)

    left_out = [*found.pages_without_text, *found.pages_failed, *found.pages_skimmed, *found.pages_skipped]
    assert found.pages_read + len(left_out) == found.pages_total == len(made)
    assert len(set(left_out)) == len(left_out)


def test_a_page_counts_as_read_only_if_every_passage_on_it_has_a_note() -> None:
    document = Document("a", "", "page", (Page(1, "x"), Page(2, "x")))
    passages = {0: Passage(0, 1, (Span(1, "x"), Span(2, "x"))), 1: Passage(0, 2, (Span(2, "x"),))}

    assert coverage(document, passages, frozenset({0})).pages_failed == (2,)
    assert coverage(document, passages, frozenset({0, 1})).pages_read == 2
