"""The journey of who has to find something in the office's own papers, in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Statement
from genius_desktop.paths import Places
from genius_desktop.ui.collections_dialog import CollectionsDialog
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.report_dialog import ReportDialog
from genius_desktop.ui.search_page import SearchPage
from tests import makers
from tests.ui.conftest import desktop, opened, places  # noqa: F401 (fixtures)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)

scenarios("recherche.feature")

TIMEOUT_MS = 60_000
# A word that no index of anything else has.
CANARY = "Quittenbaumallee"
PAGES = (
    f"Hundesteuersatzung der Gemeinde Musterau\n\nDie Gemeinde erhebt eine Steuer auf Hunde, auch in der {CANARY}.",
    "Die Hundesteuer beträgt für den Ersthund 96,00 Euro im Jahr.\n\nSie ist am 1. Juli fällig.",
)


@given("ein Ordner mit einer Satzung, einer Niederschrift und einer kaputten Datei", target_fixture="folder")
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "Ortsrecht"
    folder.mkdir()
    makers.write(folder, "hundesteuersatzung.pdf", makers.pdf(PAGES))
    makers.write(folder, "niederschrift.pdf", makers.pdf())
    makers.write(folder, "kaputt.pdf", b"%PDF-1.7 hier ist nichts")
    return folder


@given("das Fenster mit dem Arbeitsplatz „Recherche“", target_fixture="page")
def workplace(opened: Desktop, qtbot: QtBot) -> SearchPage:  # noqa: F811 (pytest's way to name a fixture)
    next(action for action in opened.workplaces.actions if action.text() == "Recherche").trigger()
    page = opened.window.stack.currentWidget()
    assert isinstance(page, SearchPage)
    wait(qtbot, lambda: opened.searching.querying.idle)
    return page


def wait(qtbot: QtBot, until: Callable[[], bool]) -> None:
    qtbot.waitUntil(until, timeout=TIMEOUT_MS)


def shown(kind: type[QDialog]) -> QDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


@when("ich den Ordner als Sammlung anlege", target_fixture="dialog")
def make(opened: Desktop, page: SearchPage, folder: Path, qtbot: QtBot) -> CollectionsDialog:  # noqa: F811
    page.manage.click()
    dialog = opened.searching.dialog
    assert dialog is not None
    dialog.new.click()
    choice = shown(QFileDialog)
    assert isinstance(choice, QFileDialog)
    choice.setDirectory(str(folder))
    choice.selectFile(str(folder))
    choice.accept()
    wait(qtbot, lambda: bool(opened.searching.collections) and not opened.searching.indexing.wanted)
    wait(qtbot, lambda: opened.searching.querying.idle and dialog.papers.list.count() == 3)
    return dialog


@then("steht bei jeder Datei, ob sie gelesen ist, und bei der kaputten, warum nicht")
def states(dialog: CollectionsDialog) -> None:
    lines = [dialog.papers.list.item(row).text() for row in range(3)]
    assert lines[0] == "hundesteuersatzung.pdf: gelesen"
    assert lines[1].startswith("kaputt.pdf: nicht lesbar (")
    assert lines[2] == "niederschrift.pdf: gelesen"
    dialog.papers.list.setCurrentRow(1)
    assert "kaputt.pdf" in dialog.papers.why.text()
    dialog.close()


@when(parsers.parse("ich „{text}“ suche"))
def search(opened: Desktop, page: SearchPage, text: str, qtbot: QtBot) -> None:  # noqa: F811
    page.field.setText(text)
    page.field.returnPressed.emit()
    wait(qtbot, lambda: opened.searching.querying.idle)


@then(parsers.parse("fragt das Programm „{text}“"))
def asks(page: SearchPage, text: str) -> None:
    assert page.meant.text() == text
    assert page.meant.isVisible()


@when("die erste Fundstelle öffne")
def open_first(opened: Desktop, page: SearchPage, qtbot: QtBot) -> None:  # noqa: F811
    page.results.cards[0].hits[0].click()
    wait(qtbot, lambda: opened.window.page_view.picture.marked.height() > 0)


@then("steht daneben Seite 2 der Satzung mit der markierten Stelle")
def page_beside(opened: Desktop, page: SearchPage) -> None:  # noqa: F811
    view = opened.window.page_view
    assert page.results.cards[0].hits[0].quote.marked[:2] == ["Hundesteuer", "Ersthund"]
    assert (view.page, view.title.accessibleName()) == (2, "hundesteuersatzung.pdf")
    assert view.isVisible()


@when(parsers.parse("ich „{text}“ beantworten lasse"))
def answer(opened: Desktop, page: SearchPage, text: str, qtbot: QtBot) -> None:  # noqa: F811
    next(action for action in opened.workplaces.actions if action.text() == "Recherche").trigger()
    page.field.setText(text)
    page.answer.click()
    wait(qtbot, lambda: opened.searching.querying.idle)
    wait(qtbot, lambda: bool(page.message.text()) or (opened.window.story is not None and opened.window.story.over))


@then(parsers.parse("nennt die Antwort „{text}“ mit Seite 2 der Satzung, im Wortlaut belegt"))
def told(opened: Desktop, text: str) -> None:  # noqa: F811
    story = opened.window.story
    assert story is not None
    assert story.summary is not None
    [statement] = [one for one in story.statements if text in one.text]
    [citation] = statement.citations
    assert story.papers[citation.document].name == "hundesteuersatzung.pdf"
    assert (citation.page, citation.found) == (2, True)
    assert text in citation.quote


@when("ich den Bericht speichere", target_fixture="out")
def save(opened: Desktop, tmp_path: Path, qtbot: QtBot) -> Path:  # noqa: F811
    out = tmp_path / "bericht.md"
    with qtbot.waitSignal(opened.exporter.saved, timeout=TIMEOUT_MS):
        opened.window.save_wished.emit(out, "md")
    return out


@then("steht im Bericht die Antwort mit ihrer Quelle")
def report(out: Path) -> None:
    text = out.read_text("utf-8")
    assert "96,00 Euro" in text
    assert "hundesteuersatzung.pdf" in text
    assert "S. 2" in text


@when(parsers.parse("ich einen Bericht zu „{text}“ schreiben lasse"), target_fixture="dialog")
def plan(opened: Desktop, page: SearchPage, text: str) -> ReportDialog:  # noqa: F811
    next(action for action in opened.workplaces.actions if action.text() == "Recherche").trigger()
    page.field.setText(text)
    page.report.click()
    dialog = shown(ReportDialog)
    assert isinstance(dialog, ReportDialog)
    return dialog


@when(parsers.parse("dabei die Teilfrage „{before}“ in „{after}“ ändere"))
def change(opened: Desktop, dialog: ReportDialog, before: str, after: str, qtbot: QtBot) -> None:  # noqa: F811
    assert before in dialog.parts
    dialog.field.setPlainText("\n".join(dialog.parts).replace(before, after))
    dialog.write.click()
    wait(qtbot, lambda: opened.searching.querying.idle)
    wait(qtbot, lambda: opened.window.story is not None and opened.window.story.kind == "report")
    wait(qtbot, lambda: opened.window.story is not None and opened.window.story.over)


@then(parsers.parse("hat der Bericht unter „{topic}“ die Angabe „{text}“ mit Seite 2 der Satzung"))
def part(opened: Desktop, topic: str, text: str) -> None:  # noqa: F811
    told = under(opened, topic)
    citations = next(one for one in told if text in one.text).citations
    assert [(one.page, one.found) for one in citations] == [(2, True)] * len(citations)
    assert any(text in one.quote for one in citations)
    # What is quoted with another sentence is not told a second time.
    assert len(told) == 1


@then(parsers.parse("unter „{topic}“ die Angabe „{text}“"))
def nothing(opened: Desktop, topic: str, text: str) -> None:  # noqa: F811
    assert [one.text for one in under(opened, topic)] == [text]
    assert topic in opened.window.job_page.topics


def under(desktop: Desktop, topic: str) -> list[Statement]:  # noqa: F811
    story = desktop.window.story
    assert story is not None
    return [one for one in story.statements if one.topic == topic]


@then("hat die Datei die Teilfragen als Überschriften und am Ende die Quellen")
def whole_report(out: Path) -> None:
    headings = [line for line in out.read_text("utf-8").splitlines() if line.startswith("## ")]
    assert headings[:3] == [
        "## Wie hoch ist die Hundesteuer für den Ersthund?",
        "## Wann ist die Hundesteuer fällig?",
        "## Wer betreibt die Raumstation?",
    ]
    assert headings[-2:] == ["## Quellen", "## Herkunft"]


@then(parsers.parse("sagt das Programm „{text}“"))
def says(opened: Desktop, page: SearchPage, text: str) -> None:  # noqa: F811
    story = opened.window.story
    assert text in ([one.text for one in story.statements] if story is not None else [page.message.text()])


@when("ich die Sammlung entferne")
def remove(opened: Desktop, page: SearchPage, places: Places, qtbot: QtBot) -> None:  # noqa: F811
    assert on_disk(places)
    page.manage.click()
    dialog = opened.searching.dialog
    assert dialog is not None
    wait(qtbot, lambda: opened.searching.querying.idle)
    dialog.remove.click()
    box = shown(QMessageBox)
    assert isinstance(box, QMessageBox)
    next(one for one in box.buttons() if one.text() == "Entfernen").click()
    wait(qtbot, lambda: opened.searching.collections == ())
    dialog.close()


def on_disk(places: Places) -> list[str]:  # noqa: F811
    files = [file for file in places.library.rglob("*") if file.is_file()]
    return [file.name for file in files if b"hundesteuersatzung.pdf" in file.read_bytes()]


@then("steht nichts mehr von ihr auf dem Datenträger")
def erased(places: Places) -> None:  # noqa: F811
    assert on_disk(places) == []
