"""OpenDocument texts, packed and flat, read from content.xml itself."""

from collections.abc import Iterator

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.odf import Odf, attribute, local, open_odf
from genius_desktop.documents.odf_text import Story
from genius_desktop.documents.plain import invisible_in
from genius_desktop.problems import InputProblem

_HEADS = {"header": "Kopfzeile", "footer": "Fußzeile"}


def read(data: bytes, name: str) -> Content:
    """Read an OpenDocument text in reading order: headers first, footers last.

    Raises `InputProblem`.
    """
    odf = open_odf(data, name)
    body = odf.body("text")
    if body is None:
        raise InputProblem("damaged-document", name)
    story = Story(odf)
    heads = list(_running(odf, story, "header"))
    blocks = [*heads, *story.blocks(body), *_running(odf, story, "footer")]
    blocks = [block for block in blocks if block.text.strip()]
    return Content(blocks, [*odf.all_doubts(body), *invisible_in(blocks)])


def _running(odf: Odf, story: Story, kind: str) -> Iterator[Block]:
    """Give the headers or footers of all kinds of pages, each text once."""
    seen: set[str] = set()
    for master in odf.masters():
        for part in master:
            if not local(part).startswith(kind) or attribute(part, "display") == "false":
                continue
            text = story.joined(part)
            if text and text not in seen:
                seen.add(text)
                yield Block(f"[{_HEADS[kind]}: {text}]")
