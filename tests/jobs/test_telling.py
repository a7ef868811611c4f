from collections.abc import Iterator, Sequence

import pytest

from genius_desktop.assistants import files, forms
from genius_desktop.domain import EngineInfo, Length, Passage, Span, Statement
from genius_desktop.engines.protocol import Piece, Prompt
from genius_desktop.forms import PLAIN
from genius_desktop.jobs.chapters import Wish
from genius_desktop.jobs.choosing import Place, places
from genius_desktop.jobs.evidence import as_sentence
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.sounding import quoted
from genius_desktop.jobs.telling import write_statements

SOURCE = (
    "Der Gemeinderat beschließt nach langer und ausführlicher Beratung in seiner öffentlichen Sitzung am frühen "
    "Abend im Saal des Rathauses die Sanierung der alten Lindenstraße mit Kosten von 125.000 Euro. Der Saal war voll."
)
PASSAGES = [Passage(0, 1, (Span(1, SOURCE.replace(". ", ".\n")),))]
# So few words that the source is too long to stand as it is.
WANTED = Length(1, 16)
GOOD = "Die Lindenstraße wird für 125.000 Euro saniert."


class Parrot:
    """An engine that gives the same answer to every prompt."""

    room_tokens = 4096

    def __init__(self, answer: str) -> None:
        self.answer = answer

    def describe(self) -> EngineInfo:
        return EngineInfo("scripted", "parrot", "")

    def count(self, text: str) -> int:
        return len(text.split())

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        for index in range(len(prompts)):
            yield Piece(index, self.answer)
            yield Piece(index, "", "stop", 1, 1)

    def cancel(self) -> None: ...

    def close(self) -> None: ...


def told(answer: str, source: Sequence[Passage] = PASSAGES, *, notes: dict[int, str] | None = None) -> list[Statement]:
    pen = Pen(Parrot(answer), files.shipped("zusammenfassung"))
    said = list(write_statements(places(source, notes or {}), pen, length=WANTED))
    return [statement for statement in said if isinstance(statement, Statement)]


def test_a_sound_answer_becomes_the_statement_with_the_sentence_as_its_source() -> None:
    (statement,) = told(f'- "{GOOD}" [3]\nund noch mehr')

    assert statement.text == GOOD
    assert statement.citations[0].quote == SOURCE.split(". ", maxsplit=1)[0] + "."


@pytest.mark.parametrize(
    "answer",
    [
        "Die Lindenstraße wird für 152.000 Euro saniert.",
        "Die Lindenstraße wird saniert.",
        "The Lindenstraße will be rebuilt for 125.000 Euro by the council of the town.",
        "Der Gemeinderat lehnt die Sanierung der Lindenstraße für 125.000 Euro ab.",
        "Die Verpachtung der Lindenstraße wurde für 125.000 Euro ausgesetzt.",
        "",
    ],
)
def test_an_answer_that_invents_loses_or_turns_around_gives_way_to_the_words_of_the_source(answer: str) -> None:
    (statement,) = told(answer)

    assert statement.text.strip("… ") in SOURCE
    assert statement.text.endswith("125.000 Euro.")


def test_the_vote_that_follows_is_told_with_its_decision() -> None:
    passage = Passage(0, 1, (Span(1, SOURCE.replace(". Der Saal war voll.", ".\nAbstimmung: 5 Ja-Stimmen")),))
    (statement,) = told(GOOD, [passage])

    assert statement.text.endswith("Abstimmung: 5 Ja-Stimmen")
    assert len(statement.citations) == 2


def test_the_models_note_is_better_than_bare_words_where_it_is_sound() -> None:
    (statement,) = told("Unsinn 7.", notes={0: f"- {GOOD}"})

    assert statement.text == GOOD


def test_a_proposal_is_told_as_one() -> None:
    passage = Passage(0, 1, (Span(1, f"Beschlussvorschlag:\n{SOURCE}"),))
    (statement,) = told(GOOD, [passage])

    assert statement.text == f"Beschlussvorschlag: {GOOD}"


def test_a_short_whole_sentence_is_told_in_its_own_words_and_the_model_is_not_asked() -> None:
    sentence = "Die Pumpe des Freibades wird für 8.400 Euro ersetzt."

    (statement,) = told("", [Passage(0, 1, (Span(1, sentence),))])

    assert statement.text == sentence


def test_a_sentence_that_needs_the_one_before_is_not_told_in_its_own_words() -> None:
    answer = "Die Pumpe wird für 8.400 Euro ersetzt."

    (statement,) = told(answer, [Passage(0, 1, (Span(1, "Diese Pumpe des Bades wird für 8.400 Euro ersetzt."),))])

    assert statement.text == answer


def briefly(answer: str) -> Statement:
    """Give what is told of the first passage where few words are wanted."""
    pen = Pen(Parrot(answer), files.shipped("zusammenfassung"))
    said = list(write_statements(places(PASSAGES, {}), pen, length=Length(1, 12)))
    return next(statement for statement in said if isinstance(statement, Statement))


def test_a_brief_form_takes_the_models_words_and_of_the_source_only_a_few() -> None:
    assert briefly(GOOD).text == GOOD
    assert "125.000 Euro" in briefly("Unsinn 7.").text
    assert len(briefly("Der Gemeinderat beschließt einiges zur Straße.").text.split()) <= 20


def test_the_style_of_a_form_stands_in_the_prompt_and_none_leaves_it_as_it_was() -> None:
    parrot = Parrot(GOOD)
    asked: list[str] = []

    def write(prompts: Sequence[Prompt]) -> Iterator[Piece]:
        asked.extend(prompt.after for prompt in prompts)
        yield Piece(0, GOOD, "stop", 1, 1)

    parrot.write = write  # type: ignore[method-assign]
    pen = Pen(parrot, files.shipped("zusammenfassung"))
    for form in (PLAIN, forms.shipped("stichpunkte")):
        list(write_statements(places(PASSAGES, {}), pen, length=WANTED, wish=Wish(form)))

    assert "genau. Schreibe nur diesen Satz." in asked[0]
    assert f"genau. {forms.shipped('stichpunkte').style} Schreibe nur" in asked[1]


def test_what_an_earlier_statement_has_said_is_not_said_again() -> None:
    first = "Die Pumpe des Freibades am Anger wird für 8.400 Euro im Frühjahr ersetzt."
    again = "Die Pumpe des Freibades wird für 8.400 Euro ersetzt und geliefert."
    pen = Pen(Parrot(""), files.shipped("zusammenfassung"))

    said = list(
        write_statements(places([Passage(0, 1, (Span(1, f"{first}\n{again}"),))], {}), pen, length=Length(4, 100))
    )

    assert [statement.text for statement in said if isinstance(statement, Statement)] == [first]


def test_in_a_brief_form_a_short_sentence_stays_as_it_stands() -> None:
    cost = "Die Ingenieurkosten für die Leistungsphasen 1-4 betragen 24.000 Euro."
    pen = Pen(Parrot("Die Ingenieure kosten 24.000 Euro pro Leistungsphase."), files.shipped("zusammenfassung"))
    said = write_statements(places([Passage(0, 1, (Span(1, cost),))], {}), pen, length=Length(1, 12))

    assert [told.text for told in said if isinstance(told, Statement)] == [cost]


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("So bliebe bei einer Förderung ein Rest von 70.000 Euro.", "Der Rest bei einer Förderung ist 70.000 Euro."),
        ("Diese Gebühr von 12 Euro wird nicht mehr erhoben.", "Die Gebühr von 12 Euro wird erhoben."),
        ("Es soll diese Brücke für 90.000 Euro gesperrt werden.", "Die Brücke wird für 90.000 Euro gesperrt."),
        ("Er hat die Helfer für 12 Wachen zu benennen.", "Er benachrichtigt die Helfer für 12 Wachen."),
    ],
)
def test_a_plan_a_condition_a_denial_and_a_verb_are_not_changed(source: str, answer: str) -> None:
    (statement,) = told(answer, [Passage(0, 1, (Span(1, source),))])

    assert statement.text == source


def test_an_entry_of_a_list_is_told_with_what_leads_it_in() -> None:
    text = "Der Ausschuss für Technik entscheidet über:\n2.1 den Verkauf von Fahrzeugen bis zu 25.000 Euro;\n2.2 Bau."

    (statement,) = told("", [Passage(0, 1, (Span(1, text),))])

    assert statement.text.startswith("Der Ausschuss für Technik entscheidet über: den Verkauf")
    assert [citation.quote.split()[0] for citation in statement.citations] == ["Der", "2.1"]


def test_a_row_of_a_table_stands_as_it_is() -> None:
    row = "Haushaltssoll Grundsteuer A im Jahr 2024 172.300,00 Euro"

    (statement,) = told(
        "Die Gemeinde plant 172.300,00 Euro Grundsteuer A im Jahr 2024.", [Passage(0, 1, (Span(1, row),))]
    )

    assert statement.text == row


def decided(*texts: str) -> Place:
    told = [as_sentence(1, text) for text in texts]
    return Place(0, 0, 0, told[0], 1.0, decided=True, after=told[1:])


def test_a_decision_is_told_in_its_own_words_and_the_model_is_not_asked() -> None:
    place = decided(
        *["Der Rat beschließt die Sanierung der Brücke am Mühlbach mit zwei Fahrbahnen."] * 4, "Einstimmig."
    )
    pen = Pen(Parrot(GOOD), files.shipped("zusammenfassung"))

    told = [told for told in write_statements([place], pen, length=WANTED) if isinstance(told, Statement)]

    assert GOOD not in told[0].text
    assert told[0].text.startswith("Der Rat beschließt die Sanierung der Brücke")
    assert pen.tokens_out == 0


def test_parts_of_a_decision_that_begin_alike_say_so_once() -> None:
    opening = "Unter Berufung in das Ehrenbeamtenverhältnis wird"
    place = decided(f"a) {opening} die Leiterin ernannt. b) {opening} der Stellvertreter ernannt.", "Einstimmig.")

    assert quoted(place, 40) == f"{opening} die Leiterin ernannt. b) … der Stellvertreter ernannt. Einstimmig."

    term = "auf die Dauer von sechs Jahren zum"
    place = decided(f"a) Herr Meyer wird {term} Leiter ernannt. b) Frau Schulz wird {term} Stellvertreter ernannt.")
    assert quoted(place, 60).endswith("b) Frau Schulz … Stellvertreter ernannt.")


def test_a_long_decision_ends_with_a_whole_sentence_unless_that_would_lose_a_figure() -> None:
    first = "Der Rat stimmt dem Entwurf des Planes für das neue Baugebiet am nördlichen Rand des Ortes zu."
    rest = "Die Verwaltung wird beauftragt, den Entwurf mit allen seinen Anlagen für die Dauer eines Monats auszulegen."

    assert quoted(decided(f"{first} {rest} 2a. Ferner gilt das.", "Einstimmig."), 16) == f"{first} Einstimmig."
    assert "125.000 Euro" in quoted(decided(f"{first} Dafür werden 125.000 Euro bereitgestellt und {rest}"), 16)
