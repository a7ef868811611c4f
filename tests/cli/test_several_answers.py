"""Several answers as one result."""

from genius_desktop.cli.several_answers import together
from genius_desktop.domain import Citation, Coverage, DocumentReport, Statement, Summary, Timing
from genius_desktop.outcomes import NO_MODEL


def report(name: str, *skimmed: int) -> DocumentReport:
    covered = Coverage(3, 3 - len(skimmed), 0, (), (), 3, 1, pages_skimmed=skimmed)
    return DocumentReport(name, f"sha-{name}", 3, "page", covered)


def answer(text: str, document: int, *reports: DocumentReport) -> Summary:
    statement = Statement(text, (Citation(document, 1, text, found=True),))
    return Summary(text, reports, (statement,), NO_MODEL, Timing(0.0, 0.0, 0, 0))


def test_each_citation_stays_in_its_document_though_every_answer_has_its_own() -> None:
    steuer, markt = report("steuer.md", 2, 3), report("markt.md", 1)

    whole = together(
        ["Wie hoch?", "Wo?"], [answer("165 Euro", 0, steuer, markt), answer("Allee", 0, markt, report("steuer.md", 2))]
    )

    named = [whole.documents[statement.citations[0].document].name for statement in whole.statements]
    assert named == ["steuer.md", "markt.md"]
    assert [statement.topic for statement in whole.statements] == ["Wie hoch?", "Wo?"]
    assert len(whole.documents) == 2


def test_a_page_that_was_read_for_one_answer_was_read() -> None:
    whole = together(["a", "b"], [answer("x", 0, report("s", 2, 3)), answer("y", 0, report("s", 2))])

    covered = whole.documents[0].coverage
    assert covered.pages_skimmed == (2,)
    assert covered.pages_read + len(covered.pages_skimmed) == covered.pages_total


def test_answers_to_other_documents_are_called_by_their_questions() -> None:
    assert together(["a", "b"], [answer("x", 0, report("s")), answer("y", 0, report("s"))]).title == "s"
    assert together(["a", "b"], [answer("x", 0, report("s")), answer("y", 0, report("t"))]).title == "a, b"
