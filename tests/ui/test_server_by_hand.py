"""What the user sends by hand, however small it is; what a PC without a language model sends where it must."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genius_desktop import paths, settings
from genius_desktop.paths import Places
from genius_desktop.settings import ServerSettings, Settings
from genius_desktop.tasks import Task
from genius_desktop.ui import dropping, engine_choice, file_dialogs
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.sending_dialog import SendingDialog
from tests import makers
from tests.ui import server_windows
from tests.ui.server_windows import TIMEOUT_MS, Open, boxes, dialog, drop, press, shut, story, wait
from tools.storm import openai, victims

open_window, port, quick = server_windows.open_window, server_windows.port, server_windows.quick


@pytest.fixture(autouse=True)
def small(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the documents of these tests be too small for a question."""
    _ = quick
    monkeypatch.setattr(engine_choice, "HEAVY_PAGES", 500)
    monkeypatch.setattr(engine_choice, "HEAVY_TOKENS", 500_000)


def test_a_small_job_that_waits_here_can_be_sent_by_hand_and_is_shown_before(
    open_window: Open, port: int, minutes: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with openai.serving(port) as server:
        desktop = open_window("ask")
        held: list[Task] = []
        monkeypatch.setattr(desktop.worker, "run", held.append)
        drop(desktop, minutes)
        qtbot.waitUntil(lambda: bool(held), timeout=TIMEOUT_MS)
        second = tmp_path / "zweite.pdf"
        second.write_bytes(minutes.read_bytes())
        drop(desktop, second)
        qtbot.waitUntil(lambda: story(desktop).title == "zweite.pdf", timeout=TIMEOUT_MS)
        head = desktop.window.job_page.head
        assert head.there.isVisible()
        assert desktop.window.actions_.there.isVisible()
        head.there.click()
        shown = dialog(desktop, qtbot)
        assert not server.book.asked
        shown.send.click()

        told = wait(desktop, qtbot, "finished")
        assert (told.title, told.engine) == ("zweite.pdf", "server")
        assert not head.there.isVisible()
        assert len(desktop.window.history.table.rows) == 2


def test_a_job_that_runs_here_moves_to_the_server_with_its_notes_and_names_both(
    open_window: Open, port: int, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = paths.own_command
    slow = [sys.executable, "-P", victims.__file__, "worker"]
    monkeypatch.setattr(paths, "own_command", lambda *words: slow if words == ("worker",) else own(*words))
    file = makers.write(tmp_path, "lang.pdf", makers.pdf(makers.many_pages(120)))
    with openai.serving(port):
        desktop = open_window("ask")
        drop(desktop, file)
        qtbot.waitUntil(lambda: desktop.window.story is not None, timeout=TIMEOUT_MS)
        job = story(desktop).job
        qtbot.waitUntil(lambda: bool(desktop.jobs.archive.notes(job)), timeout=TIMEOUT_MS)
        worker = psutil.Process(desktop.worker.process_id)
        # It must not be done before its user is.
        worker.suspend()
        desktop.window.actions_.there.trigger()
        shown = dialog(desktop, qtbot)
        shown.send.click()
        worker.resume()
        qtbot.waitUntil(lambda: story(desktop).engine == "server", timeout=TIMEOUT_MS)
        before = {note.key for note in desktop.jobs.archive.notes(job)}

        told = wait(desktop, qtbot, "finished")
        assert told.job == job
        assert told.summary is not None
        assert [engine.name for engine in told.summary.engines] == ["scripted", "server"]
        assert told.badge == "Beispielausgabe + Server der Gemeinde"
        after = desktop.jobs.archive.notes(job)
        assert before < {note.key for note in after}
        assert len(after) == told.summary.documents[0].coverage.passages_total


def test_documents_can_be_chosen_for_the_server_from_the_menu(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught = dropping.catch_urls([QUrl.fromLocalFile(str(minutes))])
    monkeypatch.setattr(file_dialogs, "ask_for_documents", lambda *_given, then: then(caught))
    with openai.serving(port):
        desktop = open_window("ask")
        desktop.window.actions_.there.trigger()
        dialog(desktop, qtbot).send.click()

        assert wait(desktop, qtbot, "finished").engine == "server"


def test_in_the_local_mode_there_is_nothing_to_send_with(open_window: Open, minutes: Path, qtbot: QtBot) -> None:
    desktop = open_window("local")
    window = desktop.window
    assert not window.actions_.there.isVisible()
    drop(desktop, minutes)
    qtbot.waitUntil(lambda: window.story is not None, timeout=TIMEOUT_MS)
    assert not window.job_page.head.there.isVisible()

    server = desktop.house.settings.current.server
    desktop.house.settings.change(server=replace(server, mode="ask"))
    assert window.actions_.there.isVisible()
    desktop.house.settings.change(server=server)
    assert not window.actions_.there.isVisible()


def test_what_must_stay_is_refused_by_hand_too(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with openai.serving(port) as server:
        desktop = open_window("ask", local_folders=(str(minutes.parent),))
        monkeypatch.setattr(desktop.worker, "run", lambda _task: None)
        drop(desktop, minutes)
        qtbot.waitUntil(lambda: desktop.window.story is not None, timeout=TIMEOUT_MS)
        desktop.window.job_page.head.there.click()

        qtbot.waitUntil(lambda: bool(boxes()), timeout=TIMEOUT_MS)
        assert minutes.name in boxes()[0].text() + boxes()[0].informativeText()
        boxes()[0].close()
        assert not desktop.window.findChildren(SendingDialog)
        assert not server.book.visits


@pytest.fixture
def open_bare(
    places: Places, port: int, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Desktop]]:
    """Open a window on a PC without a language model, with a policy of the house."""
    server = ServerSettings(mode="ask", url=f"http://127.0.0.1:{port}/v1")
    settings.save(places.settings, replace(Settings(), server=server))
    opened: list[Desktop] = []

    def build(rules: str) -> Desktop:
        policy = tmp_path / "policy.toml"
        policy.write_text(rules, "utf-8")
        monkeypatch.setattr(paths, "policy", lambda: policy)
        opened.append(Desktop(places, "local"))
        opened[-1].show()
        return opened[-1]

    yield build
    for desktop in opened:
        shut(desktop)
    qapp.setStyleSheet("")


def test_a_pc_without_a_language_model_sends_where_the_house_forces_the_server(
    open_bare: Callable[[str], Desktop], port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port):
        desktop = open_bare("[server]\nforced = true\n")
        # Before the history is open, and after.
        drop(desktop, minutes)
        dialog(desktop, qtbot).send.click()

        assert wait(desktop, qtbot, "finished").engine == "server"
        assert desktop.room.choice is None
        assert not boxes()


def test_what_must_stay_waits_for_the_language_model_even_where_the_server_is_forced(
    open_bare: Callable[[str], Desktop], port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port) as server:
        desktop = open_bare(f"[server]\nforced = true\nlocal_folders = ['{minutes.parent}']\n")
        qtbot.waitUntil(lambda: desktop.room.state.condition == "missing", timeout=TIMEOUT_MS)
        drop(desktop, minutes)

        qtbot.waitUntil(lambda: "vorgemerkt" in desktop.window.start_page.message.text(), timeout=TIMEOUT_MS)
        assert not desktop.jobs.archive.jobs()
        assert not server.book.visits


def test_a_pc_without_a_language_model_can_be_told_to_send_what_it_cannot_do(
    open_bare: Callable[[str], Desktop], port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port):
        desktop = open_bare("")
        qtbot.waitUntil(lambda: desktop.room.state.condition == "missing", timeout=TIMEOUT_MS)
        drop(desktop, minutes)
        press(qtbot, "An den Server …")
        dialog(desktop, qtbot).send.click()

        assert wait(desktop, qtbot, "finished").engine == "server"
