from genius_desktop.domain import Document, Page, Passage, Span
from genius_desktop.jobs.drafting import draft

TEXT = "Der Rat beschließt die Sanierung der Lindenstraße für 125.000 Euro.\nDer Saal war voll."
DOCUMENT = Document("a", "", "page", (Page(1, "Deckblatt"), Page(2, TEXT)))
PASSAGE = Passage(3, 1, (Span(2, TEXT),))


def test_a_fact_with_a_clear_source_is_told_with_its_place() -> None:
    told = draft("Die Sanierung der Lindenstraße kostet 125.000 Euro.", PASSAGE, DOCUMENT)

    assert told is not None
    assert [(c.document, c.page, c.found) for c in told.citations] == [(3, 2, True)]


def test_a_fact_with_a_wrong_figure_without_source_or_in_english_is_not_told() -> None:
    assert draft("Die Sanierung der Lindenstraße kostet 152.000 Euro.", PASSAGE, DOCUMENT) is None
    assert draft("Die Feuerwehr sucht neue Mitglieder im Ort.", PASSAGE, DOCUMENT) is None
    assert draft("The council decides on the Sanierung of the Lindenstraße for the town.", PASSAGE, DOCUMENT) is None
