"""What of a statement is not proven, in words, and whether someone still has to look at it."""

from collections.abc import Mapping, Sequence

from genius_desktop import rewriting_words
from genius_desktop.domain import Statement
from genius_desktop.rewriting_words import is_refusal
from genius_desktop.ui import words
from genius_desktop.ui.story import Paper

UNSOURCED = "Zu dieser Aussage wurde keine Stelle im Dokument gefunden. Bitte prüfen."
UNCHECKED = "Nach der Bearbeitung nicht neu geprüft. Bitte prüfen."
_TONES = {"formal": "förmlicher formuliert", "simple": "einfacher formuliert"}


def marks(statement: Statement, papers: Mapping[int, Paper], *, sourced: bool = True) -> list[str]:
    """Say what could not be proven; calm facts are not mentioned, nor that a text which is not `sourced` has none."""
    if statement.unchecked:
        return [UNCHECKED]
    lines = [words.unproven(check) for check in statement.checks if not check.found and not is_refusal(check)]
    if why := rewriting_words.warning(statement):
        lines.append(why)
    for citation in statement.citations:
        if not citation.found:
            paper = papers.get(citation.document)
            lines.append(words.lost_quote(citation, paper.unit if paper else "page"))
    if sourced and not statement.citations and statement.kind != "absent":
        lines.append(UNSOURCED)
    return lines


def changes(statement: Statement) -> str:
    """Say what became of the words of a statement since it was written."""
    said = [_TONES[statement.tone]] if statement.tone else []
    told = ", ".join([*said, *(["bearbeitet"] if statement.edited else [])])
    # Code sees that figures and names stayed, not that the sense did.
    return f"{told}; bitte mit der Stelle vergleichen" if statement.tone and not statement.reviewed else told


def is_open(statement: Statement, *, sourced: bool = True) -> bool:
    """Tell whether something is not proven that no one has marked as checked."""
    return bool(marks(statement, {}, sourced=sourced)) and not statement.reviewed


def countable(statements: Sequence[Statement]) -> list[Statement]:
    """Give the statements that can be checked; that the text says nothing on a topic is none."""
    return [statement for statement in statements if statement.kind != "absent"]


def reviewed_line(statements: Sequence[Statement]) -> str:
    """Say how many statements are marked as checked."""
    counted = countable(statements)
    return f"{sum(statement.reviewed for statement in counted)} von {len(counted)} geprüft"
