"""A question to a collection reads the pages that were found, and says where papers contradict each other."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from genius_desktop import question_words
from genius_desktop.assignments import Question, Reading
from genius_desktop.assistants import files
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import EngineChoice, Source, Summary
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Engine
from genius_desktop.engines.scripted import ScriptedEngine
from genius_desktop.jobs.answer import answer
from genius_desktop.jobs.events import Finished
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.tasks import SummaryTask
from tests import makers

OLD = "# Satzung\n\nDie Hundesteuer für den Ersthund im Gemeindegebiet beträgt 84,00 €.\n"
NEW = "# Satzung\n\nDie Hundesteuer für den Ersthund im Gemeindegebiet beträgt 96,00 €.\n"
PAGES = ("Die Bestattung auf dem Friedhof findet an Werktagen statt.", "Die Hundesteuer beträgt im Jahr 12,00 Euro.")


@pytest.fixture
def shop() -> Iterator[Workshop]:
    reader = ReaderProcess()

    def engine(_choice: EngineChoice) -> Engine:
        return ScriptedEngine(Brake())

    yield Workshop(reader, engine)
    reader.close()


def ask(shop: Workshop, folder: Path, texts: dict[str, str | bytes], question: Question) -> Summary:
    sources = []
    for name, text in texts.items():
        sources.append(Source(os.fsencode(makers.write(folder, name, text)), name))
    task = SummaryTask("1", tuple(sources), files.shipped("fragen"), EngineChoice("scripted"), question=question)
    last = [*answer(task, shop)][-1]
    assert isinstance(last, Finished)
    return last.summary


def test_only_the_pages_that_were_found_are_answered_from(shop: Workshop, tmp_path: Path) -> None:
    wanted = "Wie hoch ist die Hundesteuer?"
    readings = (Reading(0, (1,)),)

    file: dict[str, str | bytes] = {"friedhof.pdf": makers.pdf(PAGES)}
    summary = ask(shop, tmp_path, file, Question(wanted, readings=readings))

    assert [one.text for one in summary.statements] == [question_words.ABSENT_IN_COLLECTION]

    whole = ask(shop, tmp_path, file, Question(wanted, readings=(Reading(0, (1, 2)),)))

    assert "12,00 Euro" in whole.statements[0].text


def test_what_a_document_is_about_and_how_well_it_fits_decides_between_two_places(
    shop: Workshop, tmp_path: Path
) -> None:
    tax = "# Satzung\n\nDie Steuer beträgt im Kalenderjahr für jeden Hund 165,00 €.\n"
    badge = "# Satzung\n\nFür eine Hundesteuermarke beträgt die Gebühr für jeden Hund 5,00 €.\n"
    readings = (Reading(0, (1,), title="Satzung über die Hundesteuer"), Reading(1, (1,), title="Gebühren", weight=0.7))

    summary = ask(
        shop,
        tmp_path,
        {"steuer.md": tax, "gebuehren.md": badge},
        Question("Wie hoch ist die Hundesteuer für einen Hund?", readings=readings),
    )

    assert "165,00 €" in summary.statements[0].text
    assert summary.statements[0].citations[0].document == 0


def test_papers_that_contradict_each_other_are_named_with_their_dates_the_newer_first(
    shop: Workshop, tmp_path: Path
) -> None:
    readings = (Reading(0, (1,), date="2019-05-02"), Reading(1, (1,), date="2024-03-01"))
    question = Question("Wie hoch ist die Hundesteuer für den Ersthund?", readings=readings)

    summary = ask(shop, tmp_path, {"alt.md": OLD, "neu.md": NEW}, question)

    told = [one for one in summary.statements if one.kind == "conflict"]
    assert [one.text for one in told] == [
        "Widerspruch: Im Dokument vom 01.03.2024 steht 96,00 €, im älteren vom 02.05.2019 84,00 €."
    ]
    assert [citation.document for citation in told[0].citations] == [1, 0]
    assert all(citation.found for citation in told[0].citations)


def test_documents_of_the_user_are_not_held_against_each_other_unasked(shop: Workshop, tmp_path: Path) -> None:
    question = Question("Wie hoch ist die Hundesteuer für den Ersthund?")

    summary = ask(shop, tmp_path, {"alt.md": OLD, "neu.md": NEW}, question)

    assert not [one for one in summary.statements if one.kind == "conflict"]
