import threading
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genius_desktop.archive.archive import Archive
from genius_desktop.ui.job_desk import JobDesk
from genius_desktop.ui.job_queue import JobQueue
from genius_desktop.ui.worker_process import WorkerProcess
from tests.archive.test_erasure import CANARY, fill, traces

TIMEOUT_MS = 15_000
HEAVY = {"VACUUM", "optimize", "wal_checkpoint", "DELETE FROM found"}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    built = Archive(tmp_path / "archive.sqlite3", tidy=False)
    for number in range(4):
        fill(built, f"{CANARY}{number}", number)
    yield built
    built.close()


@pytest.fixture
def heavy(archive: Archive) -> list[tuple[str, int]]:
    """What takes long, and the thread that does it."""
    told: list[tuple[str, int]] = []

    def note(event: dict[str, str]) -> None:
        told.extend((word, threading.get_ident()) for word in HEAVY if word in event["sql"])

    archive._store._connection.trace_v2(apsw.SQLITE_TRACE_STMT, note)
    return told


@pytest.fixture
def desk(qapp: QApplication, archive: Archive, tmp_path: Path) -> Iterator[JobDesk]:
    _ = qapp
    built = JobDesk(archive, JobQueue(WorkerProcess(tmp_path / "protokoll.log")))
    built.tidying._quiet.setInterval(0)
    yield built
    built.close()


def test_the_window_does_nothing_of_an_erasure_but_to_let_the_job_go(
    desk: JobDesk, archive: Archive, heavy: list[tuple[str, int]], qtbot: QtBot, tmp_path: Path
) -> None:
    desk.erase(*(entry.id for entry in archive.jobs()))

    assert desk.rows() == []
    assert heavy == []
    qtbot.waitUntil(lambda: traces(tmp_path) == [], timeout=TIMEOUT_MS)
    desk.tidying.stop()
    assert {word for word, _ in heavy} == HEAVY
    assert threading.get_ident() not in {thread for _, thread in heavy}


def test_what_is_too_old_goes_in_the_same_way(
    desk: JobDesk, heavy: list[tuple[str, int]], archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "expired", lambda _days, _now: [entry.id for entry in archive.jobs()])

    assert len(desk.forget(30)) == 4

    assert desk.rows() == []
    assert heavy == []


def test_an_erasure_that_had_to_make_way_is_tried_again(
    desk: JobDesk, archive: Archive, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    ends = iter((False, False, True, True))
    tried: list[bool] = []

    def tidy() -> bool:
        tried.append(next(ends))
        return tried[-1]

    monkeypatch.setattr(archive, "tidy", tidy)

    desk.tidying.begin()
    qtbot.waitUntil(lambda: tried == [False, False, True], timeout=TIMEOUT_MS)
    qtbot.wait(50)

    assert tried == [False, False, True]


def test_closing_ends_what_is_left(desk: JobDesk, archive: Archive, tmp_path: Path) -> None:
    desk.erase(archive.jobs()[0].id)
    desk.erase(archive.jobs()[0].id)
    assert traces(tmp_path)

    desk.close()

    assert len(traces(tmp_path, f"{CANARY}1")) == 1
    assert traces(tmp_path, f"{CANARY}3") == traces(tmp_path, f"{CANARY}2") == []
