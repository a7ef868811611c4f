"""The settings: a change holds at once, and what the house has laid down is seen and cannot be changed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from genius_desktop import paths, settings
from genius_desktop.paths import Places
from genius_desktop.settings import Settings
from genius_desktop.ui import application, theme
from genius_desktop.ui.choices import LAID_DOWN
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.settings_dialog import SettingsDialog
from tests.archive.samples import SUMMARY
from tests.ui.tellings import boxes

SMALLEST_PX = 24


def shown(desktop: Desktop) -> SettingsDialog:
    desktop.window.show()
    desktop.window.actions_.settings.trigger()
    dialog = desktop.window.findChild(SettingsDialog)
    assert dialog is not None
    return dialog


def choose(dialog: SettingsDialog, name: str, value: object) -> None:
    box = dialog.findChild(QComboBox, name)
    assert box is not None
    box.setCurrentIndex(box.findData(value))


def test_a_change_holds_at_once_and_is_kept(desktop: Desktop, places: Places) -> None:
    dialog = shown(desktop)

    choose(dialog, "length", "long")
    choose(dialog, "retention_days", 90)

    assert desktop.window.start_page.choices.choice.length == "long"
    assert "nach 90 Tagen" in desktop.window.past.stay.text()
    kept = settings.load(places.settings)
    assert (kept.length, kept.retention_days) == ("long", 90)
    dialog.close()


def test_every_control_of_every_group_is_named_and_large_enough(desktop: Desktop) -> None:
    dialog = shown(desktop)
    assert dialog.tabs.count() == 6
    for group in range(6):
        dialog.tabs.setCurrentIndex(group)
        page = dialog.tabs.currentWidget()
        for control in page.findChildren(QWidget):
            if isinstance(control, QComboBox | QAbstractButton | QLineEdit | QListWidget):
                assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
                assert min(control.width(), control.height()) >= SMALLEST_PX
    dialog.close()


@pytest.fixture
def governed(
    qapp: QApplication, places: Places, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Desktop]:
    """The program on a PC with a policy."""
    file = places.home / "policy.toml"
    file.write_text(request.param)
    monkeypatch.setattr(paths, "policy", lambda: file)
    settings.save(places.settings, Settings(retention_days=365, length="short"))
    application.speak_german(qapp)
    built = Desktop(places, "scripted")
    yield built
    built.window.busy = lambda: False
    built.window.close()
    qapp.setStyleSheet("")


@pytest.mark.parametrize("governed", ['retention_days = 14\nlength = "long"\n'], indirect=True)
def test_what_is_laid_down_is_grey_says_so_and_never_becomes_the_users_own(governed: Desktop, places: Places) -> None:
    dialog = shown(governed)
    for name in ("retention_days", "length"):
        box = dialog.findChild(QComboBox, name)
        assert box is not None
        assert not box.isEnabled()
        assert LAID_DOWN in box.accessibleDescription()
        assert box.currentText() == {"retention_days": "14", "length": "Ausführlich"}[name]
    assert [label for label in dialog.findChildren(QLabel) if LAID_DOWN in label.text()]
    choices = governed.window.start_page.choices
    assert choices.choice.length == "long"
    assert not any(button.isEnabled() for button in choices.lengths.buttons())
    assert all(button.isEnabled() for button in choices.modes.buttons())
    dialog.close()

    governed.window.close()

    kept = settings.load(places.settings)
    assert (kept.retention_days, kept.length) == (365, "short")


@pytest.mark.parametrize("governed", ["retention_days = viele"], indirect=True)
def test_a_broken_policy_is_told_when_the_program_starts(governed: Desktop, qtbot: QtBot) -> None:
    governed.show()
    qtbot.waitUntil(lambda: bool(boxes()), timeout=20_000)

    [box] = boxes()
    assert "Vorgaben Ihrer Verwaltung" in box.text()
    box.close()
    assert governed.house.settings.current.retention_days == 30


def test_the_appearance_can_be_chosen_and_given_back_to_the_system(desktop: Desktop) -> None:
    dialog = shown(desktop)
    before = theme.current()
    for name, colours in (("dark", theme.DARK), ("contrast", theme.CONTRAST), ("light", theme.LIGHT)):
        choose(dialog, "appearance", name)
        assert theme.current() == colours
        assert desktop.window._colours == colours

    choose(dialog, "appearance", "system")

    assert theme.current() == before
    dialog.close()


@pytest.mark.parametrize("governed", ["fetch_models = false"], indirect=True)
def test_what_may_not_be_fetched_is_not_fetched_and_it_is_said_why(governed: Desktop) -> None:
    governed.room._kind = "local"
    governed.room.look("")

    governed.room.fetch()

    assert not governed.errand.busy
    assert governed.room.state.condition == "missing"
    assert "nicht freigegeben" in governed.room.state.said


@pytest.mark.parametrize("governed", ['form = "vermerk"\nlength = "short"\n'], indirect=True)
def test_no_button_leads_around_what_is_laid_down(governed: Desktop) -> None:
    page, follow_ups = governed.window.start_page, governed.window.job_page.follow_ups
    for built in page.errands.buttons:
        built.click()

        assert page.choices.choice.form == "vermerk"
        assert (built.accessibleDescription() == LAID_DOWN) == (built.errand.title != "Vermerk")
    page.choices.focus.setText("Kosten")
    assert page.choices.forms.accessibleDescription() == LAID_DOWN
    follow_ups.show_summary(replace(SUMMARY, form="vermerk", length="short"))
    assert [key for key, built in follow_ups.buttons.items() if built.isEnabled()] == ["formal", "simple"]
