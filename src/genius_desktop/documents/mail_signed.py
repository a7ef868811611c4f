"""The message within a signed one, found without any cryptography (RFC 5652, section 5)."""

from collections.abc import Iterator

_OBJECT = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
_DATA, _SIGNED = _OBJECT + b"\x01", _OBJECT + b"\x02"
_ENVELOPED = (_OBJECT + b"\x03", b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17")
_WITHIN_BYTES = 64
_OCTETS, _OCTETS_IN_PIECES, _FIRST = 0x04, 0x24, 0xA0
_DEEPEST = 8
_LONG = 0x80


def is_enveloped(data: bytes) -> bool:
    """Tell whether the content is encrypted."""
    return any(mark in data[:_WITHIN_BYTES] for mark in _ENVELOPED)


def unpack(data: bytes) -> bytes:
    """Give what was signed; empty where there is nothing of the kind."""
    if _SIGNED not in data[:_WITHIN_BYTES]:
        return b""
    start = data.find(_DATA)
    if start < 0:
        return b""
    return b"".join(_octets(data, start + len(_DATA), depth=0, only_one=True))


def _octets(data: bytes, start: int, *, depth: int, only_one: bool = False, end: int | None = None) -> Iterator[bytes]:
    """Collect the octet strings of a stretch; a length that is not told ends with two zeros."""
    end = len(data) if end is None else end
    while start + 2 <= end and depth < _DEEPEST:
        tag, size = data[start], data[start + 1]
        start += 2
        if tag == 0 and size == 0:
            return
        told = size != _LONG
        if size > _LONG:
            width = size - _LONG
            size = int.from_bytes(data[start : start + width], "big")
            start += width
        stop = min(start + size, end) if told else end
        if tag == _OCTETS:
            yield data[start:stop]
        elif tag in {_OCTETS_IN_PIECES, _FIRST}:
            yield from _octets(data, start, depth=depth + 1, end=stop)
            if not told:
                # The end of such a stretch is only known to whom reads it; nothing we want stands behind it.
                return
        else:
            return
        if only_one:
            return
        start = stop
