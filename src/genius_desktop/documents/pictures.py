"""Pictures of documents, as the pages of a PDF."""

from itertools import islice

import pymupdf

from genius_desktop.documents.scan_headers import Frame, frames
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

_LARGEST_PX = 100_000_000
_MOST_FRAMES = 500
# All frames together: minutes of decoding, and as many scans as a document of that many sheets has.
_LARGEST_FILE_PX = 6_000_000_000
# The emptiest page that a fax packs well has more bytes than this; a few sheets may be as empty as they like.
_PIXELS_A_BYTE, _FREE_PX = 10_000, 20_000_000
_NO_FOLLOWING = bytes(4)
# Some scanners and cameras write a little behind the end.
_ENDS = ((b"\xff\xd8\xff", b"\xff\xd9"), (b"\x89PNG", b"IEND"))
_TRAILER_BYTES = 65_536


def open_as_pdf(data: bytes, name: str = "") -> pymupdf.Document:
    """Give a PDF whose pages show the pictures of a file; `doubts` tells what is missing in it.

    Raises `InputProblem` for more pixels than anyone scans, `RuntimeError`, `ValueError` where MuPDF cannot read it.
    """
    whole = list(islice(frames(data), _MOST_FRAMES))
    pixels = [frame.width * frame.height for frame in whole]
    if max(pixels, default=0) > _LARGEST_PX or sum(pixels) > _LARGEST_FILE_PX:
        raise InputProblem("too-costly", name)
    if not min(pixels, default=0) or sum(pixels) > len(data) * _PIXELS_A_BYTE + _FREE_PX:
        raise ValueError("a picture of nothing")
    try:
        with pymupdf.open(stream=_ended_at(whole[-1], data)) as shown:
            return pymupdf.open(stream=shown.convert_to_pdf(), filetype="pdf")
    except pymupdf.mupdf.FzErrorBase as fault:
        raise ValueError("a picture that cannot be decoded") from fault


def doubts(data: bytes) -> list[Doubt]:
    """Tell which frames of a picture are not among its pages."""
    whole = list(frames(data))
    if len(whole) > _MOST_FRAMES:
        return [Doubt("parts-cut", count=len(whole) - _MOST_FRAMES)]
    cut = bool(whole) and _ended_at(whole[-1], data) != data
    return [Doubt("repaired")] if cut or _is_cut(data) else []


def _is_cut(data: bytes) -> bool:
    """Tell a picture whose end is missing: what is not there is painted grey, without a word."""
    return any(data.startswith(begin) and end not in data[-_TRAILER_BYTES:] for begin, end in _ENDS)


def _ended_at(last: Frame, data: bytes) -> bytes:
    """Cut the way to further frames: one that is broken would cost all of them."""
    end = last.following
    return data[:end] + _NO_FOLLOWING + data[end + 4 :] if end else data
