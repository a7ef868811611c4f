"""Values that are hard to show: long names, pages of every kind, statements with everything that one can have."""

from genius_desktop.domain import Citation, Coverage, Statement
from genius_desktop.overviews import Decision, Finding, Overview

NAME = "Beschlussvorlage_Sanierung_Straßenentwässerung_2026-03-17_Anlage_3.pdf"
COVERAGE = Coverage(30, 20, 0, (5, 6), (7,), 9, 9, (8, 9), (10, 11), (12, 13))
OVERVIEW = Overview(
    "proposal",
    title=Finding("Sanierung der Straßenentwässerung in der Lindenstraße", 1, 0, 26),
    decisions=(
        Decision(None, (Finding("Der Rat beschließt die Sanierung.", 1, 30, 63),), Finding("einstimmig", 2, 5, 15)),
    ),
    amounts=(Finding("… 125.000 Euro für die Fahrbahn", 2, 40, 70),),
    laws=(Finding("§ 7 der Straßenausbaubeitragssatzung", 3, 4, 19),),
)
ABSENT = Statement("Zu Fristen sagt das Dokument nichts.", kind="absent", topic="Fristen und Termine")
LONG = Statement(
    "Der Ausschuss empfiehlt, die Straßenausbaubeitragssatzung zum 1. Januar 2027 aufzuheben.",
    tuple(Citation(number % 2, 10 + number, "Aufhebung", found=True) for number in range(6)),
    topic="Kosten",
    edited=True,
    tone="formal",
)
SECTIONS = (
    Finding("Erster Teil: Allgemeine Bestimmungen", 1, 0, 1, 1),
    Finding("Wege, Plätze und Straßenentwässerungsanlagen", 2, 0, 1, 2),
    Finding("Zweiter Teil", 4, 0, 1, 1),
)
