"""The journey of an assistant of one's own, in the real window with real workers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from genius_desktop import paths
from genius_desktop.paths import Places
from genius_desktop.ui import application, theme
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.dropping import catch_files
from genius_desktop.ui.writing_page import WritingPage
from tests.ui.tellings import TIMEOUT_MS
from tests.ui.writing_views import page

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)
scenarios("assistenten.feature")


def press(built: QPushButton) -> None:
    """Press a button as who has no mouse does."""
    built.setFocus()
    QTest.keyClick(built, Qt.Key.Key_Space)


def places_in(folder: Path) -> Places:
    found = paths.places(folder)
    paths.make_private(found.home)
    return found


@pytest.fixture
def windows(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """Open windows for one person after the other, each with a profile of its own."""
    monkeypatch.setenv(paths.MODELS_VARIABLE, str(tmp_path / "models"))
    application.speak_german(qapp)
    built: list[Desktop] = []

    def open_for(person: str) -> Desktop:
        close()
        desktop = Desktop(places_in(tmp_path / person), "scripted")
        built.append(desktop)
        desktop.show()
        qtbot.waitUntil(lambda: desktop.queue.empty and desktop.room.choice is not None, timeout=TIMEOUT_MS)
        return desktop

    def close() -> None:
        for desktop in built:
            desktop.window.busy = lambda: False
            desktop.window.close()
            desktop.window.deleteLater()
            desktop.deleteLater()
        built.clear()

    yield open_for
    close()
    qapp.setStyleSheet("")
    theme.current()


@given("das Fenster ist offen", target_fixture="shown")
def window_open(windows: Any) -> WritingPage:
    return page(windows("kollege"))


@when(parsers.parse("ich aus dem Satz „{sentence}“ einen Assistenten mache"))
def make(shown: WritingPage, sentence: str, qtbot: QtBot) -> None:
    press(shown.new)
    assert shown.editor is not None
    shown.editor.form.sentence.setFocus()
    for sign in sentence:
        # `QTest.keyClicks` knows no umlauts.
        typed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(shown.editor.form.sentence, typed)
    press(shown.editor.form.draft)
    qtbot.waitUntil(shown.editor.form.draft.isEnabled, timeout=TIMEOUT_MS)


@when("ich ihn an seinem Beispiel ausprobiere und speichere")
def try_and_save(shown: WritingPage, qtbot: QtBot) -> None:
    editor = shown.editor
    assert editor is not None
    press(editor.attempt)
    qtbot.waitUntil(editor.attempt.isEnabled, timeout=TIMEOUT_MS)
    assert "Erwartungen erfüllt" in editor.report.text()
    press(editor.save)


@then("steht er unter „Entwerfen“")
def listed(shown: WritingPage) -> None:
    assert shown.choice.currentText() == "Bauanträge auf fehlende Unterlagen prüfen (eigener)"


@when("ich ihn als Datei weitergebe und eine Kollegin sie übernimmt", target_fixture="taken")
def give_away(shown: WritingPage, windows: Any, tmp_path: Path) -> WritingPage:
    press(shown.give)
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
    gift = tmp_path / "gabe.toml"
    dialog.selectFile(str(gift))
    dialog.accept()
    assert gift.is_file()
    taken = page(windows("kollegin"))
    press(taken.bring)
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
    dialog.selectFile(str(gift))
    dialog.accept()
    [box] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
    press(next(one for one in box.findChildren(QPushButton) if one.text() == "Übernehmen"))
    assert taken.recipe is not None
    assert taken.recipe.origin == "own"
    return taken


@when("sie einen Bauantrag ablegt und beginnt")
def begin(taken: WritingPage, tmp_path: Path) -> None:
    paper = tmp_path / "bauantrag.txt"
    paper.write_text(
        "Bauantragsformular und Lageplan liegen bei. Der Entwässerungsplan wird nachgereicht.", encoding="utf-8"
    )
    taken.take(catch_files([str(paper)]))
    press(taken.begin)


@then("sagt das Ergebnis, welche Unterlagen da sind und welche fehlen")
def told(taken: WritingPage, qtbot: QtBot) -> None:
    desktop = taken._desktop
    assert desktop is not None
    qtbot.waitUntil(lambda: desktop.window.story is not None and desktop.window.story.over, timeout=TIMEOUT_MS)
    story = desktop.window.story
    assert story is not None
    assert story.summary is not None
    texts = [statement.text for statement in story.summary.statements]
    assert "Lageplan: liegt vor." in texts
    assert "Entwässerungsplan: fehlt nach den Unterlagen." in texts
    assert "Bauzeichnungen: nicht gefunden – bitte nachfordern." in texts


@then("das Ergebnis steht im Verlauf")
def kept(taken: WritingPage) -> None:
    desktop = taken._desktop
    assert desktop is not None
    [job] = desktop.jobs.archive.jobs()
    assert job.state == "finished"
    assert "Bauanträge auf fehlende Unterlagen prüfen" in job.title
