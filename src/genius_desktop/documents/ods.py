"""OpenDocument spreadsheets: each sheet a section, each row a line, as the cells are displayed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.grids import Cell, Row, grid_lines
from genius_desktop.documents.odf import Element, Odf, attribute, count_of, local, open_odf
from genius_desktop.documents.odf_text import Story, one_line
from genius_desktop.documents.plain import invisible_in
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

_ROWS_LIMIT = 100_000
_CELLS_LIMIT = 1_000_000
_REPEATED_CELLS_LIMIT = 1024
_VALUES = ("string-value", "date-value", "time-value", "boolean-value", "value")


@dataclass(slots=True)
class _Sheet:
    name: str
    hidden: bool
    rows: list[Row]
    notes: list[Block]


def read(data: bytes, name: str) -> Content:
    """Read a spreadsheet sheet by sheet.

    Raises `InputProblem`.
    """
    odf = open_odf(data, name)
    body = odf.body("spreadsheet")
    if body is None:
        raise InputProblem("damaged-document", name)
    reader = _Reader(odf)
    blocks: list[Block] = []
    hidden = 0
    for table in body.findall("{*}table"):
        sheet = reader.sheet(table)
        found = [*(Block(line) for line in _lines(sheet.rows)), *sheet.notes]
        if not found:
            continue
        hidden += sheet.hidden
        label = f"{sheet.name} (ausgeblendet)" if sheet.hidden else sheet.name
        blocks += [replace(found[0], section=label), *found[1:]]
    doubts = [*odf.all_doubts(body), *invisible_in(blocks)]
    if hidden:
        doubts.append(Doubt("hidden-sheets", count=hidden))
    if reader.cut:
        doubts.append(Doubt("cells-cut", count=reader.cut))
    return Content(blocks, doubts)


def _lines(rows: list[Row]) -> Iterator[str]:
    """Give the lines of a sheet; an empty row ends one table and begins another."""
    run: list[Row] = []
    for row in [*rows, []]:
        if row:
            run.append(row)
        elif run:
            yield from grid_lines(run)
            run = []


class _Reader:
    def __init__(self, odf: Odf) -> None:
        self._odf = odf
        self._story = Story(odf)
        self._cells = 0
        self._rows = 0
        self.cut = 0

    def sheet(self, table: Element) -> _Sheet:
        shown = self._odf.style("table", attribute(table, "style-name")).shown
        sheet = _Sheet(attribute(table, "name") or "Tabelle", not shown, [], [])
        hidden_columns = _hidden_columns(table)
        for row in _rows(table):
            times = count_of(row, "number-rows-repeated")
            cells = self._row(row, hidden_columns)
            if not cells:
                sheet.rows.append([])
                continue
            if attribute(row, "visibility") in {"collapse", "filter"}:
                cells[0] = replace(cells[0], text=f"(ausgeblendet) {cells[0].text}")
            fitting = min(times, _ROWS_LIMIT - self._rows, (_CELLS_LIMIT - self._cells) // len(cells) + 1)
            fitting = max(fitting, 0)
            sheet.rows.extend([cells] * fitting)
            self._rows += fitting
            self._cells += fitting * len(cells)
            self.cut += times - fitting
        for part in table:
            if local(part) == "shapes":
                sheet.notes.extend(block for block in self._story.blocks(part) if block.text.strip())
        sheet.notes.extend(map(Block, self._print_parts(table)))
        return sheet

    def _row(self, row: Element, hidden_columns: set[int]) -> Row:
        cells: Row = []
        column = 0
        for cell in row:
            kind = local(cell)
            if kind not in {"table-cell", "covered-table-cell"}:
                continue
            times = count_of(cell, "number-columns-repeated")
            # What a merged cell covers no one sees.
            text = self._text(cell) if kind == "table-cell" else ""
            if kind == "covered-table-cell":
                self._odf.tally.hidden += sum(len("".join(str(t).split())) for t in cell.itertext())
            if text:
                span = count_of(cell, "number-columns-spanned")
                if column in hidden_columns:
                    text = f"(ausgeblendet) {text}"
                repeated = min(times, _REPEATED_CELLS_LIMIT)
                cells.extend(Cell(text, column + n, min(span, _REPEATED_CELLS_LIMIT)) for n in range(repeated))
                self.cut += times > repeated
            column += times
        return cells

    def _text(self, cell: Element) -> str:
        # A comment stands before the content of its cell, and is shown beside it.
        parts = sorted(cell, key=lambda part: local(part) == "annotation")
        text = one_line(block for part in parts for block in self._story.block(part))
        if text:
            return text
        text = next((attribute(cell, name) for name in _VALUES if attribute(cell, name)), "")
        if not text and attribute(cell, "formula"):
            self._odf.tally.formulas += 1
        return text

    def _print_parts(self, table: Element) -> Iterator[str]:
        """Give what is printed above and below a sheet, where someone has written it."""
        master = self._odf.style("table", attribute(table, "style-name")).master
        for page in self._odf.masters():
            if attribute(page, "name") != master:
                continue
            for part in page:
                kind = "Kopfzeile" if local(part).startswith("header") else "Fußzeile"
                if attribute(part, "display") == "false" or not local(part).startswith(("header", "footer")):
                    continue
                # The name of the sheet and the number of the page are what every sheet has unasked.
                if any((node.text or "").strip() for node in part.iter("{*}p", "{*}span")) and not _is_default(part):
                    yield f"[{kind}: {self._story.joined(part)}]"


def _is_default(part: Element) -> bool:
    plain = "".join((node.text or "") for node in part.iter("{*}p", "{*}span"))
    return plain.replace("Seite", "").replace("Page", "").strip(" /()") == ""


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        kind = local(child)
        if kind == "table-row":
            yield child
        elif kind in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(child)


def _hidden_columns(table: Element) -> set[int]:
    hidden: set[int] = set()
    column = 0
    for element in table.iter("{*}table-column"):
        times = count_of(element, "number-columns-repeated")
        if attribute(element, "visibility") in {"collapse", "filter"}:
            hidden.update(range(column, column + min(times, _REPEATED_CELLS_LIMIT)))
        column += times
    return hidden
