"""Results that are no summaries, as the JSON that other programs rely on."""

import json
from dataclasses import replace

import pytest

from genius_desktop.cli.shapes import summary_shape
from tests.outcome_makers import AFTER, BEFORE, MADE, NEW_FEE, OLD_FEE, answer, comparison, letter, no_answer, rewording


@pytest.mark.parametrize("name", MADE)
def test_every_kind_of_result_has_what_all_have(name: str) -> None:
    summary = MADE[name]()

    told = json.loads(json.dumps(summary_shape(summary)))

    assert told["form"] == summary.form
    assert [one["text"] for one in told["statements"]] == [one.text for one in summary.statements]
    assert told["engine"]["name"] == "local"
    assert len(told["documents"]) == len(summary.documents)


def test_an_answer_has_its_question_and_its_sentences_with_their_places() -> None:
    told = summary_shape(answer())

    assert told["question"] == "Wie hoch ist die Gebühr für einen Antrag?"
    assert told["absent"] is False
    citation = {"document": "Gebührensatzung.pdf", "page": 2, "quote": OLD_FEE, "found": True}
    assert told["answer"][0]["citations"] == [citation]
    assert summary_shape(no_answer())["absent"] is True


def test_paragraphs_have_both_versions_their_changes_and_why_one_stayed() -> None:
    first, _, third = summary_shape(rewording())["paragraphs"]

    assert (first["before"], first["after"], first["changed"], first["kept"]) == (BEFORE, AFTER, True, "")
    assert first["changes"]
    assert (third["changed"], third["kept"], third["changes"]) == (False, "15. Juli 2026", [])


def test_clauses_have_both_versions_and_pages_as_far_as_there_are_any() -> None:
    first, second, third = summary_shape(comparison())["clauses"]

    assert (first["clause"], first["before"], first["after"]) == ("§ 3 Abs. 2", OLD_FEE, NEW_FEE)
    assert [clause["pages"] for clause in (first, second, third)] == [[2, 2], [None, 3], [4, None]]


def test_a_letter_is_its_text() -> None:
    told = summary_shape(letter())["text"]

    assert told.startswith("Betreff\n\nGebühr für Ihren Antrag\n\nSehr geehrte Damen und Herren,")
    assert summary_shape(replace(letter(), statements=()))["text"] == ""
