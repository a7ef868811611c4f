"""The weights on this PC: where they lie, and whether they are what they should be."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from genius_desktop import codec
from genius_desktop.domain import Weights
from genius_desktop.model_words import MODEL_KINDS
from genius_desktop.models.catalog import Catalog, Entry
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem

_READ_BYTES = 4 * 1024 * 1024
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Seal:
    """What was found when a file was last hashed; a file of the same size and time is not hashed again."""

    sha256: str
    size: int
    changed_ns: int


def digest(file: Path, tell: Tell = lambda _done, _total: None) -> str:
    """Give the SHA-256 of a file, telling bytes done and in all."""
    total = file.stat().st_size
    done = 0
    sha256 = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_READ_BYTES):
            sha256.update(block)
            done += len(block)
            tell(done, total)
    return sha256.hexdigest()


def file_name(entry: Entry) -> str:
    """Name the file of an entry."""
    return f"{entry.id}.gguf"


def find(entry: Entry, places: Places) -> Path | None:
    """Find the file of an entry on any shelf."""
    for shelf in places.model_shelves:
        file = shelf / file_name(entry)
        if file.is_file():
            return file
    return None


def sealed_digest(file: Path, tell: Tell = lambda _done, _total: None, *, aside: Path | None = None) -> str:
    """Give the SHA-256 of a file, from its seal where the file has not changed since."""
    known = seal_of(file, aside)
    if known:
        return known
    sha256 = digest(file, tell)
    set_seal(file, sha256, aside)
    return sha256


def seal_of(file: Path, aside: Path | None = None) -> str:
    """Give the SHA-256 from the seal of a file without reading the file; empty where it must be hashed.

    `aside` is the folder of the user's own seals, for shelves that only an administrator can write.
    """
    for place in _seals(file, aside):
        try:
            about = file.stat()
            seal = codec.from_json(place.read_bytes(), Seal)
        except (OSError, codec.MalformedMessageError):
            continue
        if (seal.size, seal.changed_ns) == (about.st_size, about.st_mtime_ns):
            return seal.sha256
    return ""


def set_seal(file: Path, sha256: str, aside: Path | None = None) -> None:
    """Remember the SHA-256 of a file beside it, or aside where its shelf cannot be written."""
    about = file.stat()
    seal = codec.to_json(Seal(sha256, about.st_size, about.st_mtime_ns))
    for place in _seals(file, aside):
        try:
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(seal)
        except OSError:
            continue
        return


def break_seal(file: Path, aside: Path | None = None) -> None:
    """Forget what was known of a file."""
    for place in _seals(file, aside):
        with suppress(OSError):
            place.unlink()


def _seals(file: Path, aside: Path | None) -> tuple[Path, ...]:
    beside = file.with_suffix(".seal")
    if aside is None:
        return (beside,)
    return (beside, aside / f"{hashlib.sha256(os.fsencode(file)).hexdigest()[:32]}.seal")


def resolve(name: str, catalog: Catalog, places: Places) -> Weights:
    """Find weights by catalogue id or by path, and make sure they are what they should be.

    Raises `InputProblem` for an unknown name, `SetupProblem` where the weights are missing or damaged.
    """
    if name.endswith(".gguf") or os.sep in name:
        return _own_file(Path(name), catalog)
    entry = catalog.entry(name) if name else catalog.starter
    if entry in catalog.searching:
        raise SetupProblem("model-wrong-type", MODEL_KINDS["embedding"])
    file = find(entry, places)
    if file is None:
        raise SetupProblem("model-missing", entry.id)
    if file.stat().st_size != entry.bytes or sealed_digest(file, aside=places.seals) != entry.sha256:
        raise SetupProblem("model-damaged", entry.id)
    return Weights(entry.id, os.fsencode(file), entry.sha256, entry.family)


def for_searching(catalog: Catalog, places: Places, digest_of: Callable[[Path], str] = sealed_digest) -> Weights | None:
    """Find the first weights for searching that are on this PC and sound; None where there are none."""
    for entry in catalog.searching:
        file = find(entry, places)
        if file is not None and file.stat().st_size == entry.bytes and digest_of(file) == entry.sha256:
            return Weights(entry.id, os.fsencode(file), entry.sha256, entry.family)
    return None


def _own_file(file: Path, catalog: Catalog) -> Weights:
    if not file.is_file():
        raise InputProblem("file-missing", file.name)
    sha256 = digest(file)
    known = next((entry for entry in catalog.models if entry.sha256 == sha256), None)
    if known:
        return Weights(known.id, os.fsencode(file), sha256, known.family)
    return Weights(file.stem, os.fsencode(file), sha256)


def own_files(catalog: Catalog, places: Places) -> list[Path]:
    """List the weights on the shelves that the catalogue does not know."""
    known = {file_name(entry) for entry in catalog.every}
    return [file for folder in places.model_shelves for file in sorted(folder.glob("*.gguf")) if file.name not in known]
