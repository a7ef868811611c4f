"""The row of pages, the page view's keys, and searching in a document."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Coverage, DocumentReport, Page
from genius_desktop.reading import Box, Found, Hit, PageText
from genius_desktop.ui.coverage_strip import CoverageStrip
from genius_desktop.ui.page_search import PAGES_A_TURN, SearchBar
from genius_desktop.ui.page_states import cells, present, states
from genius_desktop.ui.page_view import PageView
from genius_desktop.ui.reader_process import Look
from genius_desktop.ui.story import Paper
from tests.ui.tellings import FOUND
from tests.ui.test_views import KNOWN, PAPER
from tests.ui.test_views import view as _view

view = _view
MIXED = Coverage(9, 4, 1, (5,), (7,), 4, 3, pages_skimmed=(2,), pages_skipped=(8, 9), pages_recognised=(3,))


def report(coverage: Coverage) -> DocumentReport:
    return DocumentReport("Vorlage.pdf", "0" * 64, coverage.pages_total, "page", coverage)


@pytest.fixture
def strip(qtbot: QtBot) -> CoverageStrip:
    built = CoverageStrip()
    qtbot.addWidget(built)
    built.resize(420, 60)
    with qtbot.waitActive(built):
        built.show()
    return built


def test_every_page_has_exactly_one_state() -> None:
    told = states(MIXED)

    assert told == ["read", "skimmed", "recognised", "read", "empty", "read", "failed", "skipped", "skipped"]
    assert present([MIXED]) == ["read", "recognised", "skimmed", "skipped", "empty", "failed"]


def test_hundreds_of_pages_are_grouped_and_none_is_lost() -> None:
    long = Coverage(500, 498, 0, (), (123, 124), 40, 40)

    told = cells([("a.pdf", "page", long)], 60)

    assert len(told) <= 60
    assert [page for cell in told for page in range(cell.first, cell.last + 1)] == list(range(1, 501))
    worst = next(cell for cell in told if cell.state == "failed")
    assert worst.page == 123
    assert "123–124 nicht gelesen" in worst.said
    assert sum(cell.state == "failed" for cell in told) == 1


def test_cells_of_several_documents_name_theirs() -> None:
    told = cells([("a.pdf", "page", Coverage(1, 1, 0, (), (), 1, 1)), ("b.md", "section", MIXED)], 60)

    assert told[0].said == "a.pdf, Seite 1: gelesen"
    assert told[7].said == "b.md, Abschnitt 7: nicht gelesen"
    assert told[7].document == 1


def test_the_row_is_one_stop_whose_pages_are_named_and_shown_by_keys(strip: CoverageStrip, qtbot: QtBot) -> None:
    strip.show_reports([report(MIXED)])
    strip.row.setFocus()
    strip.mark(0, 6)

    QTest.keyClick(strip.row, Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.chosen) as told:
        QTest.keyClick(strip.row, Qt.Key.Key_Return)

    assert told.args == [0, 7]
    spoken = QAccessible.queryAccessibleInterface(strip.row)
    names = {spoken.child(n).text(QAccessible.Text.Name) for n in range(spoken.childCount())}
    assert "Seite 7: nicht gelesen" in names


def test_a_click_on_a_page_shows_it_and_a_calm_document_needs_no_key(strip: CoverageStrip, qtbot: QtBot) -> None:
    strip.show_reports([report(Coverage(4, 4, 0, (), (), 1, 1))])
    assert not strip.legend.isVisible()

    where = strip.row.visualRect(strip.table.index(2)).center()
    with qtbot.waitSignal(strip.chosen) as told:
        QTest.mouseClick(strip.row.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert told.args == [0, 3]


def test_every_state_looks_different_without_its_colour(strip: CoverageStrip) -> None:
    strip.show_reports([report(MIXED)])
    looks = {}
    for number, cell in enumerate(strip.table.cells):
        image = strip.row.viewport().grab(strip.row.visualRect(strip.table.index(number))).toImage()
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        # Dark or not: what is left where the colour cannot be seen.
        dark = bytes(int(image.pixelColor(x, y).value() < 200) for x in range(image.width()) for y in range(24))
        looks[cell.state] = dark

    assert len(set(looks.values())) == len(looks) == 6


def test_a_document_is_searched_a_few_pages_at_a_time_and_hits_are_walked_round(qtbot: QtBot) -> None:
    bar = SearchBar()
    qtbot.addWidget(bar)
    bar.show()
    asked: list[tuple[str, int, int]] = []
    went: list[Hit | None] = []
    bar.sought.connect(lambda *wish: asked.append(wish))
    bar.went.connect(went.append)
    bar.turn_to(20)
    bar.field.setText("Freibad")
    bar.step(1)
    assert asked == [("Freibad", 1, PAGES_A_TURN)]

    hits = (Hit(2), Hit(7))
    bar.take("Freibad", Found(1, PAGES_A_TURN, hits))
    bar.take("etwas anderes", Found(9, 16, (Hit(9),)))
    assert asked[-1] == ("Freibad", 9, 16)
    bar.take("Freibad", Found(9, 16))
    bar.take("Freibad", Found(17, 20, (), blind=(18,)))
    bar.step(1)
    bar.step(1)

    assert [hit for hit in went if hit is not None] == [hits[0], hits[1], hits[0]]
    assert bar.count.text() == "Treffer 1 von 2 · 1 Seite ohne durchsuchbaren Text"


def test_a_hit_turns_to_its_page_and_is_drawn_there(view: PageView, qtbot: QtBot) -> None:
    view.look_at(FOUND, PAPER)
    view.begin_search()
    view.search.field.setText("Bad")
    view.search.step(1)
    hit = Hit(3, boxes=(Box(0.2, 0.5, 0.3, 0.02),))
    with qtbot.waitSignal(view.wished) as told:
        view.search.take("Bad", Found(1, 3, (hit,)))
    assert told.args is not None
    assert told.args[0] == 3

    image = QImage(400, 560, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    view.show_picture(Look(KNOWN, 3, (), 400), image, ())

    shown = view.picture.grab().toImage()
    x, y = int(view.picture.width() * 0.35), int(view.picture.height() * 0.51)
    assert shown.pixelColor(x, y).blue() < 240
    QTest.keyClick(view.search.field, Qt.Key.Key_Escape)
    assert not view.search.isVisible()
    assert view.picture.grab().toImage().pixelColor(x, y).blue() == 255


def test_a_hit_in_a_section_is_underlined_beside_the_mark(view: PageView) -> None:
    view.look_at(FOUND, Paper("notiz.md", "", "section", 3))
    view.begin_search()
    view.search.field.setText("öffnet")
    view.search.step(1)
    view.search.take("öffnet", Found(1, 3, (Hit(2, 14, 20),)))
    view.show_text(Look(KNOWN, 2, (), 400), PageText(Page(2, "🙂 Das Freibad öffnet."), ()))

    (selection,) = view.text.extraSelections()
    assert selection.cursor.selectedText() == "öffnet"
    assert selection.format.fontUnderline()


def test_zoom_goes_both_ways_and_back_to_the_whole_width(view: PageView) -> None:
    view.look_at(FOUND, PAPER)
    whole = view._width_px()
    view.smaller.click()
    assert view._width_px() < whole
    view.larger.click()
    view.larger.click()
    assert view._width_px() > whole

    view.fit.click()

    assert view._width_px() == whole
    assert not view.fit.isEnabled()


def test_page_down_at_the_end_of_a_page_turns_it(view: PageView) -> None:
    view.look_at(FOUND, PAPER)
    image = QImage(400, 3000, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    view.show_picture(Look(KNOWN, 2, (), 400), image, ())

    QTest.keyClick(view._area, Qt.Key.Key_PageDown)
    assert view.page == 2
    view._area.verticalScrollBar().setValue(view._area.verticalScrollBar().maximum())
    QTest.keyClick(view._area, Qt.Key.Key_PageDown)

    assert view.page == 3
