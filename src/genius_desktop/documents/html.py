"""HTML pages: their text and headings; nothing is ever loaded from elsewhere."""

from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.plain import decode
from genius_desktop.problems import InputProblem

_SKIPPED = {"script", "style", "head", "template", "noscript", "iframe", "object", "svg", "nav"}
_BLOCKS = {"p", "li", "dt", "dd", "blockquote", "pre", "caption", "figcaption", "address", "div"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read(data: bytes, name: str) -> Content:
    """Read an HTML page in reading order.

    Raises `InputProblem`.
    """
    # Decoded here and handed over as UTF-8: what the page says of its own encoding is often wrong.
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(decode(data).text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise InputProblem("damaged-document", name) from fault
    return Content([block for block in _walk(root) if block.text.strip()])


def _walk(root: etree._Element) -> Iterator[Block]:
    """Collect text between block borders, so that no text is lost and none comes twice."""
    text = ""
    level = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        kind = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if kind in _SKIPPED:
                element.clear(keep_tail=True)
                continue
            if kind in _BLOCKS or kind in _HEADINGS or kind == "tr":
                yield Block(_folded(text), level)
                text, level = "", _HEADINGS.get(kind, 0)
            text += "\n" if kind == "br" else (element.text or "")
        else:
            if kind in {"td", "th"}:
                text += " | " if element.getnext() is not None else ""
            elif kind in _BLOCKS or kind in _HEADINGS or kind == "tr":
                yield Block(_folded(text), level)
                text, level = "", 0
            text += element.tail or ""
    yield Block(_folded(text), level)


def _folded(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
