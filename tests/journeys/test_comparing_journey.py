"""The journey of who compares two versions of a statute, in the real window."""

import io
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QFileDialog
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Statement
from genius_desktop.paths import Places
from genius_desktop.ui import dropping
from genius_desktop.ui.clause_card import ClauseCard
from genius_desktop.ui.compare_page import ComparePage
from genius_desktop.ui.desktop import Desktop
from tests import makers
from tests.jobs.statutes import NEW, OLD
from tests.ui.conftest import desktop, opened, places  # noqa: F401 (fixtures)
from tests.ui.tellings import TIMEOUT_MS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)

scenarios("vergleichen.feature")


@given("die bisherige und die neue Fassung einer Satzung", target_fixture="files")
def versions(tmp_path: Path) -> list[Path]:
    return [makers.write(tmp_path, name, text) for name, text in (("satzung-2024.txt", OLD), ("satzung-2026.txt", NEW))]


@given("das Fenster mit dem Arbeitsplatz „Vergleichen“", target_fixture="page")
def workplace(opened: Desktop) -> ComparePage:  # noqa: F811 (pytest's way to name a fixture)
    action = next(action for action in opened.workplaces.actions if action.text() == "Vergleichen")
    action.trigger()
    page = opened.window.stack.currentWidget()
    assert isinstance(page, ComparePage)
    return page


@when("ich beide Fassungen auf das Fenster ziehe")
def drop_both(opened: Desktop, page: ComparePage, files: list[Path]) -> None:  # noqa: F811
    opened.window.caught.emit(dropping.catch_urls([QUrl.fromLocalFile(str(file)) for file in files]))
    assert page.old.source is not None
    assert page.old.source.name == "satzung-2024.txt"


@when("ich vergleiche")
def compare(opened: Desktop, page: ComparePage, qtbot: QtBot) -> None:  # noqa: F811
    page.compare.click()
    qtbot.waitUntil(lambda: opened.window.story is not None and opened.window.story.over, timeout=TIMEOUT_MS)
    assert opened.window.story is not None
    assert opened.window.story.state == "finished"


def cards(shown: Desktop) -> list[ClauseCard]:
    return [card for card in shown.window.job_page.cards if isinstance(card, ClauseCard)]


@then(parsers.parse("steht im Ergebnis „{text}“"), target_fixture="card")
def told(opened: Desktop, text: str) -> ClauseCard:  # noqa: F811
    return next(card for card in cards(opened) if text in card.statement.text)


@then("bei dieser Änderung stehen beide Fassungen mit ihren Unterschieden nebeneinander")
def side_by_side(card: ClauseCard) -> None:
    assert (card.old.marked, card.new.marked) == (["35,00"], ["42,00"])
    assert card.old.isVisible()
    assert card.new.isVisible()


@when("ich nur die neuen Regelungen zeigen lasse")
def only_new(opened: Desktop) -> None:  # noqa: F811
    opened.window.job_page.statements.kinds.buttons["new"].click()


@then(parsers.parse("sehe ich „{label}“ und keine andere Regelung"))
def only(opened: Desktop, label: str) -> None:  # noqa: F811
    assert [card.statement.topic for card in cards(opened) if card.isVisible()] == [label]


@when("ich die Synopse als Word-Datei speichere", target_fixture="out")
def save(opened: Desktop, tmp_path: Path, qtbot: QtBot) -> Path:  # noqa: F811
    out = tmp_path / "synopse.docx"
    opened.window.job_page.head.save.click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible())
    assert Path(dialog.selectedFiles()[0]).stem == "Synopse satzung-2024"
    with qtbot.waitSignal(opened.exporter.saved, timeout=TIMEOUT_MS):
        dialog.selectFile(str(out))
        dialog.accept()
    return out


@then("steht in der Word-Datei eine Tabelle mit „bisher“ und „neu“ und allen Änderungen")
def table(opened: Desktop, out: Path) -> None:  # noqa: F811
    [written] = docx.Document(io.BytesIO(out.read_bytes())).tables
    rows = [[cell.text for cell in row.cells] for row in written.rows]
    assert rows[0] == ["Fundstelle", "bisher", "neu", "Was sich ändert"]
    assert len(rows) == 1 + len(cards(opened))
    fee = next(row for row in rows if row[0].startswith("§ 3 Abs. 1"))
    assert "35,00 €" in fee[1]
    assert "42,00 €" in fee[2]


@then("das Ergebnis steht nach einem Neustart unverändert im Verlauf")
def kept(opened: Desktop, places: Places, qtbot: QtBot) -> None:  # noqa: F811
    before: list[Statement] = [card.statement for card in cards(opened)]
    opened.window.close()
    again = Desktop(places, "scripted")
    try:
        again.show()
        qtbot.waitUntil(lambda: again.queue.empty and again.room.choice is not None, timeout=TIMEOUT_MS)
        [row] = again.jobs.rows()
        assert row.title == "Vergleich: satzung-2024.txt, satzung-2026.txt"
        again.show_job(row.job)
        assert [card.statement for card in cards(again)] == before
    finally:
        again.window.busy = lambda: False
        again.window.close()
        again.window.deleteLater()
        again.deleteLater()
