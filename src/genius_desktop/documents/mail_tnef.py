"""The file winmail.dat, in which Outlook hides attachments (MS-OXTNEF), read within bounds."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from genius_desktop.documents.blocks import Part
from genius_desktop.documents.mail_headers import decode_text, file_name

_SIGNATURE = b"\x78\x9f\x3e\x22"
_BODY, _TITLE, _DATA, _BEGIN = 0x800C, 0x8010, 0x800F, 0x9002
_MESSAGE_PROPERTIES, _ATTACHMENT_PROPERTIES, _CODE_PAGE = 0x9003, 0x9005, 0x9007
_TEXT, _PAGE, _LONG_NAME, _CONTENT = 0x1000, 0x1013, 0x3707, 0x3701
_STRING, _WIDE, _BINARY, _OBJECT = 0x1E, 0x1F, 0x102, 0x0D
_SEVERAL = 0x1000
_NAMED_FROM = 0x8000
_SIZES = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
_MOST_PARTS, _MOST_PROPERTIES, _MOST_VALUES = 1000, 2000, 1000


@dataclass(slots=True)
class Package:
    """What such a file holds."""

    text: str = ""
    html: bytes = b""
    parts: list[Part] = field(default_factory=list)
    damaged: bool = False


def unpack(data: bytes) -> Package:
    """Unpack the file.

    Raises `ValueError` for one that is something else.
    """
    if not data.startswith(_SIGNATURE):
        raise ValueError("no TNEF")
    package = Package()
    charset = "cp1252"
    title, content, is_open = "", b"", False
    for number, value in _attributes(data, package):
        if number == _CODE_PAGE and len(value) >= 4:  # noqa: PLR2004 (a number of four bytes)
            charset = f"cp{int.from_bytes(value[:4], 'little')}"
        elif number == _BODY:
            package.text = decode_text(value.rstrip(b"\0"), charset)[0]
        elif number == _MESSAGE_PROPERTIES:
            _take_message(package, value, charset)
        elif number == _BEGIN:
            _close(package, title, content, is_open=is_open)
            title, content, is_open = "", b"", True
        elif number == _TITLE:
            title = title or decode_text(value.rstrip(b"\0"), charset)[0]
        elif number == _DATA:
            content = value
        elif number == _ATTACHMENT_PROPERTIES:
            known = dict(_properties(value, charset, package))
            title = str(known.get(_LONG_NAME) or title)
            inner = known.get(_CONTENT, b"")
            content = content or (inner if isinstance(inner, bytes) else b"")
    _close(package, title, content, is_open=is_open)
    return package


def _take_message(package: Package, value: bytes, charset: str) -> None:
    known = dict(_properties(value, charset, package))
    page, text = known.get(_PAGE, b""), known.get(_TEXT, "")
    package.html = page if isinstance(page, bytes) else page.encode()
    package.text = package.text or (text if isinstance(text, str) else "")


def _close(package: Package, title: str, content: bytes, *, is_open: bool) -> None:
    if is_open and len(package.parts) < _MOST_PARTS:
        name = file_name(title.rstrip("\0"), f"Anhang {len(package.parts) + 1}")
        package.parts.append(Part(name, len(content), content))


def _attributes(data: bytes, package: Package) -> Iterator[tuple[int, bytes]]:
    place = 6
    while place + 9 <= len(data):
        _, number, size = struct.unpack_from("<BII", data, place)
        place += 9
        if place + size > len(data):
            package.damaged = True
        yield number & 0xFFFF, data[place : place + size]
        # Two bytes of checksum follow.
        place += size + 2


def _properties(data: bytes, charset: str, package: Package) -> Iterator[tuple[int, bytes | str]]:
    """Read MAPI properties; what is not text or bytes is passed over."""
    try:
        count = min(struct.unpack_from("<I", data)[0], _MOST_PROPERTIES)
        place = 4
        for _ in range(count):
            kind, number = struct.unpack_from("<HH", data, place)
            place += 4
            if number >= _NAMED_FROM:
                place = _after_name(data, place)
            several, kind = kind & _SEVERAL, kind & ~_SEVERAL
            if kind in _SIZES:
                amount = struct.unpack_from("<I", data, place)[0] if several else 1
                place += _SIZES[kind] * amount + (4 if several else 0)
            elif kind in {_STRING, _WIDE, _BINARY, _OBJECT}:
                amount = struct.unpack_from("<I", data, place)[0]
                place += 4
                for _ in range(min(amount, _MOST_VALUES)):
                    size = struct.unpack_from("<I", data, place)[0]
                    yield number, _value(kind, data[place + 4 : place + 4 + size], charset)
                    place += 4 + size + -size % 4
            else:
                raise ValueError(kind)
    except (struct.error, ValueError):
        package.damaged = True


def _after_name(data: bytes, place: int) -> int:
    kind, size = struct.unpack_from("<II", data, place + 16)
    # A name is a number, or a text padded to four bytes.
    return place + 24 + (size + -size % 4 if kind else 0)


def _value(kind: int, data: bytes, charset: str) -> bytes | str:
    if kind == _WIDE:
        return data.decode("utf-16-le", "replace").rstrip("\0")
    if kind == _STRING:
        return decode_text(data.rstrip(b"\0"), charset)[0]
    # The content of an attachment that is an object begins with the name of its interface.
    return data[16:] if kind == _OBJECT else data
