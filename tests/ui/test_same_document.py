"""The same document again, a disk without room, and a PC that shall not fall asleep."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from genius_desktop import sameness
from genius_desktop.archive.archive import IN_MEMORY, Archive
from genius_desktop.domain import EngineChoice, Note, Source
from genius_desktop.jobs.events import Cancelled, Noted
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import SummaryTask, Task
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.job_desk import JobDesk
from genius_desktop.ui.job_queue import JobQueue
from genius_desktop.ui.lookup import Lookup
from tests import makers
from tests.ui.tellings import TIMEOUT_MS, drop, task

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda seen: qtbot.waitUntil(seen, timeout=TIMEOUT_MS)


def over(desktop: Desktop) -> bool:
    return desktop.window.story is not None and desktop.window.story.over


def test_a_document_that_was_summarised_before_offers_its_result(finished: Desktop, wait: Wait, minutes: Path) -> None:
    known = finished.window.start_page.known
    before = finished.window.story
    drop(finished, minutes)
    wait(known.isVisible)

    assert finished.window.story is None
    assert "„niederschrift.pdf“ ist mit diesen Einstellungen schon zusammengefasst" in known.line.text()
    assert known.show_it.text().startswith("Ergebnis von heute, ")
    assert known.show_it.accessibleName() == known.show_it.text()
    known.show_it.click()

    assert before is not None
    assert finished.window.story is not None
    assert finished.window.story.job == before.job
    assert len(finished.window.history.table.rows) == 1


def test_a_new_result_can_be_made_all_the_same(finished: Desktop, wait: Wait, minutes: Path) -> None:
    before = finished.window.story
    drop(finished, minutes)
    wait(finished.window.start_page.known.isVisible)

    finished.window.start_page.known.make_anew.click()
    wait(lambda: over(finished))

    assert before is not None
    assert finished.window.story is not None
    assert finished.window.story.job != before.job
    assert len(finished.window.history.table.rows) == 2


def test_the_hint_is_gone_with_the_next_look_at_the_start_page(finished: Desktop, wait: Wait, minutes: Path) -> None:
    drop(finished, minutes)
    wait(finished.window.start_page.known.isVisible)

    finished.window.show_start()

    assert not finished.window.start_page.known.isVisible()


def test_another_document_is_begun_without_asking(finished: Desktop, wait: Wait, tmp_path: Path) -> None:
    drop(finished, makers.write(tmp_path, "anders.pdf", makers.pdf(makers.many_pages(4))))

    wait(lambda: len(finished.window.history.table.rows) == 2 and over(finished))
    assert not finished.window.start_page.known.isVisible()


def test_a_deleted_result_is_not_offered(finished: Desktop, wait: Wait, minutes: Path) -> None:
    finished.window.erase_wished.emit()
    drop(finished, minutes)

    wait(lambda: over(finished))
    assert len(finished.window.history.table.rows) == 1


def test_a_share_that_does_not_answer_delays_a_job_but_does_not_stop_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()
    monkeypatch.setattr(sameness, "digests", lambda _sources: (answer.wait(10), ("x",))[1])
    lookup = Lookup(patience_ms=20)
    told: list[object] = []
    lookup.known.connect(lambda _sources, digests: told.append(digests))

    lookup.look((Source(b"/a", "a"),))
    qtbot.waitUntil(lambda: bool(told), timeout=TIMEOUT_MS)
    answer.set()
    qtbot.wait(50)

    assert told == [()]


class Queue(QObject):
    """A queue whose jobs say what the test says."""

    told = Signal(str, object)
    again = Signal(str)
    changed = Signal()
    waiting: tuple[str, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.added: list[Task] = []
        self.cancelled: list[str] = []

    def add(self, task: Task) -> None:
        self.added.append(task)

    def cancel(self, job: str) -> None:
        self.cancelled.append(job)


def test_a_full_disk_stops_the_job_with_one_message_and_it_can_go_on(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise SetupProblem("history-full", "")

    archive, queue = Archive(IN_MEMORY), Queue()
    desk = JobDesk(archive, cast("JobQueue", queue))
    troubles: list[str] = []
    desk.troubled.connect(lambda code, _detail: troubles.append(code))
    job = desk.begin(task("", minutes))
    assert job is not None
    queue.told.emit(job, Noted(Note("k", "bleibt")))
    with monkeypatch.context() as broken:
        for name in ("keep_note", "end"):
            broken.setattr(Archive, name, full)
        for event in (Noted(Note("l", "geht nicht")), Noted(Note("m", "geht nicht")), Cancelled()):
            queue.told.emit(job, event)

    assert troubles == ["history-full"]
    assert queue.cancelled == [job]
    assert desk.story(job).state == "cancelled"
    assert desk.resume(job, EngineChoice("scripted")) == job
    assert cast("SummaryTask", queue.added[-1]).notes == (Note("k", "bleibt"),)
    desk.close()


def test_the_pc_is_kept_awake_while_a_job_runs(opened: Desktop, wait: Wait, minutes: Path) -> None:
    calls: list[str] = []

    class Watched:
        def tend(self) -> None:
            calls.append("tend")

        def end(self) -> None:
            calls.append("end")

    opened.jobs._vigil = Watched()
    drop(opened, minutes)
    wait(lambda: over(opened))

    assert calls[0] == "tend"
    assert calls.count("tend") > 2
    wait(lambda: calls[-1] == "end")


def test_a_hint_at_a_result_that_is_deleted_meanwhile_goes_with_it(
    finished: Desktop, wait: Wait, minutes: Path
) -> None:
    known = finished.window.start_page.known
    drop(finished, minutes)
    wait(known.isVisible)

    finished.past.erase_all()

    assert known.isHidden()
    assert finished.window.start_page.recent.isHidden()
