"""An outline as a Word document."""

from datetime import UTC
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE as CONTENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.shared import Mm
from lxml import etree

from genius_desktop.exports.blocks import Block, Facts, Heading, Listing, Notice, Paragraph, Signature, Table
from genius_desktop.exports.outline import LANGUAGE, PROGRAM, Outline
from genius_desktop.exports.packages import template

# Our own package and not python-docx's, whose styles, paper and language are American.
_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/document.xml": "document.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footer.xml": "footer.xml",
}
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_COLUMNS_MM = (19, 46, 100)
# Word refuses longer core properties.
_PROPERTY_CHARS = 255


def render(outline: Outline) -> bytes:
    """Write an outline as DOCX, without fields, links or macros."""
    document = docx.Document(template("docx", _PARTS))
    for block in outline.blocks:
        _add(document, block)
    document.sections[0].footer.paragraphs[0].add_run(outline.footer)
    _describe(document, outline)
    _attach(document, outline)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: Any, outline: Outline) -> None:  # noqa: ANN401 (python-docx is untyped here)
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
    package.relate_to(Part(PackURI("/docProps/custom.xml"), CONTENT.OFC_CUSTOM_PROPERTIES, data, package), _RELATION)


def _short(text: str) -> str:
    return text if len(text) <= _PROPERTY_CHARS else text[: _PROPERTY_CHARS - 1] + "…"


def _add(document: Any, block: Block) -> None:  # noqa: ANN401
    match block:
        case Heading(level, text):
            _paragraph(document, f"Heading{level}", text)
        case Notice(text) | Signature(text):
            _paragraph(document, type(block).__name__, text)
        case Paragraph(text):
            _paragraph(document, "Normal", text)
        case Listing(entries, numbered):
            for entry in entries:
                line = _paragraph(document, "ListNumber" if numbered else "ListBullet", entry.text)
                for mark in entry.marks:
                    line.add_run(" – ")
                    line.add_run(mark, _style(document, "Strong", WD_STYLE_TYPE.CHARACTER))
        case Table():
            _table(document, block)
        case Facts(pairs):
            for label, value in pairs:
                line = _paragraph(document, "Fact", "")
                line.add_run(label, _style(document, "Strong", WD_STYLE_TYPE.CHARACTER))
                line.add_run(f"\t{value}")


def _paragraph(document: Any, style: str, text: str) -> Any:  # noqa: ANN401
    return document.add_paragraph(text, _style(document, style, WD_STYLE_TYPE.PARAGRAPH))


def _style(document: Any, name: str, kind: WD_STYLE_TYPE) -> Any:  # noqa: ANN401
    return document.styles.get_by_id(name, kind)


def _table(document: Any, block: Table) -> None:  # noqa: ANN401
    table = document.add_table(0, len(block.header), _style(document, "TableGrid", WD_STYLE_TYPE.TABLE))
    table.autofit = False
    for column, width_mm in zip(table.columns, _COLUMNS_MM, strict=True):
        column.width = Mm(width_mm)
    for number, texts in enumerate((block.header, *block.rows)):
        row = table.add_row()
        about = row._tr.get_or_add_trPr()  # noqa: SLF001 (python-docx has no public way to these two)
        about.append(OxmlElement("w:cantSplit"))
        if number == 0:
            about.append(OxmlElement("w:tblHeader"))
        for cell, text, width_mm in zip(row.cells, texts, _COLUMNS_MM, strict=True):
            cell.width = Mm(width_mm)
            cell.paragraphs[0].style = _style(document, "TableText" if number else "TableHead", WD_STYLE_TYPE.PARAGRAPH)
            cell.paragraphs[0].add_run(text)
