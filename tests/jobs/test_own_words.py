"""What a text says in words of its writer's own."""

import pytest

from genius_desktop.assistants import manners
from genius_desktop.jobs import own_words
from genius_desktop.jobs.wordings import Answer, faults

CONTACT = "Für Rückfragen steht Ihnen Frau Schneider während der Dienstzeiten gerne zur Verfügung."
DUTY = "Der Antrag ist von den Eltern vor Beginn des Kindergartenjahres schriftlich bei der Gemeinde zu stellen."


@pytest.mark.parametrize(
    ("word", "source"),
    [
        ("nachzureichen", "bitte nachreichen"),
        ("Anträge", "der Antrag"),
        ("gesperrt", "die Sperrung"),
        ("bezahlen", "die Zahlung, zahlen"),
        ("Gebühr", "der Gebührenbescheid"),
        ("Straße", "die Lindenstraße"),
    ],
)
def test_other_forms_of_a_word_are_no_other_word(word: str, source: str) -> None:
    assert own_words.strange(word, source) == []


@pytest.mark.parametrize(
    ("word", "source"),
    [
        ("eingereicht", "eingegangen"),
        ("Beschluss", "der Bescheid"),
        ("Erstellung", "der Lageplan"),
        ("wartet", "steht"),
    ],
)
def test_a_word_that_only_begins_alike_is_another(word: str, source: str) -> None:
    assert own_words.strange(word, source) == [word.casefold()]


def test_one_new_verb_makes_another_sentence() -> None:
    said = "Vor Beginn des Kindergartenjahres ist der Antrag von den Eltern schriftlich an die Gemeinde zu senden."

    assert [loss.kind for loss in faults(Answer(said, "stop"), DUTY, manners.shipped("citizen"))] == ["words"]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("Wartet während der Dienstzeiten bei Frau Schneider auf Rückfragen, die gerne zur Verfügung steht.", "call"),
        ("Für Rückfragen steht uns Frau Schneider während der Dienstzeiten gerne zur Verfügung.", "person"),
        (
            "Ihnen steht Frau Schneider während der Dienstzeiten für Auskünfte, Beratung und Termine zur Verfügung.",
            "words",
        ),
    ],
)
def test_an_answer_of_another_sense_is_refused(answer: str, kind: str) -> None:
    found = faults(Answer(answer, "stop"), CONTACT, manners.shipped("citizen"))

    assert kind in [loss.kind for loss in found]


def test_the_reader_may_act_where_it_was_open_and_not_where_someone_else_does() -> None:
    said = "Bei der Gemeinde stellen Sie den Antrag schriftlich vor Beginn des Kindergartenjahres, wie die Eltern."
    named = "Die Gemeinde prüft den Antrag der Eltern vor dem Beginn des Kindergartenjahres sorgfältig."

    assert not faults(Answer(said, "stop"), DUTY, manners.shipped("citizen"))
    assert [
        loss.kind
        for loss in faults(
            Answer(
                "Den Antrag der Eltern prüfen Sie vor dem Beginn des Kindergartenjahres sorgfältig, Gemeinde.", "stop"
            ),
            named,
            manners.shipped("citizen"),
        )
    ] == ["person"]


def test_plain_words_for_those_of_an_office_are_no_new_words() -> None:
    before = "Aufwendungen werden binnen zwei Wochen erstattet."
    said = "Kosten werden innerhalb von zwei Wochen erstattet."

    assert not faults(Answer(said, "stop"), before, manners.shipped("simpler"))
    assert [loss.kind for loss in faults(Answer(said, "stop"), before, manners.shipped("formal"))] == ["words"]
