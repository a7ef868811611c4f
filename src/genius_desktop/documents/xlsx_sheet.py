"""One sheet of a workbook, read row by row; its declared size is not believed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from genius_desktop.documents.ooxml import Element, attribute, local, number
from genius_desktop.documents.ooxml_rows import Cell
from genius_desktop.documents.xlsx_book import Book, Style, rich_text, stream_elements

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_READ = (
    "c",
    "row",
    "col",
    "mergeCell",
    "autoFilter",
    "tablePart",
    "conditionalFormatting",
    "oddHeader",
    "oddFooter",
    "evenHeader",
    "evenFooter",
    "firstHeader",
    "firstFooter",
)
_RANGES_LIMIT = 10_000
_MERGED_LIMIT = 1_000_000
_NO_RESULT = "[Formel ohne Ergebnis]"
_ON = {"1", "true", "on"}
_LAST_COLUMN = 16384
# No cell of Excel holds more.
_CELL_CHARS = 32_767

Range = tuple[int, int, int, int]


@dataclass(slots=True)
class Counts:
    """What was left out or is not sure in all sheets, and how many cells may still be read."""

    cells_left: int
    chars_left: int
    rows_cut: int = 0
    formulas: int = 0
    hidden_places: int = 0
    hidden_chars: int = 0
    pictures: int = 0


@dataclass(slots=True)
class Line:
    """A row with text: its number from 1, its cells, and how it shows."""

    number: int
    cells: list[Cell]
    white: set[int] = field(default_factory=set)
    hidden: bool = False
    bold: bool = True
    cut: bool = False
    places: int = 0
    column: int = -1


@dataclass(slots=True)
class Sheet:
    """What was read of a sheet."""

    lines: list[Line] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    margins: list[tuple[str, str]] = field(default_factory=list)
    colored: bool = False


def place(text: str) -> tuple[int, int] | None:
    """Give row, from 1, and column, from 0, of a place like B12."""
    found = _PLACE.match(text)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return number(found[2]), min(column, _LAST_COLUMN) - 1


def area(text: str) -> Range | None:
    """Give first row, first column, last row and last column of a range."""
    first, _, last = text.partition(":")
    start, end = place(first), place(last or first)
    return (*start, *end) if start and end else None


def read_sheet(book: Book, part: str, counts: Counts) -> Sheet:
    """Read the rows of a sheet.

    Raises `InputProblem`.
    """
    sheet = Sheet()
    line = Line(1, [])
    for element in stream_elements(book.package, part, *_READ):
        kind = local(element)
        if kind == "c":
            _add(book, element, line, counts=counts)
        elif kind == "row":
            _finish(sheet, line, element, counts=counts)
            line = Line(line.number + 1, [])
        elif kind == "col" and attribute(element, "hidden") in _ON and len(sheet.hidden_columns) < _RANGES_LIMIT:
            start, end = number(attribute(element, "min"), 1) - 1, number(attribute(element, "max"), 1) - 1
            sheet.hidden_columns.append((start, end))
        elif kind == "mergeCell" and len(sheet.merged) < _RANGES_LIMIT:
            sheet.merged.extend([found] if (found := area(attribute(element, "ref"))) else [])
        elif kind == "autoFilter":
            sheet.heads |= {found[0] for found in [area(attribute(element, "ref"))] if found}
        elif kind in {"conditionalFormatting", "tablePart"}:
            sheet.colored = True
        elif kind.endswith(("Header", "Footer")) and (element.text or "").strip():
            sheet.margins.append(("Kopfzeile" if kind.endswith("Header") else "Fußzeile", element.text or ""))
    _merge(sheet)
    _hide(sheet, counts)
    return sheet


def _add(book: Book, entry: Element, line: Line, *, counts: Counts) -> None:
    """Add a cell to its row; beyond the limit only whole rows are left out."""
    if counts.cells_left - line.places <= 0 or counts.chars_left <= 0 or line.places > _LAST_COLUMN:
        line.cut = True
        return
    line.places += 1
    found = place(entry.get("r", ""))
    line.column = found[1] if found else line.column + 1
    style = book.style(entry.get("s", ""))
    text = _text(book, entry, style, counts=counts)
    if not text:
        return
    counts.chars_left -= len(text)
    line.cells.append(Cell(text, line.column))
    line.bold = line.bold and style.bold
    if style.white:
        line.white.add(line.column)


def _finish(sheet: Sheet, line: Line, row: Element, *, counts: Counts) -> None:
    line.number = number(attribute(row, "r")) or line.number
    line.hidden = attribute(row, "hidden") in _ON
    counts.cells_left -= line.places
    if line.cut:
        counts.cells_left = 0
        counts.rows_cut += 1
    elif line.cells:
        line.cells.sort(key=lambda cell: cell.column)
        sheet.lines.append(line)


def _text(book: Book, entry: Element, style: Style, *, counts: Counts) -> str:
    kind = entry.get("t", "")
    formula = raw = inline = None
    for child in entry:
        match local(child):
            case "f":
                formula = child
            case "v":
                raw = child.text
            case "is":
                inline = rich_text(child)
            case _:
                pass
    if inline is not None:
        return " ".join(inline.split())
    if raw is None:
        if formula is None or kind == "str":
            return ""
        counts.formulas += 1
        return _NO_RESULT
    text = " ".join(book.value(kind, raw, style).split())
    if not text and kind in {"", "n"}:
        counts.hidden_chars += len(raw.strip())
    return text[:_CELL_CHARS]


def _merge(sheet: Sheet) -> None:
    """Let the first cell of a merged range stand for all of it."""
    spans: dict[tuple[int, int], int] = {}
    covered: set[tuple[int, int]] = set()
    lines = {line.number for line in sheet.lines}
    for top, left, bottom, right in sheet.merged:
        spans[top, left] = max(1, right - left + 1)
        rows = range(top, min(bottom, top + _MERGED_LIMIT) + 1)
        inside = lines.intersection(rows) if len(rows) < len(lines) else {n for n in lines if n in rows}
        if (len(covered) + len(inside) * max(1, right - left + 1)) < _MERGED_LIMIT:
            covered |= {(row, column) for row in inside for column in range(left, right + 1)} - {(top, left)}
    for line in sheet.lines:
        kept = (cell for cell in line.cells if (line.number, cell.column) not in covered)
        line.cells = [Cell(cell.text, cell.column, spans.get((line.number, cell.column), 1)) for cell in kept]


def _hide(sheet: Sheet, counts: Counts) -> None:
    """Leave white letters out, and mark what stands in hidden rows and columns."""
    seen: set[int] = set()
    for line in sheet.lines:
        if line.white and not sheet.colored:
            counts.hidden_chars += sum(len(cell.text) for cell in line.cells if cell.column in line.white)
            line.cells = [cell for cell in line.cells if cell.column not in line.white]
        counts.hidden_places += line.hidden
        if sheet.hidden_columns:
            line.cells = [_marked(cell, sheet.hidden_columns, seen) for cell in line.cells]
    counts.hidden_places += len(seen)
    sheet.lines = [line for line in sheet.lines if line.cells]


def _marked(cell: Cell, hidden: Iterable[tuple[int, int]], seen: set[int]) -> Cell:
    if cell.column not in seen and not any(first <= cell.column <= last for first, last in hidden):
        return cell
    seen.add(cell.column)
    return Cell(f"{cell.text} (ausgeblendet)", cell.column, cell.span)
