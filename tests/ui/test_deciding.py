"""Accepting and taking back what has changed in a paragraph."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from genius_desktop.domain import Check, Citation, Statement
from genius_desktop.ui import deciding
from genius_desktop.ui.difference_bar import DifferenceBar
from genius_desktop.ui.difference_card import DifferenceCard

BEFORE = "Der alte Rat tagt am Montag, dem 3. Mai."
AFTER = "Der neue Rat tagt am Dienstag, dem 3. Mai."
CHANGED = Statement(AFTER, (Citation(0, 4, BEFORE, found=True),))
KEPT = Statement(BEFORE, (Citation(0, 5, BEFORE, found=True),), (Check("refused-lost", "3. Mai", False, 5),))  # noqa: FBT003


def card(qtbot: QtBot, statement: Statement = CHANGED) -> DifferenceCard:
    built = DifferenceCard(1, statement, {}, sourced=False)
    built.offer()
    qtbot.addWidget(built)
    return built


def test_a_change_that_is_taken_back_is_the_word_as_it_was() -> None:
    told = deciding.reject(CHANGED, {0})

    assert told.text == "Der alte Rat tagt am Dienstag, dem 3. Mai."
    assert (told.edited, told.reviewed) == (True, False)
    assert len(deciding.open_of(told)) == 1


def test_a_change_that_is_accepted_stays_decided_when_another_one_is_taken_back() -> None:
    told = deciding.reject(deciding.accept(CHANGED, {1}), {0})

    assert told.text == "Der alte Rat tagt am Dienstag, dem 3. Mai."
    assert not deciding.open_of(told)
    assert told.reviewed


def test_a_paragraph_with_nothing_left_open_counts_as_checked() -> None:
    assert deciding.accept(CHANGED, {0, 1}).reviewed
    everything_back = deciding.reject(CHANGED, {0, 1})
    assert (everything_back.text, everything_back.reviewed) == (BEFORE, True)


def test_a_choice_that_moves_figures_is_told() -> None:
    before = "Es tagt der Rat der Gemeinde Nordheim im großen Saal des Rathauses am 3. Mai."
    after = "Am 3. Mai tagt der Rat der Gemeinde Nordheim im großen Saal des Rathauses."
    moved = Statement(after, (Citation(0, 1, before, found=True),))
    found = deciding.changes_of(moved)
    first = next(number for number, change in enumerate(found) if "3" in change.added)
    told = deciding.reject(moved, {first})

    assert any(check.kind == "mixed" for check in told.checks)
    assert not told.reviewed


def test_struck_out_and_added_words_are_both_seen(qtbot: QtBot) -> None:
    shown = card(qtbot).difference.shown

    assert shown == "Der alteneue Rat tagt am MontagDienstag, dem 3. Mai."


def test_the_keyboard_goes_from_change_to_change_and_decides(qtbot: QtBot) -> None:
    built = card(qtbot)
    with qtbot.waitExposed(built):
        built.show()
    text = built.difference
    assert text.current == 0
    QTest.keyClick(text, Qt.Key.Key_Right)
    assert text.current == 1
    assert "„Montag“ wird „Dienstag“" in text.accessibleName()

    with qtbot.waitSignal(built.decided) as heard:
        QTest.keyClick(text, Qt.Key.Key_Delete)
    statement, name = heard.args or (None, "")
    assert isinstance(statement, Statement)
    assert (statement.text, name) == ("Der neue Rat tagt am Montag, dem 3. Mai.", "Ablehnen")

    built.retell(statement)
    with qtbot.waitSignal(built.decided) as heard:
        QTest.keyClick(text, Qt.Key.Key_Return)
    assert isinstance(heard.args, list)
    assert heard.args[0].reviewed


def test_a_paragraph_that_stayed_says_why_and_offers_nothing_to_decide(qtbot: QtBot) -> None:
    built = card(qtbot, KEPT)

    with qtbot.waitExposed(built):
        built.show()
    assert not built.accept.isVisible()
    assert built.difference.focusPolicy() == Qt.FocusPolicy.NoFocus
    told = [
        line.text()
        for line in built.findChildren(type(built.text))
        if "3. Mai" in line.text() and "verloren" in line.text()
    ]
    assert len(told) == 1


def test_all_changes_of_all_paragraphs_are_decided_at_once_and_the_text_is_copied(qtbot: QtBot) -> None:
    bar = DifferenceBar()
    qtbot.addWidget(bar)
    bar.show_statements([CHANGED, KEPT, replace(CHANGED, reviewed=True)], shown=True)
    assert bar.line.text().startswith("2 offene Änderungen")

    with qtbot.waitSignal(bar.decided) as heard:
        bar.reject.click()
    told, _name = heard.args or ({}, "")
    assert {number: statement.text for number, statement in told.items()} == {0: BEFORE}

    bar.copy.click()
    assert QGuiApplication.clipboard().text() == f"{AFTER}\n\n{BEFORE}\n\n{AFTER}"
