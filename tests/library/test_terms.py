"""The terms of German text."""

import pytest

from genius_desktop.library import compounds, questions
from genius_desktop.library.terms import terms
from genius_desktop.stems import stem


@pytest.mark.parametrize(
    ("word", "within"),
    [
        ("friedhofsgebührensatzung", ("gebühren", "satzung")),
        ("hundesteuersatzung", ("hunde", "steuer", "satzung")),
        ("schulhof", ("schule", "hof")),
        ("wasserzähler", ("wasser", "zähler")),
        ("gemeinderatssitzung", ("gemeinde", "sitzung")),
    ],
)
def test_a_compound_is_cut_into_its_words(word: str, within: tuple[str, ...]) -> None:
    assert set(within) <= set(compounds.parts(word))


@pytest.mark.parametrize("word", ["verwaltung", "ordnung", "wald", "haushalt", "gegenstand", "a" * 200, "bürgerlichen"])
def test_a_simple_word_stays_whole(word: str) -> None:
    assert not compounds.parts(word)


def test_sections_paragraphs_and_figures_are_terms() -> None:
    found = [term.stem for term in terms("§ 7 Abs. 2 KAG, 1.250,50 Euro am 3.4.2024, §12a")]
    assert found == ["§7", "abs2", "kag", "1250,50", stem("Euro"), stem("am"), "3.4.2024", "§12a"]


def test_terms_know_where_they_stand() -> None:
    text = "Die Hundesteuer nach § 5"
    assert [text[term.start : term.end] for term in terms(text)] == ["Die", "Hundesteuer", "nach", "§ 5"]


def test_a_question_leaves_out_what_every_question_has() -> None:
    assert [word.text for word in questions.read("Wie hoch ist die Hundesteuer?").words] == ["Hundesteuer"]
    assert [word.text for word in questions.read("Wer ist das?").words] == ["Wer", "ist", "das"]


def test_a_long_text_is_no_longer_a_question() -> None:
    assert len(questions.read("Wort" + " anderes Wort" * 5_000).words) <= questions.MOST_WORDS
