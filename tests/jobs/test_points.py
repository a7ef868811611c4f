"""A text written point by point: what the model invents does not stand, and every point does."""

from pathlib import Path

import pytest

from genius_desktop import paths
from genius_desktop.assignments import Procedure
from genius_desktop.assistants import procedures
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.jobs import points
from genius_desktop.jobs.grounding import Ground
from genius_desktop.sentences import split
from tests.assistants.trying import papers, result, task
from tests.jobs.test_writing import Pen

NOTES = (
    "Antrag eingegangen; es fehlt der Lageplan; bitte bis zum 12. Dezember 2026 nachreichen; "
    "Gebühr 45 Euro wird erst mit dem Bescheid fällig"
)
PLAIN = (
    "Antrag eingegangen. Es fehlt der Lageplan. Bitte bis zum 12. Dezember 2026 nachreichen. "
    "Gebühr 45 Euro wird erst mit dem Bescheid fällig."
)
INVENTED = (
    "Antrag auf Bescheid\n"
    "Ich habe Ihnen bereits Ihre Anfrage über die Erstellung eines Lageplans für die Gemeinde verfasst. Sie haben "
    "jedoch noch nicht das Lageplan eingegangen. Ich bitte Sie, bis zum 12. Dezember 2026 nachreichen.\n"
    "Ich werde die Gebühr für die Erstellung des Lageplans erst mit Ihrem Bescheid fällig."
)
POLITE = (
    "Ihr Antrag ist eingegangen. Leider fehlt noch der Lageplan. Bitte reichen Sie den Lageplan bis zum 12. Dezember "
    "2026 nach. Die Gebühr von 45 Euro wird erst mit dem Bescheid fällig."
)
FIELDS = {
    "brief": {"inhalt": NOTES, "betreff": "Bauantrag"},
    "email-antwort": {"inhalt": NOTES},
    "vermerk": {"stichpunkte": NOTES, "betreff": "Bauantrag"},
    "beschlussvorlage": {"stichpunkte": NOTES, "betreff": "Bauantrag"},
    "pressemitteilung": {"inhalt": NOTES, "ueberschrift": "Bauantrag"},
    "amtsblatt": {"inhalt": NOTES, "ueberschrift": "Bauantrag"},
}


def shipped(name: str) -> Procedure:
    return procedures.read(paths.resources() / "assistants" / "procedures" / f"{name}.toml", "shipped").procedure


def told(name: str, answer: str) -> list[str]:
    return [one.text for one in result(task(shipped(name), (), **FIELDS[name]), None, Pen(answer)).statements]


@pytest.mark.parametrize("name", FIELDS)
def test_an_invented_sense_does_not_stand_and_the_points_do(name: str) -> None:
    texts = told(name, INVENTED)

    assert PLAIN in texts
    assert not any("Erstellung" in text or "stehen?" in text or "Stichpunkte:" in text for text in texts)


@pytest.mark.parametrize("name", FIELDS)
def test_sentences_that_say_the_points_stand_in_their_order(name: str) -> None:
    assert POLITE in told(name, POLITE)
    assert POLITE in told(name, " ".join(reversed(split(POLITE))))


@pytest.mark.parametrize(("name", "told_of"), [("vermerk", True), ("email-antwort", False)])
def test_a_memo_tells_of_its_documents_and_an_answer_not_of_the_mail(
    name: str,
    told_of: bool,  # noqa: FBT001 (a table)
    tmp_path: Path,
) -> None:
    reader = ReaderProcess(ahead=True)
    source = papers(tmp_path, [("bericht.txt", "Die Heizung im Rathaus kostet im Jahr 2.400 Euro.")])
    try:
        statements = result(task(shipped(name), source, **FIELDS[name]), reader, Pen(INVENTED)).statements
    finally:
        reader.close()

    assert PLAIN in [one.text for one in statements]
    assert any("2.400 Euro" in one.text and one.citations for one in statements) == told_of


@pytest.mark.parametrize(
    "said",
    [
        "Ihr Antrag ist nicht eingegangen.",
        "Der Antrag ist eingegangen und wird bald bearbeitet.",
        "Der Antrag wurde genehmigt.",
        "Ich habe den Antrag eingereicht.",
        "Wir müssen den Antrag noch prüfen.",
        "Ist der Antrag eingegangen?",
        "The application has been received and is now being looked at.",
    ],
)
def test_a_sentence_that_says_more_or_less_than_a_point_is_left_out(said: str) -> None:
    wanted = points.points("Antrag eingegangen")

    assert points.written(wanted, [said], Ground(["Antrag eingegangen"]), asked="") == ["Antrag eingegangen."]


def test_only_one_limit_less_is_another_sense() -> None:
    wanted = points.points("Gebühr wird erst mit dem Bescheid fällig")
    ground = Ground(["Gebühr wird erst mit dem Bescheid fällig"])

    assert points.written(wanted, ["Die Gebühr wird mit dem Bescheid fällig."], ground, asked="") == [wanted[0].text]
    assert points.written(wanted, ["Fällig wird die Gebühr erst mit dem Bescheid."], ground, asked="") == [
        "Fällig wird die Gebühr erst mit dem Bescheid."
    ]


def test_lines_parts_and_sentences_are_points_and_a_list_stays_together() -> None:
    text = "- Termin am 3. Mai 2026, 9 Uhr\n- Raum 12; Eingang hinten\nMitzubringen sind:\n- Ausweis\n- Foto"

    assert [point.text for point in points.points(text)] == [
        "Termin am 3. Mai 2026, 9 Uhr.",
        "Raum 12.",
        "Eingang hinten.",
        "Mitzubringen sind: Ausweis, Foto.",
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Der Bauhof tauscht den Balken aus.", True),
        ("Gepflanzt werden Linden und Feldahorn.", True),
        ("Balken an der Schaukel gebrochen.", False),
        ("es fehlt der Lageplan", False),
    ],
)
def test_a_whole_sentence_is_known(text: str, whole: bool) -> None:  # noqa: FBT001 (a table)
    assert [point.whole for point in points.points(text)] == [whole]
