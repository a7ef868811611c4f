"""A longer question is taken apart into questions that can be understood alone."""

import pytest

from genius_desktop.assignments import MOST_SUBQUESTIONS
from genius_desktop.subquestions import taken_apart


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Wie hoch ist die Hundesteuer, wann ist sie fällig, und wer ist befreit?",
            ("Wie hoch ist die Hundesteuer?", "Wann ist sie fällig (Hundesteuer)?", "Wer ist befreit (Hundesteuer)?"),
        ),
        (
            "Was gilt für Hundesteuer, Kurtaxe und Vergnügungssteuer?",
            ("Was gilt für Hundesteuer?", "Was gilt für Kurtaxe?", "Was gilt für Vergnügungssteuer?"),
        ),
        (
            "Ein Bürger meldet einen zweiten Hund an. Wie hoch ist die Steuer? Welche Frist gilt?",
            ("Wie hoch ist die Steuer (Hund)?", "Welche Frist gilt (Hund, Steuer)?"),
        ),
        (
            "Bitte klären:\n- Wie hoch ist das Standgeld?\n2. Wann ist Markttag",
            ("Wie hoch ist das Standgeld?", "Wann ist Markttag?"),
        ),
        (
            "Ich brauche einen Überblick über die Friedhofsgebühren und über die Kurtaxe.",
            ("Friedhofsgebühren: Was gilt?", "Kurtaxe: Was gilt?"),
        ),
        (
            "Friedhof: Wie lange ist die Ruhezeit und was kostet ein Reihengrab?",
            ("Friedhof: Wie lange ist die Ruhezeit?", "Was kostet ein Reihengrab?"),
        ),
        (
            "Wie lange läuft das Nutzungsrecht, kann es verlängert werden?",
            ("Wie lange läuft das Nutzungsrecht?", "Kann es verlängert werden (Nutzungsrecht)?"),
        ),
    ],
)
def test_sentences_lists_and_joined_questions_become_questions_of_their_own(
    text: str, questions: tuple[str, ...]
) -> None:
    assert taken_apart(text) == questions


@pytest.mark.parametrize(
    "text",
    [
        "Wer muss die Straße reinigen und im Winter räumen?",
        "Wie ist das Verhältnis zwischen Rat und Verwaltung?",
        "Was steht in der Satzung, wer zahlen muss?",
        "Was gilt für Gebühren, welche die Gemeinde erhebt?",
    ],
)
def test_what_is_one_question_stays_one(text: str) -> None:
    assert taken_apart(text) == (text,)


def test_words_without_a_question_are_asked_as_they_are_and_nothing_is_nothing() -> None:
    assert taken_apart("Hundesteuer") == ("Hundesteuer",)
    assert taken_apart("?? …") == ()


def test_the_same_question_is_asked_once_and_never_more_than_a_report_holds() -> None:
    assert taken_apart("Wie hoch ist die Kurtaxe? Wie hoch ist die Kurtaxe?") == ("Wie hoch ist die Kurtaxe?",)
    many = " ".join(f"Was kostet Leistung{'x' * number}?" for number in range(30))
    assert len(taken_apart(many)) == MOST_SUBQUESTIONS
