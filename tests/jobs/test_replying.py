"""How a place becomes a sentence of an answer."""

import pytest

from genius_desktop.assignments import Question
from genius_desktop.domain import Passage, Span
from genius_desktop.jobs.asking import sought
from genius_desktop.jobs.replying import reply
from genius_desktop.jobs.searching import find, index

RATES = """§ 1 Befreiungen
Befreit ist auf Antrag das Halten von
1. Hunden für blinde Personen. Der Ausweis ist vorzulegen.
2. Hunden der Polizei.
§ 2 Hebesätze
Die Hebesätze werden festgesetzt:
a) Grundsteuer A auf 580 v.H. des Betrags,
b) Grundsteuer B auf 270 v.H. des Betrags.
§ 3 Fristen
Der Antrag ist zu stellen bis zum
1. Januar des Jahres.
§ 4 Inkrafttreten
Diese Satzung tritt im März in Kraft."""


def answers(question: str, said: str = "") -> list[str]:
    asked = Question(question)
    wanted, known = sought(asked), index([Passage(0, 1, (Span(1, RATES),))])
    told = reply(said, find(wanted, known), known, wanted=wanted, question=question)
    return [statement.text for statement in told]


def answer(question: str) -> str:
    return answers(question)[0]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Wer ist befreit?",
            "Befreit ist auf Antrag das Halten von: Hunden für blinde Personen; Hunden der Polizei.",
        ),
        (
            "Welche Hebesätze werden festgesetzt?",
            "Die Hebesätze werden festgesetzt: Grundsteuer A auf 580 v.H. des Betrags; "
            "Grundsteuer B auf 270 v.H. des Betrags.",
        ),
    ],
)
def test_a_list_keeps_what_leads_to_it_and_every_figure_in_it(question: str, expected: str) -> None:
    assert answer(question) == expected


def test_a_date_on_the_next_line_is_no_list() -> None:
    assert ":" not in answer("Bis wann ist der Antrag zu stellen?")


def test_a_heading_is_not_told_before_a_sentence_that_stands_for_something() -> None:
    assert answer("Wann tritt die Satzung in Kraft?") == "Diese Satzung tritt im März in Kraft."


@pytest.mark.parametrize("said", ["", "Hunden der Polizei werden 2031 große Steuern erlassen."])
def test_an_entry_of_a_list_that_is_told_is_not_told_again(said: str) -> None:
    told = answers("Wer ist mit Hunden befreit?", said)
    assert sum("Hunden der Polizei" in text for text in told) == 1
