"""A made-up statute in two versions, and what helps to compare texts in a test."""

from collections.abc import Sequence

from genius_desktop.domain import Document, Page
from genius_desktop.jobs.aligning import align
from genius_desktop.jobs.changing import Change, change_of
from genius_desktop.jobs.clauses import clauses

OLD = """Satzung der Gemeinde Musterau über Verwaltungsgebühren

I. Allgemeines

§ 1 Gebührenpflicht

(1) Die Gemeinde erhebt für öffentliche Leistungen Gebühren nach dieser Satzung und dem Verzeichnis.

(2) Für Auskünfte einfacher Art werden keine Gebühren erhoben, soweit nichts anderes bestimmt ist.

§ 2 Gebührenfreiheit

Gebührenfrei sind Leistungen, die das Arbeitsverhältnis von Bediensteten der Gemeinde betreffen.

II. Höhe und Fälligkeit

§ 3 Gebührenhöhe

(1) Die Gebühr beträgt 35,00 € je Antrag und wird nach dem Aufwand der Verwaltung bemessen.

(2) Wird ein Antrag zurückgenommen, ermäßigt sich die Gebühr auf ein Zehntel, mindestens 5 Euro.

§ 4 Fälligkeit

Die Gebühr wird mit der Bekanntgabe des Bescheids fällig. Sie kann bis zum 30. Juni 2024 gestundet werden.

§ 5 Inkrafttreten

Diese Satzung tritt am 1. Januar 2024 in Kraft.

Musterau, den 12. Dezember 2023
"""
NEW = (
    OLD.replace("35,00 €", "42,00 €")
    .replace("ermäßigt sich die Gebühr auf", "verringert sich die Gebühr auf")
    .replace("kann bis zum", "muss bis zum")
    .replace("1. Januar 2024", "1. Januar 2026")
    .replace("der Bediensteten", "der Beschäftigten")
    .replace(
        "II. Höhe",
        "§ 2a Befreiungen\n\nAuf Antrag befreit das Bauamt gemeinnützige Vereine von der Gebühr.\n\nII. Höhe",
    )
)


def document(*pages: str, name: str = "satzung.txt") -> Document:
    """Make a document of these pages."""
    return Document(name, "0" * 64, "page", tuple(Page(number, text) for number, text in enumerate(pages, start=1)))


def compared(old: str | Sequence[str], new: str | Sequence[str]) -> dict[str, Change]:
    """Give what has changed, by the number of the clause."""
    sides = [document(*([text] if isinstance(text, str) else text)) for text in (old, new)]
    pairs = align(clauses(sides[0]), clauses(sides[1]))
    return {change.label: change for pair in pairs if (change := change_of(pair))}


def many_sections(count: int, *, fee: int = 10) -> str:
    """Make a statute of so many sections, no two of them alike."""
    return "\n\n".join(
        f"§ {number} Gegenstand {number * 7}\n\n(1) Für den Vorgang {number * 13} im Bezirk {number % 9} gilt die "
        f"Gebühr von {number + fee},00 € nach Stufe {number % 5}.\n\n(2) Zuständig für Vorgang {number * 13} ist das "
        f"Amt {number % 11} in der Straße {number * 3}."
        for number in range(1, count + 1)
    )
