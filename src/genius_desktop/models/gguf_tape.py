"""Reads a file of weights forwards, block by block, and never past its end."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from genius_desktop.models.gguf_faults import cut_short, malformed

_BLOCK_BYTES = 1024 * 1024
_LENGTH = struct.Struct("<Q")
# The longest words of real vocabularies are runs of some hundred spaces; words and merges come to 800,000 at most.
_WORD_BYTES, _WORDS = 64 * 1024, 4_000_000


class Tape:
    """A file and the place that is read next; every method raises `SetupProblem` where the file ends too soon."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self.size = size
        self._block = b""
        self._start = 0
        self._at = 0
        self._words_left = _WORDS

    @property
    def position(self) -> int:
        """How many bytes lie behind."""
        return self._start + self._at

    @property
    def left(self) -> int:
        """How many bytes are still to come."""
        return self.size - self.position

    def take(self, count: int) -> bytes:
        """Give the next bytes; the caller bounds how many."""
        self._need(count)
        self._at += count
        return self._block[self._at - count : self._at]

    def skip(self, count: int) -> None:
        """Leave out bytes without reading them."""
        if count > self.left:
            raise cut_short(self.size)
        self._at += count

    def number(self, form: struct.Struct) -> int | float:
        """Give the next number of a form."""
        (value,) = form.unpack(self.take(form.size))
        return value  # type: ignore[no-any-return]

    def count(self) -> int:
        """Give the next number of 64 bits."""
        return int(self.number(_LENGTH))

    def text_length(self, limit_bytes: int) -> int:
        """Give the length of the text that follows."""
        length = self.count()
        if length > limit_bytes:
            raise malformed("length")
        return length

    def words(self, count: int) -> Iterator[bytes]:
        """Give that many texts, one after another; they must all be taken, and there are not many in a file."""
        self._words_left -= count
        if self._words_left < 0:
            raise malformed("size")
        block, at, end = self._block, self._at, len(self._block)
        read = _LENGTH.unpack_from
        for _ in range(count):
            if at + 8 > end:
                block, at, end = self._refill(at, 8)
            (length,) = read(block, at)
            stop = at + 8 + length
            if stop > end:
                if length > _WORD_BYTES:
                    raise malformed("length")
                block, at, end = self._refill(at, 8 + length)
                stop = at + 8 + length
            yield block[at + 8 : stop]
            at = stop
        self._at = at

    def _refill(self, at: int, count: int) -> tuple[bytes, int, int]:
        self._at = at
        self._need(count)
        return self._block, self._at, len(self._block)

    def _need(self, count: int) -> None:
        """See to it that the next bytes are in the block."""
        if self._at + count <= len(self._block):
            return
        if count > self.left:
            raise cut_short(self.size)
        self._start += self._at
        self._at = 0
        self._stream.seek(self._start)
        self._block = self._stream.read(max(count, _BLOCK_BYTES))
        if len(self._block) < count:
            # Whoever writes the file has made it shorter since.
            raise cut_short(self.size)
