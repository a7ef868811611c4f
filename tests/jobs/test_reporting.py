"""A report answers several questions to a collection, each under its heading, from the pages that were found for it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest

from genius_desktop import question_words
from genius_desktop.assignments import MOST_SUBQUESTIONS, Question, Reading, Report
from genius_desktop.assistants import files
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import EngineChoice, Note, Source, Summary
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Engine, Piece, Prompt
from genius_desktop.engines.scripted import ScriptedEngine
from genius_desktop.jobs.events import Event, Finished, Noted, Stated
from genius_desktop.jobs.kept_jobs import carry_out
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.outcomes import REPORT
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask
from tests import makers
from tests.jobs.test_answer import Plain

OLD = "# Satzung\n\nDie Hundesteuer für den Ersthund im Gemeindegebiet beträgt 84,00 €.\n"
NEW = "# Satzung\n\nDie Hundesteuer für den Ersthund im Gemeindegebiet beträgt 96,00 €. Sie ist am 1. Juli fällig.\n"
TAX, DUE, STATION = (
    "Wie hoch ist die Hundesteuer für den Ersthund?",
    "Wann ist sie fällig?",
    "Was kostet die Raumstation?",
)
DATED = (Reading(0, (1,), date="2019-05-02", title="Alt"), Reading(1, (1,), date="2024-03-01", title="Neu"))
WISH = Report(
    f"{TAX} {DUE} {STATION}", (Question(TAX, readings=DATED), Question(DUE, readings=DATED), Question(STATION))
)


class Counting(ScriptedEngine):
    """An engine that counts how often, and how much at once, it is asked."""

    def __init__(self) -> None:
        super().__init__(Brake())
        self.asked: list[int] = []

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        self.asked.append(len(prompts))
        yield from super().write(prompts)


@pytest.fixture
def reader() -> ReaderProcess:
    return cast("ReaderProcess", Plain())


def task(folder: Path, wish: Report = WISH, notes: tuple[Note, ...] = ()) -> SummaryTask:
    texts = {"alt.md": OLD, "neu.md": NEW}
    sources = tuple(Source(os.fsencode(makers.write(folder, name, text)), name) for name, text in texts.items())
    return SummaryTask("1", sources, files.shipped("fragen"), EngineChoice("scripted"), notes=notes, report=wish)


def run(asked: SummaryTask, reader: ReaderProcess, engine: Engine) -> list[Event]:
    return list(carry_out(asked, Workshop(reader, lambda _choice: engine)))


def result(events: Sequence[Event]) -> Summary:
    last = events[-1]
    assert isinstance(last, Finished)
    return last.summary


def test_each_question_is_answered_under_its_heading_with_quotes_that_were_found(
    tmp_path: Path, reader: ReaderProcess
) -> None:
    engine = Counting()
    summary = result(run(task(tmp_path), reader, engine))

    assert list(dict.fromkeys(one.topic for one in summary.statements)) == [TAX, DUE, STATION]
    told = {topic: [one for one in summary.statements if one.topic == topic] for topic in (TAX, DUE, STATION)}
    assert any("96,00 €" in one.text for one in told[TAX])
    assert any("1. Juli" in one.text for one in told[DUE])
    cited = [one for one in summary.statements if one.kind == "fact"]
    assert cited
    assert all(citation.found for one in cited for citation in one.citations)
    assert [(one.text, one.kind) for one in told[STATION]] == [(question_words.ABSENT_IN_COLLECTION, "absent")]
    assert engine.asked == [2], "all questions are asked at once, and none to which nothing was found"
    assert (summary.form, summary.title) == (REPORT, WISH.text)
    assert [(one.title, one.date) for one in summary.documents] == [("Alt", "2019-05-02"), ("Neu", "2024-03-01")]


def test_a_contradiction_is_told_once_the_newer_paper_first(tmp_path: Path, reader: ReaderProcess) -> None:
    again = Report(TAX, (Question(TAX, readings=DATED), Question(f"Bitte: {TAX}", readings=DATED)))

    summary = result(run(task(tmp_path, again), reader, Counting()))

    [conflict] = [one for one in summary.statements if one.kind == "conflict"]
    assert conflict.topic == TAX
    assert conflict.text == "Widerspruch: Im Dokument vom 01.03.2024 steht 96,00 €, im älteren vom 02.05.2019 84,00 €."


def test_a_report_that_was_stopped_asks_only_for_the_answers_that_are_missing(
    tmp_path: Path, reader: ReaderProcess
) -> None:
    begun = run(task(tmp_path), reader, Counting())
    notes = tuple(event.note for event in begun if isinstance(event, Noted))
    first, again = Counting(), Counting()

    run(task(tmp_path, notes=notes[:1]), reader, first)
    events = run(task(tmp_path, notes=notes), reader, again)

    assert (first.asked, again.asked) == ([1], [])
    assert result(events).statements == result(begun).statements
    assert len([event for event in events if isinstance(event, Stated)]) == len(result(events).statements)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Report("Was?", ()), "no-question"),
        (Report("Was?", (Question("??"),)), "no-question"),
        (
            Report("Was?", tuple(Question(f"Wie hoch ist {number}?") for number in range(MOST_SUBQUESTIONS + 1))),
            "too-many",
        ),
    ],
)
def test_no_question_or_too_many_are_refused_before_anything_is_read(
    tmp_path: Path, reader: ReaderProcess, wish: Report, code: str
) -> None:
    with pytest.raises(InputProblem, match=code):
        run(task(tmp_path, wish), reader, Counting())
