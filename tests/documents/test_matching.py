import pytest
from hypothesis import given
from hypothesis import strategies as st

from genius_desktop.documents.cleaning import paragraphs
from genius_desktop.documents.matching import locate, locate_words, squeeze, stands_in

PAGE = "Der Rat beschließt die Straßen-\nsanierung „Am Anger“ –\nKosten von 125.000 Euro, § 7 Abs. 2."


@pytest.mark.parametrize(
    "quote",
    [
        "Straßensanierung",
        "Straßen-sanierung",
        'die Straßensanierung "Am Anger" - Kosten von 125.000 Euro',
        "KOSTEN VON 125.000 EURO",
        "§ 7 Abs. 2",
    ],
)
def test_a_quote_is_found_whatever_the_line_break_did(quote: str) -> None:
    assert stands_in(quote, squeeze(PAGE))
    assert locate(quote, PAGE) is not None


@pytest.mark.parametrize("quote", ["Kosten von 152.000 Euro", "125.000 Dollar", "", "abc", "1250.00"])
def test_what_does_not_stand_there_is_not_found(quote: str) -> None:
    assert not stands_in(quote, squeeze(PAGE))
    assert locate(quote, PAGE) is None


def test_a_hyphen_between_figures_counts() -> None:
    assert not stands_in("Los 1234", squeeze("Los 12-34"))


def test_the_place_of_a_quote_is_the_place_in_the_text() -> None:
    start, end = locate("Straßensanierung", PAGE) or (0, 0)

    assert PAGE[start:end] == "Straßen-\nsanierung"


def test_a_quote_is_a_run_of_words() -> None:
    assert list(locate_words("zwei drei", ["eins", "zwei", "drei", "vier"])) == [1, 2]
    assert list(locate_words("fehlt hier", ["eins", "zwei"])) == []


@given(st.lists(st.sampled_from(["Straßen-\nbau", "„Rat“", "12.05.", "Groß-\nProjekt", "§ 3", "und\n"]), min_size=3))
def test_each_paragraph_of_a_page_is_found_on_it(words: list[str]) -> None:
    page = " ".join(words)

    assert all(stands_in(p, squeeze(page)) for p in paragraphs(page) if len(squeeze(p)) > 3)
