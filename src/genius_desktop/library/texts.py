"""What is kept of a document: its passages with their pages, packed; and what shows that two are nearly the same."""

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from genius_desktop.domain import Span, Unit
from genius_desktop.overviews import Kind

_PAGE, _SPAN, _PIECE = "\x1f", "\x1e", "\x1d"
# Long texts pack better than short ones, but a search unpacks several of them.
_BLOCK_CHARS = 16_000
# So many words in a row are compared, by so many of their smallest digests (Broder 1997, a bottom sketch).
_SHINGLE, _KEPT = 4, 32
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage on its way into the index: the headings above it, and its text by pages."""

    heading: str
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """All of its text."""
        return "\n".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class PaperText:
    """A document on its way into the index; `titles` are all the words by which it may be called."""

    sha256: str
    member: tuple[int, ...]
    name: str
    title: str
    titles: str
    kind: Kind
    date: str
    body: str
    unit: Unit
    pages: int
    recognised: bool
    pieces: tuple[Piece, ...]


def pack(pieces: Iterable[Piece]) -> bytes:
    """Pack passages that follow each other."""
    told = ([piece.heading, *(f"{span.page}{_PAGE}{span.text}" for span in piece.spans)] for piece in pieces)
    return zlib.compress(_PIECE.join(map(_SPAN.join, told)).encode(), 9)


def unpack(data: bytes) -> tuple[Piece, ...]:
    """Unpack passages."""
    return tuple(map(piece, open_block(data)))


def open_block(data: bytes) -> list[str]:
    """Unpack passages, each still as it is kept: a search looks at one of many."""
    return zlib.decompress(data).decode().split(_PIECE)


def piece(text: str) -> Piece:
    """Read a passage as it is kept."""
    heading, *spans = text.split(_SPAN)
    parts = (span.partition(_PAGE) for span in spans)
    return Piece(heading, tuple(Span(int(page), text) for page, _, text in parts))


def blocks(pieces: Sequence[Piece]) -> Iterator[tuple[int, Sequence[Piece]]]:
    """Put passages together that are packed together, each block with the number of its first one, from 1."""
    first, chars = 0, 0
    for place, piece in enumerate(pieces):
        chars += len(piece.text)
        if chars >= _BLOCK_CHARS:
            yield first + 1, pieces[first : place + 1]
            first, chars = place + 1, 0
    if first < len(pieces):
        yield first + 1, pieces[first:]


def likeness(stems: Sequence[str]) -> bytes:
    """Give the sketch of a text by its stems."""
    rows = zip(*(stems[place:] for place in range(_SHINGLE)), strict=False)
    found = {zlib.crc32(" ".join(row).encode()) for row in rows}
    return struct.pack(f"<{min(len(found), _KEPT)}I", *sorted(found)[:_KEPT])


def alike(one: bytes, other: bytes) -> bool:
    """Tell two texts that are nearly the same, by their sketches; short ones only where they are the same."""
    if len(one) < 4 * _KEPT or len(other) < 4 * _KEPT:
        return one == other and len(one) > 0
    first, second = struct.unpack(f"<{_KEPT}I", one), struct.unpack(f"<{_KEPT}I", other)
    smallest = sorted({*first, *second})[:_KEPT]
    return len(set(first) & set(second) & set(smallest)) >= _ALIKE * _KEPT
