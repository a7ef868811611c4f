"""Tables as lines: „Kopf: Wert | Kopf: Wert“ where the head is known, else „a | b | c“."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_HEAD_CHARS = 60
_LONGEST_HEAD_CHARS = 200
_FEWEST_COLUMNS = 2
_HEADS_AT_MOST = 3
_SPAN_LIMIT = 1000
_YEAR = re.compile(r"(?:19|20)\d\d")
_VALUE = re.compile(r"[-+–(]?\s*(?:[€$]\s*)?\d[\d.,\s]*(?:[€%$]|Euro|EUR|v\. ?H\.|\w{0,3}²?)?\s*\)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `column` counts from 0, a merged one covers `span` columns."""

    text: str
    column: int
    span: int = 1


Row = Sequence[Cell]


def table_lines(rows: Sequence[Row], *, marked: int = 0) -> list[str]:
    """Write each row as a line; the first `marked` rows are known to be the head.

    A row without text gives an empty line, so that lines and rows stay side by side; so do head rows all of whose cells
    stand before a value below.
    """
    count = min(marked, _HEADS_AT_MOST, len(rows) - 1) or int(is_head(rows))
    if any(len(cell.text) > _LONGEST_HEAD_CHARS for row in rows[:count] for cell in row):
        count = 0
    heads = _heads(rows[:count])
    used: set[str] = set()
    lines = [_line(row, heads, used) for row in rows[count:]]
    bare = [" | ".join(cell.text for cell in row if cell.text) for row in rows[:count]]
    if all(cell.text in used for row in rows[:count] for cell in row if cell.text):
        bare = [""] * count
    return bare + lines


def is_head(rows: Sequence[Row]) -> bool:
    """Tell whether the first row is the head: short words over columns, one of which holds values."""
    if len(rows) <= 1 or not may_be_head(rows[0]):
        return False
    head, *below = rows
    columns = {cell.column for row in below for cell in row if cell.text}
    headed = {c for cell in head if cell.text for c in range(cell.column, cell.column + min(cell.span, _SPAN_LIMIT))}
    if not columns <= headed | {0}:
        return False
    # Two columns may as well be names and their values: there all must be values, and more than one.
    share = 1.0 if len(columns) <= _FEWEST_COLUMNS else 0.5
    return any(_holds_values(below, column, share) for column in columns - {0})


def may_be_head(row: Row) -> bool:
    """Tell whether a row looks like a head by itself: short words, no two the same, no values but years."""
    texts = [cell.text for cell in row if cell.text]
    if len(texts) < _FEWEST_COLUMNS or len(set(texts)) < len(texts):
        return False
    return all(len(text) <= _HEAD_CHARS and _may_name(text) for text in texts)


def _may_name(text: str) -> bool:
    bare = any(letter.isdigit() for letter in text) and not any(letter.isalpha() for letter in text)
    return bool(_YEAR.fullmatch(text)) or not (bare or _VALUE.fullmatch(text))


def _holds_values(rows: Sequence[Row], column: int, share: float) -> bool:
    texts = [cell.text for row in rows for cell in row if cell.column == column and cell.text]
    values = sum(bool(_VALUE.fullmatch(text)) for text in texts)
    return values >= len(texts) * share and values > share // 1


def _heads(rows: Sequence[Row]) -> dict[int, tuple[str, ...]]:
    heads: dict[int, tuple[str, ...]] = {}
    for row in rows:
        for cell in row:
            for column in range(cell.column, cell.column + min(cell.span, _SPAN_LIMIT)):
                if cell.text and cell.text not in heads.get(column, ()):
                    heads[column] = (*heads.get(column, ()), cell.text)
    return heads


def _line(row: Row, heads: dict[int, tuple[str, ...]], used: set[str]) -> str:
    parts = []
    for cell in row:
        if not cell.text:
            continue
        head = heads.get(cell.column, ())
        used.update(head)
        parts.append(f"{' '.join(head).rstrip(':')}: {cell.text}" if head else cell.text)
    return " | ".join(parts)
