"""The real worker with a real model, ended in the middle of loading, reading and writing."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop import codec
from genius_desktop.assistants import files
from genius_desktop.domain import EngineChoice, Plan, Source, Weights
from genius_desktop.jobs.events import FINAL, Cancel, Cancelled, Event, Noted, Progressed, Warmed
from genius_desktop.tasks import SummaryTask, WarmTask
from tests import makers
from tests.conftest import model_file
from tests.jobs.talking import Talk

pytestmark = pytest.mark.model

MOMENTS = ("load", "prefill", "decode")


class EngineTalk(Talk):
    """A conversation that can be interrupted at a moment."""

    def begin(self, task: SummaryTask, moment: str) -> list[Event]:
        """Begin a job and let it come to a moment."""
        self.say(task)
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


@pytest.fixture
def talk() -> Iterator[EngineTalk]:
    found = EngineTalk()
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
    talk: EngineTalk, task: SummaryTask, moment: str
) -> None:
    talk.begin(task, moment)
    asked = time.monotonic()
    talk.say(Cancel(task.job))

    assert talk.until_final()[-1] == Cancelled()
    assert time.monotonic() - asked < 1
    talk.say(WarmTask("w", task.engine))
    assert isinstance(talk.until_final()[-1], Warmed)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_worker_loses_no_note_that_was_told(talk: EngineTalk, task: SummaryTask, moment: str) -> None:
    heard = talk.begin(task, moment)
    talk.child.kill()
    heard += talk.until_final()
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
