"""Memory, room and system of this PC, asked in plain Python."""

import os
import platform
import shutil
import sys
from pathlib import Path

_GRAPHICS = "0x03"


def memory_bytes() -> int:
    """Give the memory of this PC; 0 where the system does not tell."""
    if sys.platform == "win32":
        return _windows_memory_bytes()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return 0


def _windows_memory_bytes() -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "a", "b", "c", "d", "e")),
        )

    status = Status(length=ctypes.sizeof(Status))
    return int(status.total) if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else 0


def free_bytes(folder: Path) -> int:
    """Give the room on the disk that a folder is on, or will be; -1 where the system does not tell."""
    try:
        here = next(place for place in (folder, *folder.parents) if place.exists())
        return shutil.disk_usage(here).free
    except (OSError, StopIteration):
        return -1


def glibc() -> tuple[int, ...]:
    """Give the version of the C library; nothing where it is another one."""
    if sys.platform == "linux":
        name, version = platform.libc_ver()
        if name == "glibc" and version.replace(".", "").isdigit():
            return tuple(int(part) for part in version.split("."))
    return ()


def cards(root: Path) -> list[str]:
    """Name the driver of each graphics card, empty for a card without one; `root` may be a made tree."""
    devices = root / "sys/bus/pci/devices"
    try:
        found = [device for device in devices.iterdir() if _class(device).startswith(_GRAPHICS)]
    except OSError:
        return []
    return [(card / "driver").resolve().name if (card / "driver").exists() else "" for card in sorted(found)]


def _class(device: Path) -> str:
    try:
        return (device / "class").read_text("ascii", "replace").strip()
    except OSError:
        return ""
