from genius_desktop.domain import Citation, Document, Page, Statement
from genius_desktop.jobs.checks import check, squeezed

DOCUMENT = Document(
    "a", "", "page", (Page(1, "Der Rat beschließt Kosten von 125.000 Euro am 12. Mai 2026."), Page(2, "Nichts."))
)


def checked(text: str, *, page: int = 1, quote: str = "Kosten von 125.000 Euro") -> Statement:
    return check(Statement(text, (Citation(0, page, quote),)), [squeezed(DOCUMENT)])


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
