"""The overview is told before the engine is opened."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from genius_desktop.assistants import files
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import EngineChoice, Source
from genius_desktop.engines.protocol import Engine
from genius_desktop.jobs.events import Event, Overviewed, ReadThrough
from genius_desktop.jobs.skim import skim
from genius_desktop.jobs.summarise import summarise
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import OverviewTask, SummaryTask
from tests import makers
from tests.jobs.overview.papers import MINUTES, PROPOSAL


def _no_engine(_choice: EngineChoice) -> Engine:
    raise SetupProblem("engine-missing")


def _hear_out(running: Iterator[Event], told: list[Event]) -> None:
    for event in running:
        told.append(event)  # noqa: PERF402 (what was told before the fault counts)


def _sources(folder: Path) -> tuple[Source, ...]:
    written = [makers.write(folder, name, text) for name, text in (("a.txt", PROPOSAL), ("b.txt", MINUTES))]
    return tuple(Source(os.fsencode(file), file.name) for file in written)


def test_every_document_has_its_overview_although_no_engine_can_be_opened(tmp_path: Path) -> None:
    reader = ReaderProcess()
    task = SummaryTask("1", _sources(tmp_path), files.shipped("zusammenfassung"), EngineChoice("local"))
    told: list[Event] = []
    try:
        running = summarise(task, Workshop(reader, _no_engine))
        with pytest.raises(SetupProblem):
            _hear_out(running, told)
    finally:
        reader.close()

    assert [(e.document, e.overview.kind) for e in told if isinstance(e, Overviewed)] == [
        (0, "proposal"),
        (1, "minutes"),
    ]


def test_a_skimming_job_tells_overviews_and_no_page(tmp_path: Path) -> None:
    reader = ReaderProcess()
    try:
        told = list(skim(OverviewTask("1", _sources(tmp_path)), Workshop(reader, _no_engine)))
    finally:
        reader.close()

    assert [event.document for event in told if isinstance(event, Overviewed)] == [0, 1]
    assert isinstance(told[-1], ReadThrough)
    assert {type(event).__name__ for event in told} == {"Opened", "Progressed", "Overviewed", "ReadThrough"}
