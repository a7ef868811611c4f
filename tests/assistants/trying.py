"""Examples of assistants, done in this process with the scripted engine or a small one."""

from collections.abc import Sequence
from pathlib import Path

from genius_desktop.assignments import Entry, Procedure
from genius_desktop.assistants import writing_tasks
from genius_desktop.assistants.recipes import Example, Recipe
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import EngineChoice, Source, Summary
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Engine
from genius_desktop.engines.scripted import ScriptedEngine
from genius_desktop.jobs.events import Event, Finished
from genius_desktop.jobs.kept_jobs import carry_out
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.tasks import SummaryTask


def papers(folder: Path, texts: Sequence[tuple[str, str]]) -> tuple[Source, ...]:
    folder.mkdir(exist_ok=True, parents=True)
    for name, text in texts:
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(Source(bytes(folder / name), name) for name, _ in texts)


def task(procedure: Procedure, sources: Sequence[Source] = (), **entered: str) -> SummaryTask:
    entries = [Entry(name, text) for name, text in entered.items()]
    return writing_tasks.task(procedure, entries, sources, engine=EngineChoice("scripted"))


def events(wanted: SummaryTask, reader: ReaderProcess | None, engine: Engine | None = None) -> list[Event]:
    shop = Workshop(reader, lambda _choice: engine or ScriptedEngine(Brake()))  # type: ignore[arg-type]
    return list(carry_out(wanted, shop))


def result(wanted: SummaryTask, reader: ReaderProcess | None, engine: Engine | None = None) -> Summary:
    last = events(wanted, reader, engine)[-1]
    assert isinstance(last, Finished)
    return last.summary


def example(recipe: Recipe, told: Example, folder: Path, reader: ReaderProcess) -> Summary:
    sources = papers(folder, [(paper.name, paper.text) for paper in told.papers])
    return result(task(recipe.procedure, sources, **{entry.field: entry.text for entry in told.entries}), reader)
