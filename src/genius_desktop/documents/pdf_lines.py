"""What stands on a PDF page: its lines with their places, what no one can see, and the rules drawn between them."""

import re
from dataclasses import dataclass, field
from typing import Any

import pymupdf
from pymupdf import mupdf

from genius_desktop.documents.pdf_hidden import Box, Fill, Image, Run, covered_by_image, may_clip, prove, suspects

# Without CID_FOR_UNKNOWN_UNICODE a font without a Unicode map shows as U+FFFD instead of plausible nonsense.
_FLAGS = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_PRESERVE_LIGATURES
    | pymupdf.TEXT_COLLECT_VECTORS
)  # fmt: skip
# Symbol fonts give their signs in the private area; these are the ones that Word uses for lists and boxes.
_SIGNS = {
    0xF02D: "-", 0xF06F: "○", 0xF076: "•", 0xF0A7: "•", 0xF0A8: "☐", 0xF0B7: "•",
    0xF0D8: "•", 0xF0E0: "→", 0xF0FC: "✓", 0xF0FE: "☒", 0xF0E8: "→", 0xF06E: "•",
}  # fmt: skip
_UNKNOWN = re.compile(r"[\ue000-\uf8ff\ufffd]")
_INKED = mupdf.FZ_STEXT_FILLED | mupdf.FZ_STEXT_STROKED
_TINY_PT, _FAINT = 1.5, 13
# A sideways page: most of its letters run up or down.
_SIDEWAYS = 0.6
_SLANT = 0.1


@dataclass(slots=True, eq=False)
class Line:
    """A line of text; `number` counts them as they were written.

    `block` is the paragraph MuPDF saw it in, `level` tells whether it runs from left to right. A table that was found
    by its rules stands for all of its lines.
    """

    number: int
    box: Box
    text: str
    block: int
    level: bool = True
    table: bool = False


@dataclass(slots=True)
class Sheet:
    """Everything on a page; `hidden` and `outside` count letters, `unreadable` is a share of the letters."""

    lines: list[Line] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    curves: int = 0
    hidden: int = 0
    outside: int = 0
    unreadable: float = 0.0
    torn: bool = False


def read(page: pymupdf.Page, images: list[Image], *, layered: bool) -> Sheet:
    """Read the contents of a page without its annotations, in the coordinates a viewer shows.

    A layered page is a picture with invisible text for searching, which counts. Raises `RuntimeError`.
    """
    limits = (page.rect.width, page.rect.height)
    sheet = Sheet()
    runs, fills = _gather(_blocks(page, _FLAGS, sheet), sheet, limits=limits, layered=layered)
    if may_clip(page):
        shown, fills = _gather(
            _blocks(page, _FLAGS | pymupdf.TEXT_CLIP, sheet), Sheet(), limits=limits, layered=layered
        )
        cut = sum(letters(run.text) for run in runs) - sum(letters(run.text) for run in shown)
        sheet.hidden += max(cut, 0)
        runs = shown
    unseen = prove(page, suspects(runs, fills, on_image=bool(images)))
    if not layered:
        unseen |= covered_by_image(runs, images)
    sheet.hidden += sum(letters(runs[place].text) for place in unseen)
    _assemble([run for place, run in enumerate(runs) if place not in unseen] if unseen else runs, sheet)
    return sheet


def _blocks(page: pymupdf.Page, flags: int, sheet: Sheet) -> list[dict[str, Any]]:
    text = mupdf.FzStextPage(mupdf.FzRect(mupdf.FzRect.Fixed_INFINITE))
    options = mupdf.FzStextOptions()
    options.flags = flags
    device = mupdf.fz_new_stext_device(text, options)
    cookie = mupdf.FzCookie()
    mupdf.fz_run_page_contents(page.this, device, mupdf.FzMatrix(), cookie)
    mupdf.fz_close_device(device)
    sheet.torn = sheet.torn or bool(cookie.m_internal.errors)
    blocks: list[dict[str, Any]] = pymupdf.TextPage(text).extractDICT()["blocks"]
    return blocks


def _gather(
    blocks: list[dict[str, Any]], sheet: Sheet, *, limits: tuple[float, float], layered: bool
) -> tuple[list[Run], list[Fill]]:
    """Sort out what is there to see by the looks alone."""
    runs: list[Run] = []
    fills: list[Fill] = []
    number = 0
    for order, block in enumerate(blocks):
        if block["type"] == mupdf.FZ_STEXT_BLOCK_VECTOR:
            _note_shape(Fill(order, block["bbox"], block["color"]), block, sheet=sheet, fills=fills)
            continue
        for line in block["lines"]:
            number += 1
            for span in line["spans"]:
                x0, y0, x1, y1 = span["bbox"]
                if not (0 <= x0 + x1 <= 2 * limits[0] and 0 <= y0 + y1 <= 2 * limits[1]):
                    sheet.outside += letters(span["text"])
                elif _is_unseen(span, layered=layered):
                    sheet.hidden += letters(span["text"])
                else:
                    runs.append(Run(order, span["bbox"], span["text"], span["color"], number, line["dir"]))
    return runs, fills


def _is_unseen(span: dict[str, Any], *, layered: bool) -> bool:
    if not span["char_flags"] & _INKED:
        return not layered
    return bool(span["size"] < _TINY_PT or span["alpha"] < _FAINT)


def _note_shape(fill: Fill, block: dict[str, Any], *, sheet: Sheet, fills: list[Fill]) -> None:
    if block["isrect"]:
        sheet.rules.append(_inked(fill.box) if block["stroked"] else fill.box)
    else:
        sheet.curves += 1
    if not block["stroked"] and fill.can_cover(block["alpha"]):
        fills.append(fill)


def _inked(box: Box) -> Box:
    """Take half the pen off the box of a stroked line, which MuPDF adds all around."""
    spare = min((box[2] - box[0]) / 2, (box[3] - box[1]) / 2, 0.5)
    return box[0] + spare, box[1] + spare, box[2] - spare, box[3] - spare


def _assemble(runs: list[Run], sheet: Sheet) -> None:
    """Put the runs together into lines, upright also where the page was printed sideways."""
    total = bad = 0
    sideways = {(0, -1): 0, (0, 1): 0}
    last = -1
    for run in runs:
        text = run.text
        total += len(text)
        if _UNKNOWN.search(text):
            text = text.translate(_SIGNS)
            bad += unreadable(text)
        x, y = run.direction
        if abs(x) < _SLANT:
            sideways[0, round(y)] = sideways.get((0, round(y)), 0) + len(text)
        if run.line == last:
            line = sheet.lines[-1]
            line.text += text
            line.box = _around(line.box, run.box)
        else:
            sheet.lines.append(Line(run.line, run.box, text, run.order, level=abs(y) < _SLANT and x > 0))
            last = run.line
    sheet.unreadable = bad / max(total, 1)
    for (_, y), count in sideways.items():
        if count > total * _SIDEWAYS:
            _turn(sheet, up=y < 0)
    sheet.lines = [line for line in sheet.lines if line.text.strip()]


def _turn(sheet: Sheet, *, up: bool) -> None:
    for line in sheet.lines:
        line.box = _turned(line.box, up=up)
        line.level = True
    sheet.rules = [_turned(box, up=up) for box in sheet.rules]


def _turned(box: Box, *, up: bool) -> Box:
    x0, y0, x1, y1 = box
    return (-y1, x0, -y0, x1) if up else (y0, -x1, y1, -x0)


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def letters(text: str) -> int:
    """Count what is not white space."""
    return len(text) - sum(map(text.count, " \t\n\xa0"))


def unreadable(text: str) -> int:
    """Count signs that no one knows the letter of."""
    return len(_UNKNOWN.findall(text))
