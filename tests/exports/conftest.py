"""A summary as it comes from a job, with all that can go wrong in its texts."""

from dataclasses import replace

import pytest

from genius_desktop.domain import (
    Check,
    Citation,
    Coverage,
    DocumentReport,
    Doubt,
    EngineInfo,
    Statement,
    Summary,
    Timing,
)
from genius_desktop.exports.write import written
from genius_desktop.tasks import ExportTask

HOSTILE = (
    '#include "x" #eval("1") <script>alert(1)</script> [x](file:///etc/passwd) ![b](http://a.example/b.png) '
    "$math$ \\\\ \\LaTeX **fett** _kursiv_ `code` &amp; @label {=1+1} | ~~weg~~ www.a.example amt@a.example"
)
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde" * 3

_BUDGET = DocumentReport(
    "Haushaltsplan_2026 (Entwurf).pdf",
    "5f" * 32,
    215,
    "page",
    Coverage(215, 212, 4, (17, 18, 90), (), 120, 119),
    (Doubt("pages-without-text", (17, 18, 90)), Doubt("repaired")),
)
_PROPOSAL = DocumentReport(
    "Beschlussvorlage Kläranlage Süd.docx", "ab" * 32, 9, "section", Coverage(9, 9, 0, (), (), 4, 4)
)
_STATEMENTS = (
    Statement(
        "Der Haushalt 2026 schließt mit Erträgen von 12.450.000 Euro; das Defizit trägt die Rücklage.",
        (
            Citation(0, 3, "Der Haushalt schließt im Ertrag mit 12.450.000 Euro ab.", found=True),
            Citation(0, 7, "Der Fehlbetrag wird der Ausgleichsrücklage entnommen.", found=True),
        ),
        (Check("amount", "12.450.000 Euro", found=True, page=3),),
    ),
    Statement(
        "Die Hundesteuer steigt auf 1.250 Euro.",
        (Citation(0, 44, "Die Hundesteuer beträgt für den ersten Hund 125 Euro.", found=True),),
        (Check("amount", "1.250 Euro", found=False, page=0),),
    ),
    Statement(
        "Die Sanierung der Kläranlage Süd beginnt am 1. März 2026 (§ 4 Abs. 2).",
        (Citation(1, 2, "Baubeginn ist der 1. März 2026.", found=False),),
    ),
    Statement(HOSTILE, (Citation(0, 12, HOSTILE, found=True),)),
    Statement(f"{LONG_WORD} gilt.", (Citation(1, 5, "x" * 200, found=True),)),
    Statement("Diese Aussage steht ohne Beleg."),
)


def write(task: ExportTask) -> bytes:
    """Carry out a task; give the content where the task names no file."""
    return written(task)[0]


@pytest.fixture
def summary() -> Summary:
    """Give a summary of two documents."""
    return Summary(
        "",
        (_BUDGET, _PROPOSAL),
        _STATEMENTS,
        EngineInfo("local", "beispiel-4b-instruct-q4_k_m", "c0ffee" * 10 + "beef"),
        Timing(61.5, 12.0, 52_000, 900),
        (Doubt("few-statements"),),
    )


@pytest.fixture
def single(summary: Summary) -> Summary:
    """Give a summary of one document that nobody doubts, written by no model."""
    report = replace(_BUDGET, doubts=())
    engine = EngineInfo("scripted", "Beispielausgabe", "")
    return replace(summary, documents=(report,), statements=_STATEMENTS[:2], engine=engine, warnings=())


@pytest.fixture
def checked(summary: Summary) -> Summary:
    """A summary in which a person has checked two statements and changed one of them."""
    first, second, *rest = summary.statements
    return replace(
        summary, statements=(replace(first, reviewed=True, edited=True), replace(second, reviewed=True), *rest)
    )


@pytest.fixture
def sectioned(single: Summary) -> Summary:
    """A summary in a form, with a heading the text holds nothing for."""
    cited = (Citation(0, 3, "Der Haushalt schließt im Ertrag mit 12.450.000 Euro ab.", found=True),)
    statements = (
        Statement("Die Erträge betragen 12.450.000 Euro.", cited, topic="Kosten"),
        Statement("Der Text enthält keine Angaben zu „Klima“.", topic="Klima", kind="absent"),
        Statement("Der Haushalt gilt.", cited, topic="Beschluss"),
    )
    return replace(single, statements=statements, form="vermerk")
