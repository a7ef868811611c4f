"""Comparing in the window: the page where it is begun, and how its result is shown."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Citation, Source
from genius_desktop.jobs.events import Finished
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui import dropping, workplaces
from genius_desktop.ui.clause_card import ClauseCard
from genius_desktop.ui.compare_page import ComparePage
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.job_page import JobPage
from genius_desktop.ui.story import Story
from tests import makers
from tests.jobs.statutes import NEW, OLD
from tests.outcome_makers import comparison
from tests.ui.tellings import TIMEOUT_MS
from tests.ui.views import awake

OLD_SOURCE, NEW_SOURCE = Source(b"/alt.pdf", "alt.pdf"), Source(b"/neu.pdf", "neu.pdf")
NOW = datetime(2026, 11, 12, 14, 3).astimezone()


def shown(qtbot: QtBot, built: QWidget, width: int = 700) -> None:
    qtbot.addWidget(built)
    built.resize(width, 600)
    with qtbot.waitExposed(built):
        built.show()


@pytest.fixture
def page(qtbot: QtBot) -> ComparePage:
    built = ComparePage()
    shown(qtbot, built)
    return built


@pytest.fixture
def wishes(page: ComparePage) -> list[SummaryTask]:
    heard: list[SummaryTask] = []
    page.wished.connect(heard.append)
    return heard


@pytest.fixture
def result(qtbot: QtBot) -> JobPage:
    made = comparison()
    sources = tuple(Source(b"/x", report.name) for report in made.documents)
    story = Story("a", "Vergleich", "local", sources, NOW, form=made.form)
    story.hear(Finished(made))
    built = JobPage()
    shown(qtbot, built)
    built.show_story(story)
    return built


def names(page: ComparePage) -> tuple[str, str]:
    old, new = page.old.source, page.new.source
    return (old.name if old else "", new.name if new else "")


def test_two_documents_come_one_after_the_other_or_together(page: ComparePage) -> None:
    page.take(Catch((OLD_SOURCE,)))
    assert names(page) == ("alt.pdf", "")
    page.take(Catch((NEW_SOURCE,)))
    assert names(page) == ("alt.pdf", "neu.pdf")
    page.take(Catch((NEW_SOURCE, OLD_SOURCE)))
    assert names(page) == ("neu.pdf", "alt.pdf")


def test_the_versions_can_be_swapped_and_taken_out(page: ComparePage) -> None:
    assert not page.swap.isEnabled()
    page.take(Catch((OLD_SOURCE, NEW_SOURCE)))

    page.swap.click()
    assert names(page) == ("neu.pdf", "alt.pdf")

    page.new.remove.click()
    assert names(page) == ("neu.pdf", "")
    assert page.new.choose.hasFocus()


def test_what_cannot_be_taken_is_said_and_changes_nothing(page: ComparePage) -> None:
    page.take(Catch((OLD_SOURCE, NEW_SOURCE)))
    page.take(Catch(refusal="Darin war kein Dokument."))
    assert page.message.text() == "Darin war kein Dokument."
    page.take(Catch((OLD_SOURCE,) * 3))
    assert "genau zwei" in page.message.text()
    assert names(page) == ("alt.pdf", "neu.pdf")


def test_the_wish_names_the_old_version_first_and_keeps_the_documents(
    page: ComparePage, wishes: list[SummaryTask], qtbot: QtBot
) -> None:
    page.compare.click()
    assert wishes == []
    assert "fehlt noch ein Dokument" in page.message.text()

    page.take(Catch((OLD_SOURCE, NEW_SOURCE)))
    page.explain.setChecked(False)
    awake(page)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    # A button that is pressed by its key shows that first.
    qtbot.waitUntil(lambda: bool(wishes), timeout=TIMEOUT_MS)
    [task] = wishes
    assert task.sources == (OLD_SOURCE, NEW_SOURCE)
    assert task.comparison is not None
    assert not task.comparison.explained
    assert not page.message.isVisible()
    assert names(page) == ("alt.pdf", "neu.pdf")


def test_both_versions_stand_side_by_side_with_what_only_one_of_them_has(result: JobPage) -> None:
    changed, new, gone = result.cards
    assert isinstance(changed, ClauseCard)
    assert isinstance(new, ClauseCard)
    assert isinstance(gone, ClauseCard)

    assert (changed.old.marked, changed.new.marked) == (["35,00"], ["42,00"])
    assert changed.kind.text() == "geändert"
    assert changed.old.accessibleDescription() == "Gestrichen: 35,00"
    assert (new.old.isVisible(), new.new.isVisible()) == (False, True)
    assert (gone.old.isVisible(), gone.new.isVisible()) == (True, False)
    assert [place.text() for place in changed.places] == ["bisherige Fassung, S. 2", "neue Fassung, S. 2"]


def test_a_click_on_a_version_shows_its_page(result: JobPage, qtbot: QtBot) -> None:
    changed = result.cards[0]
    assert isinstance(changed, ClauseCard)
    for text, document in ((changed.new, 1), (changed.old, 0)):
        with qtbot.waitSignal(result.cited) as cited:
            QTest.mouseClick(text, Qt.MouseButton.LeftButton)
        assert isinstance(cited.args[0], Citation)
        assert cited.args[0].document == document


def test_only_one_kind_of_change_can_be_shown(result: JobPage) -> None:
    kinds = result.statements.kinds
    assert [built.text() for built in kinds.buttons.values() if built.isVisible()] == [
        "alle (3)",
        "geändert (1)",
        "neu (1)",
        "entfallen (1)",
    ]

    kinds.buttons["new"].click()
    assert [card.isVisible() for card in result.cards] == [False, True, False]
    assert [topic.isVisible() for topic in result.statements.topics] == [False, True, False]

    kinds.buttons[""].click()
    assert all(card.isVisible() for card in result.cards)


def test_a_filter_ends_with_the_last_change_of_its_kind_and_with_the_result(result: JobPage) -> None:
    kinds = result.statements.kinds
    kinds.buttons["new"].click()
    story = result.story
    assert story is not None
    assert story.summary is not None
    first, _, third = story.summary.statements

    story.tell(replace(story.summary, statements=(first, third)))
    result.show_story(story)

    assert kinds.kind == ""
    assert all(card.isVisible() for card in result.cards)


def test_a_narrow_page_puts_the_versions_below_each_other(result: JobPage, qtbot: QtBot) -> None:
    changed = result.cards[0]
    assert isinstance(changed, ClauseCard)
    assert changed.old.mapTo(result, changed.old.pos()).y() == changed.new.mapTo(result, changed.new.pos()).y()

    result.resize(360, 600)

    qtbot.waitUntil(
        lambda: (
            changed.old.mapTo(result, changed.old.rect().bottomLeft()).y()
            <= changed.new.mapTo(result, changed.new.rect().topLeft()).y()
        ),
        timeout=TIMEOUT_MS,
    )


def test_without_explanations_no_model_is_needed_to_begin(opened: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    files = [makers.write(tmp_path, name, text) for name, text in (("alt.txt", OLD), ("neu.txt", NEW))]
    place = next(place for place in workplaces.PLACES if place.name == "ComparePage")
    page = opened.workplaces.open(place)
    assert isinstance(page, ComparePage)
    opened.window.caught.emit(dropping.catch_urls([QUrl.fromLocalFile(str(file)) for file in files]))
    page.explain.setChecked(False)
    opened.room.choice = None

    page.compare.click()

    qtbot.waitUntil(lambda: opened.window.story is not None and opened.window.story.over, timeout=TIMEOUT_MS)
    story = opened.window.story
    assert story is not None
    assert story.title == "Vergleich: alt.txt, neu.txt"
    assert [statement.topic for statement in story.statements] == ["§ 2a", "§ 3 Abs. 1", "§ 3 Abs. 2", "§ 4", "§ 5"]
    assert story.writers == "Ohne Sprachmodell ermittelt."
