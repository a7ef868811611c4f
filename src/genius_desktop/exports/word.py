"""An outline as a Word document."""

from datetime import UTC
from io import BytesIO
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import CONTENT_TYPE as CONTENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from genius_desktop.exports.blocks import (
    Block,
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
from genius_desktop.exports.outline import LANGUAGE, Outline
from genius_desktop.exports.telling import PROGRAM
from genius_desktop.exports.word_base import Blank, own

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_COLUMNS_MM = (19, 46, 100)
# By the number of columns.
_SYNOPSIS_MM = {3: (29, 68, 68), 4: (28, 48, 48, 41)}
# Word refuses longer core properties.
_PROPERTY_CHARS = 255


def render(outline: Outline, base: Blank | None = None) -> bytes:
    """Write an outline as DOCX, without fields, links or macros; the `base` is ours where none is given."""
    base = base or own()
    document = base.document
    for block in outline.blocks:
        _add(base, block)
    _foot(document.sections[0], outline.footer)
    _describe(document, outline)
    _attach(document, outline)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _foot(section: Any, said: str) -> None:  # noqa: ANN401 (python-docx is untyped here)
    """Add the notice below each page; what stands there already, stays."""
    footers = [section.footer]
    if section.different_first_page_header_footer:
        footers.append(section.first_page_footer)
    for footer in footers:
        line = footer.paragraphs[-1] if footer.paragraphs else footer.add_paragraph()
        if line.text or line._p.findall(f".//{qn('w:drawing')}"):  # noqa: SLF001
            line = footer.add_paragraph()
        line.add_run(said)


def _describe(document: Any, outline: Outline) -> None:  # noqa: ANN401
    properties = document.core_properties
    properties.title = _short(outline.title)
    properties.subject = outline.subject
    properties.author = properties.last_modified_by = PROGRAM
    properties.language = LANGUAGE
    properties.keywords = ", ".join(outline.keywords)
    properties.comments = outline.description
    properties.created = properties.modified = outline.created.astimezone(UTC)
    properties.revision = 1


def _attach(document: Any, outline: Outline) -> None:  # noqa: ANN401
    """Add the custom properties, which python-docx does not know."""
    spaces = {"cp": _CUSTOM, "vt": _VALUES}
    whole = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=spaces)
    for number, (name, value) in enumerate(outline.properties, start=2):
        # The format's own identifier for properties that users name; numbers below 2 are reserved.
        about = {"fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": str(number), "name": name}
        etree.SubElement(etree.SubElement(whole, f"{{{_CUSTOM}}}property", about), f"{{{_VALUES}}}lpwstr").text = value
    data = etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    for key in [key for key, relation in package.rels.items() if relation.reltype == _RELATION]:
        del package.rels[key]
    package.relate_to(Part(PackURI("/docProps/custom.xml"), CONTENT.OFC_CUSTOM_PROPERTIES, data, package), _RELATION)


def _short(text: str) -> str:
    return text if len(text) <= _PROPERTY_CHARS else text[: _PROPERTY_CHARS - 1] + "…"


def _add(base: Blank, block: Block) -> None:
    match block:
        case Heading(level, text):
            _paragraph(base, f"Heading{level}", text)
        case Notice(text) | Signature(text):
            _paragraph(base, type(block).__name__, text)
        case Paragraph(text):
            _paragraph(base, "Normal", text)
        case Prose():
            _prose(base, block)
        case Synopsis():
            _synopsis(base, block)
        case Listing():
            _list(base, block)
        case Table():
            _table(base, block)
        case Facts():
            _facts(base, block)


def _prose(base: Blank, block: Prose) -> None:
    text = _paragraph(base, "Normal", "")
    for number, line in enumerate(block.lines):
        if number:
            text.add_run().add_break()
        _say(text, line)
    _mark(base, text, block.marks)


def _list(base: Blank, block: Listing) -> None:
    for entry in block.entries:
        _mark(base, _paragraph(base, "ListNumber" if block.numbered else "ListBullet", entry.text), entry.marks)


def _facts(base: Blank, block: Facts) -> None:
    for label, value in block.pairs:
        line = _paragraph(base, "Fact", "")
        line.add_run(label, _style(base, "Strong", WD_STYLE_TYPE.CHARACTER))
        line.add_run(f"\t{value}")


def _paragraph(base: Blank, style: str, text: str) -> Any:  # noqa: ANN401
    return base.document.add_paragraph(text, _style(base, style, WD_STYLE_TYPE.PARAGRAPH))


def _mark(base: Blank, paragraph: Any, marks: tuple[str, ...]) -> None:  # noqa: ANN401
    for mark in marks:
        paragraph.add_run(" – ")
        paragraph.add_run(mark, _style(base, "Strong", WD_STYLE_TYPE.CHARACTER))


def _say(paragraph: Any, line: Line) -> None:  # noqa: ANN401
    for run in line:
        _look(paragraph.add_run(run.text).font, run)


def _look(font: Any, run: Run) -> None:  # noqa: ANN401
    """Show without colour alone what is a gap, what is gone and what is new."""
    match run.look:
        case "gap":
            font.bold, font.highlight_color = True, WD_COLOR_INDEX.YELLOW
        case "old":
            font.strike = True
        case "new":
            font.bold = font.underline = True


def _style(base: Blank, name: str, kind: WD_STYLE_TYPE) -> Any:  # noqa: ANN401
    return base.document.styles.get_by_id(base.ids.get(name, name), kind)


def _table(base: Blank, block: Table) -> None:
    rows = tuple(tuple((Run(text),) for text in row) for row in block.rows)
    _fill(base, block.header, rows, widths_mm=_COLUMNS_MM)


def _synopsis(base: Blank, block: Synopsis) -> None:
    # A clause may be longer than a page.
    _fill(base, block.header, block.rows, widths_mm=_SYNOPSIS_MM[len(block.header)], may_split=True)


def _fill(
    base: Blank,
    header: tuple[str, ...],
    rows: tuple[tuple[Line, ...], ...],
    *,
    widths_mm: tuple[int, ...],
    may_split: bool = False,
) -> None:
    table = base.document.add_table(0, len(header), _style(base, "TableGrid", WD_STYLE_TYPE.TABLE))
    table.autofit = False
    for column, width_mm in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width_mm)
    for number, cells in enumerate((tuple((Run(text),) for text in header), *rows)):
        row = table.add_row()
        about = row._tr.get_or_add_trPr()  # noqa: SLF001 (python-docx has no public way to these two)
        if not may_split:
            about.append(OxmlElement("w:cantSplit"))
        if number == 0:
            about.append(OxmlElement("w:tblHeader"))
        for cell, line, width_mm in zip(row.cells, cells, widths_mm, strict=True):
            cell.width = Mm(width_mm)
            cell.paragraphs[0].style = _style(base, "TableText" if number else "TableHead", WD_STYLE_TYPE.PARAGRAPH)
            _say(cell.paragraphs[0], line)
