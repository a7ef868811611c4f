"""What the tests of the window share."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genius_desktop import paths
from genius_desktop.paths import Places
from genius_desktop.ui import application, theme
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.worker_process import WorkerProcess
from tests import makers
from tests.ui.tellings import TIMEOUT_MS, drop


def pytest_itemcollected(item: pytest.Item) -> None:
    # The offscreen platform says these of every window it shows.
    item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "protokoll.log"


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A PDF of three pages."""
    return makers.write(tmp_path, "niederschrift.pdf", makers.pdf())


@pytest.fixture
def places(home: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A profile of its own, without any weights."""
    monkeypatch.setenv(paths.MODELS_VARIABLE, str(home / "models"))
    found = paths.places(home)
    paths.make_private(found.home)
    return found


@pytest.fixture
def hire(qapp: QApplication, log: Path) -> Iterator[Callable[..., WorkerProcess]]:
    """Build worker processes and end them after the test."""
    _ = qapp
    hired: list[WorkerProcess] = []

    def build(command: list[str] | None = None, **more: Any) -> WorkerProcess:
        hired.append(WorkerProcess(log, command, **more))
        return hired[-1]

    yield build
    for worker in hired:
        worker.stop()


@pytest.fixture
def desktop(qapp: QApplication, places: Places) -> Iterator[Desktop]:
    """The whole program with the scripted engine, not yet shown."""
    application.speak_german(qapp)
    built = Desktop(places, "scripted")
    yield built
    built.window.busy = lambda: False
    built.window.close()
    built.window.deleteLater()
    # Or it would hear of every change of the system's colours in later tests.
    built.deleteLater()
    qapp.setStyleSheet("")
    theme.current()


@pytest.fixture
def opened(desktop: Desktop, qtbot: QtBot) -> Desktop:
    """The same once it is shown and ready."""
    desktop.show()
    qtbot.waitUntil(lambda: desktop.queue.empty and desktop.room.choice is not None, timeout=TIMEOUT_MS)
    return desktop


@pytest.fixture
def finished(opened: Desktop, qtbot: QtBot, minutes: Path) -> Desktop:
    """The window with the result of a document."""
    drop(opened, minutes)
    qtbot.waitUntil(lambda: opened.window.story is not None and opened.window.story.over, timeout=TIMEOUT_MS)
    return opened
