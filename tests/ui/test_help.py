"""Help: the introduction, the handbook, the keys, and a diagnosis that names nothing of what someone works on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from genius_desktop import paths, settings
from genius_desktop.paths import Places
from genius_desktop.ui import diagnosis, dialogs
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.help_book import Chapter, HelpBook
from genius_desktop.ui.help_introduction import BLOCKS, EDITION, Introduction
from genius_desktop.ui.worker_process import WorkerProcess
from tests.ui.tellings import boxes

CANARY = "Zwitscherling"


def test_who_has_not_confirmed_the_introduction_sees_it_once(desktop: Desktop, places: Places) -> None:
    desktop.window.show()
    desktop.introduces = True
    desktop.house.welcome()
    shown = desktop.window.findChild(Introduction)
    assert shown is not None
    assert len(BLOCKS) == 4
    shown.reject()
    assert not settings.load(places.settings).introduced
    desktop.house.welcome()

    desktop.window.findChildren(Introduction)[-1].confirm.click()

    assert settings.load(places.settings).introduced.endswith(f" {EDITION}")
    assert settings.load(places.settings).introduced.startswith("20")
    before = len([each for each in desktop.window.findChildren(Introduction) if each.isVisible()])
    desktop.house.welcome()
    assert len([each for each in desktop.window.findChildren(Introduction) if each.isVisible()]) == before


def test_the_keys_that_are_shown_are_those_of_the_menus(desktop: Desktop) -> None:
    shown = dialogs.show_shortcuts(desktop.window)
    told = [label.text() for label in shown.findChildren(QLabel)]

    for keys, meaning in (
        ("Strg+O", "Dokument wählen"),
        ("F1", "Tastenkürzel"),
        ("Entf", "Löschen"),
    ):
        assert told[told.index(keys) + 1] == meaning
    assert not [text for text in told if "Ctrl" in text or "&" in text or "Shift" in text]
    shown.close()


@pytest.mark.parametrize(
    ("keys", "told"),
    [("Alt+Herunter", "Alt+Pfeil ab"), ("Ctrl+Shift+C", "Strg+Umschalt+C"), ("Strg+Entf", "Strg+Entf"), ("F3", "F3")],
)
def test_keys_are_named_as_they_are_on_a_german_keyboard(keys: str, told: str) -> None:
    assert dialogs._german(keys) == told


def test_the_diagnosis_of_a_problem_names_neither_document_nor_content(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.window.show()
    desktop.window.folder = f"/akten/{CANARY}"
    desktop.window.tell_problem("damaged-document", f"{CANARY}.pdf")
    [box] = boxes()
    assert CANARY in box.text()
    copy = next(button for button in box.findChildren(QPushButton) if button.text() == "Diagnose kopieren")

    copy.click()

    assert box.isVisible()
    assert copy.text() == "Diagnose kopiert"
    clipboard = QGuiApplication.clipboard()
    assert "damaged-document" in clipboard.text()
    qtbot.waitUntil(lambda: "Prozessor:" in clipboard.text(), timeout=20_000)
    told = clipboard.text()
    assert "damaged-document" in told
    assert CANARY.lower() not in told.lower()
    assert str(Path.home()) not in told
    box.close()


def test_a_code_that_no_one_defined_is_not_repeated() -> None:
    assert CANARY not in diagnosis.tell(CANARY)


@pytest.mark.parametrize(
    "name",
    [
        "https://example.org/bild.png",
        "file:///etc/passwd",
        "//example.org/a.png",
        "../../README.md",
        "/etc/hostname",
        "../../../../etc/bild.png",
    ],
)
def test_the_handbook_loads_nothing_from_outside(desktop: Desktop, name: str) -> None:
    _ = desktop
    chapter = Chapter(paths.handbook())

    assert chapter.loadResource(int(QTextDocument.ResourceType.ImageResource.value), QUrl(name)) is None


def test_every_chapter_opens_and_every_picture_and_link_in_it_is_there(desktop: Desktop) -> None:
    folder = paths.handbook()
    book = HelpBook(desktop.window)
    assert book.chapters.count() >= 9
    for number in range(book.chapters.count()):
        book.chapters.setCurrentRow(number)
        assert book.chapters.item(number).text() in book.text.toPlainText()
    book.close()
    for file in folder.glob("*.md"):
        for target in links(file.read_text("utf-8")):
            assert (folder / target).is_file(), f"{file.name}: {target}"


def links(text: str) -> list[str]:
    return [part.partition(")")[0] for part in text.split("](")[1:]]


def test_a_link_leads_to_a_chapter_and_never_out_of_the_book(desktop: Desktop) -> None:
    book = HelpBook(desktop.window)
    book._follow(QUrl(book._names[2]))
    assert book.chapters.currentRow() == 2

    book._follow(QUrl("https://example.org/"))

    assert book.chapters.currentRow() == 2
    book.close()


def test_a_late_diagnosis_does_not_take_the_place_of_what_was_copied_meanwhile(desktop: Desktop) -> None:
    asked: list[Callable[[str], object]] = []

    class Slow(diagnosis.Diagnosis):
        def gather(self, code: str, then: Callable[[str], object]) -> None:
            assert code == "bug"
            asked.append(then)

    desktop.window.help.diagnosis = Slow(lambda: WorkerProcess(Path()))
    desktop.window.help.copy_diagnosis("bug")
    asked[0]("ganz: bug")
    assert QGuiApplication.clipboard().text() == "ganz: bug"
    desktop.window.help.copy_diagnosis("bug")

    QGuiApplication.clipboard().setText("Bebauungsplan")
    asked[1]("ganz: bug")

    assert QGuiApplication.clipboard().text() == "Bebauungsplan"
