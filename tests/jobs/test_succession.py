"""A job that changes its engine in the middle: what is noted stays, and every writer is named."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop.assistants import files
from genius_desktop.domain import EngineChoice, EngineInfo, Note, Source, Summary
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.scripted import ScriptedEngine
from genius_desktop.jobs.events import Event, Finished, Measured, Noted
from genius_desktop.jobs.succession import Ruler, together
from genius_desktop.servers import Privacy, ServerAccess
from genius_desktop.tasks import SummaryTask
from tests import makers
from tests.jobs.talking import Talk
from tools.storm import openai

HERE = EngineChoice("scripted")


@pytest.fixture
def server() -> Iterator[openai.Server]:
    with openai.serving() as found:
        yield found


def there(server: openai.Server) -> EngineChoice:
    return EngineChoice(
        "server", server=ServerAccess(f"http://127.0.0.1:{server.server_address[1]}/v1"), privacy=Privacy(hides=False)
    )


def begun(folder: Path, engine: EngineChoice) -> SummaryTask:
    file = makers.write(folder, "niederschrift.pdf", makers.pdf(makers.many_pages(150)))
    return SummaryTask("1", (Source(os.fsencode(file), file.name),), files.shipped("zusammenfassung"), engine)


def do(task: SummaryTask) -> list[Event]:
    talk = Talk()
    try:
        talk.say(task)
        return talk.until_final()
    finally:
        talk.child.close(3)


def notes(heard: list[Event]) -> tuple[Note, ...]:
    return tuple(event.note for event in heard if isinstance(event, Noted))


def result(heard: list[Event]) -> Summary:
    assert isinstance(heard[-1], Finished), heard[-1]
    return heard[-1].summary


def interrupted(task: SummaryTask, heard: list[Event]) -> SummaryTask:
    """Give a task as if its job had been interrupted after half of its notes."""
    lengths = next(event.lengths for event in heard if isinstance(event, Measured))
    written = notes(heard)
    assert len(written) >= 4
    return replace(task, notes=written[: len(written) // 2], lengths=lengths)


@pytest.mark.parametrize("begins_here", [True, False])
def test_a_job_that_moves_asks_only_for_the_notes_that_are_missing(
    server: openai.Server, tmp_path: Path, *, begins_here: bool
) -> None:
    first, second = (HERE, there(server)) if begins_here else (there(server), HERE)
    task = begun(tmp_path, first)
    whole = do(task)
    before = interrupted(task, whole)

    moved = do(replace(before, engine=second))

    told = result(moved)
    assert len(notes(moved)) == len(notes(whole)) - len(before.notes)
    assert told.documents[0].coverage == result(whole).documents[0].coverage
    names = ("scripted", "server") if begins_here else ("server", "scripted")
    assert tuple(engine.name for engine in told.engines) == names
    assert told.engine.name == names[1]
    assert [engine.told for engine in told.engines if engine.name == "server"] == [openai.MODEL]


def test_without_the_lengths_of_the_first_engine_its_notes_would_fit_no_passage(
    server: openai.Server, tmp_path: Path
) -> None:
    task = begun(tmp_path, HERE)
    whole = do(task)
    before = replace(interrupted(task, whole), lengths={}, engine=there(server))

    moved = do(before)

    assert len(notes(moved)) > len(notes(whole)) - len(before.notes)


def test_a_job_that_moves_there_and_back_asks_for_no_note_twice(server: openai.Server, tmp_path: Path) -> None:
    task = begun(tmp_path, HERE)
    whole = do(task)
    away = replace(interrupted(task, whole), engine=there(server))
    asked = len(server.book.asked)
    moved = do(away)
    notes_there = notes(moved)
    assert len(server.book.asked) > asked
    back = replace(away, engine=HERE, notes=(*away.notes, *notes_there))

    told = do(back)

    assert notes(told) == ()
    assert [engine.name for engine in result(told).engines] == ["scripted", "server"]
    assert not [event for event in told if isinstance(event, Measured)]


def test_one_engine_alone_is_the_only_writer(tmp_path: Path) -> None:
    told = result(do(begun(tmp_path, HERE)))

    assert told.engines == (told.engine,)


def test_a_text_is_as_long_as_it_was_and_a_new_one_as_the_engine_says() -> None:
    engine = ScriptedEngine(Brake())
    first = Ruler({}, engine)
    known = first.count("drei kurze Worte")
    other = Ruler({key: length + 100 for key, length in first.lengths.items()}, engine)

    assert other.count("drei kurze Worte") == known + 100
    assert other.count("etwas anderes") == engine.count("etwas anderes")


def test_writers_are_named_once_with_all_names_of_their_model() -> None:
    here, there_ = EngineInfo("local", "a", "1"), EngineInfo("server", "b", "")

    told = together((here, replace(there_, told="b-1"), here, replace(there_, told="b-1, b-2")))

    assert told == (here, replace(there_, told="b-1, b-2"))
