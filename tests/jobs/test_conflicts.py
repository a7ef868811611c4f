import pytest

from genius_desktop.domain import Passage, Span
from genius_desktop.jobs.conflicts import conflicts


def told(*sentences: str) -> list[str]:
    passages = [Passage(0, n, (Span(n, sentence),)) for n, sentence in enumerate(sentences, start=1)]
    return [statement.text for statement in conflicts(passages)]


def test_two_figures_for_the_same_are_told_with_both_places() -> None:
    passage = Passage(
        0,
        1,
        (
            Span(2, "Die Sanierung der Lindenstraße kostet 125.000 Euro."),
            Span(9, "Für die Sanierung der Lindenstraße sind 152.000 Euro erforderlich und werden bereitgestellt."),
        ),
    )

    (statement,) = conflicts([passage])

    assert statement.kind == "conflict"
    assert "125.000 Euro" in statement.text
    assert "152.000 Euro" in statement.text
    assert [citation.page for citation in statement.citations] == [2, 9]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Die Sanierung der Lindenstraße kostet 125.000 Euro.", "Die Sanierung der Lindenstraße kostet 125 T€."),
        ("Die Sanierung der Lindenstraße kostet 125.000 Euro.", "Die Sanierung der Ulmenstraße kostet 90.000 Euro."),
        (
            "Die Sanierung der Lindenstraße kostet 125.000 Euro.",
            "Die Sanierung der Lindenstraße kostet statt dessen 90.000 Euro.",
        ),
        ("Die Steuer für Hunde in Haus A beträgt 90 Euro.", "Die Steuer für Hunde in Haus B beträgt 95 Euro."),
        (
            "Im Jahr 2024 kostet die Pflege der Wiesen und Bäche 90.000 Euro.",
            "Im Jahr 2025 kostet die Pflege der Wiesen und Bäche 95.000 Euro.",
        ),
    ],
)
def test_the_same_figure_and_other_things_or_times_are_no_conflict(one: str, other: str) -> None:
    assert told(one, other) == []
