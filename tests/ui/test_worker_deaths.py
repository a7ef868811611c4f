"""A worker that dies in the middle of a job, of this PC or for the server: the job goes on, once."""

import sys
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from genius_desktop import paths
from genius_desktop.ui.desktop import Desktop
from tests import makers
from tests.ui import server_windows
from tests.ui.server_windows import TIMEOUT_MS, Open, send, story, wait
from tests.ui.tellings import drop
from tools.storm import openai, victims

open_window, port, quick = server_windows.open_window, server_windows.port, server_windows.quick


@pytest.fixture
def long(tmp_path: Path) -> Path:
    return makers.write(tmp_path, "lang.pdf", makers.pdf(makers.many_pages(80)))


def notes(desktop: Desktop) -> int:
    shown = desktop.window.story
    return len(desktop.jobs.archive.notes(shown.job)) if shown else 0


def kill(process_id: int) -> None:
    assert process_id
    psutil.Process(process_id).kill()


def test_a_job_at_the_server_whose_worker_is_killed_goes_on_and_asks_for_no_note_twice(
    open_window: Open, port: int, long: Path, qtbot: QtBot
) -> None:
    with openai.serving(port, openai.Book(word_seconds=0.005)) as server:
        desktop = open_window()
        send(desktop, qtbot, long)
        qtbot.waitUntil(lambda: notes(desktop) >= 1, timeout=TIMEOUT_MS)
        kept = {note.text for note in desktop.jobs.archive.notes(story(desktop).job)}
        asked = len(server.book.asked)
        kill(desktop.sending.line.outbox._worker.process_id)

        told = wait(desktop, qtbot, "finished")

        assert len(server.book.asked) > asked
        again = set(server.book.asked[:asked]) & set(server.book.asked[asked:])
        assert len(again) <= asked - len(kept)
        assert told.summary is not None
        assert [entry.state for entry in desktop.jobs.archive.jobs()] == ["finished"]
        assert desktop.jobs.archive.outbox() == []


def test_a_job_of_this_pc_whose_worker_is_killed_goes_on(
    open_window: Open, long: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = paths.own_command
    slow = [sys.executable, "-P", victims.__file__, "worker"]
    monkeypatch.setattr(paths, "own_command", lambda *words: slow if words == ("worker",) else own(*words))
    desktop = open_window("local")
    drop(desktop, long)
    qtbot.waitUntil(lambda: notes(desktop) >= 1, timeout=TIMEOUT_MS)
    before = desktop.worker.process_id
    kill(before)

    told = wait(desktop, qtbot, "finished")

    assert told.summary is not None
    assert desktop.worker.process_id != before
