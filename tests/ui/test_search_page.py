"""The page for searching: what is asked while someone types, and what is shown of what was found."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from genius_desktop.libraries import NO_FILTERS, Filters, Place, Searched
from genius_desktop.settings import SavedSearch
from genius_desktop.ui.marked_text import MarkedText
from genius_desktop.ui.search_page import FEW, MANY, SearchPage
from tests.ui.search_views import FOUND, PROTOKOLLE, SATZUNGEN

WHOLE = Searched(FOUND, "", 20_000, 3.0)


@pytest.fixture
def page(qtbot: QtBot) -> SearchPage:
    built = SearchPage()
    qtbot.addWidget(built)
    built.resize(700, 600)
    built.show_collections((SATZUNGEN, PROTOKOLLE))
    built.show()
    return built


@pytest.fixture
def asked(page: SearchPage) -> list[tuple[str, Filters, int, bool]]:
    told: list[tuple[str, Filters, int, bool]] = []
    page.searched.connect(lambda *one: told.append(one))
    return told


def test_what_is_typed_is_searched_once_the_fingers_rest(
    page: SearchPage, asked: list[tuple[str, Filters, int, bool]], qtbot: QtBot
) -> None:
    QTest.keyClicks(page.field, "hund")
    qtbot.waitUntil(lambda: bool(asked))

    assert asked == [("hund", NO_FILTERS, FEW, True)]


def test_enter_searches_whole_words_and_goes_to_the_first_place(
    page: SearchPage, asked: list[tuple[str, Filters, int, bool]]
) -> None:
    page.field.setText("Hundesteuer")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    page.show_found(WHOLE)

    assert asked == [("Hundesteuer", NO_FILTERS, FEW, False)]
    assert page.results.cards[0].hits[0].hasFocus() or not page.isActiveWindow()


def test_filters_offer_what_there_is_and_narrow_the_search(
    page: SearchPage, asked: list[tuple[str, Filters, int, bool]]
) -> None:
    page.field.setText("Hundesteuer")
    boxes = page.filters.boxes
    boxes["years"].setCurrentIndex(boxes["years"].findData(2019))
    boxes["kinds"].setCurrentIndex(boxes["kinds"].findData("statute"))
    boxes["endings"].setCurrentIndex(boxes["endings"].findData("pdf"))
    boxes["bodies"].setCurrentIndex(boxes["bodies"].findData("Gemeinderat"))
    boxes["collections"].setCurrentIndex(1)

    assert asked[-1][1] == Filters((SATZUNGEN.id,), ("statute",), (2019,), ("Gemeinderat",), ("pdf",))

    page.show_collections((PROTOKOLLE,))

    assert page.filters.filters == Filters((), (), (), (), ("pdf",))


def test_each_document_is_a_card_with_its_places_and_where_else_it_lies(page: SearchPage) -> None:
    page.field.setText("Hundesteuer")
    page.show_found(WHOLE)
    card = page.results.cards[0]

    assert len(card.hits) == 2
    assert card.hits[0].quote.marked == ["Hundesteuer"]
    assert "2 Stellen mehr" in card.more.text()
    card.more.click()
    assert len(card.hits) == 4
    assert not page.results.cards[1].summary.isEnabled()


def test_a_place_its_document_and_others_like_it_can_be_wished(page: SearchPage) -> None:
    told: list[object] = []
    page.results.opened.connect(lambda found, hit: told.append((found.paper.name, hit.page)))
    page.results.like_wished.connect(lambda hit: told.append(hit.passage))
    page.results.summary_wished.connect(lambda found: told.append(found.paper.path))
    page.field.setText("Hundesteuer")
    page.show_found(WHOLE)
    card = page.results.cards[0]
    card.hits[1].click()
    card.like.click()
    card.summary.click()

    assert told == [(FOUND[0].paper.name, 2), 2, b"/x"]


def test_what_may_have_been_meant_is_searched_by_a_click(
    page: SearchPage, asked: list[tuple[str, Filters, int, bool]]
) -> None:
    page.field.setText("Hundesteur")
    page.show_found(replace(WHOLE, meant="Hundesteuer"))
    page.meant.click()

    assert asked[-1][0] == page.field.text() == "Hundesteuer"


def test_more_documents_are_shown_where_there_may_be_more(
    page: SearchPage, asked: list[tuple[str, Filters, int, bool]]
) -> None:
    page.field.setText("Satzung")
    page.show_found(Searched(FOUND[:1] * FEW))
    assert not page.more.isHidden()
    page.more.click()
    page.show_found(Searched(FOUND[:1] * FEW * 2))

    assert asked[-1][2] == MANY
    assert page.more.isHidden()


def test_results_that_come_after_the_field_was_emptied_are_not_shown(page: SearchPage) -> None:
    page.field.setText("")
    page.show_found(WHOLE)

    assert page.results.cards == []


def test_a_search_is_kept_done_again_and_forgotten(
    page: SearchPage, asked: list[tuple[str, Filters, int, bool]]
) -> None:
    kept: list[tuple[SavedSearch, ...]] = []
    page.saved.connect(kept.append)
    page.field.setText("Hundesteuer")
    page.filters.choose(Filters(years=(2024,)))
    page.kept.kept.emit()
    search = SavedSearch("Hundesteuer", Filters(years=(2024,)))
    assert kept == [(search,)]

    page.show_searches(kept[0])
    page.field.setText("")
    page.kept.chosen.emit(search)
    assert asked[-1][:2] == ("Hundesteuer", Filters(years=(2024,)))

    page.kept.dropped.emit(search)
    assert kept[-1] == ()


def test_an_answer_is_wished_for_words_and_never_for_none(page: SearchPage) -> None:
    wished: list[str] = []
    page.answer_wished.connect(lambda text, _filters: wished.append(text))
    page.field.setText(" ?! ")
    assert not page.answer.isEnabled()
    page.field.setText("Wie hoch ist\u2028die Hundesteuer?")
    page.answer.click()

    assert wished == ["Wie hoch ist die Hundesteuer?"]


def test_without_a_collection_the_page_says_how_to_make_one(page: SearchPage) -> None:
    page.show_collections(())

    assert "noch keine Sammlung" in page.count.text()
    assert page.manage.text() == "Sammlung anlegen …"
    assert not page.field.isEnabled()


def test_marks_stand_right_behind_signs_that_qt_counts_twice(qtbot: QtBot) -> None:
    shown = MarkedText("😀 Die\u202e Hundesteuer", (Place(7, 18), Place(5, 900)))
    qtbot.addWidget(shown)

    assert shown.marked == ["Hundesteuer"]
    assert "\u202e" not in shown.shown
