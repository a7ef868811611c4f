"""The collections behind the window: who is asked, who gives way, and what is told."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from genius_desktop.jobs.events import Cancelled, Failed, Progressed
from genius_desktop.libraries import (
    NO_FILTERS,
    CollectionsTask,
    CollectionsTold,
    Filed,
    Indexed,
    IndexTask,
    Paper,
    RemoveTask,
    Searched,
    SearchTask,
)
from genius_desktop.tasks import Task
from genius_desktop.ui.indexing import Indexing
from genius_desktop.ui.querying import Querying
from genius_desktop.ui.reading_line import ReadingLine, told
from genius_desktop.ui.worker_process import WorkerProcess
from tests.ui.search_views import SATZUNGEN


class Worker(QObject):
    """Takes tasks and answers when the test says so."""

    told = Signal(object)
    gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tasks: list[Any] = []
        self.cancels = 0
        self.stopped = self.released = False

    def run(self, task: Task) -> None:
        self.tasks.append(task)

    def cancel(self) -> None:
        self.cancels += 1

    def stop(self) -> None:
        self.stopped = True

    def release(self) -> None:
        self.released = True


@pytest.fixture
def worker(qtbot: QtBot) -> Worker:
    _ = qtbot
    return Worker()


@pytest.fixture
def hire(worker: Worker) -> Callable[[], WorkerProcess]:
    return lambda: cast("WorkerProcess", worker)


@pytest.fixture
def querying(hire: Callable[[], WorkerProcess]) -> Querying:
    return Querying(hire, b"/index")


class Job:
    """Whether a job of the user runs."""

    runs = False


@pytest.fixture
def job() -> Job:
    return Job()


@pytest.fixture
def indexing(hire: Callable[[], WorkerProcess], job: Job) -> Indexing:
    return Indexing(hire, b"/index", busy=lambda: job.runs)


def test_of_what_is_typed_only_the_last_query_is_answered(querying: Querying, worker: Worker) -> None:
    found: list[str] = []
    querying.found.connect(lambda task, _found: found.append(task.query))

    for text in ("h", "hu", "hund"):
        querying.search(text, unfinished=True)
    worker.told.emit(Searched(()))
    worker.told.emit(Searched(()))

    assert [task.query for task in worker.tasks] == ["h", "hund"]
    assert found == ["hund"]
    assert querying.idle


def test_what_shall_be_answered_is_found_whatever_is_typed_meanwhile(querying: Querying, worker: Worker) -> None:
    found: list[str] = []
    querying.found.connect(lambda task, _found: found.append(task.query))

    querying.look_for_answer("Wie hoch ist die Gebühr?", NO_FILTERS, limit=6)
    querying.search("gebühr")
    worker.told.emit(Searched(()))
    worker.told.emit(Searched(()))

    assert found == ["Wie hoch ist die Gebühr?", "gebühr"]


def test_what_is_typed_comes_before_anything_else_that_waits(querying: Querying, worker: Worker) -> None:
    querying.tell_collections()
    querying.tell_papers("a")
    querying.search("hund")
    worker.told.emit(CollectionsTold((SATZUNGEN,)))

    assert isinstance(worker.tasks[0], CollectionsTask)
    assert isinstance(worker.tasks[1], SearchTask)


def test_the_worker_is_warmed_without_anyone_hearing_of_it(querying: Querying, worker: Worker) -> None:
    heard: list[object] = []
    querying.found.connect(lambda *told: heard.append(told))
    querying.failed.connect(lambda *told: heard.append(told))

    querying.warm()
    worker.told.emit(Searched(()))
    querying.warm()
    worker.told.emit(Failed("library-damaged", "x"))

    assert heard == []
    assert querying.idle


def test_a_worker_that_no_one_asks_any_more_gives_its_memory_back(qtbot: QtBot) -> None:
    hired: list[Worker] = []

    def hire() -> WorkerProcess:
        hired.append(Worker())
        return cast("WorkerProcess", hired[-1])

    querying = Querying(hire, b"/index")
    querying.search("a")
    querying._let_go()
    assert not hired[0].released
    hired[0].told.emit(Searched(()))
    querying._let_go()
    querying.search("b")
    qtbot.wait(1)

    assert hired[0].released
    assert [len(worker.tasks) for worker in hired] == [1, 1]


def test_a_problem_is_told_with_its_query_and_the_next_one_goes_on(querying: Querying, worker: Worker) -> None:
    failed: list[tuple[str, str]] = []
    querying.failed.connect(lambda task, code, _detail: failed.append((task.query, code)))

    querying.search("a")
    querying.search("b")
    worker.told.emit(Failed("library-damaged", "x"))

    assert failed == [("a", "library-damaged")]
    assert worker.tasks[-1].query == "b"


def test_reading_gives_way_to_a_job_and_goes_on_after_it(indexing: Indexing, worker: Worker, job: Job) -> None:
    indexing.add((b"/daten",))
    assert indexing.running

    job.runs = True
    indexing.heed()
    indexing.heed()
    assert worker.cancels == 1
    worker.told.emit(Cancelled())

    assert not indexing.running
    assert indexing.gives_way
    assert "wartet" in told(indexing)

    job.runs = False
    indexing.heed()

    assert indexing.running
    assert [task.add for task in worker.tasks] == [(b"/daten",), (b"/daten",)]


def test_a_pause_holds_until_the_user_ends_it(indexing: Indexing, worker: Worker) -> None:
    indexing.update()
    indexing.pause()
    worker.told.emit(Cancelled())
    indexing.update("a")
    indexing.heed()

    assert len(worker.tasks) == 1
    assert "angehalten" in told(indexing)

    indexing.go_on()

    assert len(worker.tasks) == 2


def test_the_same_wish_twice_is_one(indexing: Indexing, worker: Worker) -> None:
    indexing.update("a")
    indexing.update("a")
    worker.told.emit(Indexed((), 0, 0, 0))

    assert not indexing.wanted
    assert len(worker.tasks) == 1
    assert worker.released


def test_a_collection_is_erased_at_once_even_while_it_is_being_read(indexing: Indexing, worker: Worker) -> None:
    indexing.update("a")
    indexing.remove("a")
    assert worker.cancels == 1
    worker.told.emit(Cancelled())

    assert isinstance(worker.tasks[-1], RemoveTask)
    worker.told.emit(CollectionsTold(()))

    assert not indexing.wanted
    assert len(worker.tasks) == 2


def test_what_was_being_added_stays_away_once_it_is_removed(indexing: Indexing, worker: Worker) -> None:
    indexing.add((b"/daten",))
    indexing.remove("neu")
    worker.told.emit(Cancelled())
    worker.told.emit(CollectionsTold(()))

    last = worker.tasks[-1]
    assert isinstance(last, IndexTask)
    assert (last.collection, last.add) == ("", ())


def test_progress_files_and_problems_are_told(indexing: Indexing, worker: Worker) -> None:
    names: list[str] = []
    problems: list[str] = []
    indexing.filed.connect(lambda paper: names.append(paper.name))
    indexing.troubled.connect(lambda code, _detail: problems.append(code))
    indexing.update()
    worker.told.emit(Progressed("index", 3, 12))
    worker.told.emit(Filed(Paper("a", b"/x", "x.pdf", "read")))

    assert told(indexing) == "Wird eingelesen: 3 von 12 Dateien."
    assert names == ["x.pdf"]

    worker.told.emit(Failed("library-full", "/"))

    assert problems == ["library-full"]
    assert told(indexing) == ""


def test_both_workers_end_with_the_window(querying: Querying, indexing: Indexing, worker: Worker) -> None:
    querying.search("a")
    indexing.update()
    querying.stop()
    assert worker.stopped
    worker.stopped = False
    indexing.stop()
    assert worker.stopped


def test_the_line_of_the_reading_pauses_and_goes_on(qtbot: QtBot, indexing: Indexing) -> None:
    line = ReadingLine()
    qtbot.addWidget(line)
    wishes: list[bool] = []
    line.paused.connect(wishes.append)
    indexing.update()
    line.show_reading(indexing, "a.pdf")
    line.pause.click()
    indexing.pause()
    line.show_reading(indexing)
    line.pause.click()

    assert wishes == [True, False]
