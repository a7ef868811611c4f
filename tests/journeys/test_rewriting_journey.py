"""The journey of who rewrites a statute and decides on every change, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytest_bdd import given, scenarios, then, when
from pytestqt.qtbot import QtBot

from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.difference_card import DifferenceCard
from genius_desktop.ui.rewrite_page import RewritePage
from tests.ui.conftest import desktop, opened, places  # noqa: F401 (fixtures)
from tests.ui.tellings import TIMEOUT_MS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)

scenarios("ueberarbeiten.feature")

# The engine of the examples keeps the first three sentences of a paragraph.
LAST = (
    "Im Übrigen gelten die allgemeinen Vorschriften über öffentliche Einrichtungen.",
    "Weitere Angebote des Bades werden durch Aushang an der Kasse bekannt gemacht.",
)
FIRST = (
    "Die Gemeinde betreibt das Freibad als öffentliche Einrichtung für alle Bürgerinnen und Bürger. "
    "Das Freibad dient der Erholung und der sportlichen Betätigung der Bevölkerung. "
    "Die Nutzung erfolgt auf der Grundlage dieser Satzung und der Badeordnung."
)
SECOND = (
    "Der Eintritt beträgt für jeden Erwachsenen und Tag 4,50 Euro. "
    "Für Kinder unter 14 Jahren beträgt der Eintritt 2,00 Euro je Tag. "
    "Die Karten werden an der Kasse ausgegeben und gelten nur am Tag der Ausgabe."
)
TEXT = f"§ 1 Gegenstand\n\n{FIRST} {LAST[0]}\n\n§ 2 Eintritt\n\n{SECOND} {LAST[1]}\n"


def cards(shown: Desktop) -> list[DifferenceCard]:
    return [card for card in shown.window.job_page.cards if isinstance(card, DifferenceCard)]


def undecided(shown: Desktop) -> list[DifferenceCard]:
    return [card for card in cards(shown) if card.open_changes]


@given("das Fenster mit dem Arbeitsplatz „Text überarbeiten“", target_fixture="page")
def workplace(opened: Desktop) -> RewritePage:  # noqa: F811 (pytest's way to name a fixture)
    action = next(action for action in opened.workplaces.actions if action.text() == "Text überarbeiten")
    action.trigger()
    page = opened.window.stack.currentWidget()
    assert isinstance(page, RewritePage)
    return page


@when("ich den Text einer Satzung einfüge und kürzen lasse")
def shorten(opened: Desktop, page: RewritePage, qtbot: QtBot) -> None:  # noqa: F811
    QGuiApplication.clipboard().setText(TEXT)
    page.choose("shorter")
    page.text.setFocus()
    QTest.keySequence(page.text, QKeySequence(QKeySequence.StandardKey.Paste))
    QTest.keyClick(page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: opened.window.story is not None and opened.window.story.over, timeout=TIMEOUT_MS)
    assert opened.window.story is not None
    assert opened.window.story.state == "finished"


@then("sehe ich Wort für Wort, was gestrichen würde")
def struck_out(opened: Desktop) -> None:  # noqa: F811
    assert len(undecided(opened)) == len(LAST)
    for card, gone in zip(undecided(opened), LAST, strict=True):
        assert gone in card.difference.shown
        assert gone not in card.statement.text


@then("die Überschriften und alle Zahlen sind, wie sie waren")
def kept(opened: Desktop) -> None:  # noqa: F811
    texts = [card.statement.text for card in cards(opened)]
    assert texts[0] == "§ 1 Gegenstand"
    assert texts[2] == "§ 2 Eintritt"
    assert all(figure in texts[3] for figure in ("4,50 Euro", "14 Jahren", "2,00 Euro"))


def press(card: DifferenceCard, key: Qt.Key) -> None:
    """Decide on the change of a paragraph as who has no mouse does."""
    card.difference.setFocus()
    QTest.keyClick(card.difference, key)


@when("ich die erste Änderung annehme und die zweite ablehne")
def decide(opened: Desktop, qtbot: QtBot) -> None:  # noqa: F811
    first, second = undecided(opened)
    press(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not first.open_changes, timeout=TIMEOUT_MS)
    press(second, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not undecided(opened), timeout=TIMEOUT_MS)


@then("steht der erste Absatz gekürzt und der zweite wie zuvor da")
def decided(opened: Desktop) -> None:  # noqa: F811
    texts = [card.statement.text for card in cards(opened)]
    assert texts[1] == FIRST
    assert texts[3] == f"{SECOND} {LAST[1]}"
    story = opened.window.story
    assert story is not None
    stored = opened.jobs.archive.summary(story.job)
    assert stored is not None
    assert [statement.text for statement in stored.statements] == texts


@when("ich die letzte Entscheidung rückgängig mache")
def take_back(opened: Desktop) -> None:  # noqa: F811
    opened.window.job_page.review.undo.click()


@then("ist über die zweite Änderung wieder zu entscheiden")
def open_again(opened: Desktop) -> None:  # noqa: F811
    [card] = undecided(opened)
    assert card.statement.text == SECOND
