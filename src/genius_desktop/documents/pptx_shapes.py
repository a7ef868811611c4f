"""What stands on a slide: shapes in the order of the eye, tables, charts and diagrams."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from genius_desktop.documents.docx_numbers import written
from genius_desktop.documents.ooxml import Element, Package, Relation, alternative, attribute, local, number, related_id
from genius_desktop.documents.ooxml_drawing import chart_texts, diagram_texts, local_parent
from genius_desktop.documents.ooxml_rows import Cell, may_be_head, table_lines

# Half an inch in the unit of Office: shapes whose tops differ by less stand side by side.
_BAND = 457200
_TITLES = {"title", "ctrTitle"}
_MARGINS = {"dt", "ftr", "sldNum", "hdr", "sldImg"}
_TINY = 100
_SHAPES = {"sp", "cxnSp", "graphicFrame", "pic", "grpSp", "contentPart", "AlternateContent"}
_FORMS = {
    "arabicPeriod": ("decimal", "{}."),
    "arabicParenR": ("decimal", "{})"),
    "arabicParenBoth": ("decimal", "({})"),
    "arabicPlain": ("decimal", "{}"),
    "alphaLcPeriod": ("lowerLetter", "{}."),
    "alphaLcParenR": ("lowerLetter", "{})"),
    "alphaLcParenBoth": ("lowerLetter", "({})"),
    "alphaUcPeriod": ("upperLetter", "{}."),
    "alphaUcParenR": ("upperLetter", "{})"),
    "romanUcPeriod": ("upperRoman", "{}."),
    "romanLcPeriod": ("lowerRoman", "{}."),
}

Box = tuple[int, int, int, int]


@dataclass(slots=True)
class Seen:
    """What was left out or could not be read, counted over all slides."""

    hidden_chars: int = 0
    pictures: int = 0


@dataclass(slots=True)
class Shape:
    """A shape with text: where it stands, and what part of the slide it is."""

    box: Box | None
    kind: str
    texts: list[str] = field(default_factory=list)


class Surface:
    """A slide, or what lies beneath it, with the places that it inherits."""

    def __init__(self, package: Package, part: str, *, size: tuple[int, int] = (0, 0)) -> None:
        self._package = package
        self.root = package.xml(part)
        self._relations: dict[str, Relation] = package.relations(part)
        self._size = size

    def boxes(self) -> dict[tuple[str, str], Box]:
        """Give the places of placeholders by kind and index."""
        found: dict[tuple[str, str], Box] = {}
        for shape in self.root.iter("{*}sp", "{*}graphicFrame", "{*}pic"):
            box = _box(shape)
            holder = _holder(shape)
            if box and holder is not None:
                kind, index = attribute(holder, "type"), attribute(holder, "idx")
                found.setdefault((kind, index), box)
                found.setdefault((kind, ""), box)
        return found

    def shapes(self, inherited: dict[tuple[str, str], Box], seen: Seen) -> list[Shape]:
        """Give the shapes with text as people read them: the title, then from the top left."""
        tree = self.root.find("{*}cSld/{*}spTree")
        found = list(self._in(tree, inherited, seen)) if tree is not None else []
        return sorted(_ordered(found), key=lambda shape: shape.kind not in _TITLES)

    def _in(self, group: Element, inherited: dict[tuple[str, str], Box], seen: Seen) -> Iterator[Shape]:
        for entry in group:
            kind = local(entry)
            if kind == "AlternateContent":
                chosen = alternative(entry)
                yield from self._in(chosen, inherited, seen) if chosen is not None else ()
            elif kind == "grpSp":
                inner = _ordered(self._in(entry, inherited, seen))
                box = _box(entry) or next((shape.box for shape in inner), None)
                texts = [text for shape in inner for text in shape.texts]
                if texts:
                    yield self._judged(entry, Shape(box, "", texts), seen)
            elif kind in _SHAPES:
                holder = _holder(entry)
                role = (attribute(holder, "type") or "body") if holder is not None else ""
                box = _box(entry) or _inherited(holder, inherited)
                seen.pictures += kind == "pic"
                shape = Shape(box, role, list(self._texts(entry, seen)))
                if any(shape.texts):
                    yield self._judged(entry, shape, seen)

    def _judged(self, entry: Element, shape: Shape, seen: Seen) -> Shape:
        """Empty a shape that no one can see: switched off, or beside the slide."""
        properties = entry.find("{*}nvSpPr/{*}cNvPr")
        for kind in ("nvGrpSpPr", "nvGraphicFramePr", "nvPicPr", "nvCxnSpPr"):
            properties = properties if properties is not None else entry.find(f"{{*}}{kind}/{{*}}cNvPr")
        width, height = self._size
        beside = False
        if shape.box and width and height and local_parent(entry) == "spTree":
            left, top, wide, high = shape.box
            beside = left >= width or top >= height or left + wide <= 0 < wide or top + high <= 0 < high
        if beside or attribute(properties, "hidden") in {"1", "true"}:
            seen.hidden_chars += sum(len(text) for text in shape.texts)
            shape.texts = []
        return shape

    def _texts(self, entry: Element, seen: Seen) -> Iterator[str]:
        if local(entry) != "graphicFrame":
            for body in entry.iter("{*}txBody"):
                yield from body_texts(body, seen)
            return
        for table in entry.iter("{*}tbl"):
            yield from _table(table, seen)
        for chart in entry.iter("{*}chart"):
            yield from (text for root in self._related(chart, "id") for text in chart_texts(root))
        for diagram in entry.iter("{*}relIds"):
            yield from (text for root in self._related(diagram, "dm") for text in diagram_texts(root))
        seen.pictures += sum(1 for _ in entry.iter("{*}pic"))

    def _related(self, element: Element, name: str) -> Iterator[Element]:
        relation = self._relations.get(related_id(element, name))
        if relation is not None and not relation.external and self._package.has(relation.target):
            yield self._package.xml(relation.target)


def is_margin(shape: Shape) -> bool:
    """Tell whether a shape is a date, a footer or a slide number."""
    return shape.kind in _MARGINS


def is_title(shape: Shape) -> bool:
    """Tell whether a shape is the title of its slide."""
    return shape.kind in _TITLES


def body_texts(body: Element, seen: Seen) -> Iterator[str]:
    """Give the paragraphs of a text body, numbered where it says so."""
    counters: dict[int, int] = {}
    for paragraph in body.iterfind("{*}p"):
        text = _paragraph(paragraph, seen)
        properties = paragraph.find("{*}pPr")
        depth = number(attribute(properties, "lvl"))
        scheme = properties.find("{*}buAutoNum") if properties is not None else None
        if not text:
            continue
        if scheme is None:
            counters = {at: count for at, count in counters.items() if at < depth}
            yield text
            continue
        counters = {at: count for at, count in counters.items() if at <= depth}
        counters[depth] = counters[depth] + 1 if depth in counters else number(attribute(scheme, "startAt"), 1)
        form, pattern = _FORMS.get(attribute(scheme, "type"), ("decimal", "{}."))
        yield f"{pattern.format(written(counters[depth], form))} {text}"


def _paragraph(paragraph: Element, seen: Seen) -> str:
    parts: list[str] = []
    for entry in paragraph.iter():
        kind = local(entry)
        if kind == "t":
            parent = entry.getparent()
            size = attribute(parent.find("{*}rPr"), "sz") if parent is not None else ""
            text = entry.text or ""
            if size and number(size, _TINY + 1) <= _TINY:
                seen.hidden_chars += len(text.strip())
            elif parent is None or attribute(parent, "type") != "slidenum":
                parts.append(text)
        elif kind == "br":
            parts.append("\n")
    return "".join(parts).strip()


def _table(table: Element, seen: Seen) -> Iterator[str]:
    rows: list[list[Cell]] = []
    for row in table.iterfind("{*}tr"):
        cells = []
        for column, cell in enumerate(row.iterfind("{*}tc")):
            if {"1", "true"} & {attribute(cell, "hMerge"), attribute(cell, "vMerge")}:
                continue
            texts = (text for body in cell.iterfind("{*}txBody") for text in body_texts(body, seen))
            span = max(1, number(attribute(cell, "gridSpan"), 1))
            cells.append(Cell(" ".join(" ".join(texts).split()), column, span))
        rows.append(cells)
    marked = attribute(table.find("{*}tblPr"), "firstRow") in {"1", "true"} and bool(rows) and may_be_head(rows[0])
    yield from (line for line in table_lines(rows, marked=int(marked)) if line)


def _holder(shape: Element) -> Element | None:
    for kind in ("nvSpPr", "nvPicPr", "nvGraphicFramePr"):
        found = shape.find(f"{{*}}{kind}/{{*}}nvPr/{{*}}ph")
        if found is not None:
            return found
    return None


def _inherited(holder: Element | None, boxes: dict[tuple[str, str], Box]) -> Box | None:
    if holder is None:
        return None
    kind, index = attribute(holder, "type"), attribute(holder, "idx")
    for key in ((kind, index), ("", index), (kind, ""), ("body", index), ("body", "")):
        if key in boxes:
            return boxes[key]
    return None


def _box(shape: Element) -> Box | None:
    for path in ("{*}spPr/{*}xfrm", "{*}grpSpPr/{*}xfrm", "{*}xfrm"):
        found = shape.find(path)
        start = found.find("{*}off") if found is not None else None
        extent = found.find("{*}ext") if found is not None else None
        if start is not None and extent is not None:
            sides = (attribute(start, "x"), attribute(start, "y"), attribute(extent, "cx"), attribute(extent, "cy"))
            left, top, width, height = (number(side) for side in sides)
            return left, top, width, height
    return None


def _ordered(shapes: Iterable[Shape]) -> list[Shape]:
    """Order from the top, and from the left where tops lie close; one without a place stands where it is written."""
    bands: list[tuple[int, list[Shape]]] = []
    for shape in sorted(shapes, key=lambda shape: shape.box[1] if shape.box else 0):
        top = shape.box[1] if shape.box else 0
        if not bands or top - bands[-1][0] >= _BAND:
            bands.append((top, []))
        bands[-1][1].append(shape)
    return [shape for _, band in bands for shape in sorted(band, key=lambda shape: shape.box[0] if shape.box else 0)]
