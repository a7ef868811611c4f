"""The real worker with a real model, ended in the middle of loading, reading and writing."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop import codec, paths
from genius_desktop.assistants import files
from genius_desktop.children import Child
from genius_desktop.domain import EngineChoice, Plan, Source, Weights
from genius_desktop.jobs.events import FINAL, Cancel, Cancelled, Event, Noted, Progressed, Ready, Warmed, read_event
from genius_desktop.tasks import SummaryTask, WarmTask
from tests import makers
from tests.conftest import model_file

pytestmark = pytest.mark.model

MOMENTS = ("load", "prefill", "decode")


class Talk:
    """A conversation with a worker."""

    def __init__(self) -> None:
        self.child = Child(paths.own_command("worker"))
        assert isinstance(self.hear(), Ready)

    def hear(self) -> Event | None:
        line = self.child.read_line()
        return read_event(line) if line else None

    def begin(self, task: SummaryTask, moment: str) -> list[Event]:
        """Begin a job and let it come to a moment."""
        self.child.send(codec.to_line(task))
        heard: list[Event] = []
        while event := self.hear():
            heard.append(event)
            assert not isinstance(event, FINAL), event
            if moment == "load" and isinstance(event, Progressed) and event.stage == "load":
                return heard
            if moment == "prefill" and isinstance(event, Progressed) and event.stage == "note":
                time.sleep(0.05)
                return heard
            if moment == "decode" and isinstance(event, Noted):
                return heard
        raise AssertionError(heard)

    def rest(self) -> list[Event]:
        heard: list[Event] = []
        while event := self.hear():
            heard.append(event)
            if isinstance(event, FINAL):
                break
        return heard


@pytest.fixture
def talk() -> Iterator[Talk]:
    found = Talk()
    yield found
    found.child.close(3)


@pytest.fixture
def task(tmp_path: Path) -> SummaryTask:
    file = makers.write(tmp_path, "niederschrift.pdf", makers.pdf(makers.many_pages(36)))
    weights = Weights("qwen", os.fsencode(model_file("qwen2.5-coder-0.5b-instruct-q4_k_m")), "1d96", "chatml")
    # One row, so that the first note is there while others are still to be written.
    engine = EngineChoice("local", weights, Plan(threads=2, rows=1))
    return SummaryTask("1", (Source(os.fsencode(file), file.name),), files.shipped("zusammenfassung"), engine)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_cancel_ends_the_job_at_once_and_the_engine_is_usable_again(
    talk: Talk, task: SummaryTask, moment: str
) -> None:
    talk.begin(task, moment)
    asked = time.monotonic()
    talk.child.send(codec.to_line(Cancel(task.job)))

    assert talk.rest()[-1] == Cancelled()
    assert time.monotonic() - asked < 1
    talk.child.send(codec.to_line(WarmTask("w", task.engine)))
    assert isinstance(talk.rest()[-1], Warmed)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_worker_loses_no_note_that_was_told(talk: Talk, task: SummaryTask, moment: str) -> None:
    heard = talk.begin(task, moment)
    talk.child.kill()
    heard += talk.rest()
    notes = tuple(event.note for event in heard if isinstance(event, Noted))
    assert not isinstance(heard[-1], FINAL)
    assert notes or moment != "decode"

    other = Talk()
    try:
        other.child.send(codec.to_line(replace(task, notes=notes)))
        counts = iter(other.hear, None)
        first = next(e for e in counts if isinstance(e, Progressed) and e.stage == "note" and e.total)
    finally:
        other.child.kill()
        other.child.close()
    assert first.done == len(notes)
