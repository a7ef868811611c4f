"""Results of every kind that is no summary, made up: an answer, a text in other words, a comparison, a letter."""

from dataclasses import replace

from genius_desktop import comparison_words, outcomes
from genius_desktop.domain import (
    Check,
    Citation,
    Coverage,
    DocumentReport,
    EngineInfo,
    Statement,
    Summary,
    Timing,
)

ENGINE = EngineInfo("local", "beispiel-1b", "c0" * 32)
TIMING = Timing(42.0, 3.0, 900, 120)
OLD_FEE = "Die Gebühr beträgt 35,00 € je Antrag und wird mit dem Bescheid fällig."
NEW_FEE = "Die Gebühr beträgt 42,00 € je Antrag und wird mit dem Bescheid fällig."
BEFORE = "Wir möchten Sie hiermit davon in Kenntnis setzen, dass Ihr Antrag bis zum 15. Juli 2026 zu ergänzen ist."
AFTER = "Bitte ergänzen Sie Ihren Antrag bis zum 15. Juli 2026."


def _report(name: str, number: int, pages: int = 4) -> DocumentReport:
    return DocumentReport(
        name, f"{number:02x}" * 32, pages, "page", Coverage(pages, pages, 0, (), (), 2, 2), source=number
    )


def answer() -> Summary:
    """Give the answer to a question about one document."""
    statements = (
        Statement(
            "Die Gebühr beträgt 35,00 € je Antrag.",
            (Citation(0, 2, OLD_FEE, found=True),),
            (Check("amount", "35,00 €", found=True, page=2),),
        ),
        Statement("Fällig wird sie mit dem Bescheid.", (Citation(0, 2, OLD_FEE, found=True),)),
    )
    title = "Wie hoch ist die Gebühr für einen Antrag?"
    return Summary(title, (_report("Gebührensatzung.pdf", 0),), statements, ENGINE, TIMING, form=outcomes.ANSWER)


def no_answer() -> Summary:
    """Give what a document holds nothing of."""
    absent = (Statement("Das Dokument enthält dazu nichts.", kind="absent"),)
    reports = (_report("Gebührensatzung.pdf", 0),)
    return Summary("Wer ist Bürgermeister?", reports, absent, ENGINE, TIMING, form=outcomes.ANSWER)


def talk() -> Summary:
    """Give an answer without any document."""
    statements = (Statement("Eine Satzung ist eine Rechtsvorschrift.\nSie gilt am Tag nach der Bekanntmachung."),)
    return Summary("Was ist eine Satzung?", (), statements, ENGINE, TIMING, form=outcomes.ANSWER)


def report() -> Summary:
    """Give a report from a collection: an answer with a contradiction, and a question that nothing answers."""
    fee, staff = "Wie hoch ist die Gebühr für einen Antrag?", "Wer ist Bürgermeister?"
    statements = (
        Statement("Die Gebühr beträgt 42,00 € je Antrag.", (Citation(1, 2, NEW_FEE, found=True),), topic=fee),
        Statement(
            "Widerspruch: Im Dokument vom 01.03.2024 steht 42,00 €, im älteren vom 2019 35,00 €.",
            (Citation(1, 2, NEW_FEE, found=True), Citation(0, 2, OLD_FEE, found=True)),
            topic=fee,
            kind="conflict",
        ),
        Statement("In der Sammlung steht dazu nichts.", topic=staff, kind="absent"),
    )
    reports = (
        replace(_report("Gebühren 2019.pdf", 0), title="Gebührensatzung", date="2019"),
        replace(_report("Gebühren 2024.pdf", 1), title="Neue Gebührensatzung", date="2024-03-01"),
        replace(_report("Notiz.pdf", 2), title="Notiz"),
    )
    return Summary(f"{fee} {staff}", reports, statements, ENGINE, TIMING, form=outcomes.REPORT)


def rewording() -> Summary:
    """Give a pasted text in other words; its second paragraph had to stay as it was."""
    lost = Check("refused-lost", "15. Juli 2026", found=False, page=0)
    statements = (
        Statement(AFTER, (Citation(0, 1, BEFORE, found=True),)),
        Statement("Mit freundlichen Grüßen\nDie Gemeinde", (Citation(0, 2, "Mit freundlichen Grüßen", found=True),)),
        Statement(BEFORE, (Citation(0, 3, BEFORE, found=True),), (lost,)),
    )
    return Summary("Text", (), statements, ENGINE, TIMING, form=outcomes.REWORDING)


def comparison(*, explained: bool = True) -> Summary:
    """Give the clauses in which two versions of a document differ."""
    statements = (
        Statement(
            "Gebühr: 35,00 € → 42,00 €.",
            (Citation(0, 2, OLD_FEE, found=True), Citation(1, 2, NEW_FEE, found=True)),
            (
                Check("changed", "", found=True, page=2),
                Check(comparison_words.FIGURE, "Gebühr: 35,00 € → 42,00 €", found=True, page=2),
            ),
            topic="§ 3 Abs. 2",
        ),
        Statement(
            "Neu.",
            (Citation(1, 3, "Befreiungen erteilt das Amt.", found=True),),
            (Check("new", "", found=True, page=3),),
            topic="§ 4a",
        ),
        Statement(
            "Entfallen.",
            (Citation(0, 4, "Diese Satzung gilt ein Jahr.", found=True),),
            (Check("deleted", "", found=True, page=4),),
            topic="§ 7",
        ),
    )
    reports = (_report("Gebührensatzung 2024.pdf", 0), _report("Gebührensatzung 2026.pdf", 1, 5))
    title = ", ".join(report.name for report in reports)
    engine = ENGINE if explained else outcomes.NO_MODEL
    return Summary(title, reports, statements, engine, TIMING, form=outcomes.COMPARISON)


def letter() -> Summary:
    """Give a letter with gaps, one paragraph of which rests on a document."""
    statements = (
        Statement("Gebühr für Ihren Antrag", topic="Betreff"),
        Statement("Sehr geehrte Damen und Herren,"),
        Statement(
            "die Gebühr beträgt 35,00 €. Bitte zahlen Sie bis zum [Datum einsetzen].",
            (Citation(0, 2, OLD_FEE, found=True),),
            (Check("amount", "35,00 €", found=True, page=2),),
        ),
        Statement("Mit freundlichen Grüßen\n\n[Name der Sachbearbeitung]"),
    )
    reports = (_report("Gebührensatzung.pdf", 0),)
    return Summary("Brief: Gebühr für Ihren Antrag", reports, statements, ENGINE, TIMING, form=outcomes.WRITING)


MADE = {
    "answer": answer,
    "no answer": no_answer,
    "talk": talk,
    "report": report,
    "rewording": rewording,
    "comparison": comparison,
    "comparison without a model": lambda: comparison(explained=False),
    "letter": letter,
}
