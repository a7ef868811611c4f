"""The history in the window: search, order, pin, several at once."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from genius_desktop.archive.archive import Archive
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.history_list import Row
from genius_desktop.ui.history_order import sort
from tests.archive.samples import SUMMARY, TASK
from tests.ui.tellings import boxes, press

TITLES = ("Ärztehaus.pdf", "Zuschuss.pdf", "Bebauungsplan.pdf")


@pytest.fixture
def filled(places: Places) -> None:
    """A history of three finished jobs and one that was interrupted."""
    archive = Archive(places.archive)
    for title in TITLES:
        archive.finish(archive.begin(title, TASK).job, SUMMARY)
    archive.begin("Angefangen.pdf", TASK)
    archive.close()


@pytest.fixture
def opened(filled: None, desktop: Desktop, qtbot: QtBot) -> Desktop:
    _ = filled
    desktop.show()
    qtbot.waitUntil(lambda: desktop.queue.empty and desktop.room.choice is not None, timeout=20_000)
    return desktop


def titles(desktop: Desktop) -> list[str]:
    return [row.title for row in desktop.window.history.table.rows]


def mark(desktop: Desktop, *names: str) -> None:
    listed = desktop.window.history
    listed.setFocus()
    listed.clearSelection()
    for place, title in enumerate(titles(desktop)):
        if title in names:
            listed.selectionModel().select(listed.table.index(place), QItemSelectionModel.SelectionFlag.Select)


def test_what_is_typed_is_searched_and_shown_with_its_words(opened: Desktop, qtbot: QtBot) -> None:
    panel = opened.window.past
    panel.field.setText("Bebauungspläne")
    qtbot.waitUntil(lambda: titles(opened) == ["Bebauungsplan.pdf"])
    assert panel.message.text() == "1 Auftrag gefunden"
    assert "Bebauungsplan" in opened.window.history.table.rows[0].line
    panel.field.setText("Schwimmbad")
    qtbot.waitUntil(lambda: titles(opened) == [])
    assert panel.message.text() == "Nichts gefunden."

    panel.field.clear()

    qtbot.waitUntil(lambda: len(titles(opened)) == 4)
    assert not panel.message.isVisible()


def test_enter_in_the_search_goes_to_the_first_hit_and_enter_there_opens_it(opened: Desktop, qtbot: QtBot) -> None:
    with qtbot.waitActive(opened.window):
        opened.window.activateWindow()
    field = opened.window.past.field
    field.setFocus()
    QTest.keyClicks(field, "zuschuesse")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert opened.window.history.hasFocus()

    QTest.keyClick(opened.window.history, Qt.Key.Key_Return)

    assert opened.window.story is not None
    assert opened.window.story.title == "Zuschuss.pdf"


def test_the_order_can_be_chosen_and_what_is_pinned_stands_first(opened: Desktop) -> None:
    order = opened.window.past.order
    assert titles(opened) == ["Angefangen.pdf", "Bebauungsplan.pdf", "Zuschuss.pdf", "Ärztehaus.pdf"]

    order.setCurrentIndex(order.findData("name"))
    assert titles(opened) == ["Angefangen.pdf", "Ärztehaus.pdf", "Bebauungsplan.pdf", "Zuschuss.pdf"]
    mark(opened, "Zuschuss.pdf")
    opened.window.actions_.pin.trigger()

    assert titles(opened)[0] == "Zuschuss.pdf"
    assert "angeheftet" in opened.window.history.table.rows[0].spoken
    order.setCurrentIndex(order.findData("oldest"))
    assert titles(opened) == ["Zuschuss.pdf", "Ärztehaus.pdf", "Bebauungsplan.pdf", "Angefangen.pdf"]
    mark(opened, "Zuschuss.pdf")
    opened.window.actions_.pin.trigger()
    assert titles(opened) == ["Ärztehaus.pdf", "Zuschuss.pdf", "Bebauungsplan.pdf", "Angefangen.pdf"]


def test_several_are_deleted_after_one_question(opened: Desktop, places: Places, qtbot: QtBot) -> None:
    mark(opened, "Ärztehaus.pdf", "Zuschuss.pdf")
    assert opened.window.story is None
    opened.window.actions_.erase.trigger()
    [box] = boxes()
    assert "Ärztehaus.pdf" in box.text()
    assert "Zuschuss.pdf" in box.text()

    press(box, "Löschen")

    assert titles(opened) == ["Angefangen.pdf", "Bebauungsplan.pdf"]
    qtbot.waitUntil(lambda: b"rztehaus" not in places.archive.read_bytes(), timeout=10_000)


def test_the_whole_history_can_be_deleted(opened: Desktop) -> None:
    assert opened.past.erase_all() == 4

    assert titles(opened) == []


def test_the_menu_of_an_interrupted_job_offers_to_go_on(opened: Desktop) -> None:
    mark(opened, "Angefangen.pdf")

    offered = [action.text() for action in opened.past.menu().actions()]

    assert [one for one in offered if "Frage" not in one] == ["Öffnen", "Fortsetzen", "Anheften", "Löschen …"]
    mark(opened, *TITLES)
    assert [action.text() for action in opened.past.menu().actions()] == ["Anheften", "Löschen …"]


def test_what_is_too_old_goes_at_the_start_and_is_said(
    filled: None, desktop: Desktop, places: Places, qtbot: QtBot
) -> None:
    _ = filled
    archive = Archive(places.archive)
    old = (datetime.now(UTC) - timedelta(days=31)).isoformat()
    archive._store.run("UPDATE jobs SET created = ? WHERE title = ?", (old, TITLES[0]))
    archive.close()
    desktop.show()
    qtbot.waitUntil(lambda: desktop.jobs is not None, timeout=20_000)

    assert len(titles(desktop)) == 3
    assert "älter als 30 Tage: 1 Auftrag" in desktop.window.statusBar().currentMessage()
    assert "nach 30 Tagen gelöscht" in desktop.window.past.stay.text()


def test_the_order_is_a_matter_of_words_not_of_codes() -> None:
    rows = [Row(title, title, "", "finished") for title in ("zoo", "Äpfel", "Bau")]

    assert [row.title for row in sort(rows, "name")] == ["Äpfel", "Bau", "zoo"]


def test_a_result_that_becomes_too_old_while_it_is_shown_goes_from_the_screen_too(opened: Desktop) -> None:
    job = opened.window.history.table.rows[-1].job
    opened.show_job(job)
    opened.jobs._live[job] = opened.window.story
    old = (datetime.now(UTC) - timedelta(days=31)).isoformat()
    opened.jobs.archive._store.run("UPDATE jobs SET created = ? WHERE id = ?", (old, job))

    opened.past.tidy()

    assert opened.window.story is None
    assert opened.jobs.live(job) is None
    assert len(titles(opened)) == 3


def test_what_cannot_be_deleted_is_not_said_to_be_gone(opened: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_jobs: str) -> None:
        raise SetupProblem("history-full")

    monkeypatch.setattr(opened.jobs.archive, "delete", full)
    opened.show_job(opened.window.history.table.rows[0].job)
    opened._erase()

    assert opened.window.story is not None
    assert "voll" in boxes()[-1].text()
    boxes()[-1].close()
