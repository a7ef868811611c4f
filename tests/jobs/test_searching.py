import pytest

from genius_desktop.assignments import Question
from genius_desktop.domain import Passage, Span
from genius_desktop.jobs.asking import kind_of, sought
from genius_desktop.jobs.searching import answers, find, index

MINUTES = """Zu Punkt 4: Sanierung der Turnhalle
Der Rat beschließt die Sanierung.
Die Kosten betragen 480.000 Euro.
Zu Punkt 5: Sanierung des Freibades
Der Rat vertagt die Entscheidung.
Die Kosten betragen 1.200.000 Euro.
§ 7 Gebühren
Die Abwassergebühr beträgt je m³ 2,98 Euro.
Wer gegen § 3 verstößt, begeht eine Ordnungswidrigkeit."""


def first(question: str, text: str = MINUTES) -> str:
    matches = find(sought(Question(question)), index([Passage(0, 1, (Span(1, text),))]))
    return matches[0].spot.sentence.text if matches else ""


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Wann ist die Gebühr fällig?", "time"),
        ("Bis wann muss ich zahlen?", "time"),
        ("Wie hoch ist die Gebühr?", "amount"),
        ("Was kostet eine Urkunde?", "amount"),
        ("Wie viele Stellen werden geschaffen?", "count"),
        ("Wer trägt die Kosten?", "person"),
        ("Wo steht das Denkmal?", "place"),
        ("Wie wurde über den Antrag abgestimmt?", "vote"),
        ("Was ist ein Erschließungsbeitrag?", ""),
    ],
)
def test_a_question_says_what_kind_of_answer_it_wants(question: str, kind: str) -> None:
    assert kind_of(question) == kind


def test_the_heading_above_tells_two_sentences_apart_that_read_alike() -> None:
    assert first("Was kostet das Freibad?") == "Die Kosten betragen 1.200.000 Euro."
    assert first("Was kostet die Turnhalle?") == "Die Kosten betragen 480.000 Euro."


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist die Gebühr für Abwasser?",
        "Wie hoch sind die Abwassergebühren?",
        "Was kostet ein Kubikmeter Abwasser?",
    ],
)
def test_forms_parts_and_meanings_of_a_word_find_it(question: str) -> None:
    assert "2,98 Euro" in first(question)


def test_what_is_not_there_holds_little_of_the_question() -> None:
    known = index([Passage(0, 1, (Span(1, MINUTES),))])

    there = find(sought(Question("Was kostet die Sanierung der Turnhalle?")), known)[0].share
    absent = find(sought(Question("Was kostet die Anmietung der Mehrzweckhalle?")), known)

    assert there > 0.7
    assert not absent or absent[0].share < 0.4


def test_a_question_of_empty_words_finds_what_weighs_most_of_its_kind() -> None:
    assert "Euro" in first("Und wie viel ist das?")
    assert first("Und was ist dazu?") != ""


def test_an_item_of_an_agenda_is_no_number() -> None:
    assert not answers("Zu Punkt 14: Gewährung eines Zuschusses", "amount")
    assert answers("Der Zuschuss beträgt 4.000 Euro.", "amount") == 1.0
    assert 0 < answers("Es sind 12 Plätze.", "amount") < 1.0


def test_sentences_of_another_document_are_not_beside_each_other() -> None:
    known = index(
        [
            Passage(0, 1, (Span(1, "Der Rat tagt im Schloss."),)),
            Passage(1, 2, (Span(1, "Es gibt Kaffee und Kuchen."),)),
        ]
    )

    found = find(sought(Question("Schloss Kuchen")), known)

    assert all(match.share < 0.6 for match in found)
