"""OpenDocument texts, read from content.xml itself."""

from collections.abc import Iterator

from lxml import etree

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.containers import open_container, read_xml

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_SKIPPED = {"tracked-changes", "sequence-decls", "forms", "annotation", "note-citation"}


def read(data: bytes, name: str) -> Content:
    """Read an OpenDocument text in reading order.

    Raises `InputProblem`.
    """
    with open_container(data, name) as container:
        root = read_xml(container, "content.xml", name)
    body = root.find("{*}body/{*}text")
    return Content(list(_walk(body)) if body is not None else [])


def _walk(element: etree._Element) -> Iterator[Block]:
    for child in element:
        kind = etree.QName(child).localname
        if kind == "h":
            level = child.get(f"{{{_TEXT}}}outline-level", "1")
            yield Block(_text(child), int(level) if level.isdigit() else 1)
        elif kind == "p":
            yield Block(_text(child))
        elif kind == "table-row":
            cells = [" ".join(_text(p) for p in cell.iter("{*}p", "{*}h")).strip() for cell in child]
            yield Block(" | ".join(cell for cell in cells if cell))
        elif kind not in _SKIPPED:
            yield from _walk(child)


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        kind = etree.QName(child).localname
        if kind == "s":
            count = child.get(f"{{{_TEXT}}}c", "1")
            parts.append(" " * min(int(count) if count.isdigit() else 1, 100))
        elif kind == "tab":
            parts.append("\t")
        elif kind == "line-break":
            parts.append("\n")
        elif kind not in _SKIPPED:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
