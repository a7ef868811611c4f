"""HTML pages: their text, headings, lists and tables; nothing is ever loaded from elsewhere."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.charsets import Decoded, decode
from genius_desktop.documents.grids import Grid, grid_lines
from genius_desktop.documents.html_hidden import clean
from genius_desktop.documents.list_labels import written
from genius_desktop.documents.plain import TEXT_LIMIT_BYTES, doubts_of
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

_BLOCKS = set(
    "p li dt dd dl ol ul blockquote pre caption figure figcaption address div section article header footer main aside "
    "nav form fieldset legend details summary table thead tbody tfoot tr td th hr center body html dir menu".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHARSET = re.compile(rb"<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml\b[^>]*\bencoding\s*=\s*[\"']([\w.-]+)")
_DECLARED_WITHIN = 8192
_CELL_CHARS = 1000
_WRITTEN = {"pre", "textarea", "xmp", "listing"}
_LIST_KINDS = {"a": "a", "A": "A", "i": "i", "I": "I"}


def read(data: bytes, name: str) -> Content:
    """Read an HTML page in reading order.

    Raises `InputProblem`.
    """
    if len(data) > TEXT_LIMIT_BYTES:
        raise InputProblem("too-costly", name)
    decoded = _decoded(data)
    # Decoded here and handed over as UTF-8: what the page says of its own encoding is often wrong.
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    text = decoded.text.replace("\0", "")
    if not text.strip():
        return Content([])
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise InputProblem("damaged-document", name) from fault
    hidden, remote = clean(root)
    doubts = doubts_of(decoded)
    if hidden:
        doubts.append(Doubt("hidden-words", count=hidden))
    if remote:
        doubts.append(Doubt("remote-content", count=remote))
    return Content([block for block in _Flow().blocks(root) if block.text.strip()], doubts)


def _decoded(data: bytes) -> Decoded:
    head = data[:_DECLARED_WITHIN]
    found = _XML_CHARSET.search(head) or _CHARSET.search(head)
    return decode(data, found[1].decode("ascii", "replace") if found else "")


class _Flow:
    """Collects text between block borders, so that no text is lost and none comes twice."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._level = 0
        self._label = ""
        self._written = 0
        self._counts: list[int | None] = []

    def blocks(self, root: etree._Element) -> Iterator[Block]:
        """Give the blocks of an element and everything below it."""
        within: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            kind = element.tag if isinstance(element.tag, str) else ""
            if within is not None:
                # The rows of a table are read at its start.
                if element is within and event == "end":
                    within = None
                    self._text.append(element.tail or "")
                continue
            if event == "start" and kind == "table" and _is_data(element):
                yield from self._close()
                yield from (Block(line) for line in _lines(element))
                within = element
            elif event == "start":
                yield from self._start(element, kind)
            else:
                yield from self._end(element, kind)
        yield from self._close()

    def _start(self, element: etree._Element, kind: str) -> Iterator[Block]:
        if kind in _BLOCKS or kind in _HEADINGS:
            yield from self._close()
            self._level = _HEADINGS.get(kind, 0)
        if kind in {"ol", "ul", "dir", "menu"}:
            self._counts.append(_first(element) if kind == "ol" else None)
        elif kind == "li":
            self._label = self._next_label(element)
        self._written += kind in _WRITTEN
        self._text.append("\v" if kind == "br" else self._lines(element.text))

    def _end(self, element: etree._Element, kind: str) -> Iterator[Block]:
        if kind in _BLOCKS or kind in _HEADINGS:
            yield from self._close()
        if kind in {"ol", "ul", "dir", "menu"} and self._counts:
            self._counts.pop()
        if kind == "li":
            self._label = ""
        self._written -= kind in _WRITTEN
        self._text.append(self._lines(element.tail))

    def _lines(self, text: str | None) -> str:
        # Where white space counts, each line is one.
        return (text or "").replace("\n", "\v") if self._written else (text or "")

    def _close(self) -> Iterator[Block]:
        text = _folded("".join(self._text))
        if text:
            yield Block(self._label + text, self._level)
            self._label = ""
        self._text.clear()
        self._level = 0

    def _next_label(self, item: etree._Element) -> str:
        if not self._counts or self._counts[-1] is None:
            return "• "
        count = self._counts[-1]
        value = item.get("value", "")
        if value.lstrip("-").isdigit() and len(value) < 7:  # noqa: PLR2004 (a million items are no list)
            count = int(value)
        parent = item.getparent()
        is_reversed = parent is not None and parent.get("reversed") is not None
        self._counts[-1] = count - 1 if is_reversed else count + 1
        form = _LIST_KINDS.get(parent.get("type", "") if parent is not None else "", "1")
        return f"{written(count, form)}. "


def _first(element: etree._Element) -> int:
    start = element.get("start", "")
    if start.lstrip("-").isdigit() and len(start) < 7:  # noqa: PLR2004 (a million items are no list)
        return int(start)
    return len(element.findall("li")) if element.get("reversed") is not None else 1


def _is_data(table: etree._Element) -> bool:
    """Tell a table of data from one that only lays out a page or a message."""
    if next(table.iterdescendants("table", "ul", "ol", *_HEADINGS), None) is not None:
        return False
    rows = [row.findall("td") + row.findall("th") for row in table.iter("tr")]
    if max(map(len, rows), default=0) < 2:  # noqa: PLR2004 (one column is no table)
        return False
    return all(len("".join(map(str, cell.itertext()))) <= _CELL_CHARS for row in rows for cell in row)


def _lines(table: etree._Element) -> Iterator[str]:
    grid = Grid()
    heads = 0
    outside: list[str] = []
    for part in table:
        if part.tag == "caption":
            yield _folded(_inline(part))
        elif part.tag not in {"tr", "thead", "tbody", "tfoot", "colgroup", "col"}:
            outside.append(_inline(part))
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        grid.begin_row()
        for cell in cells:
            text = " ".join(_inline(cell).split())
            grid.add(text, _span(cell, "colspan"), rows=_span(cell, "rowspan"))
        grid.end_row()
        parent = row.getparent()
        is_head = (parent is not None and parent.tag == "thead") or (
            len(cells) > 1 and all(cell.tag == "th" for cell in cells)
        )
        heads += is_head and heads == len(grid.rows) - 1
    yield from grid_lines(grid.rows, heads=heads)
    yield from (folded for text in outside if (folded := _folded(text)))


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return int(value) if value.isdigit() and len(value) < 6 else 1  # noqa: PLR2004 (no table has a million columns)


def _inline(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        gap = " " if child.tag in _BLOCKS or child.tag == "br" else ""
        parts += (gap, _inline(child), gap, child.tail or "")
    return "".join(parts)


def _folded(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\v")).strip()
