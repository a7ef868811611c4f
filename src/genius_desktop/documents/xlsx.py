"""Excel workbooks: every sheet with its tables, comments, boxes and charts; formulas by their stored results."""

import re
from collections.abc import Iterator

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.ooxml import Element, Package, attribute, bounded, related_id
from genius_desktop.documents.ooxml_drawing import chart_texts, diagram_texts, paragraph_text
from genius_desktop.documents.ooxml_rows import is_head, may_be_head, table_lines
from genius_desktop.documents.xlsx_book import Book, plain, rich_text
from genius_desktop.documents.xlsx_sheet import Counts, Line, Sheet, area, place, read_sheet
from genius_desktop.domain import Doubt

_USUAL = "xl/workbook.xml"
_CELLS_LIMIT = 200_000
# A string is stored once and may be shown in every cell.
_CHARS_LIMIT = 20_000_000
_AUTHOR_CHARS = 100
_HIDDEN = {"hidden", "veryHidden"}
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f+-]{6,8}|\d{1,3}|[A-Za-z&])')
_PRINTED = re.compile(r"\$?(\d{1,7}):\$?(\d{1,7})$")
_TITLES = "_xlnm.Print_Titles"


def read(data: bytes, name: str) -> Content:
    """Read a workbook sheet by sheet.

    Raises `InputProblem`.
    """
    with bounded(name):
        return _Workbook(data, name).content()


class _Workbook:
    def __init__(self, data: bytes, name: str) -> None:
        self._package = Package(data, name, usual=_USUAL)
        self._root = self._package.xml(self._package.main)
        self._book = Book(self._package, self._root)
        self._relations = self._package.relations(self._package.main)
        self._counts = Counts(_CELLS_LIMIT, _CHARS_LIMIT)
        self._hidden = 0
        self._read: set[str] = set()
        self._persons = _persons(self._package)

    def content(self) -> Content:
        blocks: list[Block] = []
        for index, entry in enumerate(self._root.iterfind("{*}sheets/{*}sheet")):
            blocks.extend(self._sheet(entry, self._print_titles(index)))
        counts = self._counts
        counted = {
            "hidden-sheets": self._hidden,
            "hidden-cells": counts.hidden_places,
            "hidden-words": counts.hidden_chars,
            "cells-cut": counts.rows_cut,
            "formulas-without-value": counts.formulas,
            "pictures-unread": counts.pictures,
        }
        doubts = [*self._package.doubts(), *(Doubt(code, count=count) for code, count in counted.items() if count)]
        return Content(blocks, doubts, self._package.embedded())

    def _sheet(self, entry: Element, printed: int) -> Iterator[Block]:
        name = attribute(entry, "name")
        hidden = attribute(entry, "state") in _HIDDEN
        self._hidden += hidden
        yield Block(name, 2, section=f"{name} (ausgeblendet)" if hidden else name or "Tabelle")
        relation = self._relations.get(related_id(entry))
        if relation is None or not self._package.has(relation.target) or relation.target in self._read:
            return
        self._read.add(relation.target)
        sheet = read_sheet(self._book, relation.target, self._counts)
        for part in self._package.related(relation.target, "table"):
            root = self._package.xml(part)
            if attribute(root, "headerRowCount") != "0" and (found := area(attribute(root, "ref"))):
                sheet.heads.add(found[0])
        yield from _margins(sheet, "Kopfzeile")
        notes = self._comments(relation.target)
        repeated = next((line for line in sheet.lines if line.number == printed), None)
        for region in _regions(sheet.lines):
            if repeated is None or region[0].number <= printed or is_head([line.cells for line in region]):
                yield from _table(region, sheet.heads | {printed}, notes)
            else:
                yield from _under(repeated, region, notes)
        yield from (Block(text) for texts in notes.values() for text in texts)
        yield from self._drawings(relation.target)
        yield from _margins(sheet, "Fußzeile")

    def _print_titles(self, index: int) -> int:
        """Give the last of the rows that are printed on each page of a sheet, 0 without any."""
        for entry in self._root.iterfind("{*}definedNames/{*}definedName"):
            if attribute(entry, "name") == _TITLES and attribute(entry, "localSheetId") == str(index):
                found = _PRINTED.search(entry.text or "")
                return int(found[2]) if found else 0
        return 0

    def _comments(self, part: str) -> dict[int, list[str]]:
        """Give the comments of a sheet by row."""
        found: dict[int, list[str]] = {}
        threaded: set[str] = set()
        for target in self._package.related(part, "threadedComment"):
            for entry in self._package.xml(target).iterfind("{*}threadedComment"):
                threaded.add(attribute(entry, "ref"))
                author = self._persons.get(attribute(entry, "personId"), "")
                _add(found, attribute(entry, "ref"), author, text=plain(entry.findtext("{*}text") or ""))
        for target in self._package.related(part, "comments"):
            root = self._package.xml(target)
            names = enumerate(root.iterfind("{*}authors/{*}author"))
            authors = {str(at): author.text or "" for at, author in names}
            for entry in root.iterfind("{*}commentList/{*}comment"):
                reference, at = attribute(entry, "ref"), attribute(entry, "authorId")
                if reference not in threaded:
                    _add(found, reference, authors.get(at, ""), text=rich_text(entry))
        return found

    def _drawings(self, part: str) -> Iterator[Block]:
        for drawing in self._package.related(part, "drawing"):
            root = self._package.xml(drawing)
            self._counts.pictures += sum(1 for _ in root.iter("{*}pic"))
            texts = (paragraph_text(p) for body in root.iter("{*}txBody") for p in body.iterfind("{*}p"))
            yield from (Block(text) for text in texts if text)
            for chart in self._package.related(drawing, "chart", "chartEx"):
                yield from (Block(text) for text in chart_texts(self._package.xml(chart)))
            for diagram in self._package.related(drawing, "diagramData"):
                yield from (Block(text) for text in diagram_texts(self._package.xml(diagram)))


def _persons(package: Package) -> dict[str, str]:
    parts = package.related(package.main, "person")
    people = (entry for part in parts for entry in package.xml(part).iterfind("{*}person"))
    return {attribute(entry, "id"): attribute(entry, "displayName") for entry in people}


def _add(found: dict[int, list[str]], reference: str, author: str, *, text: str) -> None:
    at = place(reference)
    text, author = " ".join(text.split()), author[:_AUTHOR_CHARS]
    text = text.removeprefix(f"{author}:").strip() if author else text
    label = " ".join(part for part in ("Kommentar", reference, author) if part)
    found.setdefault(at[0] if at else 0, []).append(f"[{label}: {text}]")


def _regions(lines: list[Line]) -> Iterator[list[Line]]:
    """Cut the rows of a sheet at empty ones: each region is a table, or a line of words."""
    region: list[Line] = []
    for line in lines:
        if region and line.number != region[-1].number + 1:
            yield region
            region = []
        region.append(line)
    if region:
        yield region


def _table(region: list[Line], heads: set[int], notes: dict[int, list[str]]) -> Iterator[Block]:
    start = _start(region, heads)
    for line in region[:start]:
        yield from _row(line, " | ".join(cell.text for cell in line.cells), notes)
    rows = region[start:]
    lines = table_lines([line.cells for line in rows], marked=_marked(rows, heads))
    for line, text in zip(rows, lines, strict=True):
        yield from _row(line, text, notes)


def _under(head: Line, region: list[Line], notes: dict[int, list[str]]) -> Iterator[Block]:
    """Give rows below a gap under the head that is printed on each page."""
    lines = table_lines([head.cells, *(line.cells for line in region)], marked=1)
    for line, text in zip(region, lines[1:], strict=True):
        yield from _row(line, text, notes)


def _start(region: list[Line], heads: set[int]) -> int:
    """Find where the table begins under the lines of words above it."""
    known = next((at for at, line in enumerate(region) if line.number in heads), None)
    if known is not None:
        return known
    return next((at for at, line in enumerate(region) if len(line.cells) > 1), len(region))


def _marked(rows: list[Line], heads: set[int]) -> int:
    if len(rows) <= 1:
        return 0
    if rows[0].number in heads:
        return 1
    return int(rows[0].bold and not rows[1].bold and may_be_head(rows[0].cells))


def _row(line: Line, text: str, notes: dict[int, list[str]]) -> Iterator[Block]:
    if text:
        yield Block(f"{text} (ausgeblendete Zeile)" if line.hidden else text)
    yield from (Block(note) for note in notes.pop(line.number, ()))


def _margins(sheet: Sheet, word: str) -> Iterator[Block]:
    texts = (" ".join(_MARGIN_CODE.sub(" ", text).split()) for kind, text in sheet.margins if kind == word)
    yield from (Block(f"[{word}: {text}]") for text in dict.fromkeys(texts) if text)
