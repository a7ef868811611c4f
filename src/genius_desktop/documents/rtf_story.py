"""A stream of RTF text: the body, a note, a header, a text box; its paragraphs and the rows of its tables."""

import re
from dataclasses import dataclass, field

from genius_desktop.documents.blocks import Block
from genius_desktop.documents.grids import Cell, Row, grid_lines

# Ends a cell of a table in a cell; no text holds it.
INNER_CELL = "\x1f"
# Cell borders this near (in twentieths of a point) are one: programs round.
_SAME_EDGE = 40
_LABEL = re.compile(r"\s*([^\s\t]{1,12})\t\s*")
_BLANKS = re.compile(r"[ \t]+")
_COLUMNS_LIMIT = 1000


@dataclass(slots=True)
class _TableRow:
    cells: list[str]
    edges: list[int]
    is_head: bool


@dataclass(slots=True)
class RtfStory:
    """Collects text; a paragraph, a cell or a row ends when it is told to."""

    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    is_endnote: bool = False
    _cells: list[str] = field(default_factory=list)
    _rows: list[_TableRow] = field(default_factory=list)

    def end_paragraph(self, level: int, *, in_table: bool) -> None:
        """End a paragraph; in a table it is a line of its cell."""
        if in_table or self._cells:
            self.text.append("\n")
            return
        self.end_table()
        text = self._taken()
        if text:
            self.blocks.append(Block(text, level))
        self.blocks += self.after
        self.after.clear()

    def end_cell(self) -> None:
        """End a cell."""
        if len(self._cells) < _COLUMNS_LIMIT:
            self._cells.append(self._taken())
        else:
            self._cells[-1] = f"{self._cells[-1]} {self._taken()}".strip()

    def end_row(self, edges: list[int], *, is_head: bool) -> None:
        """End a row whose cells end at these places."""
        if "".join(self.text).strip():
            self.end_cell()
        if self._cells:
            self._rows.append(_TableRow(self._cells, list(edges), is_head))
        self._cells = []

    def end_table(self) -> None:
        """End a table, if there is one."""
        rows, self._rows = self._rows, []
        if not rows:
            return
        if all(len(row.cells) <= 1 for row in rows):
            lines = [line for row in rows for cell in row.cells for line in cell.split("\n")]
        else:
            heads = next((n for n, row in enumerate(rows) if not row.is_head), len(rows))
            lines = list(grid_lines(_placed(rows), heads))
        self.blocks += [Block(line) for line in lines if line]
        self.blocks += self.after
        self.after.clear()

    def finish(self) -> list[Block]:
        """End everything that is open, and give all blocks."""
        if self._cells:
            self.end_row([], is_head=False)
        self.end_paragraph(0, in_table=False)
        return self.blocks

    def line(self) -> str:
        """Give everything on one line."""
        return " ".join(" ".join(block.text.split()) for block in self.finish())

    def _taken(self) -> str:
        text = "".join(self.text)
        self.text.clear()
        # Characters beyond the basic plane come in two halves.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = _LABEL.sub(r"\1 ", text, count=1) if _LABEL.match(text) else text
        lines = (_BLANKS.sub(" ", line).strip(f" {INNER_CELL}") for line in text.split("\n"))
        return "\n".join(line for line in lines if line).replace(INNER_CELL, " | ")


def _placed(rows: list[_TableRow]) -> list[Row]:
    """Give the cells their columns by where they end."""
    borders: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not borders or edge - borders[-1] > _SAME_EDGE:
            borders.append(edge)
    column_of = {}
    for edge in {edge for row in rows for edge in row.edges}:
        column_of[edge] = max(n for n, border in enumerate(borders) if border <= edge) + 1
    placed: list[Row] = []
    for row in rows:
        cells: Row = []
        start = 0
        for number, cell in enumerate(row.cells):
            end = column_of[row.edges[number]] if number < len(row.edges) else start + 1
            end = max(end, start + 1)
            cells.append(Cell(" ".join(cell.split()), start, end - start))
            start = end
        placed.append(cells)
    return placed
