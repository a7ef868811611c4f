"""The page where a text is measured and rewritten, and a rewritten text in the window."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Source
from genius_desktop.jobs.events import Finished
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.difference_card import DifferenceCard
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.estimate_card import EstimateCard
from genius_desktop.ui.job_page import JobPage
from genius_desktop.ui.plain_dialog import PlainDialog
from genius_desktop.ui.rewrite_page import RewritePage
from genius_desktop.ui.story import Story
from genius_desktop.ui.workplaces import NO_ENGINE, PLACES
from tests import outcome_makers
from tests.ui.tellings import TIMEOUT_MS

TEXT = "Wir antworten 😀 hinsichtlich der Kosten. Der Antrag wird unverzüglich geprüft."


@pytest.fixture
def page(qtbot: QtBot) -> RewritePage:
    built = RewritePage()
    qtbot.addWidget(built)
    return built


@pytest.fixture
def wishes(page: RewritePage) -> list[SummaryTask]:
    told: list[SummaryTask] = []
    page.wished.connect(told.append)
    return told


def test_what_is_typed_is_measured_after_a_moment(page: RewritePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.plain.measured):
        page.text.setPlainText(TEXT)

    assert page.plain.figures.text().startswith("10 Wörter in 2 Sätzen")
    assert [page.plain.list.item(n).text() for n in range(page.plain.list.count())] == [
        "Amtswort: „hinsichtlich“ → zu, bei, wegen",
        "Passiv: „wird unverzüglich geprüft“",
        "Amtswort: „unverzüglich“ → sofort",
    ]
    assert len(page.text.extraSelections()) == 3


def test_a_line_of_the_list_leads_to_its_place_and_explains_it(page: RewritePage) -> None:
    page.text.setPlainText(TEXT)
    page.plain.measure()
    page.plain.list.setCurrentRow(2)

    assert page.text.textCursor().selectedText() == "unverzüglich"
    assert "Besser: sofort." in page.plain.why.text()


def test_the_wish_holds_text_and_manner(page: RewritePage, wishes: list[SummaryTask]) -> None:
    page.text.setPlainText(TEXT)
    page.choose("friendly")
    QTest.keyClick(page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (task,) = wishes
    assert task.rewording is not None
    assert (task.rewording.text, task.rewording.manner.id, task.sources) == (TEXT, "friendly", ())
    assert task.engine == NO_ENGINE
    # Until the job has begun, what was typed stays.
    assert page.text.toPlainText() == TEXT


def test_without_a_text_the_page_asks_for_one(page: RewritePage, wishes: list[SummaryTask]) -> None:
    page.text.setPlainText(" \n ")
    page.start.click()

    assert not wishes
    assert "Bitte geben Sie einen Text ein" in page._said.text()


def test_documents_take_the_place_of_the_text(page: RewritePage, wishes: list[SummaryTask]) -> None:
    source = Source(b"/x", "satzung.pdf")
    page.text.setPlainText(TEXT)
    page.take(Catch((source,)))
    page.start.click()
    page.drop.click()
    page.start.click()

    assert [(task.sources, task.rewording.text if task.rewording else "") for task in wishes] == [
        ((source,), ""),
        ((), TEXT),
    ]


def test_every_manner_can_be_chosen_and_says_what_it_does(page: RewritePage) -> None:
    for number in range(page.how.count()):
        page.how.setCurrentIndex(number)
        assert page._line.text().endswith(".")


def test_a_huge_text_does_not_stop_the_window(page: RewritePage) -> None:
    page.text.setPlainText("a" * 2_000_000)
    page.plain.measure()

    assert "nur der Anfang" in page.plain.figures.text() or page.plain.list.count() == 0


def test_a_long_text_rests_until_its_time_is_agreed_to(opened: Desktop, qtbot: QtBot) -> None:
    sentence = "Die Gebühr beträgt für jede angefangene Stunde {},00 Euro und ist sofort zu bezahlen."
    shown = opened.workplaces.open_named("RewritePage")
    assert isinstance(shown, RewritePage)
    shown.text.setPlainText("\n\n".join(sentence.format(number) for number in range(1, 161)))
    assert "160 Absätze" in shown._said.text()
    shown.start.click()
    job_page = opened.window.job_page
    qtbot.waitUntil(lambda: isinstance(job_page.choice, EstimateCard), timeout=TIMEOUT_MS)
    card = job_page.choice
    assert isinstance(card, EstimateCard)
    assert "25 Minuten" in " ".join(one.text() for one in card.findChildren(QLabel))
    assert job_page.head.resume.isHidden()

    QTest.keyClick(card.all, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: job_page.choice is None, timeout=TIMEOUT_MS)
    assert job_page.story is not None
    assert job_page.story.state in {"waiting", "running", "finished"}
    assert not opened.jobs.archive.task(job_page.story.job).ask


def test_the_page_is_found_in_the_menu() -> None:
    assert "RewritePage" in [place.name for place in PLACES]


@pytest.fixture
def shown(qtbot: QtBot) -> JobPage:
    page = JobPage()
    qtbot.addWidget(page)
    story = Story("a", "Text", "local", (), datetime(2026, 3, 17, tzinfo=UTC))
    story.hear(Finished(outcome_makers.rewording()))
    page.show_story(story)
    return page


def test_a_rewritten_text_is_shown_as_differences(shown: JobPage) -> None:
    assert all(isinstance(card, DifferenceCard) for card in shown.cards)
    assert not shown.statements.differences.isHidden()
    assert shown.statements.differences.line.text().startswith("3 offene Änderungen")


def test_a_decision_is_told_with_the_number_of_its_paragraph(shown: JobPage, qtbot: QtBot) -> None:
    card = shown.cards[1]
    assert isinstance(card, DifferenceCard)
    with qtbot.waitSignal(shown.statements.decided) as heard:
        card.reject.click()

    told, name = heard.args or ({}, "")
    assert ({number: statement.text for number, statement in told.items()}, name) == (
        {1: "Mit freundlichen Grüßen"},
        "Ablehnen",
    )


def test_of_a_long_text_more_paragraphs_are_shown_when_they_are_wanted(qtbot: QtBot) -> None:
    page = JobPage()
    qtbot.addWidget(page)
    made = outcome_makers.rewording()
    story = Story("a", "Text", "local", (), datetime(2026, 3, 17, tzinfo=UTC))
    story.hear(Finished(replace(made, statements=made.statements[:1] * 70)))
    page.show_story(story)
    assert len(page.cards) == 60
    assert page.statements.more.text() == "Weitere Absätze zeigen (10)"

    page.statements.more.click()
    assert len(page.cards) == 70
    assert page.statements.more.isHidden()


def test_before_and_after_stand_in_one_table_and_what_is_still_hard_is_marked_with_what_helps(shown: JobPage) -> None:
    hard = "Der Antrag wird unverzüglich geprüft."
    bar = shown.statements.differences
    statements = [replace(bar._statements[0], text=f"{outcome_makers.AFTER} {hard}")]
    bar.show_statements(statements, shown=True)

    bar.plain.click()

    [dialog] = [one for one in bar.findChildren(PlainDialog) if one.isVisible()]
    cells = [dialog.table.item(row, column) for row in range(dialog.table.rowCount()) for column in range(3)]
    told = [cell.text() for cell in cells if cell is not None]
    assert told[:3] == ["Wörter", "17", "13"]
    assert "unverzüglich" in [hit.shown for hit in dialog.text.hits]
    assert "→" in " ".join(dialog.plain.list.item(row).text() for row in range(dialog.plain.list.count()))
    dialog.reject()
