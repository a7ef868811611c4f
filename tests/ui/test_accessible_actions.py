"""What a screen reader does to a control has the same effect as a click."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from genius_desktop.archive.ratings import Rating
from genius_desktop.jobs.events import Finished
from genius_desktop.ui.choices import Choice, Choices, shipped_forms
from genius_desktop.ui.errands import ERRANDS, Errands
from genius_desktop.ui.job_page import JobPage
from tests.ui.tellings import FOUND, summary
from tests.ui.test_views import page as _page
from tests.ui.test_views import story as _story

page, story = _page, _story


def act(widget: QWidget) -> None:
    """Do what a screen reader does first."""
    actions = QAccessible.queryAccessibleInterface(widget).actionInterface()
    actions.doAction(actions.actionNames()[0])


@pytest.fixture
def told(page: JobPage, story: object) -> JobPage:
    story.hear(Finished(summary()))  # type: ignore[attr-defined]
    page.show_story(story)  # type: ignore[arg-type]
    return page


def test_a_place_opens_its_page_as_often_as_it_is_chosen(told: JobPage) -> None:
    cited: list[object] = []
    told.cited.connect(cited.append)
    place = told.cards[0].places[0]

    act(place)
    act(place)

    assert cited == [FOUND, FOUND]
    assert place.isChecked()


def test_choosing_another_place_tells_only_that_one(told: JobPage) -> None:
    act(told.cards[0].places[0])
    cited: list[object] = []
    told.cited.connect(cited.append)

    act(told.cards[1].places[1])

    assert [citation.page for citation in cited] == [3]  # type: ignore[attr-defined]
    assert not told.cards[0].places[0].isChecked()


def test_a_page_of_the_strip_is_opened_and_another_and_the_first_again(told: JobPage, qtbot: QtBot) -> None:
    told.cited.connect(lambda citation: told.strip.mark(citation.document, citation.page))
    strip = QAccessible.queryAccessibleInterface(told.strip.row)
    for page in (2, 3, 2):
        actions = strip.child(page - 1).actionInterface()
        with qtbot.waitSignal(told.strip.chosen) as opened:
            actions.doAction(actions.actionNames()[0])
        assert opened.args == [0, page]
        assert told.strip.row.currentIndex().row() == page - 1


def test_walking_along_the_strip_opens_nothing_by_itself(told: JobPage, qtbot: QtBot) -> None:
    opened: list[int] = []
    told.strip.chosen.connect(lambda _document, page: opened.append(page))

    told.strip.mark(0, 2)
    told.strip.mark(0, 99)
    qtbot.wait(20)

    assert opened == []


def test_a_statement_can_be_marked_as_checked(told: JobPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(told.statements.reviewed) as reviewed:
        act(told.cards[1].check)

    assert reviewed.args == [1, True]


def test_a_result_can_be_rated(told: JobPage) -> None:
    rated: list[Rating] = []
    told.rating.rated.connect(rated.append)

    act(told.rating.helpful)
    act(told.rating.unhelpful)

    assert [rating.verdict for rating in rated] == ["helpful", "unhelpful"]
    assert not told.rating.helpful.isChecked()


def test_length_and_errand_can_be_chosen_and_are_told_once(qtbot: QtBot) -> None:
    choices, errands = Choices(Choice(), shipped_forms()), Errands()
    for widget in (choices, errands):
        qtbot.addWidget(widget)
    changes: list[Choice] = []
    wishes: list[object] = []
    choices.changed.connect(changes.append)
    errands.chosen.connect(wishes.append)

    act(choices.lengths.buttons()[2])
    act(errands.buttons[3])

    assert [choice.length for choice in changes] == ["long"]
    assert wishes == [ERRANDS[3]]


def test_what_the_program_chooses_by_itself_is_not_told_as_a_wish(qtbot: QtBot) -> None:
    choices, errands = Choices(Choice(), shipped_forms()), Errands()
    for widget in (choices, errands):
        qtbot.addWidget(widget)
    changes: list[Choice] = []
    wishes: list[object] = []
    choices.changed.connect(changes.append)
    errands.chosen.connect(wishes.append)

    choices.choose(Choice("short", "fast", ERRANDS[3].form))
    errands.follow(choices.choice)

    assert [(choice.length, choice.mode) for choice in changes] == [("short", "fast")]
    assert wishes == []
