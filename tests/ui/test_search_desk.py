"""The collections behind the real window: brought up to date at the start, and their documents handed to jobs."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Source
from genius_desktop.libraries import Collection, FoundPaper
from genius_desktop.ui import search_desk, watching
from genius_desktop.ui.ask_page import AskPage
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.search_page import SearchPage
from tests import makers
from tests.conftest import Run
from tests.ui.search_views import HITS, PAPER
from tests.ui.tellings import TIMEOUT_MS


def page_of(desktop: Desktop) -> SearchPage:
    next(action for action in desktop.workplaces.actions if action.text() == "Recherche").trigger()
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, SearchPage)
    return page


def found(file: Path) -> FoundPaper:
    return FoundPaper(replace(PAPER, path=os.fsencode(file), name=file.name), 1.0, HITS)


def read(collections: tuple[Collection, ...]) -> int:
    return sum((one.states or {}).get("read", 0) for one in collections)


def test_what_is_new_in_a_collection_is_read_after_the_start(
    desktop: Desktop, run: Run, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Ortsrecht"
    folder.mkdir()
    makers.write(folder, "eins.md", "# Satzung\n\nDas Standgeld beträgt 4,50 Euro.\n")
    assert run("library", "add", folder).returncode == 0
    makers.write(folder, "zwei.md", "# Satzung\n\nDie Hundesteuer beträgt 96,00 Euro.\n")
    monkeypatch.setattr(search_desk, "CHECK_MS", 10)

    desktop.show()

    qtbot.waitUntil(lambda: hasattr(desktop, "searching"), timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: read(desktop.searching.collections) == 2, timeout=TIMEOUT_MS)


def test_a_window_without_collections_starts_no_worker_for_them(opened: Desktop) -> None:
    assert opened.searching.querying.idle
    assert not opened.searching.indexing.wanted


def test_a_document_that_was_found_is_summarised_or_asked_about(opened: Desktop, minutes: Path, qtbot: QtBot) -> None:
    page = page_of(opened)
    page.results.question_wished.emit(found(minutes))
    asking = opened.window.stack.currentWidget()

    assert isinstance(asking, AskPage)
    assert [source.name for source in asking.papers.sources] == [minutes.name]

    page_of(opened).results.summary_wished.emit(found(minutes))
    qtbot.waitUntil(lambda: opened.window.story is not None and opened.window.story.over, timeout=TIMEOUT_MS)

    assert opened.window.story is not None
    assert opened.window.story.state == "finished"


def test_documents_dropped_on_the_page_become_a_collection_once_the_user_says_so(
    opened: Desktop, minutes: Path, qtbot: QtBot
) -> None:
    page = page_of(opened)
    page.take(Catch((Source(os.fsencode(minutes), minutes.name),)))
    box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())
    next(one for one in box.buttons() if one.text() == "Aufnehmen").click()

    qtbot.waitUntil(lambda: read(opened.searching.collections) == 1, timeout=TIMEOUT_MS)
    assert page.holdings.text().startswith("1 Sammlung · 1 Dokument")


def test_searches_that_are_kept_are_there_the_next_time(opened: Desktop) -> None:
    page = page_of(opened)
    page.field.setText("Hundesteuer")
    page.kept.kept.emit()

    kept = opened.house.settings.current.searches
    assert [search.query for search in kept] == ["Hundesteuer"]


def test_a_file_that_comes_into_the_folder_of_a_collection_is_read_by_itself(
    desktop: Desktop, run: Run, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Ortsrecht"
    folder.mkdir()
    makers.write(folder, "eins.md", "# Satzung\n\nDas Standgeld beträgt 4,50 Euro.\n")
    assert run("library", "add", folder).returncode == 0
    monkeypatch.setattr(search_desk, "CHECK_MS", 10)
    monkeypatch.setattr(watching, "QUIET_MS", 50)
    monkeypatch.setattr(watching, "is_local", lambda _path: True)
    desktop.show()
    qtbot.waitUntil(lambda: hasattr(desktop, "searching"), timeout=TIMEOUT_MS)
    desk = desktop.searching
    qtbot.waitUntil(lambda: read(desk.collections) == 1 and desk.watching.settled, timeout=TIMEOUT_MS)
    desk.indexing.pause()

    makers.write(folder, "zwei.md", "# Satzung\n\nDie Hundesteuer beträgt 96,00 Euro.\n")

    qtbot.waitUntil(lambda: desk.indexing.wanted, timeout=TIMEOUT_MS)
    assert not desk.indexing.running
    desk.indexing.go_on()
    qtbot.waitUntil(lambda: read(desk.collections) == 2, timeout=TIMEOUT_MS)
