"""From a dropped document to a result from a server, through the real window, worker and a scripted server."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from genius_desktop import settings
from genius_desktop.paths import Places
from genius_desktop.settings import ServerMode, ServerSettings, Settings
from genius_desktop.ui import dropping, engine_choice, outbox
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.sending_dialog import SendingDialog
from genius_desktop.ui.story import Story
from tools.storm import openai

TIMEOUT_MS = 30_000
Open = Callable[..., Desktop]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "FIRST_REST_SECONDS", 0.1)
    # Three pages are enough for these tests.
    monkeypatch.setattr(engine_choice, "HEAVY_PAGES", 1)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@pytest.fixture
def open_window(places: Places, port: int, qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    """Open windows on one profile, one after another."""
    opened: list[Desktop] = []

    def build(mode: ServerMode = "large", **more: object) -> Desktop:
        server = ServerSettings(mode=mode, url=f"http://127.0.0.1:{port}/v1", **more)  # type: ignore[arg-type]
        settings.save(places.settings, replace(Settings(), server=server))
        desktop = Desktop(places, "scripted")
        opened.append(desktop)
        desktop.show()
        qtbot.waitUntil(lambda: desktop.queue.empty and desktop.room.choice is not None, timeout=TIMEOUT_MS)
        return desktop

    yield build
    for desktop in opened:
        shut(desktop)
    qapp.setStyleSheet("")


def shut(desktop: Desktop) -> None:
    desktop.window.busy = lambda: False
    desktop.window.close()


def drop(desktop: Desktop, file: Path) -> None:
    desktop.window.caught.emit(dropping.catch_urls([QUrl.fromLocalFile(str(file))]))


def dialog(desktop: Desktop, qtbot: QtBot) -> SendingDialog:
    qtbot.waitUntil(lambda: bool(desktop.window.findChildren(SendingDialog)), timeout=TIMEOUT_MS)
    return desktop.window.findChildren(SendingDialog)[-1]


def boxes() -> list[QMessageBox]:
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def press(qtbot: QtBot, text: str) -> QMessageBox:
    """Press a button of the message that is or will be shown."""
    qtbot.waitUntil(lambda: bool(boxes()), timeout=TIMEOUT_MS)
    box = boxes()[0]
    next(button for button in box.findChildren(QPushButton) if button.text() == text).click()
    return box


def story(desktop: Desktop) -> Story:
    found = desktop.window.story
    assert found is not None
    return found


def wait(desktop: Desktop, qtbot: QtBot, state: str) -> Story:
    qtbot.waitUntil(
        lambda: desktop.window.story is not None and desktop.window.story.state == state, timeout=TIMEOUT_MS
    )
    return story(desktop)


def send(desktop: Desktop, qtbot: QtBot, file: Path) -> None:
    drop(desktop, file)
    shown = dialog(desktop, qtbot)
    shown.send.click()
    qtbot.waitUntil(lambda: not desktop.window.findChildren(SendingDialog), timeout=TIMEOUT_MS)


def test_a_document_is_shown_sent_and_comes_back_as_a_result_with_the_badge_of_the_server(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port) as server:
        desktop = open_window()
        drop(desktop, minutes)
        shown = dialog(desktop, qtbot)
        assert not server.book.asked
        assert not server.book.visits
        seen = shown.text.toPlainText()
        assert "S. 1" in seen
        shown.send.click()

        told = wait(desktop, qtbot, "finished")
        assert told.badge == "Server der Gemeinde"
        assert told.summary is not None
        assert (told.summary.engine.name, told.summary.engine.told) == ("server", openai.MODEL)
        assert server.book.asked
        assert desktop.jobs.archive.outbox() == []
        assert {departure.host for departure in desktop.jobs.archive.sent()} == {"127.0.0.1"}


def test_in_the_local_mode_no_one_is_asked_and_nothing_leaves(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port) as server:
        desktop = open_window("local")
        drop(desktop, minutes)

        assert wait(desktop, qtbot, "finished").badge == "Beispielausgabe"
        assert not desktop.window.findChildren(SendingDialog)
        assert (server.book.visits, server.book.asked) == (0, [])


def test_with_a_question_both_ways_are_told_and_this_pc_is_the_first(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port) as server:
        desktop = open_window("ask")
        drop(desktop, minutes)
        box = press(qtbot, "Auf diesem PC bearbeiten")

        assert "Auf diesem PC unbekannt lange · Server der Gemeinde unbekannt lange" in box.informativeText()
        assert wait(desktop, qtbot, "finished").engine == "scripted"
        assert not server.book.visits


def test_a_folder_that_is_only_local_is_never_offered_to_the_server(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port) as server:
        desktop = open_window(local_folders=(str(minutes.parent),))
        drop(desktop, minutes)

        assert wait(desktop, qtbot, "finished").engine == "scripted"
        assert not server.book.visits


def test_a_remembered_folder_goes_without_another_dialog(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port):
        desktop = open_window()
        drop(desktop, minutes)
        shown = dialog(desktop, qtbot)
        shown.remember.setChecked(True)
        shown.send.click()
        wait(desktop, qtbot, "finished")
        again = minutes.with_name("zweite.pdf")
        again.write_bytes(minutes.read_bytes())
        qtbot.waitUntil(lambda: not desktop.window.findChildren(SendingDialog), timeout=TIMEOUT_MS)
        desktop.window.show_start()

        drop(desktop, again)

        qtbot.waitUntil(lambda: len(desktop.window.history.table.rows) == 2, timeout=TIMEOUT_MS)
        assert wait(desktop, qtbot, "finished").engine == "server"
        assert not desktop.window.findChildren(SendingDialog)


def test_without_network_a_job_waits_through_a_restart_and_goes_when_the_server_is_back(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    desktop = open_window()
    send(desktop, qtbot, minutes)
    wait(desktop, qtbot, "held")
    qtbot.waitUntil(lambda: story(desktop).problem == "server-unreachable", timeout=TIMEOUT_MS)
    assert desktop.window.job_page.head.resume.text() == "Jetzt versuchen"
    assert desktop.window.job_page.head.here.isVisible()
    assert not desktop.jobs.working
    shut(desktop)

    again = open_window()
    again.show_job(again.window.history.table.rows[0].job)
    wait(again, qtbot, "held")
    assert again.window.history.table.rows[0].line.startswith("wartet auf Server")
    with openai.serving(port):
        wait(again, qtbot, "finished")

    assert [entry.state for entry in again.jobs.archive.jobs()] == ["finished"]


def test_a_job_that_waits_can_be_pulled_back_to_this_pc(open_window: Open, minutes: Path, qtbot: QtBot) -> None:
    desktop = open_window()
    send(desktop, qtbot, minutes)
    wait(desktop, qtbot, "held")

    desktop.window.job_page.head.here.click()

    told = wait(desktop, qtbot, "finished")
    assert told.engine == "scripted"
    assert desktop.jobs.archive.outbox() == []
    assert len(desktop.window.history.table.rows) == 1


def test_local_jobs_go_on_while_one_waits_for_the_server(
    open_window: Open, minutes: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = open_window()
    send(desktop, qtbot, minutes)
    wait(desktop, qtbot, "held")
    other = tmp_path / "anderes.pdf"
    other.write_bytes(minutes.read_bytes())
    drop(desktop, other)
    dialog(desktop, qtbot).here.click()

    assert wait(desktop, qtbot, "finished").engine == "scripted"
    assert sorted(row.state for row in desktop.window.history.table.rows) == ["finished", "held"]


def test_a_refused_token_is_told_once_and_the_job_waits(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port, openai.Book(status=401)) as server:
        desktop = open_window()
        send(desktop, qtbot, minutes)
        box = press(qtbot, "Später")
        assert "Schlüssel" in box.text() + box.informativeText()
        assert wait(desktop, qtbot, "held").problem == "server-refused-token"
        assert not server.book.asked
        server.book.status = 0
        desktop.window.job_page.head.resume.click()

        wait(desktop, qtbot, "finished")


def test_the_local_mode_holds_at_once_and_asks_what_becomes_of_those_that_wait(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    desktop = open_window()
    send(desktop, qtbot, minutes)
    wait(desktop, qtbot, "held")
    desktop.house.settings.change(server=replace(desktop.house.settings.current.server, mode="local"))
    with openai.serving(port) as server:
        press(qtbot, "Auf diesem PC bearbeiten")

        assert wait(desktop, qtbot, "finished").engine == "scripted"
        assert server.book.visits == 0


def test_a_server_that_cannot_do_it_ends_in_words_and_both_ways_are_open(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port):
        desktop = open_window(model="anderes-modell")
        send(desktop, qtbot, minutes)
        told = wait(desktop, qtbot, "failed")
        head = desktop.window.job_page.head

        assert told.problem == "server-no-model"
        assert head.resume.text() == "Noch einmal versuchen"
        assert head.here.isVisible()
        head.here.click()
        assert wait(desktop, qtbot, "finished").engine == "scripted"
