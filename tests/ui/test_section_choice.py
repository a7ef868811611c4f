"""The question before a long run: its panel, and what becomes of the job meanwhile."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genius_desktop import settings
from genius_desktop.jobs.events import Drafted, Opened, Overviewed, Stated
from genius_desktop.overviews import Finding, Overview
from genius_desktop.paths import Places
from genius_desktop.tasks import SectionWish
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.job_page import JobPage
from genius_desktop.ui.section_choice import Chapters, SectionChoice
from tests import makers
from tests.ui.tellings import STATEMENTS, TIMEOUT_MS, drop
from tests.ui.test_views import page as _page
from tests.ui.test_views import story as _story

page, story = _page, _story
SECTIONS = (
    Finding("Erster Teil", 1, 0, 1, 1),
    Finding("Wege", 2, 0, 1, 2),
    Finding("Plätze", 3, 0, 1, 2),
    Finding("Zweiter Teil", 4, 0, 1, 1),
)


@pytest.fixture
def choice(qtbot: QtBot) -> SectionChoice:
    built = SectionChoice([Chapters(0, "a.pdf", "f" * 64, "page", SECTIONS)])
    qtbot.addWidget(built)
    built.show()
    return built


def pick(choice: SectionChoice, number: int, text: str) -> None:
    """Choose as a person does."""
    box = choice.boxes[number - 1]
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())


def weights(choice: SectionChoice) -> list[int]:
    return [wish.weight for wish in choice.wishes()]


def test_every_section_can_be_normal_important_or_left_out_and_says_its_name(choice: SectionChoice) -> None:
    assert [[box.itemText(n) for n in range(3)] for box in choice.boxes] == [["normal", "wichtig", "weglassen"]] * 4
    assert choice.boxes[1].accessibleName() == "Wege, S. 2"
    pick(choice, 4, "wichtig")
    assert choice.wishes()[3] == SectionWish(0, 4, 2, "f" * 64)
    assert weights(choice) == [1, 1, 1, 2]


def test_what_is_below_a_section_goes_with_it_and_may_still_be_chosen_otherwise(choice: SectionChoice) -> None:
    pick(choice, 1, "weglassen")
    assert weights(choice) == [0, 0, 0, 1]

    pick(choice, 3, "wichtig")
    assert weights(choice) == [0, 0, 2, 1]


def test_a_choice_can_be_used_only_if_there_is_one_and_something_is_left(choice: SectionChoice) -> None:
    assert choice.all.isEnabled()
    assert not choice.some.isEnabled()
    pick(choice, 1, "weglassen")
    assert choice.some.isEnabled()
    pick(choice, 4, "weglassen")
    assert not choice.some.isEnabled()


def test_enter_on_the_first_button_reads_everything(choice: SectionChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.chosen) as told:
        QTest.keyClick(choice.all, Qt.Key.Key_Return)

    assert told.args == [()]


def test_the_wheel_changes_no_choice(choice: SectionChoice) -> None:
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (Qt takes it by place only)
    )
    QApplication.sendEvent(choice.boxes[0], turn)

    assert weights(choice) == [1, 1, 1, 1]


def test_first_facts_are_shown_until_the_first_statement_is_there(page: JobPage, story: object) -> None:
    shown: list[str] = []
    for event in (Opened(0, "a.pdf", "", "page", 3), Drafted(STATEMENTS[0]), Stated(1, STATEMENTS[1])):
        story.hear(event)  # type: ignore[attr-defined]
        page.show_story(story)  # type: ignore[arg-type]
        shown.append(page._drafts.text() if page._drafts.isVisible() else "")

    assert shown[0] == shown[2] == ""
    assert "noch vorläufig" in shown[1]
    assert "• Die Arbeiten beginnen am 1. September 2026. (S. 2)" in shown[1]


def test_sections_are_offered_only_to_a_job_that_waits_for_it(page: JobPage, story: object) -> None:
    for event in (Opened(0, "a.pdf", "", "page", 30), Overviewed(0, Overview(), SECTIONS)):
        story.hear(event)  # type: ignore[attr-defined]
        page.show_story(story)  # type: ignore[arg-type]

    assert page.choice is None


@pytest.fixture
def long_minutes(tmp_path: Path) -> Path:
    return makers.write(tmp_path, "lang.pdf", makers.pdf(makers.long_minutes()))


def wait(desktop: Desktop, qtbot: QtBot, state: str) -> None:
    qtbot.waitUntil(
        lambda: desktop.window.story is not None and desktop.window.story.state == state, timeout=TIMEOUT_MS
    )


def panel(desktop: Desktop) -> SectionChoice:
    found = desktop.window.job_page.choice
    assert isinstance(found, SectionChoice)
    return found


def test_a_long_document_is_read_as_chosen(opened: Desktop, qtbot: QtBot, long_minutes: Path) -> None:
    drop(opened, long_minutes)
    wait(opened, qtbot, "choosing")
    assert opened.window.job_page.overviews
    assert not opened.window.job_page.head.resume.isVisible()
    assert [row.line.split(" · ")[0] for row in opened.window.history.table.rows] == ["wartet auf Ihre Auswahl"]
    pick(panel(opened), 2, "weglassen")
    panel(opened).some.click()

    wait(opened, qtbot, "finished")
    assert opened.window.job_page.choice is None
    assert opened.window.story is not None
    assert opened.window.story.coverage()[0] == "23 von 24 Seiten gelesen, auf Wunsch ausgelassen: S. 2."


def test_other_jobs_go_on_while_one_waits(opened: Desktop, qtbot: QtBot, long_minutes: Path, minutes: Path) -> None:
    drop(opened, long_minutes)
    wait(opened, qtbot, "choosing")
    assert not opened.jobs.working
    drop(opened, minutes)
    wait(opened, qtbot, "finished")

    assert [row.state for row in opened.window.history.table.rows] == ["finished", "choosing"]


def test_a_job_that_waits_survives_the_end_of_the_program(
    opened: Desktop, places: Places, qtbot: QtBot, long_minutes: Path
) -> None:
    drop(opened, long_minutes)
    wait(opened, qtbot, "choosing")
    opened.window.close()
    again = Desktop(places, "scripted")
    try:
        again.show()
        qtbot.waitUntil(lambda: again.queue.empty and again.room.choice is not None, timeout=TIMEOUT_MS)
        again.window.history.chosen.emit(again.window.history.table.rows[0].job)
        assert again.window.story is not None
        assert again.window.story.state == "choosing"
        again.window.job_page.head.resume.click()
        qtbot.waitUntil(lambda: again.window.job_page.choice is not None, timeout=TIMEOUT_MS)
        panel(again).all.click()

        wait(again, qtbot, "finished")
        assert again.window.story.summary is not None
        assert again.window.story.summary.documents[0].coverage.pages_read == 24
    finally:
        again.window.close()


def test_who_does_not_want_to_be_asked_is_not_asked_again(
    opened: Desktop, places: Places, qtbot: QtBot, long_minutes: Path
) -> None:
    assert opened.window.actions_.ask.isChecked()
    opened.window.actions_.ask.trigger()
    drop(opened, long_minutes)
    wait(opened, qtbot, "finished")
    opened.window.close()

    assert not settings.load(places.settings).ask_before_long
