"""How easy a text is to read, by rules."""

import time

import pytest

from genius_desktop import plainness_words
from genius_desktop.plainness.cutting import parted
from genius_desktop.plainness.lists import kinds, lists
from genius_desktop.plainness.measure import measure

EASY = "Wir prüfen Ihren Antrag. Das dauert drei Wochen. Dann schreiben wir Ihnen."
HARD = (
    "Hinsichtlich der Inanspruchnahme der Einrichtung wird gemäß § 7 Abs. 2 der Satzung darauf hingewiesen, dass die "
    "Entrichtung der Gebühr, welche im Bescheid festgesetzt wurde, innerhalb von 14 Tagen zu erfolgen hat, sofern "
    "nicht ausnahmsweise eine Stundung beantragt wird."
)


def hits(text: str, kind: str) -> list[tuple[str, str]]:
    return [(hit.shown, hit.suggestion) for hit in measure(text).hits if hit.kind == kind]


def test_a_simple_text_is_easier_than_one_of_an_office() -> None:
    easy, hard = measure(EASY), measure(HARD)

    assert (easy.words, easy.sentences, easy.words_a_sentence) == (12, 3, 4.0)
    assert not easy.hits
    assert easy.flesch > 70
    assert hard.flesch < 30
    assert easy.lix < 40
    assert hard.lix > 60
    assert (plainness_words.level(easy), plainness_words.level(hard)) == ("gut zu lesen", "sehr schwer")


def test_the_indices_are_those_of_their_authors() -> None:
    found = measure("Die Gemeinde plant einen Spielplatz. Alle Kinder dürfen mitreden.")

    # Nine words in two sentences: 18 syllables, and three words of more than six letters.
    assert found.flesch == round(180 - 4.5 - 58.5 * 18 / 9, 1)
    assert found.lix == round(4.5 + 100 * 3 / 9, 1)


@pytest.mark.parametrize(
    ("word", "count"),
    [("Gemeinde", 3), ("Häuser", 2), ("Spielplatz", 2), ("Idee", 2), ("Europa", 3), ("x", 1), ("Wohngeldantrag", 4)],
)
def test_syllables_are_counted_by_their_vowels(word: str, count: int) -> None:
    assert parted(word).words[0].syllables == count


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("Der Antrag wird von uns geprüft.", "passive", "wird von uns geprüft"),
        ("Wir melden uns, sobald der Antrag geprüft wurde.", "passive", "geprüft wurde"),
        ("Über den Antrag wurde gestern beschlossen.", "passive", "wurde gestern beschlossen"),
        ("Die Gebühr ist sofort zu zahlen.", "must", "ist sofort zu zahlen"),
        ("Die Unterlagen sind bis Montag vorzulegen.", "must", "sind bis Montag vorzulegen"),
        ("Das wird nach Prüfung der Unterlagen klar.", "nominal", "Prüfung"),
        ("Die neue Regel kommt erst im Mai zur Anwendung.", "phrase", "zur Anwendung"),
        ("Wir antworten hinsichtlich der Kosten.", "official", "hinsichtlich"),
        ("Wir wollen das Verfahren evaluieren.", "foreign", "evaluieren"),
        ("Bitte bringen Sie z. B. den Ausweis mit.", "abbreviation", "z. B."),
        ("Bitte bringen Sie z.B. den Ausweis mit.", "abbreviation", "z.B."),
        ("Das gilt für alle Grundstücksentwässerungsanlagen hier.", "long-word", "Grundstücksentwässerungsanlagen"),
        ("Es ist nicht ausgeschlossen, dass es regnet.", "negation", "nicht ausgeschlossen"),
        ("Das ist nicht unerheblich für die Kosten.", "negation", "nicht unerheblich"),
        ("Das kostet 125.000,00 Euro im Jahr.", "figure", "125.000,00"),
        ("Es kamen 125000 Gäste in den Park.", "figure", "125000"),
    ],
)
def test_what_is_hard_to_read_is_found_in_its_place(text: str, kind: str, shown: str) -> None:
    found = [hit for hit in measure(text).hits if hit.kind == kind]

    assert [hit.shown for hit in found] == [shown]
    assert text[found[0].start : found[0].end] == shown


@pytest.mark.parametrize(
    "text",
    [
        "Wir werden Ihnen morgen schreiben.",
        "Die Verwaltung der Stadt ist am Montag offen.",
        "Im Jahr 2026 kamen 350 Gäste.",
        "Das Rathaus ist nicht weit.",
        "Unser Haus ist schön, und wir freuen uns.",
        "Wir gehen unter Bäumen und unterhalten uns.",
    ],
)
def test_plain_sentences_have_no_hits(text: str) -> None:
    assert not measure(text).hits


def test_a_long_and_a_nested_sentence_are_named_with_what_was_counted() -> None:
    by_kind = {hit.kind: hit for hit in measure(HARD).hits}

    assert by_kind["long-sentence"].count == 35
    assert by_kind["nested"].count >= 3
    assert "35 Wörter" in plainness_words.explanation(by_kind["long-sentence"])


def test_suggestions_stand_beside_words_of_the_office() -> None:
    assert hits("Wir bitten unverzüglich um Rückantwort.", "official") == [
        ("unverzüglich", "sofort"),
        ("Rückantwort", "Antwort"),
    ]
    assert hits("Das ist bis auf Weiteres so.", "official") == [("bis auf Weiteres", "bis wir uns wieder melden")]


def test_headings_and_lists_are_no_long_sentences() -> None:
    text = "Wichtige Hinweise\n\n" + "\n".join(f"- Bringen Sie Papier {number} mit" for number in range(12))

    assert not [hit for hit in measure(text).hits if hit.kind == "long-sentence"]


def test_lines_of_a_torn_sentence_belong_together() -> None:
    text = "Wir prüfen\nIhren Antrag und\nschreiben Ihnen."

    assert measure(text).sentences == 1
    assert hits("Der Antrag wird\ngeprüft.", "passive") == [("wird geprüft", "")]


def test_there_are_enough_words_and_each_kind_can_be_explained() -> None:
    known = lists()

    assert sum(map(len, (*known.whole.values(), *known.stems.values()))) >= 300
    assert all(kind.title and kind.why.endswith(".") and kind.advice.endswith(".") for kind in kinds().values())
    assert "Leichte Sprache" not in " ".join(kind.why + kind.advice for kind in kinds().values())


@pytest.mark.parametrize("text", ["", " \n\n ", "123 456", "a", "?!", "\x00\x01"])
def test_a_text_without_a_sentence_has_no_measure(text: str) -> None:
    assert measure(text).hits == ()
    assert plainness_words.lines(measure(text))


@pytest.mark.parametrize(
    "text", ["a" * 5_000_000, "a. " * 100_000, "0" * 1_000_000, "( " * 100_000, "ist nicht " * 20_000]
)
def test_a_text_that_is_none_is_measured_soon(text: str) -> None:
    began = time.process_time()
    measure(text)

    assert time.process_time() - began < 10


def test_a_text_of_many_pages_takes_time_in_proportion_and_the_second_time_hardly_any() -> None:
    text = "\n\n".join(f"{HARD} Absatz {number} gilt auch." for number in range(400))
    began = time.process_time()
    measure(text)
    first = time.process_time() - began
    measure(text + " Und noch ein Satz.")

    assert first < 5
    assert time.process_time() - began - first < 1


@pytest.mark.parametrize(("count", "said"), [(0, "kein langer Satz"), (1, "1 langer Satz"), (2, "2 lange Sätze")])
def test_long_sentences_are_counted_in_good_german(count: int, said: str) -> None:
    long = " ".join(["Der Antrag"] + ["ist auf dem Amt zu stellen und"] * 6 + ["zu prüfen."])
    text = " ".join(["Das ist kurz.", *[long] * count])

    assert plainness_words.lines(measure(text))[1].endswith(f", {said}")
