"""The German words for what became of a clause from one version of a document to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

# Not at run time: the words of problems are spoken before anything else is loaded.
if TYPE_CHECKING:
    from genius_desktop.domain import Statement

# What happened, why, what now.
COMPARISON_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "two-versions": (
        "Zum Vergleichen braucht es genau zwei Dokumente.",
        "Verglichen wird immer eine bisherige mit einer neuen Fassung.",
        "Bitte geben Sie zuerst die bisherige und dann die neue Fassung an.",
    )
}

# What a figure is called among the checks of a change: „Gebühr: 35,00 € → 42,00 €“.
FIGURE = "change"
KINDS = {
    "changed": "geändert",
    "wording": "nur Formulierung",
    "new": "neu",
    "deleted": "entfallen",
    "moved": "verschoben",
    "renumbered": "neu nummeriert",
}
SAME = "Die beiden Fassungen unterscheiden sich nicht."


def kind_of(statement: Statement) -> str:
    """Give the kind of a change, one of `KINDS`; empty where there is none."""
    return next((check.kind for check in statement.checks if check.kind in KINDS), "")


def figures_of(statement: Statement) -> list[str]:
    """Give the figures that have changed."""
    return [check.value for check in statement.checks if check.kind == FIGURE]


def renumbered(before: str, count: int) -> str:
    """Say that several clauses in a row have only other numbers."""
    return f"Neu nummeriert (bisher {before}): {count} Regelungen, Text unverändert."


def by_model(text: str) -> str:
    """Give a sentence of the model as one."""
    return f"Das Sprachmodell dazu: {text}"


def sides(statement: Statement) -> tuple[str, str]:
    """Give both versions of a clause, put together from its pages; one that is not there is empty."""
    quotes = ([one.quote for one in statement.citations if one.document == document] for document in (0, 1))
    old, new = (_whole(told) for told in quotes)
    return old, new


def _whole(quotes: list[str]) -> str:
    """Put together what the end of a page has parted, a torn word too."""
    joined = ""
    for quote in quotes:
        torn = joined[-1:] == "-" and joined[-2:-1].isalpha() and quote[:1].islower()
        joined = joined[:-1] + quote if torn else f"{joined} {quote}".strip()
    return joined
