"""RTF as Outlook packs it into messages (MS-OXRTFCP)."""

import struct

_LIMIT_BYTES = 50 * 1024 * 1024
_PACKED, _PLAIN = b"LZFu", b"MELA"
_HEADER_BYTES = 16
_RING = 4096
_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def unpack(data: bytes) -> bytes:
    """Unpack a body; what is broken off is given as far as it goes.

    Raises `ValueError` for one that is something else.
    """
    if len(data) < _HEADER_BYTES:
        raise ValueError("too short")
    size, raw_size = struct.unpack_from("<II", data)
    kind = data[8:12]
    packed = data[_HEADER_BYTES : size + 4]
    if kind == _PLAIN:
        return packed[:raw_size]
    if kind != _PACKED:
        raise ValueError("unknown packing")
    return bytes(_expanded(packed, min(raw_size, _LIMIT_BYTES)))


def _expanded(packed: bytes, most: int) -> bytearray:
    # Behind the known start, the ring is what was written before, so one array is both.
    out = bytearray(_START)
    first = len(_START)
    place = 0
    while place < len(packed) and len(out) - first < most:
        flags = packed[place]
        place += 1
        for bit in range(8):
            if place >= len(packed):
                break
            if not flags >> bit & 1:
                out.append(packed[place])
                place += 1
                continue
            if place + 2 > len(packed):
                return out[first:]
            token = packed[place] << 8 | packed[place + 1]
            place += 2
            offset, length = token >> 4, (token & 0xF) + 2
            if offset == len(out) % _RING:
                return out[first : first + most]
            start = len(out) - ((len(out) - offset) % _RING)
            for step in range(length):
                out.append(out[start + step] if start + step >= 0 else 0x20)
    return out[first : first + most]
