from hypothesis import given
from hypothesis import strategies as st

from genius_desktop.documents.cleaning import join_torn_words, paragraphs, tidy


def test_torn_words_are_joined_but_not_bundes_und_landes() -> None:
    assert join_torn_words("Straßen-\nsanierung") == "Straßensanierung"
    assert join_torn_words("Bundes-\nund Landesmittel") == "Bundes-\nund Landesmittel"
    assert join_torn_words("Ost-\nWest") == "Ost-\nWest"
    assert join_torn_words("Bau\u00adantrag und Bau\u00ad\nplan") == "Bauantrag und Bauplan"


def test_ligatures_combining_marks_and_invisible_characters_go() -> None:
    assert tidy("E\ufb03zienz fu\u0308r alle\u200b\u202e\x07\r\nZeile\u00a0zwei") == "Effizienz für alle\nZeile zwei"


def test_lone_surrogates_become_replacement_characters() -> None:
    assert tidy("a\ud800b") == "a\ufffdb"


def test_lines_of_a_paragraph_are_joined_and_items_are_not() -> None:
    text = (
        "Die Verwaltung berichtet über den Stand der Arbeiten an der Kläranlage\n"
        "und nennt die noch offenen Punkte. Die Kosten liegen im Rahmen.\n"
        "- Pumpe erneuern und den Schacht bis zum Frühjahr abdichten lassen\n"
        "- Zaun setzen"
    )

    assert paragraphs(text) == [
        "Die Verwaltung berichtet über den Stand der Arbeiten an der Kläranlage "
        "und nennt die noch offenen Punkte. Die Kosten liegen im Rahmen.",
        "- Pumpe erneuern und den Schacht bis zum Frühjahr abdichten lassen",
        "- Zaun setzen",
    ]


@given(st.text())
def test_paragraphs_lose_no_visible_character(text: str) -> None:
    clean = tidy(text)

    assert "".join("".join(paragraphs(clean)).split()) == "".join(join_torn_words(clean).split())


def test_a_line_that_begins_with_a_date_goes_on_and_one_with_a_number_begins_an_item() -> None:
    assert paragraphs("Niederschrift über die Sitzung des Gemeinderates am\n12. Mai 2026 im Rathaus") == [
        "Niederschrift über die Sitzung des Gemeinderates am 12. Mai 2026 im Rathaus"
    ]
    assert paragraphs("Die Verwaltung prüft folgende Punkte des Antrags\n12. Maibaum aufstellen") == [
        "Die Verwaltung prüft folgende Punkte des Antrags",
        "12. Maibaum aufstellen",
    ]
