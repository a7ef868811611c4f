"""Windows on a profile with a server, for the tests that drive them."""

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

TIMEOUT_MS = 30_000
Open = Callable[..., Desktop]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
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
