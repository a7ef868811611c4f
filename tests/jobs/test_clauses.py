"""Documents cut into clauses."""

from genius_desktop.jobs.clauses import clauses
from tests.jobs.statutes import OLD, document


def labels(*pages: str) -> list[str]:
    return [clause.label for clause in clauses(document(*pages))]


def test_a_statute_is_cut_at_its_sections_and_paragraphs() -> None:
    assert labels(OLD) == [
        "Vorspann",
        "I. Allgemeines",
        "§ 1",
        "§ 1 Abs. 1",
        "§ 1 Abs. 2",
        "§ 2",
        "II. Höhe und Fälligkeit",
        "§ 3",
        "§ 3 Abs. 1",
        "§ 3 Abs. 2",
        "§ 4",
        "§ 5",
        "Schluss",
    ]


def test_no_word_is_lost_or_told_twice() -> None:
    told = " ".join(clause.text for clause in clauses(document(OLD)))

    numbers = {"§", "1", "2", "3", "4", "5", "(1)", "(2)"}
    assert sorted(word for word in told.split() if word not in numbers) == sorted(
        word for word in OLD.split() if word not in numbers
    )


def test_a_section_that_a_sentence_only_names_begins_no_clause() -> None:
    text = (
        "§ 1 Pflicht\n\n(1) Die Gemeinde erhebt Gebühren nach\n§ 46 Abs. 5 WG und nach\n§ 7 dieser Satzung.\n\n"
        "§ 2 Höhe\n\nDie Gebühr beträgt 5 Euro."
    )

    assert labels(text) == ["§ 1", "§ 1 Abs. 1", "§ 2"]


def test_a_heading_that_begins_like_an_abbreviation_is_one() -> None:
    assert labels("§ 17 Anlagen\n\nSie sind dicht.\n\n§ 18 Abscheider\n\n(1) Sie sind zu leeren.") == [
        "§ 17",
        "§ 18",
        "§ 18 Abs. 1",
    ]


def test_a_clause_goes_on_over_the_end_of_a_page() -> None:
    pages = (
        "§ 1 Pflicht\n\n(1) Die Gemeinde erhebt Gebühren für die Grund-",
        "stücke im Gebiet.\n\n§ 2 Ende\n\nSchluss.",
    )
    clause = next(clause for clause in clauses(document(*pages)) if clause.label == "§ 1 Abs. 1")

    assert clause.text == "Die Gemeinde erhebt Gebühren für die Grundstücke im Gebiet."
    assert [span.page for span in clause.spans] == [1, 2]


def test_running_heads_are_no_part_of_a_clause() -> None:
    pages = [
        f"Satzung Musterau Stand 2024\n\n§ {n} Titel\n\nDie Regel {n} gilt im Ort.\n\nSeite {n}" for n in range(1, 6)
    ]
    told = " ".join(clause.text for clause in clauses(document(*pages))[1:])

    assert "Seite" not in told
    assert "Musterau" not in told


def test_a_contract_is_cut_at_its_numbers() -> None:
    text = "1. Mietsache\n\n1.1 Vermietet wird die Halle.\n\n1.2 Dazu gehört der Hof.\n\n2. Miete\n\n2.1 Sie ist hoch."

    assert labels(text) == ["Nr. 1", "Nr. 1.1", "Nr. 1.2", "Nr. 2", "Nr. 2.1"]


def test_an_annex_has_its_own_numbers() -> None:
    text = OLD + "\nAnlage 1 Verzeichnis\n\n1.1 Beglaubigung 5,00 €\n\n1.2 Abschrift 7,00 €\n"

    assert labels(text)[-3:] == ["Anlage 1", "Anlage 1 Nr. 1.1", "Anlage 1 Nr. 1.2"]


def test_a_long_list_is_cut_at_its_numbers_and_a_short_one_stays() -> None:
    items = "\n".join(f"{number}. der Fall {number} mit {'vielen ' * 40}Worten," for number in range(1, 6))
    long = f"§ 1 Fälle\n\n(1) Dazu zählen:\n{items}\n\n§ 2 Ende\n\nSchluss."
    short = "§ 1 Fälle\n\n(1) Dazu zählen:\n1. eins,\n2. zwei,\n3. drei.\n\n§ 2 Ende\n\nSchluss."

    assert labels(long)[2:7] == [f"§ 1 Abs. 1 Nr. {number}" for number in range(1, 6)]
    assert labels(short) == ["§ 1", "§ 1 Abs. 1", "§ 2"]


def test_a_letter_without_any_number_is_cut_at_its_paragraphs() -> None:
    assert labels("Sehr geehrte Damen und Herren,\n\nwir danken Ihnen.\n\nMit freundlichen Grüßen") == [
        "Absatz 1",
        "Absatz 2",
        "Absatz 3",
    ]
