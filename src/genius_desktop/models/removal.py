"""Take weights off the shelf."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from genius_desktop.models import download, register, shelf
from genius_desktop.models.fetch import PART
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem


def remove(name: str, places: Places, *, shared: bool = False) -> int:
    """Erase weights by their name, with whatever belongs to them, and give the bytes that became free.

    Of other shelves than the user's own only with `shared`, and only where the system allows it.
    Raises `InputProblem`: `unknown-choice`; `SetupProblem`: `model-shared`, `model-in-use`, `folder-not-writable`.
    """
    file = shelf.find_named(name, places) if name and Path(name).name == name else None
    part = places.models / f"{name}.gguf{PART}"
    if file is None:
        if not part.is_file():
            raise InputProblem("unknown-choice", name)
        return _erase_part(part)
    if file.parent != places.models and not shared:
        raise SetupProblem("model-shared", os.fspath(file.parent))
    if in_use(file):
        raise SetupProblem("model-in-use", name)
    freed = file.stat().st_size
    sha256 = shelf.seal_of(file, places.seals)
    try:
        file.unlink()
    except PermissionError as fault:
        # Windows says the same of a file that someone has mapped into memory and of one that is not ours.
        in_the_way = sys.platform == "win32" and os.access(file, os.W_OK)
        raise SetupProblem("model-in-use" if in_the_way else "folder-not-writable", os.fspath(file.parent)) from fault
    shelf.break_seal(file, places.seals)
    if sha256:
        register.forget(places, sha256)
    return freed + (_erase_part(part) if part.is_file() else 0)


def _erase_part(part: Path) -> int:
    freed = part.stat().st_size
    part.with_suffix(".wheels").unlink(missing_ok=True)
    download.discard(part)
    return freed


def in_use(file: Path) -> bool:
    """Tell whether another process has a file open, where Linux can say; elsewhere erasing it fails by itself."""
    if sys.platform != "linux":
        return False
    import fcntl

    handle = os.open(file, os.O_RDWR) if os.access(file, os.W_OK) else -1
    if handle < 0:
        return False
    try:
        # A lease for writing is only given where no one else has the file open.
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as fault:
        return fault.errno == errno.EAGAIN
    finally:
        os.close(handle)
    return False
