"""The room on a disk: before something large is written, while it is, and what the disk says when it cannot be."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from genius_desktop.problems import SetupProblem

# So much stays free, so that a download never fills the disk on which everything else works.
RESERVE_BYTES = 256 * 1024 * 1024
_FAT_LIMIT_BYTES = 4 * 1024**3 - 1
_WINDOWS_FULL, _WINDOWS_TOO_LARGE = 112, 223


def require_room(folder: Path, needed: int, *, greatest: int = 0) -> None:
    """Make sure that so many bytes can still be written, and that a file may get as large as `greatest`.

    Raises `SetupProblem`: `disk-full` with what is missing, `file-too-big`.
    """
    if greatest > _FAT_LIMIT_BYTES and _is_fat(folder):
        raise SetupProblem("file-too-big", _gigabytes(greatest))
    free = shutil.disk_usage(folder).free - RESERVE_BYTES
    if free < needed:
        raise SetupProblem("disk-full", _gigabytes(needed - free))


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what a disk says while it is written to into a problem with a name.

    Raises `SetupProblem`: `disk-full`, `file-too-big`, `folder-not-writable`, `medium-gone`.
    """
    try:
        yield
    except OSError as fault:
        raise SetupProblem(_code(fault), _detail(fault, folder)) from fault


def _code(fault: OSError) -> str:
    windows = getattr(fault, "winerror", None)
    if fault.errno in {errno.ENOSPC, errno.EDQUOT} or windows == _WINDOWS_FULL:
        return "disk-full"
    if fault.errno == errno.EFBIG or windows == _WINDOWS_TOO_LARGE:
        return "file-too-big"
    if fault.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "folder-not-writable"
    return "medium-gone"


def _detail(fault: OSError, folder: Path) -> str:
    match _code(fault):
        case "disk-full":
            return _gigabytes(RESERVE_BYTES)
        case "file-too-big":
            return _gigabytes(_FAT_LIMIT_BYTES)
    return os.fspath(folder)


def _gigabytes(count: int) -> str:
    return f"{max(count, 1e8) / 1e9:.1f} GB".replace(".", ",")


def _is_fat(folder: Path) -> bool:
    """Tell whether a folder is on a disk that knows no files of 4 GB; false where the system does not tell."""
    if sys.platform == "win32":
        import ctypes

        name = ctypes.create_unicode_buffer(32)
        root = f"{Path(folder).resolve().drive}\\"
        asked = ctypes.windll.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
        return bool(asked) and name.value.upper().startswith("FAT")
    return _kind(os.fspath(folder.resolve()), _mounts()) in {"vfat", "msdos"}


def _mounts() -> list[str]:
    try:
        return Path("/proc/self/mounts").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []


def _kind(folder: str, mounts: list[str]) -> str:
    """Find the kind of file system under a folder: that of the longest mount point above it."""
    best, found = "", ""
    for line in mounts:
        _device, place, kind, *_rest = line.split(" ")
        place = place.encode("latin-1", "surrogateescape").decode("unicode_escape") if "\\" in place else place
        above = place.rstrip("/") + "/"
        if (folder + "/").startswith(above) and len(above) > len(best):
            best, found = above, kind
    return found
