"""The dialog of the collections: what it shows, and what the user wants of it."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from genius_desktop.libraries import PapersTold
from genius_desktop.ui.collections_dialog import CollectionsDialog
from tests.ui.search_views import PAPER, PROTOKOLLE, SATZUNGEN


def test_the_dialog_shows_states_and_tells_what_the_user_wants(qtbot: QtBot) -> None:
    dialog = CollectionsDialog(None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    asked: list[tuple[str, object, int]] = []
    added: list[tuple[object, str]] = []
    dialog.asked.connect(lambda *told: asked.append(told))
    dialog.added.connect(lambda *told: added.append(told))
    dialog.show_collections((SATZUNGEN, PROTOKOLLE))

    line = dialog.list.item(0).text()
    assert "1.234 gelesen, 17 gelesen, mit Texterkennung, 3 nicht lesbar, 2 geändert" in line
    assert "1 nicht mehr da" in line
    dialog.list.setCurrentRow(0)
    assert "zurzeit nicht erreichbar" in dialog.places.text()
    dialog.papers.box.setCurrentIndex(dialog.papers.box.findData("unreadable"))
    dialog.add(["/daten/neu"], dialog.chosen)
    dialog.add([])

    assert asked[-1] == (SATZUNGEN.id, ("unreadable",), 0)
    assert added == [((b"/daten/neu",), SATZUNGEN.id)]


def test_more_files_come_below_those_that_are_there_and_each_says_why_it_was_not_read(qtbot: QtBot) -> None:
    dialog = CollectionsDialog(None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    asked: list[int] = []
    dialog.asked.connect(lambda _collection, _states, first: asked.append(first))
    dialog.show_collections((SATZUNGEN,))
    papers = dialog.papers
    dialog.show_papers(PapersTold((PAPER,), 2))
    assert not papers.more.isHidden()
    papers.more.click()
    dialog.show_papers(PapersTold((replace(PAPER, state="unreadable", problem="damaged-document"),), 2))
    papers.list.setCurrentRow(1)

    assert asked[-1] == 1
    assert papers.list.count() == 2
    assert papers.more.isHidden()
    assert PAPER.name in papers.why.text()
