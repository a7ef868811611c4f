"""The flow of a Word document: paragraphs, tables, boxes and notes in the order people read them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from genius_desktop.documents.blocks import Block
from genius_desktop.documents.docx_notes import Note, Notes
from genius_desktop.documents.docx_numbers import Numbering
from genius_desktop.documents.docx_shapes import form_value, is_filled_shape, is_hidden_shape
from genius_desktop.documents.docx_signs import plain_signs, raised, sign
from genius_desktop.documents.docx_styles import Styles, is_invisible
from genius_desktop.documents.docx_tables import table_blocks
from genius_desktop.documents.ooxml import (
    Element,
    Package,
    Relation,
    alternative,
    attribute,
    is_on,
    local,
    related_id,
)
from genius_desktop.documents.ooxml_drawing import chart_texts, diagram_texts, local_parent

_PROPERTIES = {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "instrText", "delText", "sectPr"}
_SILENT = _PROPERTIES | {"delInstrText", "fldData", "txPr", "numPr"}
_GONE = {"del", "moveFrom"}
_CAME = {"ins", "moveTo"}
_SHAPES = {"anchor", "inline", "wsp", "shape", "rect", "roundrect", "oval", "line", "group"}
_WRITTEN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Tally:
    """What was left out or could not be read, counted."""

    changes: int = 0
    hidden_chars: int = 0
    pictures: int = 0


@dataclass(slots=True)
class Shared:
    """What all stories of a document share."""

    package: Package
    styles: Styles
    numbering: Numbering
    notes: Notes
    tally: Tally
    chunk: Callable[[str], list[Block]]
    told: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Line:
    """The line being written: its text and what comes after it."""

    style: str = ""
    filled: bool = False
    parts: list[str] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)

    def text(self) -> str:
        """Give what was written so far."""
        return "".join(self.parts)


class Story:
    """One part of a document with text of its own: the body, a header, the notes."""

    def __init__(self, shared: Shared, part: str, root: Element) -> None:
        self._shared = shared
        self._tally = shared.tally
        self._relations: dict[str, Relation] = shared.package.relations(part)
        states = [attribute(char, "fldCharType") for char in root.iter("{*}fldChar")]
        # Where the marks of fields do not pair, none of them may swallow the text behind it.
        self._paired = states.count("begin") == states.count("end")
        self._fields: list[bool] = []
        self._carried = ""

    def blocks(self, element: Element, *, filled: bool = False) -> Iterator[Block]:
        """Give the paragraphs and rows in an element."""
        for child in element:
            yield from self._block(child, filled=filled)

    def _block(self, child: Element, *, filled: bool) -> Iterator[Block]:
        kind = local(child)
        if kind == "p":
            yield from self.paragraph(child, filled=filled)
        elif kind == "tbl":
            yield from table_blocks(self, child, filled=filled)
        elif kind == "altChunk":
            relation = self._relations.get(related_id(child))
            if relation is not None and not relation.external:
                yield from self._shared.chunk(relation.target)
        elif kind == "AlternateContent":
            chosen = alternative(child)
            yield from self.blocks(chosen, filled=filled) if chosen is not None else ()
        elif kind in _GONE:
            self._tally.changes += 1
        elif kind not in _SILENT:
            yield from self.blocks(child, filled=filled)

    @property
    def styles(self) -> Styles:
        """The styles of the document."""
        return self._shared.styles

    @property
    def tally(self) -> Tally:
        """What was counted so far."""
        return self._tally

    def paragraph(self, element: Element, *, filled: bool = False) -> Iterator[Block]:
        """Give a paragraph, then the boxes and notes that hang on it."""
        styles = self._shared.styles
        line = Line(styles.of(element), filled)
        line.filled = filled or styles.is_filled(element, line.style)
        self._inline(element, line)
        text = line.text().strip()
        mark = element.find("{*}pPr/{*}rPr")
        ended = mark is None or all(mark.find(f"{{*}}{kind}") is None for kind in _GONE)
        vanished = mark is not None and is_on(mark.find("{*}vanish"))
        self._tally.changes += (not ended) + (mark is not None and mark.find("{*}ins") is not None)
        if text or (ended and not vanished):
            label = self._shared.numbering.label(element)
            if label and (text or any(letter.isalnum() for letter in label)):
                text = f"{label} {text}".strip()
        text, self._carried = f"{self._carried}{text}", ""
        if not ended:
            # Its end was deleted: the text goes on in the next paragraph.
            text, self._carried = "", text
        if text:
            yield Block(text, styles.level(element))
        yield from line.after

    def loose_comments(self) -> Iterator[Block]:
        """Give the comments that hang on nothing that is left."""
        for note in self._shared.notes.loose_comments():
            yield from self._noted(note)

    def rest(self) -> Iterator[Block]:
        """Give what still waits for a paragraph to go on in."""
        if self._carried:
            yield Block(self._carried)
        self._carried = ""

    def _inline(self, element: Element, line: Line) -> None:
        for child in element:
            kind = local(child)
            if kind == "r":
                self._run(child, line)
            elif kind in _GONE:
                self._tally.changes += 1
            elif kind not in _SILENT:
                self._tally.changes += kind in _CAME
                self._piece(child, kind, line)

    def _run(self, run: Element, line: Line) -> None:
        look = self._shared.styles.look(run, line.style)
        inner = Line(line.style, line.filled)
        self._inline(run, inner)
        text = inner.text()
        if is_invisible(look, filled=line.filled):
            self._tally.hidden_chars += len(text.strip()) + sum(len(block.text) for block in inner.after)
            return
        properties = run.find("{*}rPr/{*}rFonts")
        text = plain_signs(text, attribute(properties, "ascii"))
        line.parts.append(raised(text, look.get("vertAlign", "")))
        line.after.extend(inner.after)

    def _piece(self, child: Element, kind: str, line: Line) -> None:
        if kind == "t":
            if not (self._paired and True in self._fields):
                line.parts.append(child.text or "")
        elif kind in _WRITTEN:
            line.parts.append(_WRITTEN[kind])
        elif kind == "sym":
            line.parts.append(sign(_hexadecimal(attribute(child, "char")), attribute(child, "font")))
        elif kind == "fldChar":
            self._field(child, line)
        elif kind.endswith("Reference"):
            line.after.extend(self._noted(self._shared.notes.cited(kind, attribute(child, "id"))))
        elif kind == "AlternateContent":
            chosen = alternative(child)
            self._inline(chosen if chosen is not None else child, line)
        else:
            self._drawn(child, kind, line)

    def _boxed(self, blocks: Iterator[Block]) -> list[Block]:
        carried, self._carried = self._carried, ""
        found = [*blocks, *self.rest()]
        self._carried = carried
        return found

    def _noted(self, note: Note | None) -> list[Block]:
        if note is None:
            return []
        story = Story(self._shared, note.part, note.root)
        texts = [block.text for block in (*story.blocks(note.element), *story.rest())]
        return [Block(f"[{note.label}: {' '.join(texts)}]")]

    def _drawn(self, child: Element, kind: str, line: Line) -> None:
        if kind == "txbxContent":
            line.after.extend(self._boxed(self.blocks(child, filled=line.filled)))
        elif kind in {"p", "tbl"}:
            line.after.extend(self._boxed(self._block(child, filled=line.filled)))
        elif kind in {"blip", "imagedata"}:
            self._tally.pictures += 1
        elif kind == "textpath":
            line.after.append(Block(attribute(child, "string")))
        elif kind == "relIds":
            line.after.extend(Block(t) for root in self._related(child, "dm") for t in diagram_texts(root))
        elif kind == "chart":
            line.after.extend(Block(t) for root in self._related(child, "id") for t in chart_texts(root))
        elif kind == "ruby":
            self._ruby(child, line)
        elif kind in {"num", "sup"} and local_parent(child) in {"f", "sSup", "sSubSup"}:
            self._formula(child, kind, line)
        elif kind in _SHAPES:
            self._shape(child, line)
        else:
            self._inline(child, line)

    def _shape(self, child: Element, line: Line) -> None:
        """Read a drawing, or count what one that is switched off holds."""
        inner = Line(line.style, line.filled or is_filled_shape(child))
        self._inline(child, inner)
        if is_hidden_shape(child):
            self._tally.hidden_chars += len(inner.text().strip()) + sum(len(block.text) for block in inner.after)
            return
        line.parts.extend(inner.parts)
        line.after.extend(inner.after)

    def _ruby(self, child: Element, line: Line) -> None:
        for part, form in ((child.find("{*}rubyBase"), "{}"), (child.find("{*}rt"), " ({})")):
            inner = Line(line.style, line.filled)
            if part is not None:
                self._inline(part, inner)
                line.parts.append(form.format(inner.text()))

    def _formula(self, child: Element, kind: str, line: Line) -> None:
        if kind == "sup":
            line.parts.append("^")
        self._inline(child, line)
        if kind == "num":
            line.parts.append("/")

    def _field(self, char: Element, line: Line) -> None:
        match attribute(char, "fldCharType"):
            case "begin":
                self._fields.append(True)
                line.parts.append(form_value(char))
            case "separate" if self._fields:
                self._fields[-1] = False
            case "end" if self._fields:
                self._fields.pop()
            case _:
                pass

    def _related(self, element: Element, name: str) -> Iterator[Element]:
        """Give a chart or diagram; a file that shows one a thousand times costs no more than once."""
        relation = self._relations.get(related_id(element, name))
        target = relation.target if relation is not None and not relation.external else ""
        if self._shared.package.has(target) and target not in self._shared.told:
            self._shared.told.add(target)
            yield self._shared.package.xml(target)


def _hexadecimal(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0xF0B7
