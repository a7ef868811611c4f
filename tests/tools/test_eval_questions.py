from typing import Any

import pytest

from tools.eval import questions
from tools.eval.questions import Asked, judge

PRICE = Asked("a.pdf", "Wie hoch ist die Gebühr?", 2, ("2,98",))
NOTHING = Asked("a.pdf", "Wie hoch ist die Hundesteuer?")


def told(text: str, quote: str = "", *, absent: bool = False, found: bool = True) -> dict[str, Any]:
    citations = [{"document": "a.pdf", "page": 2, "quote": quote, "found": found}] if quote else []
    sentence = {"text": text, "citations": citations, "checks": []}
    return {"answer": [sentence], "absent": absent, "timing": {"seconds_total": 1.5, "seconds_first_text": 0.5}}


def test_the_committed_questions_are_whole_and_enough() -> None:
    known = questions.load()

    assert sum(bool(one.must) for one in known) >= 60
    assert sum(not one.must for one in known) >= 30
    assert sum(one.held for one in known) >= 30
    assert len({(one.document, one.text) for one in known}) == len(known)
    assert all(one.text.endswith("?") for one in known)


@pytest.mark.parametrize(
    ("text", "right"), [("Die Gebühr beträgt 2,98 Euro.", True), ("Die Gebühr beträgt 12,98 Euro.", False)]
)
def test_an_answer_is_right_where_it_holds_what_was_asked_for(*, text: str, right: bool) -> None:
    assert judge(PRICE, told(text, text)).right is right


def test_where_there_is_no_answer_only_saying_so_is_right() -> None:
    assert judge(NOTHING, told("Das Dokument enthält dazu nichts.", absent=True)).right
    assert not judge(NOTHING, told("Die Hundesteuer beträgt 5 Euro.", "Es gibt Hunde.")).right
    assert not judge(PRICE, told("Das Dokument enthält dazu nichts.", absent=True)).right


@pytest.mark.parametrize(
    ("text", "quote", "found", "carried"),
    [
        ("Die Gebühr beträgt 2,98 Euro.", "Die Gebühr beträgt je m³ 2,98 Euro.", True, 1),
        ("Die Gebühr beträgt 2,98 Euro.", "Die Gebühr beträgt je m³ 3,98 Euro.", True, 0),
        ("Der Bürgermeister kauft Fahrräder.", "Die Gebühr beträgt je m³ 2,98 Euro.", True, 0),
        ("Die Gebühr beträgt 2,98 Euro.", "Die Gebühr beträgt je m³ 2,98 Euro.", False, 0),
    ],
)
def test_a_citation_counts_where_it_was_found_and_carries_its_sentence(
    *, text: str, quote: str, found: bool, carried: int
) -> None:
    assert judge(PRICE, told(text, quote, found=found)).citations.part == carried


def test_figures_of_what_was_held_back_are_told_apart() -> None:
    right = judge(PRICE, told("2,98 Euro", "2,98 Euro"))
    held = judge(Asked("b.pdf", "Wann?", 0, ("1. Mai",), held=True), told("Am 2. Mai.", "Am 2. Mai."))

    found = questions.shape([right, held], [], {})

    assert (found["all"]["right"], found["held"]["right"]) == (0.5, 0.0)
    assert [one["question"] for one in found["wrong"]] == ["Wann?"]
    assert "zurückgelegte" in questions.table(found)


def test_a_part_is_spread_over_all_questions() -> None:
    known = questions.load()

    part = questions.chosen(known, 10)

    assert 10 <= len(part) <= 13
    assert len({one.document for one in part}) > 5
