"""Questions in the window: asked on their page, answered with places, gone on with on the page of the result."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from genius_desktop.assignments import Question, Turn
from genius_desktop.assistants import files
from genius_desktop.domain import EngineChoice, Source, Statement
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui import dropping, theme, workplaces
from genius_desktop.ui.ask_page import AskPage
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.next_question import NextQuestion, next_task
from tests import makers, outcome_makers
from tests.ui.tellings import TIMEOUT_MS, summary

SATZUNG = """Satzung über den Wochenmarkt der Gemeinde Musterau

§ 1 Markttag
Der Wochenmarkt findet jeden Donnerstag auf dem Rathausplatz statt.

§ 2 Standgeld
Das Standgeld beträgt 4,50 Euro je laufenden Meter.
"""
QUESTION = "Wie hoch ist das Standgeld?"


@pytest.fixture
def page(qtbot: QtBot) -> AskPage:
    built = AskPage()
    qtbot.addWidget(built)
    built.dress(theme.current())
    return built


@pytest.fixture
def satzung(tmp_path: Path) -> Path:
    return makers.write(tmp_path, "marktsatzung.txt", SATZUNG)


def wishes(page: AskPage) -> list[SummaryTask]:
    heard: list[SummaryTask] = []
    page.wished.connect(heard.append)
    return heard


def test_ctrl_enter_asks_what_was_typed_of_the_documents_that_were_dropped(page: AskPage, satzung: Path) -> None:
    heard = wishes(page)
    page.take(dropping.catch_files([str(satzung)]))
    page.field.setPlainText("Wie hoch\nist das  Standgeld?")

    QTest.keyClick(page.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (task,) = heard
    assert task.question == Question(QUESTION)
    assert [source.name for source in task.sources] == ["marktsatzung.txt"]
    assert task.assistant.id == "fragen"


@pytest.mark.parametrize("typed", ["", "  \n ", "?!", "Was? " * 500])
def test_what_is_no_question_is_answered_on_the_page_and_begins_nothing(page: AskPage, typed: str) -> None:
    heard = wishes(page)
    page.field.setPlainText(typed)

    page.ask.click()

    assert not heard
    assert "Frage" in page.message.text()


def test_without_documents_the_page_says_that_nothing_proves_an_answer(page: AskPage, satzung: Path) -> None:
    assert not page.notice.isHidden()
    assert "nicht belegt" in page.notice.text()

    page.take(dropping.catch_files([str(satzung)]))
    assert page.notice.isHidden()


def test_a_document_is_there_once_and_can_be_taken_out_again(page: AskPage, satzung: Path) -> None:
    page.take(dropping.catch_files([str(satzung)]))
    page.take(dropping.catch_files([str(satzung)]))
    assert len(page.papers.sources) == 1

    page.papers.show_sources(())
    assert not page.papers.sources


def test_what_cannot_be_taken_is_said_and_the_documents_stay(page: AskPage, satzung: Path) -> None:
    page.take(dropping.catch_files([str(satzung)]))

    page.take(dropping.Catch(refusal=dropping.NOT_MAIL))

    assert page.message.text() == dropping.NOT_MAIL
    assert len(page.papers.sources) == 1


def test_the_question_stays_where_the_job_cannot_begin(page: AskPage) -> None:
    page.wished.connect(lambda _task: page.say("Das Sprachmodell ist noch nicht bereit."))
    page.field.setPlainText(QUESTION)

    page.ask.click()

    assert page.field.question == QUESTION
    assert not page.message.isHidden()


@pytest.mark.parametrize("made", ["answer", "no answer", "talk", "rewording", "letter"])
def test_what_can_be_asked_after_a_result_depends_on_it(qtbot: QtBot, made: str) -> None:
    line = NextQuestion()
    qtbot.addWidget(line)

    line.show_summary(outcome_makers.MADE[made]())

    assert line.isHidden() is (made in {"rewording", "letter"})


def test_the_next_question_takes_what_was_asked_before_with_it() -> None:
    sources = (Source(b"/x", "a.pdf"),)
    first = SummaryTask("1", sources, files.shipped("fragen"), EngineChoice("scripted"), question=Question(QUESTION))

    said = (Statement("4,50 Euro."), Statement("Je Meter."))
    task = next_task(first, "Und wann?", statements=said, engine=EngineChoice("scripted"))

    assert task.question == Question("Und wann?", (Turn(QUESTION, "4,50 Euro. Je Meter."),))
    assert (task.sources, task.job) == (sources, "")


def test_a_talk_does_not_grow_without_end() -> None:
    task = SummaryTask("1", (), files.shipped("fragen"), EngineChoice("scripted"), question=Question("Frage 0?"))

    for number in range(1, 30):
        task = next_task(
            task, f"Frage {number}?", statements=(Statement("Wort " * 5000),), engine=EngineChoice("scripted")
        )

    assert task.question is not None
    assert len(task.question.earlier) == 8
    assert all(len(turn.answer) <= 2000 for turn in task.question.earlier)
    assert task.question.earlier[-1].question == "Frage 28?"


def test_a_summary_can_be_asked_too(qtbot: QtBot) -> None:
    line = NextQuestion()
    qtbot.addWidget(line)

    line.show_summary(summary(documents=2))

    assert not line.isHidden()
    assert "diesen Dokumenten" in line.field.toolTip()


def test_from_the_page_to_the_answer_and_on_to_the_next_question(opened: Desktop, qtbot: QtBot, satzung: Path) -> None:
    window = opened.window
    place = next(place for place in workplaces.PLACES if place.name == "AskPage")
    page = opened.workplaces.open(place)
    assert isinstance(page, AskPage)
    window.caught.emit(dropping.catch_files([str(satzung)]))
    page.field.setPlainText(QUESTION)

    page.ask.click()
    qtbot.waitUntil(lambda: window.story is not None and window.story.over, timeout=TIMEOUT_MS)
    first = window.story
    assert first is not None
    assert first.summary is not None
    assert first.title == f"Frage: {QUESTION}"
    assert any("4,50 Euro" in statement.text for statement in first.statements)

    line = window.job_page.follow_ups.question
    line.field.setText("Wann ist der Wochenmarkt?")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.story is not None and window.story is not first and window.story.over, timeout=TIMEOUT_MS
    )
    second = window.story
    assert second is not None
    assert second.summary is not None
    assert any("Donnerstag" in statement.text for statement in second.statements)
    assert second.sources == first.sources


def test_a_question_begins_from_a_result_from_the_history_and_from_the_start_page(finished: Desktop) -> None:
    window = finished.window
    assert window.story is not None
    sources = window.story.sources

    window.actions_.question.trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, AskPage)
    assert page.papers.sources == sources

    page.about(())
    window.history.setFocus()
    window.history.selectAll()
    menu = finished.past.menu()
    next(one for one in menu.actions() if one.text() == "Frage zu diesem Dokument …").trigger()
    assert page.papers.sources == sources

    window.show_start()
    assert not window.actions_.question.isEnabled()
    window.start_page.errands.ask.click()
    assert window.stack.currentWidget() is page
