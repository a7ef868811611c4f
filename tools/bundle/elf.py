"""What a compiled file of Linux asks of the system, read from the file itself.

Source: System V ABI, chapter 5 (dynamic linking), as in elf(5).
"""

import re
import struct
from dataclasses import dataclass
from pathlib import Path

_MAGIC = b"\x7fELF"
_HEAD_BYTES = 64
_64_BIT, _LITTLE = 2, 1
_DYNAMIC = 6
_NEEDED, _SONAME, _END = 1, 14, 0
_GLIBC = re.compile(rb"GLIBC_2\.(\d+)\0")


@dataclass(frozen=True, slots=True)
class Compiled:
    """The names in a file's dynamic section: of the libraries it needs, and its own."""

    needed: tuple[str, ...]
    soname: str
    glibc_minor: int


def read(file: Path) -> Compiled | None:
    """Read a file; None where it is no 64-bit ELF with a dynamic section."""
    with file.open("rb") as stream:
        if stream.read(4) != _MAGIC:
            return None
    return parse(file.read_bytes())


def parse(code: bytes) -> Compiled | None:
    """Read the dynamic section of a file's content; None where there is none that we understand."""
    if code[:4] != _MAGIC or len(code) < _HEAD_BYTES or code[4:6] != bytes((_64_BIT, _LITTLE)):
        return None
    (table,) = struct.unpack_from("<Q", code, 0x28)
    size, count = struct.unpack_from("<HH", code, 0x3A)
    sections = [struct.unpack_from("<IIQQQQII", code, table + number * size) for number in range(count)]
    for _name, kind, _flags, _address, offset, length, link, _info in sections:
        if kind == _DYNAMIC:
            return _names(code, code[offset : offset + length], sections[link][4])
    return None


def _names(code: bytes, entries: bytes, strings: int) -> Compiled:
    needed: list[str] = []
    soname = ""
    for tag, value in struct.iter_unpack("<QQ", entries[: len(entries) // 16 * 16]):
        if tag == _END:
            break
        if tag in (_NEEDED, _SONAME):
            start = strings + value
            name = code[start : code.index(b"\0", start)].decode()
            if tag == _NEEDED:
                needed.append(name)
            else:
                soname = name
    return Compiled(tuple(needed), soname, glibc_minor(code))


def glibc_minor(code: bytes) -> int:
    """Give the oldest glibc 2.x that machine code runs with; 0 where it asks for none."""
    return max((int(minor) for minor in _GLIBC.findall(code)), default=0)
