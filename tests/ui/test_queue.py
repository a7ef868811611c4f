from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from genius_desktop.domain import EngineChoice, Note
from genius_desktop.jobs.events import Cancelled, Event, Failed, Noted
from genius_desktop.tasks import SummaryTask, Task, WarmTask
from genius_desktop.ui import dropping
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.job_queue import JobQueue
from genius_desktop.ui.waiting_list import WaitingList
from tests import makers
from tests.ui.tellings import TIMEOUT_MS, task


class Worker(QObject):
    """Takes jobs and does nothing with them."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tasks: list[Task] = []

    def run(self, given: Task) -> None:
        self.tasks.append(given)

    def cancel(self) -> None:
        self.told.emit(Cancelled())

    def kill(self) -> None:
        self.tasks.clear()


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def queue(worker: Worker) -> JobQueue:
    built = JobQueue(worker)  # type: ignore[arg-type]
    for job in "abcd":
        built.add(task(job))
    return built


def test_jobs_run_in_the_order_the_user_gives_them(queue: JobQueue, worker: Worker) -> None:
    queue.move("d", -2)
    queue.move("c", 9)

    assert queue.waiting == ["d", "b", "c"]
    for _ in range(4):
        worker.told.emit(Failed("file-missing", ""))
    assert [given.job for given in worker.tasks] == ["a", "d", "b", "c"]
    assert queue.empty


def test_the_queue_goes_on_after_an_error_and_a_dead_worker(queue: JobQueue, worker: Worker) -> None:
    told: list[tuple[str, Event]] = []
    again: list[str] = []
    queue.told.connect(lambda job, event: told.append((job, event)))
    queue.again.connect(again.append)

    worker.told.emit(Failed("encrypted-document", "a.pdf"))
    worker.told.emit(Noted(Note("k", "Notiz")))
    worker.told.emit(Failed("worker-died", ""))

    assert (queue.running, again) == ("b", ["b"])
    assert isinstance(worker.tasks[-1], SummaryTask)
    assert worker.tasks[-1].notes == (Note("k", "Notiz"),)
    worker.told.emit(Failed("worker-died", ""))

    assert [job for job, event in told if isinstance(event, Failed)] == ["a", "b"]
    assert queue.running == "c"


def test_a_job_that_runs_or_is_unknown_does_not_move(queue: JobQueue) -> None:
    queue.move("a", 1)
    queue.move("x", 1)

    assert queue.waiting == ["b", "c", "d"]


def test_what_makes_the_engine_ready_is_not_shown_and_goes_first(queue: JobQueue, worker: Worker) -> None:
    queue.add(WarmTask("warm", EngineChoice("scripted")))
    queue.move("d", -1)

    assert queue.waiting == ["b", "d", "c"]
    worker.told.emit(Cancelled())
    assert queue.running == "warm"


def test_while_the_pc_is_kept_for_something_else_jobs_wait_and_nothing_warms_up(worker: Worker) -> None:
    queue = JobQueue(worker)  # type: ignore[arg-type]
    warm = WarmTask("warm", EngineChoice("scripted"))
    queue.add(warm)
    queue.add(warm)
    assert not queue.computing
    queue.hold()
    assert (queue.empty, queue.computing, worker.tasks) == (False, False, [])

    queue.add(task("a"))
    queue.add(task("b"))
    queue.cancel("b")
    assert (queue.computing, queue.running, queue.waiting) == (True, "", ["a"])
    queue.go_on()

    assert ([given.job for given in worker.tasks], queue.waiting) == (["a"], [])
    worker.told.emit(Cancelled())
    assert queue.empty


def test_a_removed_job_is_told_cancelled_and_the_others_move_up(queue: JobQueue) -> None:
    told: list[tuple[str, Event]] = []
    queue.told.connect(lambda job, event: told.append((job, event)))

    queue.cancel("b")

    assert told == [("b", Cancelled())]
    assert queue.waiting == ["c", "d"]


@pytest.fixture
def rows(qtbot: QtBot) -> WaitingList:
    built = WaitingList()
    qtbot.addWidget(built)
    built.show_jobs([("a", "Eins.pdf"), ("b", "Zwei.pdf"), ("c", "Drei.pdf")])
    return built


def test_the_order_changes_by_keyboard_and_by_button(rows: WaitingList) -> None:
    moved: list[tuple[str, int]] = []
    removed: list[str] = []
    rows.moved.connect(lambda job, places: moved.append((job, places)))
    rows.removed.connect(removed.append)
    rows.rows.setCurrentRow(1)

    QTest.keyClick(rows.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(rows.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    rows.sooner.click()
    QTest.keyClick(rows.rows, Qt.Key.Key_Delete)
    rows.remove.click()

    assert moved == [("b", -1), ("b", 1), ("b", -1)]
    assert removed == ["b", "b"]


def test_the_chosen_job_stays_chosen_when_the_order_changes(rows: WaitingList) -> None:
    rows.rows.setCurrentRow(1)

    rows.show_jobs([("b", "Zwei.pdf"), ("a", "Eins.pdf")])

    assert rows.rows.currentRow() == 0
    assert not rows.sooner.isEnabled()
    assert rows.later.isEnabled()
    assert rows.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Zwei.pdf, 1. in der Reihe"


def test_where_nothing_waits_there_is_no_queue_to_see(rows: WaitingList) -> None:
    assert not rows.isHidden()

    rows.show_jobs([])

    assert rows.isHidden()


def test_waiting_jobs_say_their_turn_and_all_come_to_their_end(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desktop.window
    desktop.show()
    qtbot.waitUntil(lambda: desktop.queue.empty and desktop.room.choice is not None, timeout=TIMEOUT_MS)
    held: list[Task] = []
    monkeypatch.setattr(desktop.worker, "run", held.append)
    files = [makers.write(tmp_path, f"{n}.pdf", makers.pdf() if n != 1 else b"kein PDF") for n in range(4)]
    for number, file in enumerate(files):
        window.caught.emit(dropping.catch_urls([QUrl.fromLocalFile(str(file))]))
        qtbot.waitUntil(lambda known=number + 1: len(window.history.table.rows) == known, timeout=TIMEOUT_MS)  # type: ignore[misc]

    assert [window.left.waiting.rows.item(n).text() for n in range(3)] == ["1. 1.pdf", "2. 2.pdf", "3. 3.pdf"]
    assert window.story is not None
    assert window.story.progress() == "3. in der Reihe"
    assert window.history.table.rows[0].line.endswith("3. in der Reihe")
    window.left.waiting.rows.setCurrentRow(2)
    window.left.waiting.sooner.click()
    assert window.story.progress() == "2. in der Reihe"

    monkeypatch.undo()
    desktop.queue._hear(Failed("memory-short", ""))
    qtbot.waitUntil(lambda: desktop.queue.empty, timeout=TIMEOUT_MS)
    assert sorted(row.state for row in window.history.table.rows) == ["failed", "failed", "finished", "finished"]
    assert window.left.waiting.isHidden()
