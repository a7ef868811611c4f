"""How much memory this PC has, asked of the system itself: a parent looks at no engine."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_UNIT_BYTES = 1024


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes in all and free for programs; 0 where the system does not tell."""

    total: int = 0
    free: int = 0


def look(table: Path = Path("/proc/meminfo")) -> Memory:
    """Ask the system."""
    if sys.platform == "win32":
        return _windows()
    try:
        lines = (line.split() for line in table.read_text("ascii").splitlines())
        told = {words[0].rstrip(":"): int(words[1]) * _UNIT_BYTES for words in lines if len(words) > 1}
    except (OSError, ValueError):
        told = {}
    total = told.get("MemTotal", 0) or os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return Memory(total, told.get("MemAvailable", 0))


def _windows() -> Memory:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "a", "b", "c", "d", "e")),
        )

    status = Status(length=ctypes.sizeof(Status))
    if sys.platform == "win32" and ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return Memory(int(status.total), int(status.free))
    return Memory()
