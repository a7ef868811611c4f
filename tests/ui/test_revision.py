from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from genius_desktop.domain import Check, Statement
from genius_desktop.ui.revision import Revision, Statements
from tests.ui.tellings import STATEMENTS


@pytest.fixture
def revision(qapp: QApplication) -> Revision:
    _ = qapp
    return Revision(STATEMENTS)


def wanted(revision: Revision) -> list[Statements]:
    told: list[Statements] = []
    revision.wanted.connect(told.append)
    return told


def test_every_change_can_be_taken_back_and_made_again(revision: Revision) -> None:
    revision.edit(0, "Neu.")
    revision.review(1, reviewed=True)
    revision.remove(0)
    after = revision.statements
    assert [(statement.text, statement.reviewed) for statement in after] == [(STATEMENTS[1].text, True)]

    for _ in range(3):
        revision.stack.undo()
    assert revision.statements == STATEMENTS

    for _ in range(3):
        revision.stack.redo()
    assert revision.statements == after


def test_an_edited_text_is_unproven_until_it_was_looked_for(revision: Revision) -> None:
    asked = wanted(revision)
    revision.review(0, reviewed=True)
    revision.edit(0, "Am 1. September 2026 geht es los.")
    ((statement,),) = asked
    assert (statement.edited, statement.unchecked, statement.reviewed, statement.checks) == (True, True, False, ())

    checks = (Check("date", "1. September 2026", found=True, page=2),)
    revision.answer(statement, replace(statement, unchecked=False, checks=checks))

    assert revision.statements[0].checks == checks
    assert not revision.statements[0].unchecked


def test_an_answer_that_comes_after_an_undo_is_there_once_the_change_is_made_again(revision: Revision) -> None:
    asked = wanted(revision)
    revision.edit(0, "Am 1. September 2026 geht es los.")
    revision.stack.undo()
    ((statement,),) = asked
    revision.answer(statement, replace(statement, unchecked=False))
    assert revision.statements == STATEMENTS

    revision.stack.redo()
    revision.review(0, reviewed=True)

    assert not revision.statements[0].unchecked
    assert revision.statements[0].reviewed


def test_another_tone_is_one_change_and_spares_what_was_changed_meanwhile(revision: Revision) -> None:
    told = {statement: replace(statement, text=f"Anders: {statement.text}", tone="formal") for statement in STATEMENTS}
    revision.edit(0, "Von Hand geändert.")

    assert revision.restate(told, "Förmlicher") == 1

    assert [statement.text for statement in revision.statements] == [
        "Von Hand geändert.",
        f"Anders: {STATEMENTS[1].text}",
    ]
    assert revision.stack.undoText() == "Förmlicher"
    revision.stack.undo()
    assert revision.statements[1] == STATEMENTS[1]


def test_the_same_text_again_is_no_change(revision: Revision) -> None:
    revision.review(0, reviewed=False)

    assert revision.stack.count() == 0


def test_what_is_written_in_place_of_an_empty_answer_has_to_be_proven(qapp: QApplication) -> None:
    _ = qapp
    revision = Revision((Statement("Der Text enthält keine Angaben.", kind="absent"),))
    revision.edit(0, "Es kostet 5 Euro.")

    assert revision.statements[0].kind == "fact"
