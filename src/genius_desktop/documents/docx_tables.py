"""Tables of a Word document: merged cells once, deleted rows out, tables in tables after their row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from genius_desktop.documents.blocks import Block
from genius_desktop.documents.docx_styles import has_fill
from genius_desktop.documents.ooxml import Element, attribute, is_on, local, number
from genius_desktop.documents.ooxml_rows import Cell, may_be_head, table_lines

if TYPE_CHECKING:
    from genius_desktop.documents.docx_story import Story

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_COLUMNS_LIMIT = 1000
_BESIDE = ("[Fußnote ", "[Endnote ", "[Kommentar ")


@dataclass(slots=True)
class _Row:
    cells: list[Cell] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    alone: list[Block] | None = None
    is_head: bool = False
    is_bold: bool = False


def table_blocks(story: "Story", table: Element, *, filled: bool) -> Iterator[Block]:
    """Give a table as lines; a row of one cell is no row but text with a frame."""
    filled = filled or story.styles.fills_table(attribute(table.find("{*}tblPr/{*}tblStyle"), "val"))
    rows = [_row(story, row, filled=filled) for row in _within(table, "tr") if not _is_deleted(story, row)]
    group: list[_Row] = []
    for row in rows:
        if row.alone is None:
            group.append(row)
            continue
        yield from _lines(group)
        group = []
        yield from row.alone
    yield from _lines(group)


def _lines(rows: list[_Row]) -> Iterator[Block]:
    marked = next((at for at, row in enumerate(rows) if not row.is_head), 0)
    if not marked and len(rows) > 1 and rows[0].is_bold and not rows[1].is_bold:
        marked = int(may_be_head(rows[0].cells))
    for row, line in zip(rows, table_lines([row.cells for row in rows], marked=marked), strict=True):
        if line:
            yield Block(line)
        yield from row.after


def _within(element: Element, kind: str) -> Iterator[Element]:
    for child in element:
        if local(child) == kind:
            yield child
        elif local(child) in _WRAPPERS:
            yield from _within(child, kind)


def _is_deleted(story: "Story", row: Element) -> bool:
    properties = row.find("{*}trPr")
    if properties is None:
        return False
    deleted = properties.find("{*}del") is not None
    story.tally.changes += deleted or properties.find("{*}ins") is not None
    return deleted


def _row(story: "Story", element: Element, *, filled: bool) -> _Row:
    row = _Row(is_head=is_on(element.find("{*}trPr/{*}tblHeader")))
    column = number(attribute(element.find("{*}trPr/{*}gridBefore"), "val"))
    cells = list(_within(element, "tc"))
    if len(cells) == 1:
        row.alone = list(_content(story, cells[0], filled=filled))
        return row
    bold = []
    for cell in cells:
        span = max(1, min(number(attribute(cell.find("{*}tcPr/{*}gridSpan"), "val"), 1), _COLUMNS_LIMIT))
        text, after = _cell(story, cell, filled=filled)
        row.cells.append(Cell(text, column, span))
        row.after.extend(after)
        column += span
        if text:
            bold.append(_is_bold(story, cell))
    row.is_bold = len(bold) > 1 and all(bold)
    return row


def _content(story: "Story", cell: Element, *, filled: bool) -> Iterator[Block]:
    properties = cell.find("{*}tcPr")
    if properties is not None:
        merged = properties.find("{*}vMerge")
        if merged is not None and attribute(merged, "val") != "restart":
            return
        deleted = properties.find("{*}cellDel") is not None
        story.tally.changes += deleted or properties.find("{*}cellIns") is not None
        if deleted:
            return
        shade = properties.find("{*}shd")
        filled = filled or (shade is not None and has_fill(attribute(shade, "fill")))
    yield from story.blocks(cell, filled=filled)


def _cell(story: "Story", cell: Element, *, filled: bool) -> tuple[str, list[Block]]:
    """Give the text of a cell, and the lines of tables and notes in it for after its row."""
    inner = any(True for _ in _within(cell, "tbl"))
    texts: list[str] = []
    after: list[Block] = []
    for block in _content(story, cell, filled=filled):
        if block.text.startswith(_BESIDE) or (inner and " | " in block.text):
            after.append(Block(block.text))
        else:
            texts.append(" ".join(block.text.split()))
    return " ".join(texts), after


def _is_bold(story: "Story", cell: Element) -> bool:
    runs = [
        (paragraph, run)
        for paragraph in cell.iter("{*}p")
        for run in paragraph.iter("{*}r")
        if any((text.text or "").strip() for text in run.iterfind("{*}t"))
    ]
    return all(story.styles.look(run, story.styles.of(p)).get("b") == "1" for p, run in runs)
