"""Which sentences answer which topic and stand under which heading."""

import pytest

from genius_desktop.assistants import forms
from genius_desktop.documents import passages as cutting
from genius_desktop.domain import Document, Page
from genius_desktop.jobs.chapters import Chapter, Wish
from genius_desktop.jobs.choosing import places
from genius_desktop.jobs.overview.draw import digest
from genius_desktop.jobs.planning import plan

PAPER = """Gemeinde Musterau
Fachbereich 3 - Bauen und Ordnung
Beschlussvorlage: Sanierung der Lindenstraße

Anlass
Der Ortsrat hat am 3. März 2026 die Sanierung der Lindenstraße beantragt.

Sachverhalt
Auf der Fahrbahn der Lindenstraße sind seit Jahren tiefe Risse und Schlaglöcher.
Der Gehweg ist an mehreren Stellen abgesackt und für Rollstühle kaum zu befahren.
Die Anlieger der Lindenstraße werden vor Beginn der Arbeiten schriftlich unterrichtet.

Finanzielle Auswirkungen
Die Sanierung kostet nach der Schätzung des Planungsbüros insgesamt 125.000 Euro.
Das Land fördert die Maßnahme mit 40.000 Euro aus dem Programm für Ortskerne.

Zeitplan
Die Arbeiten müssen bis zum 30. September 2026 abgeschlossen sein.

Beschlussvorschlag
Der Gemeinderat beschließt die Sanierung der Lindenstraße in der vorgelegten Fassung.
"""
MINUTES = """Niederschrift über die Sitzung des Gemeinderates Musterau am 4. Mai 2026

TOP 1: Eröffnung der Sitzung
Die Bürgermeisterin eröffnet die Sitzung und begrüßt die Anwesenden im Rathaus.

TOP 2: Sanierung der Lindenstraße
Das Planungsbüro berichtet über den Zustand der Fahrbahn und stellt zwei Varianten vor.
Der Gemeinderat beschließt die Sanierung der Lindenstraße mit Kosten von 125.000 Euro.
Abstimmungsergebnis: 11 Ja-Stimmen und 2 Nein-Stimmen

TOP 3: Verschiedenes

TOP 4: Freibad
Der Gemeinderat beschließt einstimmig, die Pumpe des Freibades für 8.400 Euro zu ersetzen.
"""


def planned(text: str, form: str = "ueberblick", *focus: str, count: int = 12) -> list[Chapter]:
    document = Document("a.pdf", "", "page", (Page(1, text),))
    cut = cutting.cut(document, 0, lambda piece: len(piece) // 3)
    digests = [digest(document)]
    wish = Wish(forms.shipped(form), focus, forms.lexicon(), [document], cut, digests)
    return plan(places(cut, {}, digests), wish=wish, count=count)


def told(chapter: Chapter) -> str:
    """Give all that a chapter says or is made from."""
    return " ".join([*(s.text for s in chapter.said), *(s.text for p in chapter.places for s in p.source)])


def by_title(chapters: list[Chapter]) -> dict[str, str]:
    return {chapter.title: told(chapter) for chapter in chapters}


def test_without_wishes_there_is_one_chapter_without_a_name() -> None:
    (chapter,) = planned(PAPER)

    assert chapter.title == ""
    assert chapter.places


def test_a_decision_paper_puts_each_sentence_under_its_heading() -> None:
    chapters = by_title(planned(PAPER, "entscheidungsvorlage"))

    assert list(chapters) == ["Anlass", "Sachverhalt", "Beschluss", "Kosten", "Fristen", "Zuständigkeit"]
    assert "beantragt" in chapters["Anlass"]
    assert "Schlaglöcher" in chapters["Sachverhalt"]
    assert "beschließt die Sanierung" in chapters["Beschluss"]
    assert "125.000 Euro" in chapters["Kosten"]
    assert "30. September 2026" in chapters["Fristen"]
    assert "Fachbereich 3" in chapters["Zuständigkeit"]


def test_no_sentence_is_told_twice() -> None:
    chapters = planned(PAPER, "entscheidungsvorlage", "Kosten", "Lindenstraße")
    sentences = [id(sentence) for chapter in chapters for place in chapter.places for sentence in place.source]

    assert len(sentences) == len(set(sentences))


def test_a_section_the_text_holds_nothing_for_says_so_without_a_source() -> None:
    text = "\n".join(line for line in PAPER.split("\n") if "Euro" not in line and "Finanz" not in line)
    (costs,) = [chapter for chapter in planned(text, "entscheidungsvorlage") if chapter.title == "Kosten"]

    assert not costs.places
    assert [(s.text, s.kind, s.citations) for s in costs.said] == [
        ("Der Text enthält keine Angaben zu Kosten.", "absent", ())
    ]


def test_a_section_whose_only_sentence_is_told_elsewhere_points_there() -> None:
    text = """Beschlussvorlage
Der Gemeinderat beschließt die Sanierung der Lindenstraße mit Kosten von 125.000 Euro.
Auf der Fahrbahn der Lindenstraße sind seit Jahren tiefe Risse und Schlaglöcher."""
    (costs,) = [chapter for chapter in planned(text, "entscheidungsvorlage") if chapter.title == "Kosten"]
    (pointer,) = costs.said

    assert pointer.text == "Angaben dazu stehen unter „Beschluss“."
    assert "125.000 Euro" in pointer.citations[0].quote


def test_a_memo_begins_with_the_title_of_the_document() -> None:
    chapters = by_title(planned(PAPER, "vermerk"))

    assert list(chapters) == ["Betreff", "Anlass", "Sachverhalt", "Ergebnis", "Weiteres Vorgehen"]
    assert "Sanierung der Lindenstraße" in chapters["Betreff"]
    assert "30. September 2026" in chapters["Weiteres Vorgehen"]


def test_minutes_have_a_chapter_for_each_item_with_its_decision_and_vote() -> None:
    chapters = planned(MINUTES, "niederschrift")
    titles = [chapter.title.split(":")[0] for chapter in chapters]
    texts = [told(chapter) for chapter in chapters]

    assert titles == ["TOP 1", "TOP 2", "TOP 3", "TOP 4"]
    assert "125.000 Euro" in texts[1]
    assert "11 Ja-Stimmen" in texts[1]
    assert "8.400 Euro" in texts[3]
    assert "8.400" not in texts[1]


def test_an_item_with_nothing_but_its_heading_is_named_as_such() -> None:
    bare = planned(MINUTES, "niederschrift")[2]

    assert [statement.kind for statement in bare.said] == ["absent"]
    assert "nur die Überschrift" in bare.said[0].text
    assert bare.said[0].citations[0].quote == "TOP 3: Verschiedenes"


def test_without_an_agenda_minutes_say_so_and_tell_the_text() -> None:
    (chapter,) = planned(PAPER, "niederschrift")

    assert "keine Tagesordnung" in chapter.said[0].text
    assert chapter.places


@pytest.mark.parametrize(
    ("topic", "answer"),
    [
        ("Kosten", "125.000 Euro"),
        ("Wie hoch sind die Kosten?", "125.000 Euro"),
        ("Förderung", "40.000 Euro"),
        ("Fristen", "30. September 2026"),
        ("Gehwege", "abgesackt"),
        ("Straßensanierung", "Sanierung der Lindenstraße"),
        ("Rollstuhl", "Rollstühle"),
    ],
)
def test_a_topic_is_answered_by_stem_compound_or_subject(topic: str, answer: str) -> None:
    first, *_ = planned(PAPER, "ueberblick", topic)

    assert first.title == topic
    assert answer in told(first)
    assert not [statement for statement in first.said if statement.kind == "absent"]


@pytest.mark.parametrize("topic", ["Personal", "Klima", "Schwimmkurse"])
def test_a_topic_the_text_does_not_touch_is_said_to_be_absent(topic: str) -> None:
    first, *rest = planned(PAPER, "ueberblick", topic)

    assert [(s.text, s.kind) for s in first.said] == [(f"Der Text enthält keine Angaben zu „{topic}“.", "absent")]
    assert not first.places
    assert rest[0].title == "Überblick"


def test_of_a_text_that_was_not_read_whole_only_what_was_read_is_said() -> None:
    document = Document("a.pdf", "", "page", (Page(1, PAPER), Page(2, "", origin="none")))
    cut = cutting.cut(document, 0, lambda piece: len(piece) // 3)
    wish = Wish(forms.shipped("ueberblick"), ("Klima",), forms.lexicon(), [document], cut, [digest(document)])
    first, *_ = plan(places(cut, {}), wish=wish, count=6)

    assert first.said[0].text.startswith("Der gelesene Teil des Textes")


def test_a_topic_of_two_words_wants_both_near_each_other() -> None:
    whole, *_ = planned(PAPER, "ueberblick", "Zustand der Fahrbahn")
    near, *_ = planned(PAPER, "ueberblick", "Förderung für Anlieger")

    assert near.said[0].kind == "absent"
    assert "Am nächsten kommt" in near.said[0].text
    assert near.places
    assert "Fahrbahn" in told(whole)


def test_a_topic_that_is_only_a_name_is_said_to_be_named_only() -> None:
    text = PAPER.replace("Fachbereich 3 - Bauen und Ordnung", "Fachausschuss Klimaschutz")
    first, *_ = planned(text, "ueberblick", "Klima")

    assert first.said[0].kind == "absent"
    assert "genannt wird es nur hier" in first.said[0].text
    assert first.said[1].text.startswith("Fachausschuss Klimaschutz")


def test_a_section_asked_for_as_a_topic_comes_once() -> None:
    titles = [chapter.title for chapter in planned(PAPER, "entscheidungsvorlage", "Kosten")]

    assert titles == ["Kosten", "Anlass", "Sachverhalt", "Beschluss", "Fristen", "Zuständigkeit"]


def test_a_section_whose_weightiest_sentence_answers_a_topic_says_where_it_is() -> None:
    chapters = by_title(planned(PAPER, "entscheidungsvorlage", "Gemeinderat"))

    assert "beschließt die Sanierung" in chapters["Gemeinderat"]
    assert "Angaben dazu stehen unter „Gemeinderat“." in chapters["Beschluss"]
