import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Source
from genius_desktop.jobs.events import Finished, Opened, Progressed
from genius_desktop.paths import Places
from genius_desktop.ui import app, application, dropping, notices, surroundings
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.lobby import Lobby
from genius_desktop.ui.story import Story
from tests.ui.tellings import TIMEOUT_MS, summary
from tests.ui.test_views import story as _story

story = _story


def test_percent_only_grows_from_stage_to_stage(story: Story) -> None:
    assert surroundings.percent_of(story) is None
    told = []
    story.hear(Opened(0, "a.pdf", "", "page", 10))
    for event in (
        Progressed("read", 5, 10),
        Progressed("read", 10, 10),
        Progressed("note", 1, 4),
        Progressed("note", 4, 4),
        Progressed("merge", 9, 5),
    ):
        story.hear(event)
        told.append(surroundings.percent_of(story))

    assert told == [4, 8, 26, 75, 95]


def test_the_title_shows_how_far_the_work_is_and_then_no_more(
    opened: Desktop, qtbot: QtBot, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(opened.surroundings._notices, "tell", lambda *words: told.append(words))
    monkeypatch.setattr(opened.window, "isActiveWindow", lambda: False)
    opened.window.windowTitleChanged.connect(titles.append)

    opened.window.caught.emit(dropping.catch_urls([QUrl.fromLocalFile(str(minutes))]))
    qtbot.waitUntil(lambda: bool(told), timeout=TIMEOUT_MS)

    assert any(" % · niederschrift.pdf: " in title for title in titles)
    assert opened.window.windowTitle() == "niederschrift.pdf: fertig"
    assert [title for title, _ in told] == ["niederschrift.pdf: fertig"]


def test_who_looks_at_the_window_gets_no_notice(opened: Desktop, story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(opened.surroundings._notices, "tell", lambda *words: told.append(words))
    monkeypatch.setattr(opened.window, "isActiveWindow", lambda: True)
    story.hear(Finished(summary()))

    opened.surroundings._tell_end(story)

    assert not told


def test_without_a_bus_and_a_tray_a_notice_is_silent(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    _ = qapp
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/gibt/es/nicht")

    notices.Notices().tell("a", "b")
    notices.Notices().progress(5)

    assert not notices.has_bus()


def test_a_notice_holds_a_name_as_it_is() -> None:
    words = notices.notice_words('a "b" \\ c', "<b>fett</b> & mehr")

    assert words[-5:] == ['"a \\"b\\" \\\\ c"', '"&lt;b&gt;fett&lt;/b&gt; &amp; mehr"', "[]", "{}", "-1"]


def test_a_name_by_its_path_opens_the_window_with_it(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"

    wished = app.options(["--engine", "scripted", str(file), "./b.pdf"])

    assert wished is not None
    assert wished.files[0] == str(file)
    assert wished.files[1].endswith("/b.pdf")
    assert app.options([str(file), "--help"]) is None


@pytest.fixture
def lobby(qapp: QApplication, places: Places, minutes: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lobby]:
    # The lobby sets a hook of its own.
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application.speak_german(qapp)
    built = Lobby(qapp, places, "scripted", files=(str(minutes),))
    yield built
    built.window.busy = lambda: False
    built.window.close()
    qapp.setStyleSheet("")


def test_a_document_that_comes_while_the_rest_is_built_is_taken_all_the_same(
    lobby: Lobby, minutes: Path, qtbot: QtBot
) -> None:
    lobby._files = ()
    lobby.open()
    lobby.window.caught.emit(dropping.catch_files([str(minutes)]))
    assert lobby.desktop is None

    qtbot.waitUntil(lambda: lobby.window.story is not None and lobby.window.story.over, timeout=TIMEOUT_MS)

    assert lobby.desktop is not None
    assert len(lobby.desktop.jobs.rows()) == 1


def test_a_window_that_is_closed_at_once_builds_no_more(lobby: Lobby, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lobby.window.seen, timeout=TIMEOUT_MS):
        lobby.open()
    lobby.window.close()

    qtbot.wait(50)

    assert lobby.desktop is None


def test_the_start_page_is_seen_before_anything_else_is_built(lobby: Lobby, qtbot: QtBot) -> None:
    lobby.open()

    assert lobby.window.isVisible()
    assert lobby.desktop is None
    qtbot.waitUntil(lambda: lobby.window.story is not None and lobby.window.story.over, timeout=TIMEOUT_MS)
    assert lobby.window.story is not None
    assert lobby.window.story.sources[0] == Source(lobby._files[0].encode(), "niederschrift.pdf")


def test_the_lower_edge_takes_room_only_while_it_says_something(opened: Desktop) -> None:
    bar = opened.window.statusBar()
    assert not bar.isVisible()
    opened.window.say("Gespeichert.")
    assert bar.isVisible()
    bar.clearMessage()
    assert not bar.isVisible()


def test_a_long_message_is_seen_whole(opened: Desktop) -> None:
    bar = opened.window.statusBar()
    opened.window.say("Gespeichert.")
    QApplication.processEvents()
    low = bar.height()
    opened.window.say("Gespeichert: " + "ein sehr langer Ordner / " * 30)
    QApplication.processEvents()
    assert bar.height() >= 2.5 * bar.fontMetrics().height() > low - bar.fontMetrics().height()
