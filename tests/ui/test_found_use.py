"""What was found goes into a job: by a drag, by a button that opens its page meanwhile, or by a menu."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from genius_desktop.libraries import FoundPaper
from genius_desktop.ui import drop_door, found_use
from genius_desktop.ui.ask_page import AskPage
from genius_desktop.ui.compare_page import ComparePage
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.found_card import FoundCard
from genius_desktop.ui.search_page import SearchPage
from tests import makers
from tests.ui.search_views import FOUND, HITS, PAPER, QUOTE, SATZUNGEN

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton


def mime(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def enter(data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, Qt.KeyboardModifier.NoModifier)
    # A widget takes a drag only by saying so.
    event.ignore()
    return event


def drop(data: QMimeData) -> QDropEvent:
    return QDropEvent(QPointF(5, 5), COPY, data, LEFT, Qt.KeyboardModifier.NoModifier)


def test_a_place_that_is_dragged_carries_its_file_and_its_words(tmp_path: Path) -> None:
    file = makers.write(tmp_path, "satzung.md", "# Satzung")
    found = FoundPaper(replace(PAPER, path=os.fsencode(file), name="satzung.md"), 1.0, HITS)

    data = found_use.mime(found, HITS[1])

    assert [url.toLocalFile() for url in data.urls()] == [str(file)]
    assert data.text() == f"„{QUOTE}“ (Satzung über die Erhebung der Hundesteuer, satzung.md, 07.12.2023, S. 2)"
    assert not found_use.mime(FOUND[1], HITS[0]).hasUrls(), "a file that is gone cannot be read"


def test_a_mouse_that_moves_drags_the_place_and_does_not_open_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    card = FoundCard(FOUND[0], (SATZUNGEN,))
    qtbot.addWidget(card)
    card.resize(600, 300)
    card.show()
    dragged: list[object] = []
    opened: list[object] = []
    monkeypatch.setattr(found_use, "drag", lambda _source, found, hit: dragged.append((found, hit)))
    card.opened.connect(lambda *told: opened.append(told))
    place = card.hits[1]
    start = QPoint(10, 10)

    QTest.mousePress(place, LEFT, pos=start)
    QTest.mouseMove(place, start + QPoint(2, 0))
    assert dragged == []
    QTest.mouseMove(place, start + QPoint(QApplication.startDragDistance() + 5, 0))
    QTest.mouseRelease(place, LEFT, pos=start)

    assert dragged == [(FOUND[0], HITS[1])]
    assert opened == []
    QTest.mouseClick(place, LEFT, pos=start)
    assert opened == [(FOUND[0], HITS[1])]


def test_a_menu_does_what_a_drag_does(qtbot: QtBot) -> None:
    card = FoundCard(FOUND[0], (SATZUNGEN,))
    qtbot.addWidget(card)
    told: list[tuple[str, str]] = []
    card.use_wished.connect(lambda found, name: told.append((found.paper.name, name)))
    menu = card.use.menu()
    assert isinstance(menu, QMenu)
    by_name = {action.text(): action for action in menu.actions() if action.text()}

    by_name["Vergleichen"].trigger()
    by_name[found_use.COPY].trigger()

    assert told == [(PAPER.name, "ComparePage")]
    assert QGuiApplication.clipboard().text().startswith(f"„{QUOTE}“ (")
    gone = FoundCard(FOUND[1], (SATZUNGEN,))
    qtbot.addWidget(gone)
    assert [action.isEnabled() for action in gone.use.menu().actions() if action.text()] == [False] * 4 + [True]


def test_documents_held_over_a_button_open_its_page_and_can_be_dropped_on_it(
    opened: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    file = makers.write(tmp_path, "satzung.md", "# Satzung\n\nDie Steuer beträgt 96,00 Euro.\n")
    stack = opened.window.stack
    places = {built.accessibleName(): built for built in opened.window.left.findChildren(QWidget)}
    ask, compare = places["Fragen"], places["Vergleichen"]

    # An event does not keep what it carries.
    data = mime(file)
    held = enter(data)
    QApplication.sendEvent(ask, held)
    assert held.isAccepted()
    qtbot.waitUntil(lambda: isinstance(stack.currentWidget(), AskPage), timeout=10 * drop_door.HELD_MS)
    QApplication.sendEvent(compare, enter(data))
    QApplication.sendEvent(compare, drop(data))

    page = stack.currentWidget()
    assert isinstance(page, ComparePage)
    assert page.old.source is not None
    assert page.old.source.name == "satzung.md"
    left = enter(data)
    QApplication.sendEvent(ask, left)
    QApplication.sendEvent(ask, QDragLeaveEvent())
    qtbot.wait(drop_door.HELD_MS + 100)
    assert stack.currentWidget() is page, "who only passes by opens nothing"


def test_a_place_dropped_on_its_own_page_makes_no_collection(qtbot: QtBot, tmp_path: Path) -> None:
    page = SearchPage()
    qtbot.addWidget(page)
    caught: list[object] = []
    page.caught.connect(caught.append)
    file = makers.write(tmp_path, "satzung.md", "# Satzung")

    class Own(QDragEnterEvent):
        def source(self) -> QWidget:
            return page.field

    data = mime(file)
    own = Own(QPoint(5, 5), COPY, data, LEFT, Qt.KeyboardModifier.NoModifier)
    own.ignore()
    page.dragEnterEvent(own)
    foreign = enter(data)
    page.dragEnterEvent(foreign)
    page.dropEvent(drop(data))

    assert (own.isAccepted(), foreign.isAccepted(), caught) == (True, False, [])
