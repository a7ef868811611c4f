import pytest

from genius_desktop.domain import Citation, Document, Page, Statement
from genius_desktop.jobs.checks import check, held

DOCUMENT = Document(
    "a", "", "page", (Page(1, "Der Rat beschließt Kosten von 125.000 Euro am 12. Mai 2026."), Page(2, "Nichts."))
)


def checked(text: str, *, page: int = 1, quote: str = "Kosten von 125.000 Euro") -> Statement:
    return check(Statement(text, (Citation(0, page, quote),)), [held(DOCUMENT)])


def test_a_quote_is_found_on_its_page_only() -> None:
    assert checked("a").citations[0].found
    assert not checked("a", page=2).citations[0].found
    assert not checked("a", quote="Kosten von 152.000 Euro").citations[0].found


def test_a_page_that_does_not_exist_holds_nothing() -> None:
    assert not checked("a", page=99).citations[0].found


def test_figures_are_held_against_the_cited_page() -> None:
    checks = checked("Die 125.000 Euro sind am 12. Mai 2026 fällig, nicht 25.000 Euro nach § 7.").checks

    assert [(c.kind, c.value, c.found) for c in checks] == [
        ("amount", "125.000 Euro", True),
        ("date", "12. Mai 2026", True),
        ("amount", "25.000 Euro", False),
        ("paragraph", "§ 7", False),
    ]


@pytest.mark.parametrize(
    "same_thing",
    [
        "1,2 Mio. € für den Bau",
        "1.200.000 EUR für den Bau",
        "1 200 000 Euro für den Bau",
        "1,2 Millionen Euro für den Bau",
    ],
)
def test_an_amount_is_found_however_it_is_written(same_thing: str) -> None:
    document = Document("a", "", "page", (Page(1, "Der Bau kostet 1.200.000 Euro und hat zwölf Räume."),))

    assert all(c.found for c in check(Statement(same_thing, (Citation(0, 1, "Der Bau"),)), [held(document)]).checks)


def test_a_number_word_a_short_date_and_a_torn_line_are_understood() -> None:
    document = Document("a", "", "page", (Page(1, "Am 12. Mai\n2026 tagten zwölf Mit-\nglieder."),))
    statement = Statement("Am 12.05.2026 tagten 12 Mitglieder.", (Citation(0, 1, "tagten zwölf Mitglieder"),))

    assert [(c.kind, c.found) for c in check(statement, [held(document)]).checks] == [("date", True), ("number", True)]


def test_a_figure_of_another_page_brings_that_page_as_citation() -> None:
    document = Document("a", "", "page", (Page(1, "Die Pumpe ist neu."), Page(2, "Sie kostet 8.400 Euro. Ende.")))
    found = check(Statement("Die neue Pumpe kostet 8.400 Euro.", (Citation(0, 1, "Pumpe ist neu"),)), [held(document)])

    assert [(c.page, c.quote) for c in found.citations] == [(1, "Pumpe ist neu"), (2, "Sie kostet 8.400 Euro.")]
    assert found.checks[0].page == 2


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Die Steuer steigt um 20 Punkte.", "Die Steuer steigt auf 20 Punkte."),
        ("Es gab 5 Ja-Stimmen und 19 Nein-Stimmen.", "Es gab 19 Ja-Stimmen und 5 Nein-Stimmen."),
        ("Der Antrag wird mit 19 Stimmen abgelehnt.", "Dem Antrag wird mit 19 Stimmen zugestimmt."),
        ("Es müssen mindestens 6 Anmeldungen vorliegen.", "Es dürfen höchstens 6 Anmeldungen vorliegen."),
    ],
)
def test_a_right_number_in_a_wrong_part_is_told(source: str, claim: str) -> None:
    document = Document("a", "", "page", (Page(1, source),))
    citation = (Citation(0, 1, source),)

    assert [c.kind for c in check(Statement(claim, citation), [held(document)]).checks if not c.found][:1] == ["role"]
    assert all(c.found for c in check(Statement(source, citation), [held(document)]).checks)


def test_a_name_that_stands_nowhere_is_told() -> None:
    assert [(c.kind, c.found) for c in checked("Frau Beispielmann aus der Lindenstraße klagt.").checks] == [
        ("name", False),
        ("name", False),
    ]
