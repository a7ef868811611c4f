"""What became of each page of a document, and the words and cells for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import Literal

from genius_desktop import wording
from genius_desktop.domain import Coverage, Unit

# The worse, the further back; a cell of several pages shows its worst.
PageState = Literal["read", "recognised", "skimmed", "skipped", "empty", "failed"]
STATES: dict[PageState, str] = {
    "read": "gelesen",
    "recognised": "mit Texterkennung gelesen",
    "skimmed": "nur überflogen",
    "skipped": "auf Wunsch ausgelassen",
    "empty": "ohne Text",
    "failed": "nicht gelesen",
}
_ORDER = list(STATES)


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of pages of a document shown as one, from `first` to `last`; `state` is the worst among them.

    The `page` is the one to look at: the first in that state.
    """

    document: int
    first: int
    last: int
    state: PageState
    page: int
    said: str


def states(coverage: Coverage) -> list[PageState]:
    """Give the state of each page, the first page first."""
    known: dict[int, PageState] = dict.fromkeys(range(1, coverage.pages_total + 1), "read")
    for pages, state in (
        (coverage.pages_recognised, "recognised"),
        (coverage.pages_skimmed, "skimmed"),
        (coverage.pages_skipped, "skipped"),
        (coverage.pages_without_text, "empty"),
        (coverage.pages_failed, "failed"),
    ):
        known |= {page: _named(state) for page in pages if page in known}
    return [known[page] for page in sorted(known)]


def _named(state: str) -> PageState:
    return next(name for name in _ORDER if name == state)


def cells(coverages: Sequence[tuple[str, Unit, Coverage]], most: int) -> list[Cell]:
    """Give the cells of documents, at most about so many: one a page, or one for as many pages as must be."""
    total = sum(coverage.pages_total for _, _, coverage in coverages)
    size = max(1, ceil(total / max(most - len(coverages), 1)))
    found: list[Cell] = []
    for document, (name, unit, coverage) in enumerate(coverages):
        told = states(coverage)
        of = f"{name}, " if len(coverages) > 1 else ""
        firsts = range(1, len(told) + 1, size)
        found += [_cell(document, first, told[first - 1 : first - 1 + size], unit=unit, of=of) for first in firsts]
    return found


def _cell(document: int, first: int, told: list[PageState], *, unit: Unit, of: str) -> Cell:
    worst = max(told, key=_ORDER.index)
    last = first + len(told) - 1
    one, many = ("Seite", "Seiten") if unit == "page" else ("Abschnitt", "Abschnitte")
    if first == last:
        said = f"{of}{one} {first}: {STATES[worst]}"
    elif len(set(told)) == 1:
        said = f"{of}{many} {first} bis {last}: {STATES[worst]}"
    else:
        said = f"{of}{many} {first} bis {last}: {', '.join(_parts(first, told))}"
    return Cell(document, first, last, worst, first + told.index(worst), said)


def _parts(first: int, told: list[PageState]) -> list[str]:
    """Say of pages in several states how many are in each; of the worse ones which."""
    numbered = sorted(enumerate(told, start=first), key=lambda item: _ORDER.index(item[1]))
    parts = []
    for state, group in groupby(numbered, key=lambda item: item[1]):
        pages = tuple(page for page, _ in group)
        parts.append(
            f"{len(pages)} {STATES[state]}" if state == "read" else f"{wording.page_list(pages)} {STATES[state]}"
        )
    return parts


def present(coverages: Sequence[Coverage]) -> list[PageState]:
    """Give the states that occur, the best first."""
    found = {state for coverage in coverages for state in states(coverage)}
    return [state for state in _ORDER if state in found]
