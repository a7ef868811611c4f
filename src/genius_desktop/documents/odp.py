"""OpenDocument presentations: each slide a section, its notes with it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.odf import Element, Odf, attribute, local, open_odf
from genius_desktop.documents.odf_text import Story, one_line
from genius_desktop.documents.plain import invisible_in
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(cm|mm|in|pt|pc)$")
_IN_MILLIMETRES = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6}
# Boxes that begin at nearly the same height stand beside each other.
_SAME_HEIGHT_MM = 5
_PAPER = {"header", "footer", "date-time", "page-number", "page"}


def read(data: bytes, name: str) -> Content:
    """Read a presentation slide by slide.

    Raises `InputProblem`.
    """
    odf = open_odf(data, name)
    body = odf.body("presentation")
    if body is None:
        raise InputProblem("damaged-document", name)
    story = Story(odf)
    blocks: list[Block] = []
    hidden = 0
    for number, slide in enumerate(body.findall("{*}page"), 1):
        is_hidden = not odf.style("drawing-page", attribute(slide, "style-name")).shown
        hidden += is_hidden
        label = f"Folie {number} (ausgeblendet)" if is_hidden else f"Folie {number}"
        found = [block for block in _slide(story, slide) if block.text.strip()] or [Block("")]
        blocks += [replace(found[0], section=label), *found[1:]]
    repeated = dict.fromkeys(text for text in _repeated(odf, story, body) if text)
    blocks += [Block(f"[Folienmaster: {text}]") for text in repeated]
    doubts = [*odf.all_doubts(body), *invisible_in(blocks)]
    if hidden:
        doubts.append(Doubt("hidden-slides", count=hidden))
    return Content(blocks, doubts)


def _slide(story: Story, slide: Element) -> Iterator[Block]:
    shapes = [shape for shape in slide if local(shape) not in {"notes", "forms"}]
    for shape in sorted(shapes, key=_place):
        blocks = story.block(shape)
        if attribute(shape, "class") == "title":
            text = " ".join(block.text for block in blocks)
            yield Block(text, 2)
        else:
            yield from blocks
    for notes in slide.findall("{*}notes"):
        parts = [
            one_line(story.block(part))
            for part in notes
            if attribute(part, "class") not in _PAPER and local(part) == "frame"
        ]
        if text := " ".join(part for part in parts if part):
            yield Block(f"[Notiz: {text}]")


def _place(shape: Element) -> tuple[bool, int, float]:
    """Give what sorts the title first, then from top to bottom and from left to right."""
    return (
        attribute(shape, "class") != "title",
        int(_millimetres(attribute(shape, "y")) // _SAME_HEIGHT_MM),
        _millimetres(attribute(shape, "x")),
    )


def _millimetres(text: str) -> float:
    found = _LENGTH.match(text)
    return float(found[1][:10]) * _IN_MILLIMETRES[found[2]] if found else 0.0


def _repeated(odf: Odf, story: Story, body: Element) -> Iterator[str]:
    """Give what the masters write on every slide, without their placeholders."""
    for declared in body.iter("{*}header-decl", "{*}footer-decl"):
        yield (declared.text or "").strip()
    for master in odf.masters():
        for shape in master:
            if local(shape) in {"notes", "forms"} or attribute(shape, "class") or attribute(shape, "placeholder"):
                continue
            yield one_line(story.block(shape))
