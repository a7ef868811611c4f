"""Word documents, read from document.xml itself: tracked insertions in, deletions out."""

import re
from collections.abc import Iterator

from lxml import etree

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.containers import open_container, read_xml

_HEADING = re.compile(r"(?:heading|berschrift)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
_SKIPPED = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "Fallback"}


def read(data: bytes, name: str) -> Content:
    """Read a Word document in reading order.

    Raises `InputProblem`.
    """
    with open_container(data, name) as container:
        body = read_xml(container, "word/document.xml", name)
        levels: dict[str, int] = {}
        if "word/styles.xml" in container.namelist():
            levels = _heading_levels(read_xml(container, "word/styles.xml", name))
    return Content(list(_walk(body, levels)))


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")


def _heading_levels(styles: etree._Element) -> dict[str, int]:
    levels: dict[str, int] = {}
    for style in styles.iter("{*}style"):
        title = style.find("{*}name")
        label = _attribute(title, "val") if title is not None else ""
        outline = style.find("{*}pPr/{*}outlineLvl")
        if outline is not None and _attribute(outline, "val").isdigit():
            levels[_attribute(style, "styleId")] = int(_attribute(outline, "val")) + 1
        elif found := _HEADING.search(label):
            levels[_attribute(style, "styleId")] = int(found[1])
        elif _TITLE.match(label):
            levels[_attribute(style, "styleId")] = 1
    return {key: level for key, level in levels.items() if level <= 9}  # noqa: PLR2004 (outline level 10 is body)


def _walk(element: etree._Element, levels: dict[str, int]) -> Iterator[Block]:
    for child in element:
        kind = etree.QName(child).localname
        if kind == "p":
            yield Block(_text(child), _level(child, levels))
        elif kind == "tbl":
            yield from _rows(child)
        elif kind not in _SKIPPED:
            yield from _walk(child, levels)


def _level(paragraph: etree._Element, levels: dict[str, int]) -> int:
    style = paragraph.find("{*}pPr/{*}pStyle")
    return levels.get(_attribute(style, "val"), 0) if style is not None else 0


def _rows(table: etree._Element) -> Iterator[Block]:
    for row in table.findall("{*}tr"):
        cells = [" ".join(_text(p) for p in cell.iter("{*}p")).strip() for cell in row.findall("{*}tc")]
        yield Block(" | ".join(cell for cell in cells if cell))


def _text(element: etree._Element) -> str:
    parts: list[str] = []
    for child in element:
        kind = etree.QName(child).localname
        if kind in _SKIPPED:
            continue
        if kind == "t":
            parts.append(child.text or "")
        elif kind in {"tab", "ptab"}:
            parts.append("\t")
        elif kind in {"br", "cr"}:
            parts.append("\n")
        elif kind == "noBreakHyphen":
            parts.append("-")
        else:
            parts.append(_text(child))
    return "".join(parts)
