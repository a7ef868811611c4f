"""Files of our own, written whole or not at all."""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path


def write_whole(target: Path, data: bytes) -> None:
    """Write a file, in place of an older one; once this returns, it survives a power cut.

    Raises `OSError`; then nothing is left behind and an older file is as it was.
    """
    # A name of our own: the target's may be as long as names can be.
    part = target.parent / f".{secrets.token_hex(8)}.part"
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.is_file():
            # Who could not read the older file shall not read the new one.
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink()
