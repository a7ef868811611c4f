from datetime import datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from genius_desktop.assistants import forms
from genius_desktop.domain import EngineChoice, Source, Statement
from genius_desktop.jobs.events import Stated
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui import words
from genius_desktop.ui.choices import Choice, Choices
from genius_desktop.ui.job_page import JobPage
from genius_desktop.ui.statement_card import StatementCard
from genius_desktop.ui.story import Story
from tests.ui.tellings import FOUND, assistant


@pytest.fixture
def choices(qtbot: QtBot) -> Choices:
    built = Choices(Choice("short", "fast", "vermerk"), forms.every())
    qtbot.addWidget(built)
    return built


def test_what_was_chosen_before_is_chosen_again(choices: Choices) -> None:
    assert choices.forms.currentText() == "Vermerk"
    assert [built.text() for built in choices.options() if built.isChecked()] == ["Kurz", "Schnell"]


def test_every_change_is_told_whole(choices: Choices) -> None:
    told: list[Choice] = []
    choices.changed.connect(told.append)

    for built in choices.options():
        if built.text() in {"Ausführlich", "Genau"}:
            built.click()
    choices.forms.setCurrentIndex(choices.forms.findData("niederschrift"))
    choices.focus.setText("Kosten, , Fristen für Anlieger")

    assert told[-1] == choices.choice == Choice("long", "full", "niederschrift", ("Kosten", "Fristen für Anlieger"))


def test_a_form_that_is_gone_gives_way_to_the_usual_one(qtbot: QtBot) -> None:
    built = Choices(Choice(form="weg"), forms.every())
    qtbot.addWidget(built)

    assert built.choice.form == forms.every()[0].id


def test_the_manner_of_a_job_is_said_with_its_topics() -> None:
    source = (Source(b"/x", "a.pdf"),)
    task = SummaryTask(
        "", source, assistant(), EngineChoice("scripted"), focus=("Kosten",), form=forms.shipped("vermerk")
    )

    assert words.manner(task) == "Vermerk · Mittel · Genau · „Kosten“"


def test_statements_stand_under_the_heading_of_their_topic(qtbot: QtBot) -> None:
    job = Story("a", "a.pdf", "local", (Source(b"/x", "a.pdf"),), datetime.now().astimezone())
    page = JobPage()
    qtbot.addWidget(page)
    told = [
        Statement("Es kostet 5 Euro.", (FOUND,), topic="Kosten"),
        Statement("Es dauert.", (FOUND,), topic="Kosten"),
        Statement("Der Text enthält keine Angaben zu „Klima“.", topic="Klima", kind="absent"),
        Statement("Es gilt.", (FOUND,), topic="Beschluss"),
    ]
    for number, statement in enumerate(told, start=1):
        job.hear(Stated(number, statement))
    page.show_story(job)

    assert page.topics == ["Kosten", "Klima", "Beschluss"]
    assert [card.accessibleName().split(":")[0] for card in page.cards] == [
        "Aussage 1",
        "Aussage 2",
        "Hinweis",
        "Aussage 3",
    ]


def test_what_the_text_does_not_say_is_no_unproven_statement(qtbot: QtBot) -> None:
    absent = StatementCard(1, Statement("Der Text enthält keine Angaben zu Kosten.", kind="absent"), {})
    bare = StatementCard(1, Statement("Es kostet 5 Euro."), {})
    for card in (absent, bare):
        qtbot.addWidget(card)

    assert "Bitte prüfen" not in _texts(absent)
    assert "Bitte prüfen" in _texts(bare)


def _texts(card: StatementCard) -> str:
    return " ".join(found.text() for found in card.findChildren(QLabel))
