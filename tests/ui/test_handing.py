"""Results on the clipboard and on paper."""

import re
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Statement
from genius_desktop.jobs.events import Finished
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.handing import Paper
from tests.ui.tellings import FOUND, TIMEOUT_MS, summary
from tests.ui.test_views import story as _story

EVIL = '<b>fett</b> <img src="file:///etc/hostname"> [x](http://a.example) \x1b[31mrot \u202eumgedreht'
story = _story


@pytest.fixture
def shown(desktop: Desktop, story: object) -> Desktop:
    result = summary()
    evil = Statement(EVIL, (replace(FOUND, quote=EVIL),))
    story.hear(Finished(replace(result, statements=(*result.statements, evil))))  # type: ignore[attr-defined]
    desktop.window.show()
    desktop.window.show_story(story)  # type: ignore[arg-type]
    QGuiApplication.clipboard().clear()
    return desktop


def test_the_whole_result_goes_to_the_clipboard_rich_and_plain(shown: Desktop, qtbot: QtBot) -> None:
    shown.window.actions_.copy.trigger()
    qtbot.waitUntil(lambda: "Mit KI erstellt" in QGuiApplication.clipboard().text(), timeout=TIMEOUT_MS)

    data = QGuiApplication.clipboard().mimeData()
    assert "1. Die Arbeiten beginnen am 1. September 2026. (S. 2)" in data.text()
    assert "Mit KI erstellt" in data.text()
    assert "<h1>Vorlage 1.pdf</h1>" in data.html()
    assert "trainedAlgorithmicMedia" in data.html()
    assert "&lt;img src=" in data.html()
    assert not re.search("<(?:img|a|b)\\b", data.html())
    assert not re.search("[\x1b\u202e]", data.text() + data.html())


def test_one_statement_goes_to_the_clipboard_with_its_place_and_the_notice(shown: Desktop) -> None:
    shown.window.job_page.cards[0].places[0].setFocus()
    shown.window.actions_.copy_one.trigger()

    assert QGuiApplication.clipboard().text() == (
        "Die Arbeiten beginnen am 1. September 2026. (S. 2)\nMit KI erstellt. Zahlen, Fristen und Namen sind vor der "
        "Verwendung an den genannten Stellen zu prüfen.\n"
    )


def test_a_statement_with_markup_is_copied_as_what_it_says(shown: Desktop) -> None:
    shown.window.job_page.cards[2].places[0].setFocus()
    shown.window.actions_.copy_one.trigger()

    data = QGuiApplication.clipboard().mimeData()
    assert "<b>fett</b>" in data.text()
    assert "&lt;b&gt;fett&lt;/b&gt;" in data.html()
    assert not re.search("[\x1b\u202e]", data.text() + data.html())


def test_without_a_statement_in_focus_the_user_is_told_how(shown: Desktop) -> None:
    shown.window.job_page.head.save.setFocus()
    shown.window.actions_.copy_one.trigger()

    assert "zu einer Aussage" in shown.window.statusBar().currentMessage()
    assert not QGuiApplication.clipboard().text()


def test_the_preview_shows_the_pages(shown: Desktop, qtbot: QtBot) -> None:
    shown.window.actions_.preview.trigger()
    qtbot.waitUntil(lambda: shown.handover.dialog is not None, timeout=TIMEOUT_MS)

    dialog = shown.handover.dialog
    assert isinstance(dialog, QPrintPreviewDialog)
    qtbot.waitUntil(dialog.isVisible, timeout=TIMEOUT_MS)
    dialog.reject()
    qtbot.waitUntil(lambda: shown.handover.dialog is None, timeout=TIMEOUT_MS)


def test_what_is_printed_says_everything_and_shows_markup_as_text(shown: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    pages: list[bytes] = []
    story_shown = shown.window.story
    assert story_shown is not None
    assert story_shown.summary is not None
    shown.exporter.render(story_shown.summary, "html", pages.append)
    qtbot.waitUntil(lambda: bool(pages), timeout=TIMEOUT_MS)

    shown.handover.put_on(printer, pages[0].decode())

    with pymupdf.open(tmp_path / "a.pdf") as document:
        text = "".join("".join(page.get_text() for page in document).split())
        assert not any(page.get_images() or page.get_links() for page in document)
    assert "MitKIerstellt" in text
    # The font may join f and i.
    assert '<imgsrc="' in text
    assert 'etc/hostname">[x](http://a.example)' in text


def test_paper_fetches_nothing(tmp_path: Path) -> None:
    picture = tmp_path / "a.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>')
    assert Paper(f'<img src="{picture.as_uri()}">').size().height() < 100
