import random
import struct
import time
import zlib

import pymupdf
import pytest

from genius_desktop.documents import pictures
from genius_desktop.documents.pdf import PdfDocument
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
_GREY, _CMYK = 1, 5
_DEFLATE = 8


def tiff(count: int = 1, *, width: int = 40, height: int = 60, bits: int = 8, photometric: int = _GREY) -> bytes:
    """Make a TIFF of white frames; the frames stand before the way to the next one."""
    samples = 4 if photometric == _CMYK else 1
    ink = b"\0" if photometric == _CMYK else b"\xff"
    packed = zlib.compress(ink * ((width * bits * samples + 7) // 8 * height))
    out = bytearray(b"II*\0\0\0\0\0")
    pointer = 4
    for _ in range(count):
        strip = len(out)
        out += packed + b"\0" * (len(packed) % 2)
        depths = len(out)
        out += struct.pack(f"<{samples}H", *[bits] * samples)
        struct.pack_into("<I", out, pointer, len(out))
        depth = depths if samples > 2 else bits
        entries = (
            (256, 4, 1, width), (257, 4, 1, height), (258, 3, samples, depth), (259, 3, 1, _DEFLATE),
            (262, 3, 1, photometric), (273, 4, 1, strip), (277, 3, 1, samples), (278, 4, 1, height),
            (279, 4, 1, len(packed)),
        )  # fmt: skip
        out += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
        pointer = len(out)
        out += bytes(4)
    return bytes(out)


def drawn(width: int = 40, height: int = 60, *, alpha: bool = False) -> pymupdf.Pixmap:
    pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, width, height), alpha)
    pixels.clear_with(255)
    pixels.set_rect(pymupdf.IRect(0, 0, 10, 10), (0, 0, 0, 255)[: pixels.n])
    return pixels


def jpeg(orientation: int = 0) -> bytes:
    data = bytes(drawn().tobytes("jpeg"))
    entry = struct.pack("<HHHIHH", 1, 0x112, 3, 1, orientation, 0)
    exif = b"Exif\0\0II*\0\x08\0\0\0" + entry + bytes(4)
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:] if orientation else data


def png() -> bytes:
    return bytes(drawn().tobytes("png"))


def corner(document: pymupdf.Document) -> tuple[str, tuple[int, ...]]:
    """Tell where the dark corner is, and the colour of the middle."""
    seen = document[0].get_pixmap(alpha=False)
    places = {"top left": (3, 3), "top right": (-3, 3), "bottom left": (3, -3), "bottom right": (-3, -3)}
    at = {name: seen.pixel(x % seen.width, y % seen.height) for name, (x, y) in places.items()}
    return min(at, key=lambda name: sum(at[name])), seen.pixel(seen.width // 2, seen.height // 2)


@pytest.mark.parametrize("data", [png(), jpeg(), tiff(), tiff(bits=1), tiff(photometric=_CMYK)])
def test_a_picture_is_a_page(data: bytes) -> None:
    pdf = pictures.open_as_pdf(data)

    assert pdf.page_count == 1
    middle = corner(pdf)[1]
    assert min(middle) > 240
    assert pictures.doubts(data) == []


@pytest.mark.parametrize(("orientation", "place"), [(1, "top left"), (3, "bottom right"), (6, "top right")])
def test_a_photo_stands_as_its_camera_was_held(orientation: int, place: str) -> None:
    pdf = pictures.open_as_pdf(jpeg(orientation))

    assert corner(pdf)[0] == place
    assert (pdf[0].rect.width > pdf[0].rect.height) == (orientation == 6)


def test_what_is_transparent_is_white() -> None:
    pixels = drawn(alpha=True)
    pixels.set_alpha(bytes(40 * 60))

    assert corner(pictures.open_as_pdf(bytes(pixels.tobytes("png"))))[1] == WHITE


def test_every_frame_is_a_page() -> None:
    assert pictures.open_as_pdf(tiff(7)).page_count == 7


def test_too_many_frames_are_cut_and_counted() -> None:
    data = tiff(503, width=8, height=8)

    assert pictures.open_as_pdf(data).page_count == 500
    assert pictures.doubts(data) == [Doubt("parts-cut", count=3)]


def test_frames_cut_off_do_not_cost_the_others() -> None:
    data = tiff(5)[:-30]

    assert pictures.open_as_pdf(data).page_count == 4
    assert pictures.doubts(data) == [Doubt("repaired")]


def test_frames_in_a_circle_end() -> None:
    data = bytearray(tiff(3))
    data[-4:] = data[4:8]

    assert pictures.open_as_pdf(bytes(data)).page_count == 3


def test_pixels_are_counted_before_they_are_decoded() -> None:
    header = struct.pack(">II", 65_535, 65_535)
    large = (
        png()[:16] + header + png()[24:],
        jpeg().replace(struct.pack(">HH", 60, 40), b"\xff\xff\xff\xff", 1),
        tiff().replace(struct.pack("<HHII", 256, 4, 1, 40), struct.pack("<HHII", 256, 4, 1, 9_000_000), 1),
    )
    start = time.process_time()

    for data, kind in zip(large, ("png", "jpeg", "tiff"), strict=True):
        with pytest.raises(InputProblem, match="too-costly"):
            PdfDocument(data, "a", kind=kind)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("data", [png(), jpeg(), tiff(3), tiff(photometric=_CMYK)], ids=["png", "jpeg", "tiff", "cmyk"])
def test_damage_is_a_document_or_a_refusal(data: bytes) -> None:
    kind = {b"\x89": "png", b"\xff": "jpeg", b"I": "tiff"}[data[:1]]
    chance = random.Random(7)  # noqa: S311 (the same damage each time)
    slowest = 0.0
    for _ in range(200):
        broken = bytearray(data[: chance.randint(3, len(data))])
        for _ in range(chance.randint(0, 8)):
            broken[chance.randrange(2, len(broken))] = chance.randrange(256)
        start = time.process_time()
        try:
            document = PdfDocument(bytes(broken), "a", kind=kind)
            document.page(1)
            pictures.doubts(bytes(broken))
        except InputProblem:
            pass
        slowest = max(slowest, time.process_time() - start)
    assert slowest < 2
