"""How large pictures are, told from their headers before anything is decoded."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_JPEG_MARK = 0xFF
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_TIFF_WIDTH, _TIFF_HEIGHT, _TIFF_SAMPLES, _TIFF_ROWS = 256, 257, 277, 278
_TIFF_SINGLE = frozenset({_TIFF_WIDTH, _TIFF_HEIGHT, _TIFF_SAMPLES, _TIFF_ROWS})
_MOST_SAMPLES = 8
_TIFF_ENTRY = 12
_TIFF_SHORT = 3
# Beyond, a file of frames is a bomb, not a scan.
_MOST_FRAMES = 20_000


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a file, in pixels; `following` is where the way to the next one is written, 0 in files of one."""

    width: int
    height: int
    following: int = 0


def frames(data: bytes) -> Iterator[Frame]:
    """Give the frames of a picture in their order, as far as the headers lead.

    Raises `ValueError` for a first header that is broken.
    """
    number = 0
    try:
        for frame in _frames(data):
            number += 1
            yield frame
    except (struct.error, IndexError, ValueError) as fault:
        if not number:
            raise ValueError("a picture without a whole header") from fault


def _frames(data: bytes) -> Iterator[Frame]:
    if data.startswith(b"\x89PNG"):
        yield Frame(*struct.unpack_from(">II", data, 16))
    elif data.startswith(b"\xff\xd8"):
        yield _jpeg(data)
    else:
        yield from _tiff(data)


def _jpeg(data: bytes) -> Frame:
    place = 2
    while True:
        while data[place] != _JPEG_MARK or data[place + 1] == _JPEG_MARK:
            place += 1
        kind = data[place + 1]
        if kind in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            return Frame(width, height)
        place += 2
        if kind not in _JPEG_ALONE:
            place += max(struct.unpack_from(">H", data, place)[0], 2)


def _tiff(data: bytes) -> Iterator[Frame]:
    order = "<" if data.startswith(b"II") else ">"
    (place,) = struct.unpack_from(order + "I", data, 4)
    seen: set[int] = set()
    while place and place not in seen and len(seen) < _MOST_FRAMES:
        seen.add(place)
        (count,) = struct.unpack_from(order + "H", data, place)
        size = {_TIFF_WIDTH: 0, _TIFF_HEIGHT: 0, _TIFF_SAMPLES: 1}
        for entry in range(place + 2, place + 2 + count * _TIFF_ENTRY, _TIFF_ENTRY):
            tag, kind, values = struct.unpack_from(order + "HHI", data, entry)
            if tag in _TIFF_SINGLE and values != 1:
                raise ValueError("a number that is a list")
            if tag in size:
                size[tag] = struct.unpack_from(order + ("H" if kind == _TIFF_SHORT else "I"), data, entry + 8)[0]
        following = place + 2 + count * _TIFF_ENTRY
        (place,) = struct.unpack_from(order + "I", data, following)
        if size.pop(_TIFF_SAMPLES) > _MOST_SAMPLES:
            raise ValueError("more than colours")
        yield Frame(size[_TIFF_WIDTH], size[_TIFF_HEIGHT], following)
