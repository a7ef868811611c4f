import pytest

from genius_desktop.sentences import split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Rat stimmt zu. Die Kosten trägt der Kreis.", 2),
        ("Nach § 7 Abs. 2 KAG gilt dies. Es bleibt dabei.", 2),
        ("Am 12. Mai 2026 tagt der Rat. Um 19 Uhr beginnt er.", 2),
        ("Die Gemeinde, z. B. das Bauamt, prüft i. V. m. Nr. 3 den Antrag.", 1),
        ("Das kostet 1,2 Mio. Euro. Das ist viel!", 2),
        ("Es gilt die Fassung vom 27.09.2022. Der Rat hat sie beschlossen.", 2),
        ("Im Jahr 2025. Danach nicht mehr.", 2),
        ("Herr Dr. Muster fragt nach. „Wann?“ Die Verwaltung antwortet.", 3),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_says_so(text: str, expected: int) -> None:
    found = split(text)

    assert len(found) == expected
    assert "".join(" ".join(found).split()) == "".join(text.split())
