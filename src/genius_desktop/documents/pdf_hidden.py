"""Text on a PDF page that no one can see: in the colour of its ground, or under something."""

import re
import zlib
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter

import pymupdf

Box = tuple[float, float, float, float]

_OPAQUE = 250
_FILL_WIDTH_PT, _FILL_HEIGHT_PT = 6.0, 3.0
# A page of a map has thousands of areas; the large ones are those that can cover a line.
_FILLS_COMPARED = 200
_WHITE = 0xFFFFFF
# Colours that differ less than this in each part look the same on paper.
_CLOSE = 26
# Small letters are mixed with their ground.
_NEAR = 64
_GROUND_SHARE, _INK_SHARE = 0.6, 0.01
_PICTURE_SCALE, _PICTURE_LIMIT_PX = 2.0, 4_000_000
_LARGE_IMAGE = 0.6
_CLIP = re.compile(rb"\bW\b")
_PLAIN_FILTERS = {"/FlateDecode", "[/FlateDecode]", "[ /FlateDecode ]"}
_CONTENT_LIMIT_BYTES = 4_000_000


@dataclass(slots=True)
class Run:
    """A stretch of letters of one look; `order` is when it was painted, `line` which line it belongs to."""

    order: int
    box: Box
    text: str
    color: int
    line: int
    direction: tuple[float, float]


@dataclass(slots=True)
class Fill:
    """An area painted in one colour."""

    order: int
    box: Box
    color: int

    @property
    def area(self) -> float:
        """The size of its box."""
        return (self.box[2] - self.box[0]) * (self.box[3] - self.box[1])

    def can_cover(self, alpha: int) -> bool:
        """Tell an area from a rule and from a veil."""
        x0, y0, x1, y1 = self.box
        return alpha >= _OPAQUE and x1 - x0 > _FILL_WIDTH_PT and y1 - y0 > _FILL_HEIGHT_PT


@dataclass(slots=True)
class Image:
    """A picture on a page, and the boxes of the text painted before and after it."""

    box: Box
    before: list[Box]
    after: list[Box]


def images(page: pymupdf.Page, *, inline: bool = False) -> list[Image]:
    """Find the pictures on a page, on request also those written between its words.

    Those that may be seen through have no text before them. Raises `RuntimeError`.
    """
    listed = page.get_images(full=True)
    if not listed and not inline:
        return []
    opaque = bool(listed) and all(entry[1] == 0 for entry in listed)
    log: list[tuple[str, Box]] = page.get_bboxlog()
    texts = [(place, box) for place, (kind, box) in enumerate(log) if kind.endswith("-text")]
    turn = page.rect
    return [
        Image(
            tuple(pymupdf.Rect(box) & turn),
            [other for at, other in texts if at < place] if opaque else [],
            [other for at, other in texts if at > place],
        )
        for place, (kind, box) in enumerate(log)
        if kind in {"fill-image", "fill-imgmask"}
    ][:_FILLS_COMPARED]


def share(found: list[Image], page: pymupdf.Page) -> float:
    """Tell how much of the page its pictures fill, from 0 to 1."""
    total = sum(max(i.box[2] - i.box[0], 0) * max(i.box[3] - i.box[1], 0) for i in found)
    return float(min(1.0, total / max(page.rect.width * page.rect.height, 1e-6)))


def is_layered(filled: float) -> bool:
    """Tell a scanned page, on which invisible text is what recognition has found."""
    return filled >= _LARGE_IMAGE


@dataclass(slots=True)
class Suspect:
    """A run in the colour of what lies below, or with an area above; only a picture can prove it hidden."""

    place: int
    run: Run
    covered: bool


def suspects(runs: list[Run], fills: list[Fill], *, on_image: bool) -> list[Suspect]:
    """Find the runs that may be hidden."""
    fills = sorted(fills, key=attrgetter("area"), reverse=True)[:_FILLS_COMPARED]
    found = []
    for place, run in enumerate(runs):
        if (not fills and not run.color) or not run.text.strip():
            continue
        ground, covered = _ground(run, fills)
        if covered or _are_close(run.color, ground, _CLOSE) or (on_image and _are_close(run.color, _WHITE, _CLOSE)):
            found.append(Suspect(place, run, covered))
    return found


def _ground(run: Run, fills: list[Fill]) -> tuple[int, bool]:
    """Give the colour a run stands on, and whether an area was painted over it."""
    ground, latest = _WHITE, -1
    for fill in fills:
        if _holds(fill.box, run.box):
            if fill.order > run.order:
                return ground, True
            if fill.order > latest:
                ground, latest = fill.color, fill.order
    return ground, False


def prove(page: pymupdf.Page, found: list[Suspect]) -> set[int]:
    """Give the places of those suspects that a picture of the page does not show."""
    if not found:
        return set()
    size = max(page.rect.width * page.rect.height, 1e-6)
    scale = min(_PICTURE_SCALE, (_PICTURE_LIMIT_PX / size) ** 0.5)
    matrix = pymupdf.Matrix(scale, scale)
    try:
        picture = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csRGB, alpha=False, annots=False)
    except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
        # What cannot be drawn cannot be seen.
        return {suspect.place for suspect in found}
    samples = bytes(picture.samples)
    proven = set()
    for suspect in found:
        pixels = _pixels(suspect.run.box, scale, picture=picture, samples=samples)
        if _is_invisible(pixels, suspect):
            proven.add(suspect.place)
    return proven


def _pixels(box: Box, scale: float, *, picture: pymupdf.Pixmap, samples: bytes) -> list[int]:
    """Give the colours along the middle of a line: its edges may show the lines next to it."""
    height = box[3] - box[1]
    top, bottom = int((box[1] + 0.35 * height) * scale), int((box[3] - 0.25 * height) * scale)
    left, right = max(int(box[0] * scale), 0), min(int(box[2] * scale) + 1, picture.width)
    colors: list[int] = []
    for y in range(max(top, 0), min(max(bottom, top + 1), picture.height)):
        row = samples[y * picture.stride + left * 3 : y * picture.stride + right * 3]
        colors.extend(
            red << 16 | green << 8 | blue for red, green, blue in zip(row[::3], row[1::3], row[2::3], strict=True)
        )
    return colors


def _is_invisible(pixels: list[int], suspect: Suspect) -> bool:
    """Tell whether nothing is there, or only something else.

    Letters never fill most of their line, so a line mostly in their own colour is their ground.
    """
    counted = Counter(pixels)
    if not counted:
        return True
    first = next(iter(counted))
    if all(_are_close(color, first, _CLOSE) for color in counted):
        return True
    own = sum(many for color, many in counted.items() if _are_close(color, suspect.run.color, _NEAR))
    return own > _GROUND_SHARE * len(pixels) or (suspect.covered and own < _INK_SHARE * len(pixels))


def may_clip(page: pymupdf.Page) -> bool:
    """Tell a page that may show only a part of what it writes; what is no plain stream is not looked into.

    Raises `RuntimeError`.
    """
    return bool(page.get_xobjects()) or any(_may_clip(page.parent, xref) for xref in page.get_contents())


def _may_clip(pdf: pymupdf.Document, xref: int) -> bool:
    if pdf.xref_get_key(xref, "Filter")[1] not in _PLAIN_FILTERS or pdf.xref_get_key(xref, "DecodeParms")[0] != "null":
        return True
    # Our own unpacking ends where a bomb begins.
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(pdf.xref_stream_raw(xref), _CONTENT_LIMIT_BYTES)
    except zlib.error:
        return True
    return bool(unpacking.unconsumed_tail or _CLIP.search(content))


def covered_by_image(runs: list[Run], found: list[Image]) -> set[int]:
    """Find runs painted before a picture that hides them."""
    return {
        place
        for place, run in enumerate(runs)
        for image in found
        if image.before
        and _holds(image.box, run.box)
        and any(_holds(box, run.box) for box in image.before)
        and not any(_holds(box, run.box) for box in image.after)
    }


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _are_close(one: int, other: int, limit: int) -> bool:
    return all(abs((one >> shift & 255) - (other >> shift & 255)) < limit for shift in (16, 8, 0))
