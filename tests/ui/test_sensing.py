"""What passages mean is learnt when nothing is left to read, and gives way to everything else."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Weights
from genius_desktop.jobs.events import Cancelled, Failed, Progressed
from genius_desktop.libraries import CollectionsTold, Indexed, IndexTask, RemoveTask, SearchTask, Sensed, SenseTask
from genius_desktop.models import shelf
from genius_desktop.models.catalog import Catalog
from genius_desktop.paths import Places
from genius_desktop.ui.indexing import Indexing
from genius_desktop.ui.querying import Querying
from genius_desktop.ui.reading_line import ReadingLine, told
from genius_desktop.ui.search_weights import SearchWeights
from genius_desktop.ui.worker_process import WorkerProcess
from tests.ui.test_collections import Job, Worker, hire, job, worker  # noqa: F401 (fixtures)

WEIGHTS = Weights("suche", b"/suche.gguf", "a" * 64, "e5")


@pytest.fixture
def indexing(hire: Callable[[], WorkerProcess], job: Job) -> Indexing:  # noqa: F811
    made = Indexing(hire, b"/index", busy=lambda: job.runs)
    made.weights = WEIGHTS
    return made


def kinds(worker: Worker) -> list[type]:  # noqa: F811
    return [type(task) for task in worker.tasks]


def begun(indexing: Indexing, worker: Worker) -> None:  # noqa: F811
    indexing.update()
    worker.told.emit(Indexed((), 1, 1, 0))
    worker.told.emit(Progressed("sense", 10, 2000))


def test_it_begins_after_the_last_file_and_says_how_far_it_is(indexing: Indexing, worker: Worker) -> None:  # noqa: F811
    begun(indexing, worker)
    assert kinds(worker) == [IndexTask, SenseTask]
    assert worker.tasks[1].weights == WEIGHTS
    assert told(indexing) == "Für die Suche nach dem Sinn: 10 von 2.000 Passagen erfasst."
    heard: list[bool] = []
    indexing.sensed.connect(lambda: heard.append(True))
    worker.told.emit(Sensed(2000, 2000))
    assert heard == [True]
    assert told(indexing) == ""


def test_without_weights_there_is_nothing_to_learn(indexing: Indexing, worker: Worker) -> None:  # noqa: F811
    indexing.weights = None
    begun(indexing, worker)
    assert kinds(worker) == [IndexTask]


def test_new_files_and_removals_come_first(indexing: Indexing, worker: Worker) -> None:  # noqa: F811
    begun(indexing, worker)
    indexing.update("neu")
    assert worker.cancels == 1
    worker.told.emit(Cancelled())
    assert kinds(worker) == [IndexTask, SenseTask, IndexTask]
    worker.told.emit(Indexed((), 1, 1, 0))
    assert kinds(worker)[3:] == [SenseTask]
    indexing.remove("alt")
    worker.told.emit(Cancelled())
    assert kinds(worker)[4:] == [RemoveTask]
    worker.told.emit(CollectionsTold(()))
    assert kinds(worker)[5:] == [SenseTask]


def test_it_rests_while_it_is_paused_or_a_job_runs(indexing: Indexing, worker: Worker, job: Job) -> None:  # noqa: F811
    begun(indexing, worker)
    indexing.pause()
    worker.told.emit(Cancelled())
    line = ReadingLine()
    line.show_reading(indexing)
    assert line.pause.text() == "Weiterlesen"
    assert not line.pause.isHidden()
    indexing.go_on()
    assert kinds(worker) == [IndexTask, SenseTask, SenseTask]
    job.runs = True
    indexing.heed()
    worker.told.emit(Cancelled())
    assert not indexing.sensing
    job.runs = False
    indexing.heed()
    assert indexing.sensing
    line.deleteLater()


def test_weights_that_fail_are_told_once_and_not_tried_again(indexing: Indexing, worker: Worker) -> None:  # noqa: F811
    troubles: list[str] = []
    indexing.troubled.connect(lambda code, _detail: troubles.append(code))
    begun(indexing, worker)
    worker.told.emit(Failed("model-unreadable", "suche"))
    indexing.update()
    worker.told.emit(Indexed((), 1, 0, 0))
    assert troubles == ["model-unreadable"]
    assert kinds(worker) == [IndexTask, SenseTask, IndexTask]


def test_every_search_goes_by_the_weights_that_are_here(hire: Callable[[], WorkerProcess], worker: Worker) -> None:  # noqa: F811
    querying = Querying(hire, b"/index")
    querying.weights = WEIGHTS
    querying.search("vierbeiner", unfinished=True)
    task = cast("SearchTask", worker.tasks[0])
    assert task.weights == WEIGHTS


def test_weights_are_used_once_their_file_is_known_to_be_sound(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed: list[Weights] = []

    def for_searching(_catalog: Catalog, _places: Places, *, hashing: bool) -> Weights | None:
        assert not hashing, "the window hashes nothing"
        return sealed[0] if sealed else None

    monkeypatch.setattr(shelf, "for_searching", for_searching)
    monkeypatch.setattr(shelf, "find", lambda _entry, _places: tmp_path / "suche.gguf")
    made = SearchWeights(Places(tmp_path, tmp_path, (tmp_path,)))
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(made._errand, "run", lambda *words: asked.append(words))
    made.look()
    made.look()
    assert {action for action, _ in asked} == {"verify"}
    assert len(asked) == len(set(asked))
    sealed.append(WEIGHTS)
    with qtbot.waitSignal(made.found):
        made._errand.ended.emit(True, "")  # noqa: FBT003 (a signal)
    assert made.current == WEIGHTS
    made.stop()
