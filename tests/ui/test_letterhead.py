"""The letterhead is chosen in a dialog, kept, and used for what is saved."""

from dataclasses import replace
from pathlib import Path

import docx
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from genius_desktop import settings
from genius_desktop.letterhead import Letterhead
from genius_desktop.paths import Places
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.letterhead import LetterheadDialog
from tests.ui.tellings import TIMEOUT_MS, summary


def dialog(desktop: Desktop) -> LetterheadDialog:
    desktop.window.actions_.letterhead.trigger()
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, LetterheadDialog) and one.isVisible())


def press(shown: LetterheadDialog, number: int) -> None:
    shown.findChildren(QDialogButtonBox)[0].buttons()[number].click()


def test_what_is_confirmed_is_kept_for_the_next_time(desktop: Desktop, places: Places) -> None:
    desktop.window.show()
    shown = dialog(desktop)
    shown.lines["office"].setText(" Gemeinde Musterau ")
    shown.address.setPlainText("Am Markt 1\n12345 Musterau")
    press(shown, 0)
    desktop.window.close()

    kept = settings.load(places.settings).letter
    assert kept == Letterhead(office="Gemeinde Musterau", address="Am Markt 1\n12345 Musterau")


def test_what_is_not_confirmed_changes_nothing(desktop: Desktop) -> None:
    desktop.window.show()
    shown = dialog(desktop)
    shown.lines["office"].setText("Gemeinde Musterau")
    press(shown, 1)

    assert desktop.exporter.letterhead == Letterhead()


def test_a_saved_result_has_the_header_of_the_template(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Gemeinde Musterau"
    template.save(str(tmp_path / "kopf.docx"))
    desktop.exporter.letterhead = Letterhead(word=str(tmp_path / "kopf.docx"))

    with qtbot.waitSignal(desktop.exporter.saved, timeout=TIMEOUT_MS):
        desktop.exporter.write(summary(), "docx", tmp_path / "a.docx")

    assert docx.Document(str(tmp_path / "a.docx")).sections[0].header.paragraphs[0].text == "Gemeinde Musterau"


def test_a_template_that_is_gone_is_told_and_the_result_is_saved_without(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop.window.show()
    desktop.exporter.letterhead = Letterhead(word=str(tmp_path / "kopf.docx"))

    with qtbot.waitSignal(desktop.exporter.saved, timeout=TIMEOUT_MS):
        desktop.exporter.write(summary(), "docx", tmp_path / "a.docx")

    assert (tmp_path / "a.docx").is_file()
    assert "ohne Briefkopf: „kopf.docx“" in desktop.window.statusBar().currentMessage()


def test_a_template_that_is_laid_down_comes_before_the_users_own() -> None:
    own = settings.Settings(letter=Letterhead(word="eigene.docx", office="Bauamt"), letterhead="haus.dotx")
    assert own.whole_letterhead() == Letterhead(word="haus.dotx", office="Bauamt")
    assert replace(own, letterhead="haus.odt").whole_letterhead().opendocument == "haus.odt"
    assert replace(own, letterhead="").whole_letterhead().word == "eigene.docx"
