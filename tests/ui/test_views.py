from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Citation, Page, Source, Statement
from genius_desktop.jobs.events import Failed, Finished, Opened, Overviewed, Progressed, Stated, Wrote
from genius_desktop.overviews import Decision, Finding, Overview
from genius_desktop.reading import Mark, PageText, Stretch
from genius_desktop.ui.engine_line import EngineLine
from genius_desktop.ui.engine_state import EngineState
from genius_desktop.ui.feeding import Known
from genius_desktop.ui.history_list import HistoryList, Row
from genius_desktop.ui.job_page import JobPage
from genius_desktop.ui.page_view import PageView
from genius_desktop.ui.reader_process import Look
from genius_desktop.ui.statement_card import StatementCard
from genius_desktop.ui.story import Paper, Story
from tests.ui.tellings import FOUND, STATEMENTS, summary

PAPER = Paper("Vorlage.pdf", "0" * 64, "page", 3)
KNOWN = Known(b"/x", "Vorlage.pdf", "0" * 64)


@pytest.fixture
def story() -> Story:
    return Story("a", "Vorlage.pdf", "local", (Source(b"/x", "Vorlage.pdf"),), datetime.now().astimezone())


@pytest.fixture
def page(qtbot: QtBot) -> JobPage:
    built = JobPage()
    qtbot.addWidget(built)
    # On a low page what stands above scrolls too, which takes Qt a moment.
    built.resize(900, 900)
    built.show()
    return built


def texts(widget: object) -> list[str]:
    found = widget.findChildren(QLabel)  # type: ignore[attr-defined]
    return [label.text() for label in found if label.isVisible() and label.text()]


def test_a_running_job_shows_its_progress_and_a_stop_button(page: JobPage, story: Story) -> None:
    for event in (Opened(0, "Vorlage.pdf", "", "page", 26), Progressed("read", 12, 26)):
        story.hear(event)
        page.show_story(story)

    assert "Schritt 1 von 3 · Seite 12 von 26 gelesen" in texts(page)
    assert "Auf diesem PC" in texts(page)
    assert (page.head.bar.value(), page.head.bar.maximum()) == (12, 26)
    assert page.head.stop.isVisible()
    assert not page.head.save.isVisible()


OVERVIEW = Overview(
    "proposal",
    title=Finding("Sanierung der Lindenstraße", 1, 0, 26),
    decisions=(
        Decision(None, (Finding("Der Rat beschließt die Sanierung.", 1, 30, 63),), Finding("einstimmig", 2, 5, 15)),
    ),
    amounts=(Finding("… 125.000 Euro für die Fahrbahn", 2, 40, 70),),
    deadlines=(Finding("bis zum 15. Juli 2026", 2, 80, 101),),
    laws=(Finding("§ 7 der Satzung", 3, 4, 19),),
)


def test_the_overview_is_there_before_any_statement_and_leads_to_its_pages(
    page: JobPage, story: Story, qtbot: QtBot
) -> None:
    story.hear(Opened(0, "Vorlage.pdf", "", "page", 3))
    story.hear(Overviewed(0, OVERVIEW))
    page.show_story(story)
    page.show_story(story)

    (card,) = page.overviews
    qtbot.waitUntil(card.isVisible)
    assert "Beschlussvorlage: Sanierung der Lindenstraße" in texts(card)
    assert "Vorgeschlagene Beschlüsse" in texts(card)
    assert "… 125.000 Euro für die Fahrbahn" in texts(card)
    assert "§ 7 der Satzung" not in texts(card)
    with qtbot.waitSignal(page.cited) as told:
        card.places[2].click()
    assert told.args == [Citation(0, 2, "125.000 Euro für die Fahrbahn", found=True)]

    card.more.click()
    qtbot.waitUntil(card.places[-1].isVisible)
    assert "§ 7 der Satzung" in texts(card)


def test_statements_appear_while_they_are_written(page: JobPage, story: Story) -> None:
    story.hear(Wrote("- Die Arbeiten beginnen"))
    page.show_story(story)
    assert "Die Arbeiten beginnen" in texts(page)

    story.hear(Stated(1, STATEMENTS[0]))
    page.show_story(story)

    assert "Die Arbeiten beginnen" not in texts(page)
    assert [card.statement for card in page.cards] == [STATEMENTS[0]]


def test_the_final_result_replaces_what_was_told_on_the_way(page: JobPage, story: Story) -> None:
    story.hear(Stated(1, Statement("Vorläufig, gleich verworfen.")))
    page.show_story(story)

    story.hear(Finished(summary()))
    page.show_story(story)

    assert [card.statement for card in page.cards] == list(STATEMENTS)
    assert page.head.save.isVisible()
    assert not page.head.stop.isVisible()


def test_a_failed_job_says_why_and_offers_another_try(page: JobPage, story: Story) -> None:
    story.hear(Failed("encrypted-document", "Vorlage.pdf"))
    page.show_story(story)

    assert "„Vorlage.pdf“ ist mit einem Kennwort geschützt." in texts(page)
    assert page.head.resume.text() == "Kennwort eingeben …"
    assert page.head.erase.isVisible()

    story.hear(Failed("damaged-document", "Vorlage.pdf"))
    page.show_story(story)
    assert page.head.resume.text() == "Noch einmal"


def test_what_could_not_be_proven_is_marked_by_words_and_icon(qtbot: QtBot) -> None:
    card = StatementCard(2, STATEMENTS[1], {0: PAPER})
    qtbot.addWidget(card)
    card.show()

    assert "Betrag „9.400 Euro“ steht nicht an der genannten Stelle. Bitte prüfen." in texts(card)
    assert "Das Zitat wurde auf S. 3 nicht gefunden. Bitte prüfen." in texts(card)
    assert [place.property("drawing") for place in card.places] == ["found", "not-found"]


def test_a_proven_statement_stays_calm(qtbot: QtBot) -> None:
    card = StatementCard(1, STATEMENTS[0], {0: PAPER})
    qtbot.addWidget(card)
    card.show()

    assert texts(card) == [STATEMENTS[0].text]
    assert [place.text() for place in card.places] == ["S. 2"]


def test_markup_from_a_document_stays_text(qtbot: QtBot) -> None:
    hostile = '<img src="file:///etc/passwd"><b>&amp;fett</b>'
    card = StatementCard(1, Statement(hostile, (Citation(0, 1, hostile, found=True),)), {0: PAPER, 1: PAPER})
    qtbot.addWidget(card)

    for label in card.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
    assert card.findChildren(QLabel)[0].text() == hostile
    assert "<img" not in card.places[0].toolTip()
    assert "&lt;img" in card.places[0].toolTip()


def test_a_click_on_a_place_asks_for_its_page(page: JobPage, story: Story, qtbot: QtBot) -> None:
    story.hear(Finished(summary()))
    page.show_story(story)

    with qtbot.waitSignal(page.cited) as told:
        page.cards[0].places[0].click()

    assert told.args == [FOUND]
    assert page.cards[0].places[0].isChecked()


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    built = PageView()
    qtbot.addWidget(built)
    built.resize(500, 600)
    built.show()
    return built


def test_a_cited_page_is_wished_with_its_quote_and_its_neighbour_without(view: PageView) -> None:
    wished: list[tuple[int, str]] = []
    view.wished.connect(lambda page, _width, quote: wished.append((page, quote)))

    view.look_at(FOUND, PAPER)
    view.forth.click()

    assert wished == [(2, FOUND.quote), (3, "")]
    assert not view.forth.isEnabled()


def test_marks_are_drawn_on_the_picture_and_scrolled_to(view: PageView, qtbot: QtBot) -> None:
    view.look_at(FOUND, PAPER)
    image = QImage(400, 3000, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    view.show_picture(Look(KNOWN, 2, (FOUND.quote,), 400), image, (Mark(10, 2500, 100, 20),))

    bar = view._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    shown = view.picture.grab().toImage()
    centre = view.picture.marked.center().toPoint()
    assert shown.pixelColor(centre).blue() < 200
    assert shown.pixelColor(centre.x(), 100).blue() == 255


def test_a_section_shows_its_text_with_the_stretch_marked(view: PageView) -> None:
    view.look_at(FOUND, Paper("notiz.md", "", "section", 3))
    text = "🙂 Das Freibad öffnet."
    view.show_text(Look(KNOWN, 2, ("Freibad",), 400), PageText(Page(2, text), (Stretch(6, 13),)))

    marked = [selection.cursor.selectedText() for selection in view.text.extraSelections()]
    assert marked == ["Freibad"]
    assert view.text.toPlainText() == text


def test_a_page_that_cannot_be_shown_still_shows_its_quote(view: PageView) -> None:
    view.look_at(FOUND, PAPER)
    view.refuse(Look(KNOWN, 2, (), 400), "changed")

    assert "geändert" in view.message.text()
    assert view.text.toPlainText() == f"„{FOUND.quote}“"


def test_a_picture_that_comes_late_is_not_shown(view: PageView) -> None:
    view.look_at(FOUND, PAPER)
    view.forth.click()
    view.show_picture(Look(KNOWN, 2, (), 400), QImage(4, 4, QImage.Format.Format_RGB888), ())

    assert view.message.text() == "Wird geladen …"


def test_the_history_tells_the_job_that_is_chosen(qtbot: QtBot) -> None:
    history = HistoryList()
    qtbot.addWidget(history)
    history.resize(250, 300)
    history.show()
    history.show_rows([Row("b", "B.pdf", "heute", "running"), Row("a", "A.pdf", "gestern", "finished")], "b")

    with qtbot.waitSignal(history.chosen) as told:
        history.activated.emit(history.table.index(1))

    assert told.args == ["a"]
    assert history.currentIndex().row() == 0
    spoken = history.table.data(history.table.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "A.pdf, fertig · gestern"


@pytest.mark.parametrize(
    ("condition", "offers"), [("missing", "fetch"), ("damaged", "fetch"), ("fetching", "stop"), ("ready", "")]
)
def test_the_start_page_offers_what_helps_the_model(condition: str, offers: str, qtbot: QtBot) -> None:
    built = EngineLine("local")
    qtbot.addWidget(built)
    built.show()

    built.show_engine(EngineState(condition, "m", "Modell", 1_100_000_000, 5, 10))  # type: ignore[arg-type]

    assert built.fetch.isVisible() == (offers == "fetch")
    assert built.stop.isVisible() == (offers == "stop")
