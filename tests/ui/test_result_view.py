"""Checking, changing and filtering the statements of a result."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genius_desktop.archive.ratings import Rating
from genius_desktop.domain import Statement
from genius_desktop.jobs.events import Finished
from genius_desktop.ui.follow_ups import FollowUps
from genius_desktop.ui.job_page import JobPage
from genius_desktop.ui.marks import UNCHECKED, is_open, reviewed_line
from genius_desktop.ui.rating_bar import RatingBar
from genius_desktop.ui.statement_list import NOTHING_OPEN
from genius_desktop.ui.story import Story
from tests.ui.tellings import STATEMENTS, summary
from tests.ui.test_views import page as _page
from tests.ui.test_views import story as _story
from tests.ui.test_views import texts

page, story = _page, _story
SUMMARY = replace(
    summary(),
    statements=(*STATEMENTS, Statement("Der Text enthält keine Angaben zu Kosten.", kind="absent", topic="Kosten")),
)


@pytest.fixture
def shown(page: JobPage, story: Story, qtbot: QtBot) -> JobPage:
    """The page of a finished job, with one calm statement, one with marks, and one that is none."""
    with qtbot.waitActive(page):
        page.show()
    story.hear(Finished(SUMMARY))
    page.show_story(story)
    return page


def change(page: JobPage, **of: Statement) -> None:
    """Show the same result with other statements, numbered from the first."""
    assert page.story is not None
    for number, statement in of.items():
        page.story.statements[int(number[1:])] = statement
    page.show_story(page.story)


def test_the_count_of_checked_statements_leaves_out_what_says_nothing(shown: JobPage) -> None:
    assert shown.review.done.text() == "0 von 2 geprüft"
    assert shown.review.only_open.text() == "Nur Unbelegtes (1)"
    assert reviewed_line([replace(STATEMENTS[0], reviewed=True)]) == "1 von 1 geprüft"


def test_the_filter_leaves_what_is_unproven_until_someone_has_checked_it(shown: JobPage) -> None:
    shown.review.only_open.click()
    assert [card.isVisible() for card in shown.cards] == [False, True, False]
    assert not any(heading.isVisible() for heading in shown.statements.topics)

    change(shown, _1=replace(STATEMENTS[1], reviewed=True))

    assert NOTHING_OPEN in texts(shown)
    assert shown.review.only_open.isEnabled()
    shown.review.only_open.click()
    assert all(card.isVisible() for card in shown.cards)


def test_a_statement_is_marked_as_checked_by_mouse_or_space(shown: JobPage, qtbot: QtBot) -> None:
    shown.cards[1].check.setFocus()
    with qtbot.waitSignal(shown.statements.reviewed) as told:
        QTest.keyClick(shown.cards[1].check, Qt.Key.Key_Space)

    assert told.args == [1, True]


def test_a_text_is_changed_where_it_stands_and_enter_takes_it(shown: JobPage, qtbot: QtBot) -> None:
    card = shown.cards[0]
    QTest.mouseDClick(card.text, Qt.MouseButton.LeftButton)
    assert card.editor is not None
    assert card.editor.field.hasFocus()
    card.editor.field.setPlainText("Am 1. September\n 2026 geht es los.")

    with qtbot.waitSignal(shown.statements.edited) as told:
        QTest.keyClick(card.editor.field, Qt.Key.Key_Return)

    assert told.args == [0, "Am 1. September 2026 geht es los."]
    assert card.editor is None


def test_escape_leaves_the_text_as_it_was(shown: JobPage, qtbot: QtBot) -> None:
    card = shown.cards[0]
    card.edit.click()
    assert card.editor is not None
    card.editor.field.setPlainText("Weg damit.")

    with qtbot.assertNotEmitted(shown.statements.edited):
        QTest.keyClick(card.editor.field, Qt.Key.Key_Escape)

    assert card.text.isVisible()
    assert card.text.text() == STATEMENTS[0].text
    assert card.edit.hasFocus()


def test_what_is_being_typed_survives_news_of_the_statement(shown: JobPage) -> None:
    card = shown.cards[0]
    card.begin_edit()
    assert card.editor is not None
    card.editor.field.setPlainText("Noch nicht fertig")

    change(shown, _0=replace(STATEMENTS[0], text="Vom Modell umformuliert.", tone="formal"))

    assert card.editor.field.toPlainText() == "Noch nicht fertig"
    card.end_edit()
    assert "Vom Modell umformuliert." in texts(card)
    assert "Förmlicher formuliert; bitte mit der Stelle vergleichen" in texts(card)


def test_an_edited_statement_says_so_and_that_it_was_not_checked_again(shown: JobPage) -> None:
    edited = replace(STATEMENTS[0], text="Neu.", edited=True, unchecked=True, checks=())
    change(shown, _0=edited)

    assert {"Bearbeitet", UNCHECKED} <= set(texts(shown.cards[0]))
    assert is_open(edited)
    change(shown, _0=replace(edited, unchecked=False))
    assert UNCHECKED not in texts(shown.cards[0])


def test_after_a_removal_the_focus_stays_in_the_neighbourhood(shown: JobPage) -> None:
    shown.cards[1].remove.setFocus()
    assert shown.story is not None
    del shown.story.statements[1]
    shown.show_story(shown.story)

    assert len(shown.cards) == 2
    here = QApplication.focusWidget()
    assert here is not None
    assert shown.cards[1].isAncestorOf(here)


def test_a_removal_builds_no_other_card_anew_and_numbers_them_again(shown: JobPage) -> None:
    last, topics = shown.cards[2], [heading.text() for heading in shown.statements.topics]
    assert shown.story is not None
    removed = shown.story.statements.pop(0)
    shown.show_story(shown.story)

    assert shown.cards[1] is last
    assert shown.cards[0].accessibleName() == f"Aussage 1: {STATEMENTS[1].text}"
    assert [heading.text() for heading in shown.statements.topics] == topics

    shown.story.statements.insert(0, removed)
    shown.show_story(shown.story)
    assert [card.statement for card in shown.cards] == list(SUMMARY.statements)
    assert shown.cards[2] is last
    tops = [card.y() for card in shown.cards]
    assert tops == sorted(tops)


def test_a_running_job_offers_no_changes(page: JobPage, story: Story) -> None:
    story.statements.append(STATEMENTS[0])
    page.show_story(story)

    assert not page.cards[0].check.isVisible()
    assert not page.cards[0].can_change
    assert not page.review.isVisible()
    assert not page.follow_ups.isVisible()


def test_the_citations_are_walked_in_their_order_and_round(shown: JobPage) -> None:
    cited: list[int] = []
    shown.cited.connect(lambda citation: cited.append(citation.page))
    for by in (1, 1, 1, 1, -1):
        shown.step(by)

    assert cited == [2, 2, 3, 2, 3]


def test_only_what_the_result_is_not_yet_is_offered(qtbot: QtBot) -> None:
    offers = FollowUps()
    qtbot.addWidget(offers)
    offers.show_summary(replace(SUMMARY, length="short", form="stichpunkte"))

    assert [key for key, built in offers.buttons.items() if built.isEnabled()] == ["longer", "formal", "simple"]
    offers.say("Aussage 1 von 2 umformuliert", busy=True)
    assert [key for key, built in offers.buttons.items() if built.isEnabled()] == ["longer"]


def test_a_verdict_and_a_remark_are_told_and_can_be_taken_back(qtbot: QtBot) -> None:
    bar = RatingBar()
    qtbot.addWidget(bar)
    told: list[Rating] = []
    bar.rated.connect(told.append)

    bar.helpful.click()
    bar.unhelpful.click()
    QTest.keyClicks(bar.remark, "Betrag fehlt")
    bar.flush()
    bar.unhelpful.click()

    assert told == [
        Rating("helpful"),
        Rating("unhelpful"),
        Rating("unhelpful", "Betrag fehlt"),
        Rating("", "Betrag fehlt"),
    ]


def test_what_was_typed_last_is_told_before_another_result_is_shown(shown: JobPage, story: Story) -> None:
    told: list[tuple[str, Rating]] = []
    shown.rating.rated.connect(lambda rating: told.append((shown.story.job if shown.story else "", rating)))
    QTest.keyClicks(shown.rating.remark, "gut")

    shown.show_story(replace(story, job="b"))

    assert told == [("a", Rating("", "gut"))]
    assert shown.rating.remark.text() == ""


def test_what_a_screen_reader_gives_the_focus_to_is_scrolled_to(shown: JobPage, qtbot: QtBot) -> None:
    shown.resize(500, 420)
    remark = shown.rating.remark
    qtbot.waitUntil(remark.visibleRegion().isEmpty)

    remark.setFocus(Qt.FocusReason.OtherFocusReason)

    qtbot.waitUntil(lambda: remark.visibleRegion().boundingRect().height() == remark.height())
