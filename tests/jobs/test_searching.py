import pytest

from genius_desktop.assignments import Question, Reading
from genius_desktop.domain import Passage, Span
from genius_desktop.jobs.answer_kinds import answers
from genius_desktop.jobs.asking import kind_of, sought
from genius_desktop.jobs.searching import find, index, is_chapter
from genius_desktop.stems import stem

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


STATUTE = """§ 1 Steuergegenstand
Die Gemeinde erhebt die Hundesteuer von jedem Hundehalter im Gemeindegebiet.
§ 2 Steuersatz
Die Hundesteuer beträgt 120 Euro im Jahr.
§ 3 Steuerbefreiungen
Steuerbefreiung ist auf Antrag zu gewähren für das Halten von
1. Hunden, die blinde Personen führen.
2. Rettungshunden mit Prüfung.
§ 4 Fälligkeit
Der Betrag ist zum 15. Februar zu entrichten.
§ 5 Öffnungszeiten
Das Steueramt ist am Montag zu erreichen.
§ 6 Hundesteuermarken
Wer seine Hundesteuermarke verliert, zahlt 5 Euro.
§ 7 Inkrafttreten
Diese Satzung tritt am 1. Januar 2025 in Kraft."""
TITLE = {0: "Satzung über die Erhebung der Hundesteuer"}


def first_of_collection(question: str) -> tuple[str, str]:
    asked = Question(question, readings=(Reading(0, (1,)),))
    spot = find(sought(asked), index([Passage(0, 1, (Span(1, STATUTE),))], TITLE))[0].spot
    return spot.heading, spot.sentence.text


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Wer ist von der Hundesteuer befreit?", "§ 3 Steuerbefreiungen"),
        ("Wann muss ich die Hundesteuer bezahlen?", "§ 4 Fälligkeit"),
        ("Wie hoch ist die Hundesteuer?", "§ 2 Steuersatz"),
    ],
)
def test_a_question_to_a_collection_finds_the_section_that_its_papers_call_otherwise(
    question: str, heading: str
) -> None:
    assert first_of_collection(question)[0] == heading


def test_the_same_word_means_another_thing_in_another_kind_of_question() -> None:
    def meant(text: str) -> set[str]:
        wanted = sought(Question(text, readings=(Reading(0, (1,)),)))
        return set(wanted.office["bezahl"])

    assert stem("fällig") in meant("Wann muss ich bezahlen?")
    assert stem("Gebührenschuldner") in meant("Wer muss bezahlen?")
    assert stem("fällig") not in meant("Wer muss bezahlen?")


def test_a_question_to_one_document_is_asked_in_its_own_words() -> None:
    assert not sought(Question("Wann muss ich bezahlen?")).office


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 5 Öffnungszeiten", True),
        ("§ 6 Inkrafttreten", True),
        ("§ 5 (Ordnungswidrigkeiten)", True),
        ("§ 18 Abscheider, Hebeanlagen, Pumpen", True),
        ("§ 13 Abs. 3 gilt entsprechend", False),
        ("§ 7 Die Gebühr wird im Januar fällig", False),
        ("§ 16 bleibt unberührt.", False),
    ],
)
def test_a_heading_is_one_even_where_its_noun_ends_like_a_verb(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_chapter(text) is expected
