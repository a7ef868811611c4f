from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from genius_desktop import settings
from genius_desktop.archive.archive import Archive
from genius_desktop.domain import Note
from genius_desktop.paths import Places
from genius_desktop.ui import dropping
from genius_desktop.ui.desktop import Desktop
from tests import makers
from tests.ui.tellings import TIMEOUT_MS, boxes, drop, press


def test_the_window_is_seen_before_archive_and_worker(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.show()

    assert desktop.window.isVisible()
    assert desktop.jobs is None
    assert desktop.worker.process_id == 0
    qtbot.waitUntil(lambda: desktop.jobs is not None and desktop.worker.process_id > 0, timeout=TIMEOUT_MS)


def test_a_dropped_document_becomes_a_result_with_pages(finished: Desktop, qtbot: QtBot) -> None:
    window = finished.window
    story = window.story
    assert story is not None
    assert story.state == "finished"
    assert [row.line.split(" · ")[0] for row in window.history.table.rows] == ["fertig"]
    assert window.windowTitle() == "niederschrift.pdf: fertig"

    window.job_page.cards[0].places[0].click()

    qtbot.waitUntil(lambda: bool(window.page_view.picture.marks), timeout=TIMEOUT_MS)
    assert window.page_view.where.text() == f"Seite {story.statements[0].citations[0].page} von 3"


def test_a_result_is_still_there_after_a_restart(finished: Desktop, places: Places, qtbot: QtBot) -> None:
    before = finished.window.story
    finished.window.close()
    again = Desktop(places, "scripted")
    try:
        again.show()
        qtbot.waitUntil(lambda: bool(again.window.history.table.rows), timeout=TIMEOUT_MS)
        again.window.history.chosen.emit(again.window.history.table.rows[0].job)

        assert before is not None
        assert again.window.story is not None
        assert again.window.story.summary == before.summary
    finally:
        again.window.close()


def test_a_document_dropped_before_the_engine_is_ready_is_not_lost(
    desktop: Desktop, qtbot: QtBot, minutes: Path
) -> None:
    desktop.show()
    drop(desktop, minutes)
    assert "vorgemerkt" in desktop.window.start_page.message.text()

    qtbot.waitUntil(lambda: desktop.window.story is not None and desktop.window.story.over, timeout=TIMEOUT_MS)
    assert desktop.window.story is not None
    assert desktop.window.story.state == "finished"


def test_a_refused_drop_is_answered_with_a_sentence(opened: Desktop) -> None:
    opened.window.caught.emit(dropping.catch_urls([QUrl("https://example.org/a.pdf")]))

    assert opened.window.start_page.message.text() == dropping.NOT_LOCAL
    assert not opened.window.history.table.rows


def test_a_bad_document_ends_with_its_reason_and_stays_in_the_history(
    opened: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    word = "x"
    drop(opened, makers.write(tmp_path, "geheim.pdf", makers.pdf(password=word)))

    qtbot.waitUntil(lambda: opened.window.story is not None and opened.window.story.over, timeout=TIMEOUT_MS)
    assert opened.window.story is not None
    assert opened.window.story.problem == "encrypted-document"
    assert [row.state for row in opened.window.history.table.rows] == ["failed"]


def test_a_stopped_job_can_go_on_with_its_notes(opened: Desktop, qtbot: QtBot, minutes: Path) -> None:
    drop(opened, minutes)
    qtbot.waitUntil(lambda: opened.window.story is not None, timeout=TIMEOUT_MS)
    opened.window.stop_wished.emit()
    qtbot.waitUntil(lambda: opened.window.story is not None and opened.window.story.over, timeout=TIMEOUT_MS)
    assert opened.window.story is not None
    assert opened.window.story.state == "cancelled"
    opened.jobs._archive.keep_note(opened.window.story.job, Note("k", "- Notiz"))

    opened.window.ask_to_resume()

    qtbot.waitUntil(lambda: opened.window.story is not None and opened.window.story.over, timeout=TIMEOUT_MS)
    assert opened.window.story.state == "finished"
    assert len(opened.window.history.table.rows) == 1


def test_a_protected_document_opens_with_its_password_which_is_kept_nowhere(
    opened: Desktop, qtbot: QtBot, tmp_path: Path, places: Places
) -> None:
    drop(opened, makers.write(tmp_path, "geschuetzt.pdf", makers.pdf(password="geheim-4711")))
    qtbot.waitUntil(lambda: opened.window.story is not None and opened.window.story.over, timeout=TIMEOUT_MS)
    assert opened.window.story is not None
    assert opened.window.story.problem == "encrypted-document"

    opened.window.ask_to_resume()
    dialog = opened.window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("geheim-4711")
    dialog.accept()

    qtbot.waitUntil(
        lambda: opened.window.story is not None and opened.window.story.state == "finished", timeout=TIMEOUT_MS
    )
    opened.window.job_page.cards[0].places[0].click()
    qtbot.waitUntil(lambda: bool(opened.window.page_view.picture.marks), timeout=TIMEOUT_MS)
    files = [file for file in places.home.rglob("*") if file.is_file()]
    assert places.archive in files
    assert not [file for file in files if b"geheim-4711" in file.read_bytes()]


def test_deleting_asks_first(finished: Desktop) -> None:
    finished.window.ask_to_erase()
    press(boxes()[0], "Abbrechen")
    assert len(finished.window.history.table.rows) == 1

    finished.window.ask_to_erase()
    press(boxes()[0], "Löschen")

    assert not finished.window.history.table.rows
    assert finished.window.story is None


@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_result_is_saved_by_a_worker(form: str, finished: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / f"ergebnis.{form}"

    finished.window.save_wished.emit(file, form)
    qtbot.waitUntil(lambda: bool(finished.window.statusBar().currentMessage()), timeout=TIMEOUT_MS)

    assert finished.window.statusBar().currentMessage() == f"Gespeichert: {file}"
    assert file.stat().st_size > 100
    qtbot.waitUntil(lambda: finished.exporter.crew.idle, timeout=TIMEOUT_MS)


def test_a_place_that_cannot_be_written_is_told(finished: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    finished.window.save_wished.emit(tmp_path / "fehlt" / "ergebnis.md", "md")

    qtbot.waitUntil(lambda: bool(boxes()), timeout=TIMEOUT_MS)
    assert "kann nicht geschrieben werden" in boxes()[0].text()
    boxes()[0].close()
    qtbot.waitUntil(lambda: finished.exporter.crew.idle, timeout=TIMEOUT_MS)


def test_a_second_window_on_the_same_profile_says_what_to_do(desktop: Desktop, places: Places, qtbot: QtBot) -> None:
    first = Archive(places.archive)
    try:
        desktop.show()
        qtbot.waitUntil(lambda: bool(boxes()), timeout=TIMEOUT_MS)
        assert "anderen Fenster" in boxes()[0].text()

        press(boxes()[0], "Ohne Verlauf arbeiten")

        assert desktop.jobs is not None
        assert desktop.jobs.rows() == []
    finally:
        first.close()


def test_without_weights_a_drop_offers_to_fetch_them(places: Places, qtbot: QtBot, minutes: Path) -> None:
    local = Desktop(places, "local")
    local.room.fetch = lambda: wished.append(True)  # type: ignore[method-assign]
    wished: list[bool] = []
    try:
        local.show()
        qtbot.waitUntil(lambda: local.room.state.condition == "missing", timeout=TIMEOUT_MS)
        drop(local, minutes)
        assert "noch nicht auf diesem PC" in boxes()[0].text()

        press(boxes()[0], "Sprachmodell laden")

        assert wished == [True]
        assert local.worker.process_id == 0
    finally:
        local.window.close()


def test_what_the_user_has_set_is_kept(opened: Desktop, places: Places, tmp_path: Path) -> None:
    opened.window.start_page.choices.options()[2].click()
    opened.window.folder = str(tmp_path)

    opened.window.close()

    kept = settings.load(places.settings)
    assert (kept.length, kept.last_folder) == ("long", str(tmp_path))
    assert kept.window


def test_closing_asks_while_a_job_runs(opened: Desktop) -> None:
    opened.window.busy = lambda: True

    opened.window.close()

    assert opened.window.isVisible()
    press(boxes()[0], "Abbrechen")
    assert opened.window.isVisible()
