"""Tables of text with separators, as every program of an office exports them; formulas are text like any other."""

import csv
import itertools
from collections import Counter
from collections.abc import Iterator

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.charsets import decode
from genius_desktop.documents.grids import Cell, grid_lines
from genius_desktop.documents.plain import TEXT_LIMIT_BYTES, doubts_of
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

_MARKS = (";", "\t", ",", "|")
_ROWS_LIMIT = 100_000
_LOOKED_AT = 50
_FEWEST_ROWS = 3
_SAME_SHARE = 0.8
# Cells of a table are short; between commas in prose stand clauses.
_USUAL_CELL_CHARS = 40
_CELL_CHARS = 10_000


def separator(text: str) -> str:
    """Give the character that separates the columns of a table; nothing for a text that is none."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # noqa: PLR2004 („sep=;“, as Excel writes it)
        return first.strip()[4]
    lines = (rest if first.strip().lower().startswith("sep=") else text)[:65536]
    return next((mark for mark in _MARKS if _separates(mark, lines)), "")


def read(data: bytes, name: str) -> Content:
    """Read a table with separators; each row is a block.

    Raises `InputProblem` for one that is too long.
    """
    if len(data) > TEXT_LIMIT_BYTES:
        raise InputProblem("too-costly", name)
    decoded = decode(data)
    text = decoded.text
    mark = separator(text) or ";"
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    doubts = doubts_of(decoded)
    records = (row for row in _records(text, mark) if any(map(str.strip, row)))
    rows = list(itertools.islice(records, _ROWS_LIMIT))
    if cut := sum(1 for _ in records):
        doubts.append(Doubt("cells-cut", count=cut))
    cells = [[Cell(" ".join(text.split()), column) for column, text in enumerate(row)] for row in rows]
    return Content([Block(line) for line in grid_lines(cells)], doubts)


def _records(text: str, mark: str) -> Iterator[list[str]]:
    # A quote that is never closed would swallow the rest: then quotes are characters like any other.
    is_quoted = '"' in text and not _swallows(text, mark)
    previous = csv.field_size_limit(TEXT_LIMIT_BYTES)
    try:
        lines = text.splitlines(keepends=True)
        if is_quoted:
            yield from csv.reader(lines, delimiter=mark)
        else:
            yield from csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE)
    finally:
        csv.field_size_limit(previous)


def _swallows(text: str, mark: str) -> bool:
    previous = csv.field_size_limit(_CELL_CHARS)
    try:
        return not all(True for _ in csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True))
    except csv.Error:
        return True
    finally:
        csv.field_size_limit(previous)


def _separates(mark: str, text: str) -> bool:
    """Tell whether nearly all rows have the same number of cells, and the cells are as short as in a table."""
    if mark not in text:
        return False
    lines = text.split("\n")
    rows = []
    for row in _records("\n".join(lines[: _LOOKED_AT * 4]), mark):
        if any(cell.strip() for cell in row):
            rows.append([cell.strip() if mark != "," else cell.rstrip() for cell in row])
        if len(rows) >= _LOOKED_AT:
            break
    if len(rows) < _FEWEST_ROWS:
        return False
    columns, count = Counter(map(len, rows)).most_common(1)[0]
    if columns < 2 or count < len(rows) * _SAME_SHARE:  # noqa: PLR2004 (one column is no table)
        return False
    cells = [cell for row in rows for cell in row if cell]
    filled = sum(sum(map(bool, row)) > 1 for row in rows)
    in_prose = mark == "," and sum(cell.startswith(" ") for cell in cells) * 4 > len(cells)
    is_drawn = mark == "|" and any(set(cell) <= set("-: ") for cell in cells)
    return filled * 2 > len(rows) and not in_prose and not is_drawn and _usual(cells) <= _USUAL_CELL_CHARS


def _usual(cells: list[str]) -> int:
    return sorted(map(len, cells))[len(cells) // 2]
