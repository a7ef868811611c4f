"""Reading what a compiled file asks of the system."""

import struct
import sys
from pathlib import Path

import pytest

from tools.bundle import elf


def _library(needed: tuple[str, ...], soname: str, rest: bytes = b"") -> bytes:
    """Make the smallest ELF file with a dynamic section: head, two section headers, entries, names."""
    names = b"\0" + b"".join(name.encode() + b"\0" for name in (*needed, soname)) + rest
    places = [names.index(b"\0" + name.encode() + b"\0") + 1 for name in (*needed, soname)]
    entries = b"".join(struct.pack("<QQ", 1, place) for place in places[:-1])
    entries += struct.pack("<QQQQ", 14, places[-1], 0, 0)
    start = 64 + 2 * 64
    head = b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + struct.pack(
        "<HHIQQQIHHHHHH", 3, 62, 1, 0, 0, 64, 0, 64, 0, 0, 64, 2, 0
    )
    dynamic = struct.pack("<IIQQQQIIQQ", 0, 6, 0, 0, start, len(entries), 1, 0, 0, 0)
    strings = struct.pack("<IIQQQQIIQQ", 0, 3, 0, 0, start + len(entries), len(names), 0, 0, 0, 0)
    return head + dynamic + strings + entries + names


def test_the_needed_libraries_and_the_own_name_are_read() -> None:
    read = elf.parse(_library(("libc.so.6", "libz.so.1"), "libours.so.2", b"GLIBC_2.9\0GLIBC_2.35\0"))

    assert read == elf.Compiled(("libc.so.6", "libz.so.1"), "libours.so.2", 35)


@pytest.mark.parametrize(
    "code", [b"", b"MZ", b"\x7fELF", b"\x7fELF\x01\x01" + bytes(80), b"\x7fELF\x02\x01" + bytes(80)]
)
def test_what_is_no_library_for_64_bit_is_none(code: bytes) -> None:
    assert elf.parse(code) is None


@pytest.mark.skipif(sys.platform != "linux", reason="reads the Python that runs here")
def test_a_real_program_is_understood() -> None:
    about = elf.read(Path(sys.executable).resolve())

    assert about is not None
    assert "libc.so.6" in about.needed
    assert about.glibc_minor > 0
