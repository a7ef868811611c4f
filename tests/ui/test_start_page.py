from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from pytestqt.qtbot import QtBot

from genius_desktop import paths, settings
from genius_desktop.assistants import forms
from genius_desktop.settings import Settings
from genius_desktop.ui import beginnings, errands
from genius_desktop.ui.choices import Choice
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.history_list import Row
from genius_desktop.ui.main_window import MainWindow
from genius_desktop.ui.measures import Measures, look
from genius_desktop.ui.start_page import StartPage
from tests.ui.tellings import TIMEOUT_MS

ROWS = [Row(str(number), f"Vorlage {number}.pdf", "heute, 10:12", "finished") for number in range(7)]


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    built = StartPage("local")
    built.furnish()
    built.choices.offer(Choice(), forms.every())
    qtbot.addWidget(built)
    built.show()
    return built


def chosen(page: StartPage) -> list[str]:
    return [built.errand.title for built in page.errands.buttons if built.isChecked()]


def test_without_a_choice_a_document_is_summarised(page: StartPage) -> None:
    assert chosen(page) == ["Zusammenfassen"]
    assert (page.choices.choice.form, page.choices.choice.focus) == ("ueberblick", ())


def test_every_errand_sets_a_form_there_is_and_stays_visibly_chosen(page: StartPage) -> None:
    for built in page.errands.buttons:
        built.click()

        assert chosen(page) == [built.errand.title]
        assert page.choices.choice.form == built.errand.form
        assert page.choices.choice.focus == built.errand.focus
        assert built.accessibleDescription()


def test_an_errand_leaves_length_and_thoroughness_as_they_are() -> None:
    before = Choice("long", "fast", "vermerk", ("Kosten",))

    assert errands.with_errand(before, errands.ERRANDS[-1]) == Choice("long", "fast", "stichpunkte", ())


def test_other_topics_are_no_errand(page: StartPage) -> None:
    page.choices.focus.setText("Kosten")

    assert chosen(page) == []


def test_the_last_five_jobs_are_offered_and_open(page: StartPage, qtbot: QtBot) -> None:
    page.show_recent(ROWS)

    assert len(page.recent.buttons) == 5
    assert page.recent.buttons[1].accessibleName() == "Vorlage 1.pdf, fertig · heute, 10:12"
    with qtbot.waitSignal(page.recent.chosen) as told:
        page.recent.buttons[1].click()
    assert told.args == ["1"]


def test_first_steps_fold_once_a_job_was_done_and_obey_who_opens_them(page: StartPage) -> None:
    page.show_recent([])
    assert page.first_steps.buttons[0].isVisible()

    page.show_recent(ROWS)
    assert not page.first_steps.buttons[0].isVisible()

    page.first_steps.toggle.click()
    page.show_recent(ROWS)
    assert page.first_steps.buttons[0].isVisible()


@pytest.mark.parametrize("number", range(len(beginnings.SAMPLES)))
def test_a_sample_runs_with_one_click_and_is_read_whole(number: int, desktop: Desktop, qtbot: QtBot) -> None:
    window = desktop.window
    desktop.show()
    qtbot.waitUntil(lambda: desktop.queue.empty and desktop.room.choice is not None, timeout=TIMEOUT_MS)
    window.folder = "/eigener/ordner"

    window.start_page.first_steps.buttons[number].click()
    qtbot.waitUntil(lambda: window.story is not None and window.story.over, timeout=TIMEOUT_MS)

    assert window.story is not None
    assert window.story.summary is not None
    coverage = window.story.summary.documents[0].coverage
    assert coverage.pages_read == coverage.pages_total > 0
    assert window.folder == "/eigener/ordner"


def test_every_sample_is_there_and_small() -> None:
    files = [paths.samples() / sample.file for sample in beginnings.SAMPLES]

    assert all(0 < file.stat().st_size < 100_000 for file in files)


@pytest.mark.parametrize("told", ["", "{", "[]", '{"window": 5}', '{"window": "ä"}'])
def test_broken_measures_are_none(told: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(told, "utf-8")

    assert look(file) == Measures()


def test_measures_are_those_of_the_settings(tmp_path: Path) -> None:
    settings.save(tmp_path / "settings.json", Settings(window=b"\x00\xff", columns=b"c"))

    assert look(tmp_path / "settings.json") == Measures(b"\x00\xff", b"c")
    assert look(tmp_path / "fehlt") == Measures()


def test_the_first_window_leaves_room_for_its_title_on_a_small_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1366, 720))

    window = MainWindow("local")
    qtbot.addWidget(window)

    assert window.width() == 1200
    assert 640 < window.height() < 720 - 24
