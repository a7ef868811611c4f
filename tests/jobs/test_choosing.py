from dataclasses import replace

from genius_desktop.domain import Document, Page, Passage, Span
from genius_desktop.jobs.choosing import choose, places
from genius_desktop.jobs.overview.draw import digest
from tests.growth import grows_with_the_size

MINUTES = """Zu Punkt 4: Sanierung der Lindenstraße
Die Sitzung verläuft ruhig und sachlich im großen Saal des Hauses.
Der Gemeinderat beschließt die Sanierung der Lindenstraße mit Kosten von 125.000 Euro.
Abstimmungsergebnis: 11 Ja-Stimmen und 2 Nein-Stimmen
Zu Punkt 5: Freibad
Nach kurzer Beratung beschließt der Rat einstimmig wie folgt:
Die Pumpe des Freibades wird für 8.400 Euro ersetzt.
Telefon: 01234 56789
Der Hausmeister berichtet von der Arbeit an den Beeten vor dem Haus."""
STATUTE = "\n".join(
    f"§ {n} {title}\nDie Anlieger {duty}."
    for n, (title, duty) in enumerate(
        [
            ("Zweck", "kennen den Zweck dieser Satzung"),
            ("Räumen", "haben die Gehwege bis 7 Uhr zu räumen"),
            ("Gebühr", "zahlen; die Gebühr beträgt 12 Euro je Meter"),
            ("Ort", "kennen den Ort der Bekanntmachung"),
            ("Folgen", "handeln ordnungswidrig, wenn sie nicht räumen"),
            ("Schluss", "lesen den Schluss der Satzung"),
        ],
        start=1,
    )
)


def passage(text: str) -> Passage:
    return Passage(0, 1, (Span(1, text),))


def test_decisions_come_before_chat_with_their_vote_and_their_topic() -> None:
    first, second = choose(places([passage(MINUTES)], {}), 2)

    assert first.sentence.text.startswith("Der Gemeinderat beschließt")
    assert [sentence.text for sentence in first.after] == ["Abstimmungsergebnis: 11 Ja-Stimmen und 2 Nein-Stimmen"]
    assert first.topic == "Zu Punkt 4: Sanierung der Lindenstraße"
    assert second.sentence.text.startswith("Die Pumpe")
    assert "einstimmig" in second.before[0].text
    assert second.topic == "Zu Punkt 5: Freibad"


def test_what_the_model_noted_counts_and_its_words_are_kept() -> None:
    note = "- Der Hausmeister berichtet von den Beeten vor dem Haus."
    (place,) = [p for p in places([passage(MINUTES)], {0: note}) if p.fact]

    assert place.sentence.text.startswith("Der Hausmeister")
    assert place.fact == "Der Hausmeister berichtet von den Beeten vor dem Haus."


def test_in_a_statute_duties_fees_and_sanctions_weigh() -> None:
    texts = [place.sentence.text for place in choose(places([passage(STATUTE)], {}), 3)]

    assert [text.split(".")[0] for text in texts] == [
        "Die Anlieger haben die Gehwege bis 7 Uhr zu räumen",
        "Die Anlieger zahlen; die Gebühr beträgt 12 Euro je Meter",
        "Die Anlieger handeln ordnungswidrig, wenn sie nicht räumen",
    ]


def test_contact_lines_and_repeats_are_never_chosen() -> None:
    texts = [place.sentence.text for place in choose(places([passage(MINUTES + "\n" + MINUTES)], {}), 9)]

    assert not any("Telefon" in text for text in texts)
    assert len(texts) == len(set(texts))


def test_each_of_several_documents_has_its_share() -> None:
    rich = [
        Passage(0, n, (Span(n, f"Der Rat beschließt für Weg {n * 7} den Betrag von {n}.000 Euro bis zum 1. Mai."),))
        for n in range(1, 9)
    ]
    poor = Passage(1, 9, (Span(1, "Die Bücherei im Rathaus öffnet wieder und ist dann länger geöffnet."),))

    assert {place.document for place in choose(places([*rich, poor], {}), 4)} == {0, 1}


def test_what_the_user_calls_important_comes_first() -> None:
    plain = [
        Passage(0, n, (Span(n, f"Die Straße Nummer {n * 7} im Ort wird im Sommer ganz gesperrt und geteert."),))
        for n in range(1, 6)
    ]
    important = [*plain[:4], replace(plain[4], weight=2)]

    assert [place.passage for place in choose(places(important, {}), 1)] == [4]
    assert [place.passage for place in choose(places(plain, {}), 1)] != [4]


def test_a_decision_is_one_place_with_all_its_text_and_its_vote_and_the_agenda_none() -> None:
    agenda = "\n".join(f"{n}. Antrag auf Wege die im Jahr {n} gesperrt werden" for n in range(1, 7))
    minutes = f"""Niederschrift über die 3. Sitzung des Gemeinderates
Tagesordnung:
{agenda}
Alle Mitglieder sind anwesend, die Einladung ging rechtzeitig zu.
Zu Punkt 1: Spielplatz am Anger
Die Bürgermeisterin berichtet vom Zustand der Geräte und den Wünschen der Eltern.
Beschluss:
Der Spielplatz am Anger wird für 40.000 Euro erneuert.
Die Arbeiten beginnen nach der Ernte und werden im Haushalt des folgenden Jahres veranschlagt.
Abstimmungsergebnis: 9 Ja-Stimmen, 1 Nein-Stimme
Zu Punkt 2: Heizung der Schule
Die Heizung der Schule läuft ohne Störung und wird weiter beobachtet."""
    document = Document("a", "", "page", (Page(1, minutes),))

    found = places([passage(minutes)], {}, [digest(document)])
    best = choose(found, 1)[0]

    assert best.topic == "Zu Punkt 1: Spielplatz am Anger"
    assert [sentence.text.split()[0] for sentence in best.source] == ["Der", "Die", "Abstimmungsergebnis:"]
    assert not any("Antrag auf Wege" in place.sentence.text for place in found)


def test_what_a_proposal_lets_decide_is_told_as_a_proposal() -> None:
    text = """Beschlussvorlage
Drucksache 12/2026
Beschlussvorschlag
Der Rat beschließt die Satzung über die Hundesteuer für das Jahr 2027 mit einem Satz von 90 Euro je Hund.
Begründung:
Die bisherige Satzung läuft aus, und die Kosten der Reinigung sind gestiegen."""
    document = Document("a", "", "page", (Page(1, text),))

    best = choose(places([passage(text)], {}, [digest(document)]), 1)[0]

    assert best.sentence.text.startswith("Der Rat beschließt")
    assert best.topic == "Beschlussvorschlag:"


def test_choosing_among_places_of_a_long_document_takes_time_by_its_length() -> None:
    found = places([passage(MINUTES)], {})

    def chosen(times: int) -> None:
        choose([replace(place) for place in found * times], 24)

    assert grows_with_the_size(chosen, 400)
