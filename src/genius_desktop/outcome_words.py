"""The German words for results of every kind: what their parts are called, and what whoever reads them must know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from genius_desktop import wording

if TYPE_CHECKING:
    from genius_desktop.domain import Citation, Unit
    from genius_desktop.outcomes import Outcome

ANSWER_NOTICE = "Antworten ohne Dokument sind nicht belegt. Von KI erzeugt, bitte prüfen."
REWORDING_NOTICE = "Von KI umformuliert. Bitte vor der Verwendung mit dem bisherigen Text vergleichen."
WRITING_NOTICE = "Mit KI entworfen. Vor der Verwendung prüfen; Lücken in eckigen Klammern sind noch zu füllen."
COMPARISON_NOTICE = "Die Unterschiede sind ohne KI ermittelt. Maßgeblich sind die beiden Fassungen selbst."
EXPLAINED_NOTICE = (
    "Die Unterschiede sind ohne KI ermittelt, ihre Erläuterungen mit KI geschrieben. Maßgeblich sind die beiden "
    "Fassungen selbst."
)

_FIRST = "Sobald der erste Satz geschrieben ist, erscheint er hier."
# What stands on the page of a job that has written nothing yet.
EMPTY: dict[Outcome, str] = {
    "summary": _FIRST,
    "answer": _FIRST,
    "report": _FIRST,
    "rewording": "Sobald der erste Absatz umformuliert ist, erscheint er hier.",
    "comparison": "Sobald die Fassungen verglichen sind, erscheinen hier die Änderungen.",
    "writing": "Sobald der erste Absatz geschrieben ist, erscheint er hier.",
}
NO_MODEL = "Ohne Sprachmodell ermittelt."


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of a result is called, and several."""

    one: str
    many: str

    def counted(self, count: int) -> str:
        """Say how many."""
        return f"{count} {self.one if count == 1 else self.many}"


PARTS: dict[Outcome, Part] = {
    "summary": Part("Aussage", "Aussagen"),
    "answer": Part("Satz", "Sätze"),
    "report": Part("Satz", "Sätze"),
    "rewording": Part("Absatz", "Absätze"),
    "comparison": Part("Änderung", "Änderungen"),
    "writing": Part("Absatz", "Absätze"),
}
# What is said where there is no part at all.
NONE: dict[Outcome, str] = {
    "summary": "0 Aussagen",
    "answer": "Keine Antwort im Dokument",
    "report": "Keine Antwort in der Sammlung",
    "rewording": "Kein Absatz",
    "comparison": "Kein Unterschied",
    "writing": "Kein Absatz",
}
# What a whole result is called, above its parts and in the name of its file.
NAMES: dict[Outcome, str] = {
    "summary": "Zusammenfassung",
    "answer": "Antwort",
    "report": "Recherchebericht",
    "rewording": "Umformulierter Text",
    "comparison": "Synopse",
    "writing": "Entwurf",
}


def notice(outcome: Outcome, *, documents: bool, by_model: bool = True) -> str:
    """Say what whoever reads a result must know of it."""
    match outcome:
        case "answer" if not documents:
            return ANSWER_NOTICE
        case "rewording":
            return REWORDING_NOTICE
        case "comparison":
            return EXPLAINED_NOTICE if by_model else COMPARISON_NOTICE
        case "writing":
            return WRITING_NOTICE
    return wording.AI_NOTICE


def place(citation: Citation, unit: Unit | None) -> str:
    """Name the place of a citation; in a text that is no document, its paragraphs count."""
    return f"Absatz {citation.page}" if unit is None else wording.place(unit, citation.page)
