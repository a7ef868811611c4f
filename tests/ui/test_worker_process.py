import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from genius_desktop import codec, logbook
from genius_desktop.domain import EngineChoice
from genius_desktop.jobs.events import Cancelled, Failed, Finished, Opened, Progressed, Stated, Warmed
from genius_desktop.tasks import WarmTask
from genius_desktop.ui.job_queue import JobQueue
from genius_desktop.ui.worker_process import LINES_A_TURN, TURN_SECONDS, WorkerProcess
from tests.ui.tellings import Heard, fault, task

Hire = Callable[..., WorkerProcess]
TEXT = (
    "# Niederschrift der Gemeinde Musterau\n\n"
    "Der Gemeinderat beschließt die Sanierung der Lindenstraße mit Kosten von 125.000 Euro. "
    "Die Arbeiten beginnen am 1. September 2026 und enden spätestens am 30. November 2026. "
    "Die Anlieger werden bis zum 15. Juli 2026 schriftlich unterrichtet. Zuständig ist das Bauamt.\n"
)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "notiz.md"
    file.write_text(TEXT, "utf-8")
    return file


def test_a_small_document_becomes_a_summary(hire: Hire, qtbot: QtBot, note: Path) -> None:
    worker = hire()
    heard = Heard(worker, qtbot)

    worker.run(task("a", note))

    end = heard.end()
    assert isinstance(end, Finished)
    assert end.summary.statements
    kinds = [type(event) for event in heard.events]
    assert kinds.index(Opened) < kinds.index(Stated)
    assert not worker.busy


def test_a_cancel_right_after_the_start_is_never_lost(hire: Hire, qtbot: QtBot, note: Path) -> None:
    worker = hire()
    heard = Heard(worker, qtbot)

    for number in range(1, 11):
        worker.run(task(f"auftrag {number}", note))
        worker.cancel()
        assert heard.end(number) == Cancelled()


def test_the_next_job_runs_in_the_same_process_after_a_cancel(hire: Hire, qtbot: QtBot, note: Path) -> None:
    worker = hire()
    heard = Heard(worker, qtbot)
    worker.run(task("a", note))
    worker.cancel()
    heard.end()
    before = worker.process_id

    worker.run(task("b", note))

    assert isinstance(heard.end(2), Finished)
    assert worker.process_id == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_worker_of_another_version_and_one_for_another_processor_are_named(
    hire: Hire, qtbot: QtBot, note: Path, log: Path
) -> None:
    ends = []
    for worker in (hire(fault("worker", "other-version")), hire(fault("worker", "illegal"))):
        heard = Heard(worker, qtbot)
        worker.run(task("a", note))
        ends.append(heard.end())

    assert ends == [Failed("program-replaced", "0.0.1"), Failed("illegal-instruction", "")]
    assert [trouble.code for trouble in logbook.troubles(log)] == ["illegal-instruction", "program-replaced"]


def test_a_problem_a_crash_and_a_missing_program_are_three_different_ends(
    hire: Hire, qtbot: QtBot, tmp_path: Path
) -> None:
    problem, crash, missing = hire(), hire(fault("worker", "crash")), hire([str(tmp_path / "fehlt")])
    ends = []
    for worker in (problem, crash, missing):
        heard = Heard(worker, qtbot)
        worker.run(task("a", tmp_path / "fehlt.pdf"))
        ends.append(heard.end())

    assert ends == [Failed("file-missing", "fehlt.pdf"), Failed("worker-died", ""), Failed("worker-missing", "")]


def test_what_a_worker_said_before_it_crashed_is_heard(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    worker = hire(fault("worker", "crash"))
    heard = Heard(worker, qtbot)

    worker.run(task("a", tmp_path))
    heard.end()

    assert heard.events[0] == Progressed("read", 1, 2)


def test_after_a_crash_the_next_job_gets_a_new_process(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    worker = hire(fault("worker", "crash"))
    heard = Heard(worker, qtbot)

    worker.run(task("a", tmp_path))
    heard.end()
    worker.run(task("b", tmp_path))

    assert heard.end(2) == Failed("worker-died", "")


@pytest.mark.parametrize("how", ["babble", "lie"])
def test_a_child_that_says_anything_else_is_killed(how: str, hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    worker = hire(fault("worker", how))
    heard = Heard(worker, qtbot)

    worker.run(task("a", tmp_path))

    assert heard.end() == Failed("worker-died", "")
    assert worker.process_id == 0


def test_a_stuck_worker_is_killed_only_after_the_grace_time(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    worker = hire(fault("worker", "stuck"), grace_ms=600)
    heard = Heard(worker, qtbot)
    worker.run(task("a", tmp_path))
    qtbot.wait(400)

    began = time.monotonic()
    worker.cancel()

    assert heard.end() == Cancelled()
    assert time.monotonic() - began >= 0.5


def test_the_grace_time_begins_when_the_worker_is_up(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    worker = hire(fault("worker", "slow-start"), grace_ms=300)
    heard = Heard(worker, qtbot)
    began = time.monotonic()

    worker.run(task("a", tmp_path))
    worker.cancel()

    assert heard.end() == Cancelled()
    assert time.monotonic() - began >= 0.8 + 0.25


def test_a_worker_that_never_comes_up_is_given_up_in_the_end(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    worker = hire(fault("worker", "never-ready"), grace_ms=1, start_ms=300)
    heard = Heard(worker, qtbot)

    worker.run(task("a", tmp_path))
    worker.cancel()

    assert heard.end() == Cancelled()


def test_a_flood_of_events_is_told_in_turns(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    worker = hire(fault("worker", "polite"))
    heard = Heard(worker, qtbot)
    worker.run(task("a", tmp_path))

    worker._lines.add(codec.to_line(Progressed("read", 1, 2)) * 1000)
    worker._tell_some()
    first_turn = len(heard.events)
    qtbot.waitUntil(lambda: len(heard.events) == 1000, timeout=5_000)

    assert first_turn == LINES_A_TURN


def test_events_that_take_long_to_tell_wait_for_the_next_turn(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    worker = hire(fault("worker", "polite"))
    heard = Heard(worker, qtbot)
    worker.run(task("a", tmp_path))
    # Each event takes as long as a write that has to reach a slow disk.
    worker.clock = lambda: len(heard.events) * TURN_SECONDS * 0.4

    worker._lines.add(codec.to_line(Progressed("read", 1, 2)) * 10)
    worker._tell_some()
    first_turn = len(heard.events)
    qtbot.waitUntil(lambda: len(heard.events) == 10, timeout=5_000)

    assert first_turn == 3


def test_after_its_end_no_worker_begins_anything(hire: Hire, tmp_path: Path) -> None:
    worker = hire(fault("worker", "polite"))
    worker.stop()

    worker.run(task("a", tmp_path))

    assert not worker.busy
    assert worker.process_id == 0


def test_all_that_a_worker_said_is_told_before_its_death(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    worker = hire(fault("worker", "talk-and-crash"))
    heard = Heard(worker, qtbot)
    worker.clock = lambda: len(heard.events) * TURN_SECONDS

    worker.run(task("a", tmp_path))

    assert heard.end() == Failed("worker-died", "")
    assert heard.events[:-1] == [Progressed("read", number, 50) for number in range(50)]


def test_jobs_run_in_their_order(hire: Hire, qtbot: QtBot, note: Path) -> None:
    queue = JobQueue(hire())
    told: list[tuple[str, type]] = []
    queue.told.connect(lambda job, event: told.append((job, type(event))))

    queue.add(WarmTask("warm", EngineChoice("scripted")))
    queue.add(task("a", note))
    queue.add(task("b", note))
    qtbot.waitUntil(lambda: queue.empty, timeout=15_000)

    assert [job for job, kind in told if kind in {Warmed, Finished}] == ["warm", "a", "b"]


def test_a_waiting_job_can_be_cancelled_before_it_runs(hire: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    queue = JobQueue(hire(fault("worker", "polite")))
    told: list[tuple[str, object]] = []
    queue.told.connect(lambda job, event: told.append((job, event)))
    queue.add(task("a", tmp_path))
    queue.add(task("b", tmp_path))

    queue.cancel("b")
    queue.cancel("a")
    qtbot.waitUntil(lambda: queue.empty, timeout=5_000)

    assert told == [("b", Cancelled()), ("a", Cancelled())]
