"""The text of OpenDocument files in reading order: every format of the family is made of these parts."""

import re
from collections.abc import Callable, Iterator

from genius_desktop.documents.blocks import Block
from genius_desktop.documents.grids import Grid, grid_lines
from genius_desktop.documents.odf import Element, Odf, attribute, count_of, is_white, local
from genius_desktop.documents.odf_lists import Numbers

_SKIPPED = {
    "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "note-citation",
    "bibliography-mark-source", "alphabetical-index-auto-mark-file", "event-listeners", "script",
    "number", "image-map", "glue-point", "binary-data", "soft-page-break", "forms", "notes", "settings", "header-decl",
    "footer-decl", "date-time-decl", "content-validations", "calculation-settings", "named-expressions", "scripts",
    "annotation-end", "table-source", "shapes-decl", "enhanced-geometry", "date-string", "thumbnail",
}  # fmt: skip
_SHAPES = {
    "frame", "g", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "connector",
    "caption", "measure", "regular-polygon", "page-thumbnail", "scene",
}  # fmt: skip
# A note within its sentence would tear a quote.
_BESIDE = _SHAPES | {"note", "annotation"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_REPEATED_LIMIT = 1000
_ROWS_LIMIT = 20_000
_SPACES_LIMIT = 100
_LEVEL_LIMIT = 10


class Story:
    """Walks through text, lists, tables, notes and drawings, each once."""

    def __init__(self, odf: Odf) -> None:
        self._odf = odf
        self._numbers = Numbers(odf)
        self._fields = _form_values(odf.content)
        self._in_cell = 0
        self._label = ""
        self._readers: dict[str, Callable[[Element], Iterator[Block]]] = {
            "p": self._paragraph,
            "h": self._paragraph,
            "table": self._table,
            "list": self._list,
            "annotation": self._comment,
            "note": self._note,
            "object": self._object,
            "image": self._image,
            "control": self._control,
            "frame": self._frame,
        }

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Give the blocks below an element."""
        for child in parent:
            yield from self.block(child)

    def block(self, element: Element) -> Iterator[Block]:
        """Give the blocks of an element."""
        kind = local(element)
        if kind in self._readers:
            yield from self._readers[kind](element)
        elif kind in {"section", "index-body"} and _is_hidden_section(element):
            self._hide(element)
        elif not _is_skipped(element, kind) and not kind.endswith("-source"):
            yield from self.blocks(element)

    def _image(self, _element: Element) -> Iterator[Block]:
        self._odf.tally.pictures += 1
        yield from ()

    def _control(self, element: Element) -> Iterator[Block]:
        yield Block(self._fields.get(attribute(element, "control"), ""))

    def _comment(self, element: Element) -> Iterator[Block]:
        creator = element.find("{*}creator")
        author = (creator.text or "").strip() if creator is not None else ""
        text = self.joined(element)
        yield Block(f"[Kommentar {author}: {text}]" if author else f"[Kommentar: {text}]")

    def joined(self, element: Element) -> str:
        """Give everything below an element on one line."""
        return one_line(self.blocks(element))

    def _paragraph(self, element: Element) -> Iterator[Block]:
        style = self._odf.style("paragraph", attribute(element, "style-name"))
        level = 0
        if local(element) == "h":
            level = min(max(count_of(element, "outline-level"), 1), _LEVEL_LIMIT)
            if not self._numbers.in_list:
                self._label = self._numbers.heading(element, level) or self._label
        elif style.level and not self._in_cell:
            level = style.level
        beside: list[Element] = []
        hidden = bool(style.hidden or style.tiny) or (is_white(style) and not self._in_cell)
        text = self._inline(element, beside, hidden=hidden)
        text = "\n".join(line.strip() for line in text.split("\n")).strip()
        number = element.find("{*}number")
        label = f"{number.text.strip()} " if number is not None and number.text else self._label
        if text:
            self._label = ""
            yield Block(label + text, level)
        for part in beside:
            yield from self.block(part)

    def _inline(self, element: Element, beside: list[Element], *, hidden: bool) -> str:
        parts = [self._shown(element.text, hidden=hidden)]
        for child in element:
            kind = local(child)
            if kind == "s":
                parts.append(" " * min(count_of(child, "c"), _SPACES_LIMIT))
            elif kind in {"tab", "line-break"}:
                parts.append("\t" if kind == "tab" else "\n")
            elif kind == "control":
                parts.append(self._fields.get(attribute(child, "control"), ""))
            elif kind in _BESIDE or (kind == "a" and len(child) and local(child[0]) in _SHAPES):
                beside.append(child)
            elif kind in {"hidden-text", "hidden-paragraph"} and attribute(child, "is-hidden") == "true":
                self._odf.tally.hidden += _length(
                    attribute(child, "string-value") or "".join(map(str, child.itertext()))
                )
            elif not _is_skipped(child, kind):
                parts.append(self._inline(child, beside, hidden=self._is_hidden(child, hidden=hidden)))
            parts.append(self._shown(child.tail, hidden=hidden))
        return "".join(parts)

    def _is_hidden(self, span: Element, *, hidden: bool) -> bool:
        name = attribute(span, "style-name")
        if not name or local(span) not in {"span", "a"}:
            return hidden
        style = self._odf.style("text", name)
        if style.hidden is not None:
            return style.hidden
        if style.colour or style.tiny is not None:
            return bool(style.tiny) or (is_white(style) and not self._in_cell)
        return hidden

    def _shown(self, text: str | None, *, hidden: bool) -> str:
        if not text:
            return ""
        if hidden:
            self._odf.tally.hidden += _length(text)
            return ""
        return _BLANKS.sub(" ", text)

    def _hide(self, element: Element) -> None:
        self._odf.tally.hidden += _length("".join(map(str, element.itertext())))

    def _note(self, element: Element) -> Iterator[Block]:
        citation = element.find("{*}note-citation")
        number = "".join(map(str, citation.itertext())).strip() if citation is not None else ""
        name = "Endnote" if attribute(element, "note-class") == "endnote" else "Fußnote"
        label, self._label = self._label, ""
        body = element.find("{*}note-body")
        text = self.joined(body) if body is not None else ""
        self._label = label
        yield Block(f"[{name} {number}: {text}]" if number else f"[{name}: {text}]")

    def _list(self, element: Element) -> Iterator[Block]:
        self._numbers.enter(element)
        for item in element:
            kind = local(item)
            if kind == "list-item":
                is_nested = len(item) > 0 and local(item[0]) == "list"
                self._label = "" if is_nested else self._numbers.label(item)
                yield from self.blocks(item)
                self._label = ""
            elif kind == "list-header":
                yield from self.blocks(item)
        self._numbers.leave()

    def _frame(self, element: Element) -> Iterator[Block]:
        """Give a frame: the drawing, and not the pictures that stand in for it."""
        parts = [part for part in element if local(part) not in {"image", "plugin", "applet"}]
        if any(local(part) in {"text-box", "object", "object-ole", "table"} for part in parts):
            yield from (block for part in parts for block in self.block(part))
        else:
            yield from self.blocks(element)

    def _object(self, element: Element) -> Iterator[Block]:
        """Give what an embedded drawing, chart or formula says."""
        inner = self._odf.members.pop(attribute(element, "href").removeprefix("./"), None)
        if inner is None:
            if len(element):
                yield from self.blocks(element)
            else:
                self._odf.tally.pictures += 1
            return
        if inner.find("{*}body") is None:
            yield Block("[Formel: " + " ".join("".join(map(str, inner.itertext())).split()) + "]")
            return
        lines = [block.text for block in self.blocks(inner) if block.text]
        # A chart is told by the table of its figures.
        yield from (Block(f"[Diagramm: {line}]") for line in lines)

    def _table(self, element: Element) -> Iterator[Block]:
        grid = Grid()
        heads = 0
        whole: list[list[Block]] = []
        for row, is_head in _rows(element):
            repeated = min(count_of(row, "number-rows-repeated"), _REPEATED_LIMIT)
            for _ in range(repeated):
                if len(grid.rows) >= _ROWS_LIMIT:
                    break
                whole.append(self._row(row, grid))
                heads += is_head
        if all(len(row) <= 1 for row in grid.rows):
            # One column is a frame around text, not a table.
            yield from (block for blocks in whole for block in blocks)
            return
        yield from (Block(line) for line in grid_lines(grid.rows, heads))

    def _row(self, row: Element, grid: Grid) -> list[Block]:
        grid.begin_row()
        blocks: list[Block] = []
        self._in_cell += 1
        for cell in row:
            kind = local(cell)
            times = count_of(cell, "number-columns-repeated")
            if kind == "covered-table-cell":
                self._hide(cell)
                grid.skip(times)
            elif kind == "table-cell":
                found = [block for block in self.blocks(cell) if block.text.strip()]
                blocks += found
                text = " ".join(" ".join(block.text.split()) for block in found)
                # What a merged cell covers follows it as covered cells.
                for _ in range(min(times, _REPEATED_LIMIT) if text else 1):
                    grid.add(text)
                if not text:
                    grid.skip(times - 1)
                grid.widen(count_of(cell, "number-columns-spanned"))
        self._in_cell -= 1
        grid.end_row()
        return blocks


def one_line(blocks: Iterator[Block]) -> str:
    """Give blocks on one line."""
    texts = (" ".join(block.text.split()) for block in blocks)
    return " ".join(text for text in texts if text)


def _rows(table: Element, *, is_head: bool = False) -> Iterator[tuple[Element, bool]]:
    for child in table:
        kind = local(child)
        if kind == "table-row":
            yield child, is_head
        elif kind in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(child, is_head=is_head or kind == "table-header-rows")


def _is_skipped(element: Element, kind: str) -> bool:
    if kind in _SKIPPED:
        return True
    # The words for pictures and the data of comments; fields have the same names.
    return kind in {"title", "desc", "creator", "date"} and ("svg" in str(element.tag) or "/dc/" in str(element.tag))


def _is_hidden_section(element: Element) -> bool:
    display = attribute(element, "display")
    return display == "none" or (display == "condition" and attribute(element, "is-hidden") == "true")


def _length(text: str) -> int:
    return len("".join(text.split()))


def _form_values(root: Element) -> dict[str, str]:
    """Give what each field of a form shows, by the name its drawing uses."""
    values: dict[str, str] = {}
    for forms in root.iter("{*}forms"):
        for control in forms.iter():
            name = attribute(control, "id")
            if not name:
                continue
            label = attribute(control, "label")
            value = attribute(control, "current-value") or attribute(control, "value")
            if local(control) in {"checkbox", "radio"}:
                state = attribute(control, "current-state") or attribute(control, "state")
                chosen = state == "checked" or attribute(control, "current-selected") == "true"
                value = ("☒ " if chosen else "☐ ") + label
            elif local(control) == "listbox":
                chosen_options = [o for o in control if attribute(o, "current-selected") == "true"]
                value = ", ".join(attribute(option, "label") for option in chosen_options)
            elif local(control) in {"button", "fixed-text", "frame"}:
                value = label
            values[name] = value
    return values
