"""What a child says, cut into whole lines and the bytes that follow them."""

from genius_desktop.codec import LINE_LIMIT_BYTES, MalformedMessageError


class Lines:
    """Collects pieces of any size and gives whole lines; nothing grows beyond its limit."""

    def __init__(self, limit_bytes: int = LINE_LIMIT_BYTES) -> None:
        self._limit_bytes = limit_bytes
        self._data = bytearray()
        self._searched = 0

    def add(self, data: bytes) -> None:
        """Take in what was just read."""
        self._data += data

    def line(self) -> bytes | None:
        """Give the next whole line, or None while there is none.

        Raises `MalformedMessageError` for a line over the limit.
        """
        end = self._data.find(b"\n", self._searched)
        if (len(self._data) if end < 0 else end) > self._limit_bytes:
            raise MalformedMessageError(f"a line of more than {self._limit_bytes} bytes")
        if end < 0:
            self._searched = len(self._data)
            return None
        return self._cut(end + 1)

    def take(self, length: int) -> bytes | None:
        """Give exactly so many bytes, or None while they are not all there."""
        return self._cut(length) if len(self._data) >= length else None

    def _cut(self, length: int) -> bytes:
        piece = bytes(self._data[:length])
        del self._data[:length]
        self._searched = 0
        return piece
