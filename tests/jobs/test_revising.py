"""Statements that were edited, and statements in another tone."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop.assistants import tones
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import Citation, EngineChoice, Source, Statement, ToneName
from genius_desktop.jobs.events import Event, Restated, Revised
from genius_desktop.jobs.recheck import recheck
from genius_desktop.jobs.rephrase import is_faithful, rephrase
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.tasks import RecheckTask, RephraseTask
from tests import makers
from tests.jobs.test_telling import Parrot

BEFORE = "Der Rat beschließt die Sanierung der Lindenstraße für 125.000 Euro bis zum 15. Juli 2026."
BEGINS = Citation(0, 2, "Die Arbeiten beginnen am 1. September 2026", found=True)


@pytest.fixture
def reader() -> Iterator[ReaderProcess]:
    built = ReaderProcess()
    yield built
    built.close()


def restated(events: Iterator[Event]) -> dict[int, Statement]:
    return {event.number: event.statement for event in events if isinstance(event, Restated)}


def recheck_task(file: Path, *texts: str) -> RecheckTask:
    statements = tuple(Statement(text, (BEGINS,), edited=True, unchecked=True) for text in texts)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return RecheckTask("a", (Source(bytes(file), file.name),), (digest,), statements)


def shop(reader: ReaderProcess | None, answer: str = "") -> Workshop:
    return Workshop(reader, lambda _choice: Parrot(answer))  # type: ignore[arg-type]


def test_an_edited_statement_is_held_against_its_document_again(tmp_path: Path, reader: ReaderProcess) -> None:
    file = makers.write(tmp_path, "niederschrift.pdf", makers.pdf())
    task = recheck_task(file, "Es beginnt am 1. September 2026.", "Es beginnt am 2. Oktober 2031.")

    told = restated(recheck(task, shop(reader)))

    assert [check.found for check in told[0].checks] == [True]
    assert [check.found for check in told[1].checks] == [False]
    assert not told[0].unchecked
    assert told[0].edited


def test_against_another_document_an_edited_statement_stays_unchecked(tmp_path: Path, reader: ReaderProcess) -> None:
    file = makers.write(tmp_path, "niederschrift.pdf", makers.pdf())
    task = replace(recheck_task(file, "Es beginnt am 1. September 2026."), documents=("0" * 64,))

    assert restated(recheck(task, shop(reader)))[0].unchecked


@pytest.mark.parametrize(
    "text",
    [
        "Die Lindenstraße wird laut Beschluss des Rates bis 15.7.2026 für 125.000 Euro saniert.",
        "Der Gemeinderat beschließt, die Lindenstraße bis zum 15. Juli 2026 für 125.000 € zu sanieren.",
    ],
)
def test_the_same_figures_in_other_words_are_faithful(text: str) -> None:
    assert is_faithful(text, BEFORE)


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat beschließt die Sanierung der Lindenstraße für 152.000 Euro bis zum 15. Juli 2026.",
        "Der Rat beschließt die Sanierung der Lindenstraße bis zum 15. Juli 2026.",
        "Der Rat beschließt die Sanierung der Lindenstraße für 125.000 Euro und 3 Prozent bis zum 15. Juli 2026.",
        "Der Rat beschließt die Sanierung der Gartenstraße für 125.000 Euro bis zum 15. Juli 2026.",
        "Der Rat beschließt die Sanierung der Lindenstraße für 125.000 Euro nicht bis zum 15. Juli 2026.",
        "The council will be paying 125.000 Euro for the Lindenstraße until the 15. Juli 2026 and has decided that.",
    ],
)
def test_another_figure_name_denial_or_language_is_refused(text: str) -> None:
    assert not is_faithful(text, BEFORE)


def test_who_acts_stays_and_nothing_much_is_dropped() -> None:
    before = "Die Verwaltung empfiehlt dem Ausschuss nach längerer Prüfung die Variante B mit dem Standort am Bad."

    assert is_faithful("Dem Ausschuss wird von der Verwaltung die Variante B am Bad empfohlen.", before)
    assert not is_faithful("Die Gemeinde empfiehlt dem Ausschuss die Variante B mit dem Standort am Bad.", before)
    assert not is_faithful("Die Verwaltung empfiehlt dem Ausschuss etwas.", before)


def test_what_is_only_proposed_stays_proposed() -> None:
    before = "Die Verwaltung schlägt vor, die Gebühr auf 12 Euro zu erhöhen, und empfiehlt den Beschluss."

    assert not is_faithful("Die Verwaltung wird die Gebühr auf 12 Euro erhöhen und beschließen.", before)


@pytest.mark.parametrize("name", ["formal", "simple"])
def test_a_statement_takes_the_tone_unless_that_would_change_what_it_says(name: ToneName) -> None:
    good = "Die Lindenstraße wird für 125.000 Euro saniert."
    statements = (
        Statement("Für die Sanierung der Lindenstraße werden 125.000 Euro gebraucht.", (BEGINS,), reviewed=True),
        Statement("Das Freibad öffnet am 3. Mai.", (BEGINS,)),
        Statement("Der Text enthält keine Angaben zu Kosten.", kind="absent"),
    )
    task = RephraseTask("a", EngineChoice("scripted"), tones.shipped(name), statements)

    events = list(rephrase(task, shop(None, f"- {good}")))

    told = restated(iter(events))
    assert told == {0: replace(statements[0], text=good, tone=name, reviewed=False)}
    assert events[-1] == Revised((1,))


def test_without_documents_a_paragraph_is_held_against_the_text_it_came_from() -> None:
    cited = (Citation(0, 2, "Bitte zahlen Sie bis zum 15. Juli 2026 35 Euro.", found=True),)
    statements = (
        Statement("Zahlen Sie 35 Euro bis zum 16. Juli 2026.", cited, unchecked=True),
        Statement("Die Sitzung beginnt um 19 Uhr.", unchecked=True),
    )

    told = restated(recheck(RecheckTask("a", (), (), statements, sourced=False), shop(None)))

    assert [check.value for check in told[0].checks if not check.found] == ["16. Juli 2026"]
    assert told[0].citations == cited
    assert [one.unchecked for one in told.values()] == [False, False]
    assert told[1].checks == ()
