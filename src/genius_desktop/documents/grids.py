"""Rows of a table as lines of text: „Kopf: Wert | Kopf: Wert“ where the header is known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HEAD_CHARS = 60
_FIGURE = re.compile(r"[-+(]?\d[\d.,:/ \u00a0%€)'-]*(?:EUR|Euro|€|%|h|m²?|km²?|qm|kg|t|St\.?)?\.?$", re.IGNORECASE)
_SPAN_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its text, the column it begins in (from 0) and how many columns it covers."""

    text: str
    column: int
    span: int = 1


Row = list[Cell]


class Grid:
    """Gives the cells of rows their columns, whatever spans from the rows above."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._taken: dict[int, int] = {}

    def begin_row(self) -> None:
        """Begin a row."""
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        self.rows.append([])
        self._new: dict[int, int] = {}
        self._next = 0

    def add(self, text: str, columns: int = 1, *, rows: int = 1) -> None:
        """Add the next cell of the row."""
        span = min(max(columns, 1), _SPAN_LIMIT)
        while self._next in self._taken:
            self._next += 1
        self.rows[-1].append(Cell(text, self._next, span))
        if rows > 1 and self._next < _SPAN_LIMIT:
            self._new.update(dict.fromkeys(range(self._next, self._next + span), min(rows, 100_000)))
        self._next += span

    def skip(self, columns: int) -> None:
        """Leave columns empty."""
        self._next += max(columns, 0)

    def widen(self, columns: int) -> None:
        """Let the last cell cover more columns than its own; where the next one begins stays as it is."""
        if columns > 1:
            last = self.rows[-1][-1]
            self.rows[-1][-1] = Cell(last.text, last.column, min(columns, _SPAN_LIMIT))

    def end_row(self) -> None:
        """End the row: what spans down takes its columns in the next ones."""
        self._taken.update(self._new)


def grid_lines(rows: Sequence[Row], heads: int = 0) -> Iterator[str]:
    """Give each row as a line; `heads` rows are known to be headers, with none the first may turn out to be one.

    A header is not a line of its own unless a column below it is empty.
    """
    filled = [[cell for cell in row if cell.text] for row in rows]
    start = 0
    if not heads:
        while start < len(filled) and len(filled[start]) < 2:  # noqa: PLR2004 (one cell is a title above the table)
            start += 1
        heads = 1 if _is_head(filled[start:]) else 0
    elif heads >= len(filled):
        heads = 0
    yield from (_joined(row) for row in filled[:start] if row)
    names = _names(filled[start : start + heads])
    below = filled[start + heads :]
    used = {column for row in below if len(row) > 1 for cell in row if _name(cell, names) for column in _columns(cell)}
    if not set(names) <= used:
        yield from (_joined(row) for row in filled[start : start + heads] if row)
    for row in below:
        if len(row) > 1:
            yield " | ".join(_named(cell, names) for cell in row)
        elif row:
            yield row[0].text


def _joined(row: Row) -> str:
    return " | ".join(cell.text for cell in row)


def _end(cell: Cell) -> int:
    return cell.column + cell.span


def _named(cell: Cell, names: dict[int, str]) -> str:
    name = _name(cell, names)
    return f"{name}: {cell.text}" if name else cell.text


def _name(cell: Cell, names: dict[int, str]) -> str:
    """Give the head of a cell; one below several heads belongs to none of them."""
    covered = {names.get(column, "") for column in _columns(cell)}
    return covered.pop().rstrip(":") if len(covered) == 1 else ""


def _names(heads: Sequence[Row]) -> dict[int, str]:
    """Give the name of each column; headers in several rows are read from top to bottom."""
    names: dict[int, list[str]] = {}
    for row in heads:
        for cell in row:
            for column in range(cell.column, _end(cell)):
                names.setdefault(column, []).append(cell.text)
    return {column: " ".join(parts) for column, parts in names.items()}


def _is_head(rows: Sequence[Row]) -> bool:
    """Tell whether the first row names the columns: short words, and figures below at least one of them."""
    if len(rows) < 2:  # noqa: PLR2004 (a header and something below it)
        return False
    head, below = rows[0], rows[1:21]
    texts = [cell.text for cell in head]
    if len(set(texts)) < len(texts) or any(len(text) > _HEAD_CHARS or _is_figure(text) for text in texts):
        return False
    if {cell.column for row in below for cell in row if len(row) > 1} - {c for cell in head for c in _columns(cell)}:
        return False
    return any(
        sum(map(_is_figure, values)) * 2 > len(values)
        for column in {column for cell in head for column in _columns(cell)}
        if (values := [cell.text for row in below for cell in row if cell.column == column])
    )


def _columns(cell: Cell) -> range:
    return range(cell.column, _end(cell))


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.match(text.strip()))
