"""An outline as an OpenDocument text."""

from datetime import UTC
from io import BytesIO
from pathlib import Path

from odfdo import Document, Element, Header, List, ListItem, Span, XmlPart
from odfdo import Paragraph as TextParagraph

from genius_desktop.exports.blocks import (
    Block,
    Entry,
    Facts,
    Heading,
    Line,
    Listing,
    Notice,
    Paragraph,
    Prose,
    Run,
    Signature,
    Synopsis,
    Table,
)
from genius_desktop.exports.foreign import package
from genius_desktop.exports.outline import LANGUAGE, Outline
from genius_desktop.exports.packages import template
from genius_desktop.exports.telling import PROGRAM

_TABLE = "Table1"
_LOOKS = {"gap": "Gap", "old": "Gone", "new": "Added"}
_PARTS = {
    "mimetype": "mimetype",
    "META-INF/manifest.xml": "manifest.xml",
    "content.xml": "content.xml",
    "styles.xml": "styles.xml",
    "meta.xml": "meta.xml",
    "settings.xml": "settings.xml",
}


def office(file: Path) -> Document:
    """Open the template of an office: its paper, header, footer and styles, without its text; to be `distrusted`."""
    theirs, ours = Document(package(file)), own()
    theirs.body.clear()
    for given, mine in ((theirs.content, ours.content), (theirs.styles, ours.styles)):
        for group in ("office:styles", "office:automatic-styles"):
            _take_styles(given.get_element(f"//{group}"), mine, group)
    return theirs


def _take_styles(group: Element | None, ours: XmlPart, name: str) -> None:
    """Bring those of our styles along that the office has not."""
    mine = ours.get_element(f"//{name}")
    if group is None or mine is None:
        return
    known = {style.get_attribute("style:name") for style in group.children}
    for style in mine.children:
        if style.get_attribute("style:name") not in known and style.tag != "style:default-style":
            group.append(style.clone)


def own() -> Document:
    """Open our own template."""
    return Document(template("odt", _PARTS))


def render(outline: Outline, base: Document | None = None) -> bytes:
    """Write an outline as ODT; the `base` is ours where none is given."""
    document = base or own()
    for block in outline.blocks:
        for element in _elements(block):
            document.body.append(element)
    for footer in document.styles.get_elements("//style:footer"):
        if base is None:
            footer.clear()
        footer.append(TextParagraph(outline.footer, style="Footer"))
    _describe(document, outline)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: Document, outline: Outline) -> None:
    meta = document.meta
    meta.title = outline.title
    meta.subject = outline.subject
    meta.description = outline.description
    meta.language = LANGUAGE
    meta.keyword = ", ".join(outline.keywords)
    meta.initial_creator = meta.creator = meta.generator = PROGRAM
    meta.creation_date = meta.date = outline.created.astimezone(UTC)
    meta.set_user_defined_metadata(outline.label, value=True)
    for name, value in outline.properties:
        meta.set_user_defined_metadata(name, value)


def _elements(block: Block) -> list[Element]:
    match block:
        case Heading(level, text):
            return [_heading(level, text)]
        case Notice(text) | Signature(text):
            return [TextParagraph(text, style=type(block).__name__)]
        case Paragraph(text):
            return [TextParagraph(text, style="Standard")]
        case Prose(lines, marks):
            return [_prose(lines, marks)]
        case Listing():
            return [_list(block)]
        case Table():
            rows = tuple(tuple((Run(text),) for text in row) for row in block.rows)
            return [_table(block.header, rows, columns="Column", row_style="Row")]
        case Synopsis(header, rows):
            # A clause may be longer than a page.
            return [_table(header, rows, columns=f"Synopsis{len(header)}Column", row_style="LongRow")]
        case Facts(pairs):
            return [_fact(label, value) for label, value in pairs]


def _heading(level: int, text: str) -> Header:
    heading = Header(level, text)
    # The style that the constructor takes is not written.
    heading.set_attribute("text:style-name", f"Heading_20_{level}")
    return heading


def _list(block: Listing) -> List:
    style, paragraph_style = (
        ("Numbering_20_123", "Numbering_20_1") if block.numbered else ("List_20_Bullets", "List_20_1")
    )
    whole = List(style=style)
    for number, entry in enumerate(block.entries, start=block.first):
        item = ListItem(_entry(entry, paragraph_style))
        if block.numbered and number == block.first > 1:
            item.set_attribute("text:start-value", str(number))
        whole.append(item)
    return whole


def _entry(entry: Entry, style: str) -> TextParagraph:
    line = TextParagraph(entry.text, style=style)
    _mark(line, entry.marks)
    return line


def _mark(paragraph: TextParagraph, marks: tuple[str, ...]) -> None:
    for mark in marks:
        paragraph.append(" – ")
        paragraph.append(Span(mark, style="Strong_20_Emphasis"))


def _prose(lines: tuple[Line, ...], marks: tuple[str, ...]) -> TextParagraph:
    paragraph = TextParagraph(style="Standard")
    for number, line in enumerate(lines):
        if number:
            paragraph.append(Element.from_tag("text:line-break"))
        _say(paragraph, line)
    _mark(paragraph, marks)
    return paragraph


def _say(paragraph: TextParagraph, line: Line) -> None:
    for run in line:
        paragraph.append(run.text if run.look == "plain" else Span(run.text, style=_LOOKS[run.look]))


def _fact(label: str, value: str) -> TextParagraph:
    line = TextParagraph(style="Fact")
    line.append(Span(label, style="Strong_20_Emphasis"))
    line.append(Element.from_tag("text:tab"))
    line.append(Span(value))
    return line


def _table(header: tuple[str, ...], rows: tuple[tuple[Line, ...], ...], *, columns: str, row_style: str) -> Element:
    whole = _styled("table:table", "Table")
    whole.set_attribute("table:name", _TABLE)
    for number in range(1, len(header) + 1):
        whole.append(_styled("table:table-column", f"{columns}{number}"))
    top = Element.from_tag("table:table-header-rows")
    top.append(_row(tuple((Run(text),) for text in header), row_style, head=True))
    whole.append(top)
    for cells in rows:
        whole.append(_row(cells, row_style))
    return whole


def _row(cells: tuple[Line, ...], style: str, *, head: bool = False) -> Element:
    row = _styled("table:table-row", style)
    for line in cells:
        cell = _styled("table:table-cell", "HeaderCell" if head else "Cell")
        cell.set_attribute("office:value-type", "string")
        paragraph = TextParagraph(style="Table_20_Heading" if head else "Table_20_Contents")
        _say(paragraph, line)
        cell.append(paragraph)
        row.append(cell)
    return row


def _styled(tag: str, style: str) -> Element:
    element = Element.from_tag(tag)
    element.set_attribute("table:style-name", style)
    return element
