"""Results that are no summaries, in every format."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pymupdf
import pytest
from odfdo import Document

from genius_desktop import outcome_words, outcomes, wording
from genius_desktop.domain import ExportFormat, Statement, Summary
from genius_desktop.exports.blocks import Facts, Heading, Listing, Notice, Paragraph, Prose, Run, Synopsis, Table, said
from genius_desktop.exports.outline import NO_AI, outline
from genius_desktop.tasks import ExportTask
from tests.exports.conftest import HOSTILE, LONG_WORD, write
from tests.outcome_makers import (
    AFTER,
    BEFORE,
    MADE,
    NEW_FEE,
    OLD_FEE,
    answer,
    comparison,
    letter,
    no_answer,
    report,
    rewording,
    talk,
)

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
FORMATS: tuple[ExportFormat, ...] = ("md", "docx", "odt", "pdf", "html", "txt")


def exported(summary: Summary, form: ExportFormat, *, before: bool = False) -> bytes:
    return write(ExportTask("export", summary, form, b"", before=before))


def text_of(data: bytes, form: ExportFormat) -> str:
    """Give all the text of a file, on one line."""
    match form:
        case "docx":
            document = docx.Document(io.BytesIO(data))
            cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
            told = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
        case "odt":
            told = Document(io.BytesIO(data)).get_formatted_text()
        case "pdf":
            told = "\n".join(str(page.get_text()) for page in pymupdf.open("pdf", data))
        case _:
            told = data.decode()
    return " ".join(told.split())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", MADE)
def test_every_kind_of_result_can_be_written_in_every_format(name: str, form: ExportFormat) -> None:
    summary = MADE[name]()

    told = text_of(exported(summary, form), form)

    assert "Herkunft" in told
    word = summary.statements[0].text.split()[0].strip(":")
    assert word in told


@pytest.mark.parametrize("name", MADE)
def test_every_kind_of_result_says_what_its_reader_must_know(name: str) -> None:
    summary = MADE[name]()
    told = outline(summary, NOW)

    kind, documents = outcomes.outcome_of(summary.form), bool(summary.documents)
    notice = outcome_words.notice(kind, documents=documents, by_model=outcomes.by_model(summary))
    assert told.blocks[1] == Notice(notice)
    assert told.description == notice
    assert any(isinstance(block, Facts) for block in told.blocks)


def test_an_answer_stands_below_its_question_with_its_sources() -> None:
    blocks = outline(answer(), NOW).blocks

    assert blocks[0] == Heading(1, "Wie hoch ist die Gebühr für einen Antrag?")
    [listing] = [block for block in blocks if isinstance(block, Listing)]
    assert listing.entries[0].text == "Die Gebühr beträgt 35,00 € je Antrag. (S. 2)"
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert table.rows[0][:2] == ("1", "S. 2")


def test_a_report_has_its_questions_as_headings_and_its_sources_at_the_end() -> None:
    blocks = outline(report(), NOW).blocks

    headings = [block.text for block in blocks if isinstance(block, Heading) and block.level > 1]
    assert headings[:4] == [
        "Wie hoch ist die Gebühr für einen Antrag?",
        "Wer ist Bürgermeister?",
        "Fundstellen",
        "Quellen",
    ]
    answers, sources = [block for block in blocks if isinstance(block, Listing)][:2]
    assert answers.entries[0].text.endswith("(Gebühren 2024.pdf, S. 2)")
    assert [entry.text for entry in sources.entries] == [
        "Neue Gebührensatzung, 01.03.2024, Gebühren 2024.pdf: S. 2",
        "Gebührensatzung, 2019, Gebühren 2019.pdf: S. 2",
    ]
    assert Paragraph("Außerdem gelesen, ohne Fundstelle in diesem Bericht: Notiz, Notiz.pdf") in blocks
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert [row[2] for row in table.rows] == [NEW_FEE, NEW_FEE, OLD_FEE]


def test_what_a_document_does_not_say_is_said_as_a_sentence() -> None:
    blocks = outline(no_answer(), NOW).blocks

    assert Paragraph("Das Dokument enthält dazu nichts.") in blocks
    assert not [block for block in blocks if isinstance(block, Listing | Table)]


def test_an_answer_without_documents_claims_no_places() -> None:
    told = outline(talk(), NOW)

    assert told.blocks[1] == Notice(outcome_words.ANSWER_NOTICE)
    [prose] = [block for block in told.blocks if isinstance(block, Prose)]
    assert [said(line) for line in prose.lines] == [
        "Eine Satzung ist eine Rechtsvorschrift.",
        "Sie gilt am Tag nach der Bekanntmachung.",
    ]
    assert prose.marks == ()
    assert not [block for block in told.blocks if isinstance(block, Table)]


def test_a_text_in_other_words_is_the_text_and_names_what_was_lost() -> None:
    blocks = outline(rewording(), NOW).blocks
    prose = [block for block in blocks if isinstance(block, Prose)]

    assert said(prose[0].lines[0]) == AFTER
    assert [said(line) for line in prose[1].lines] == ["Mit freundlichen Grüßen", "Die Gemeinde"]
    assert prose[2].marks == ("Bleibt, wie es war: „15. Juli 2026“ wäre verloren gegangen",)
    assert not [block for block in blocks if isinstance(block, Synopsis)]


def test_where_wished_the_text_before_stands_beside_it() -> None:
    [synopsis] = [block for block in outline(rewording(), NOW, before=True).blocks if isinstance(block, Synopsis)]

    assert synopsis.header == ("Fundstelle", "bisher", "neu")
    assert [said(cell) for cell in synopsis.rows[0]] == ["Absatz 1", BEFORE, AFTER]


def test_a_comparison_marks_in_a_table_what_only_one_version_has() -> None:
    [synopsis] = [block for block in outline(comparison(), NOW).blocks if isinstance(block, Synopsis)]

    assert synopsis.header == ("Fundstelle", "bisher", "neu", "Was sich ändert")
    place, old, new, change = synopsis.rows[0]
    assert said(place) == "§ 3 Abs. 2 (bisher S. 2; neu S. 2)"
    assert Run("35,00", "old") in old
    assert Run("42,00", "new") in new
    assert said(change) == "Gebühr: 35,00 € → 42,00 €."
    assert [said(cell) for cell in synopsis.rows[1]][1:3] == ["", "Befreiungen erteilt das Amt."]
    assert [said(cell) for cell in synopsis.rows[2]][1:3] == ["Diese Satzung gilt ein Jahr.", ""]


def test_a_comparison_without_a_model_does_not_say_that_one_has_written_it() -> None:
    told = outline(comparison(explained=False), NOW)

    assert told.label == "Ohne KI erstellt"
    assert told.keywords == ("Ohne KI erstellt", NO_AI)
    assert ("Sprachmodell", "keines, die Unterschiede sind ausgezählt") in told.properties
    assert wording.AI_NOTICE not in [block.text for block in told.blocks if isinstance(block, Notice)]


def test_a_letter_is_running_text_whose_gaps_stand_out() -> None:
    blocks = outline(letter(), NOW).blocks

    prose = [block for block in blocks if isinstance(block, Prose)]
    assert Run("[Datum einsetzen]", "gap") in prose[2].lines[0]
    assert Run("[Name der Sachbearbeitung]", "gap") in prose[3].lines[-1]
    assert not [block for block in blocks if isinstance(block, Listing)]
    assert all(block.marks == () for block in prose)


@pytest.mark.parametrize("form", FORMATS)
def test_the_table_of_a_comparison_tells_both_versions_in_every_format(form: ExportFormat) -> None:
    told = text_of(exported(comparison(), form), form)

    for piece in ("§ 3 Abs. 2", "35,00", "42,00", "Befreiungen", "bisher", "neu"):
        assert piece in told


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", MADE)
def test_hostile_text_in_any_kind_of_result_breaks_no_format(name: str, form: ExportFormat) -> None:
    made = MADE[name]()
    statements = tuple(
        replace(
            statement,
            text=f"{HOSTILE} {LONG_WORD}\n[{HOSTILE}",
            topic=HOSTILE,
            citations=tuple(
                replace(one, quote=f"{HOSTILE} {number}") for number, one in enumerate(statement.citations)
            ),
        )
        for statement in made.statements
    )

    data = exported(replace(made, title=HOSTILE, statements=statements), form, before=True)

    assert data
    if form == "html":
        assert b"<script" not in data


@pytest.mark.parametrize("form", FORMATS)
def test_a_clause_longer_than_a_page_fits_into_the_table(form: ExportFormat) -> None:
    made = comparison()
    long = " ".join(f"Satz {number} der langen Vorschrift." for number in range(600))
    cited = tuple(replace(one, quote=long) for one in made.statements[0].citations)
    statement = replace(made.statements[0], citations=cited)

    assert "Satz 599" in text_of(exported(replace(made, statements=(statement,)), form), form)


def test_a_text_of_nothing_is_written_all_the_same() -> None:
    empty = replace(letter(), statements=(Statement(""),))

    for form in FORMATS:
        assert exported(empty, form)
