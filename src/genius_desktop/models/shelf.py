"""The weights on this PC: where they lie, and whether they are what they should be."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from genius_desktop import codec
from genius_desktop.domain import Weights
from genius_desktop.models import gguf, register
from genius_desktop.models.catalog import Catalog, Entry
from genius_desktop.models.known import Known
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
    return find_named(entry.id, places)


def find_named(name: str, places: Places) -> Path | None:
    """Find the file of weights by their name on any shelf."""
    return next((file for shelf in places.model_shelves if (file := shelf / f"{name}.gguf").is_file()), None)


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


def expected(entry: Entry, places: Places) -> str:
    """Give the SHA-256 that the file of an entry must have: of the catalogue, else what its publisher has named."""
    return entry.sha256 or register.load(places).published(entry.id)


def is_ready(entry: Entry, places: Places) -> bool:
    """Tell whether an entry is here, whole and verified, without reading its file."""
    file = find(entry, places)
    wanted = expected(entry, places)
    return file is not None and bool(wanted) and seal_of(file, places.seals) == wanted


def resolve(name: str, known: Known, places: Places) -> Weights:
    """Find weights by their name or by path, and make sure they are what they should be.

    Raises `InputProblem` for an unknown name and `model-unknown` for weights that no one has accepted, `SetupProblem`
    where they are missing or damaged.
    """
    if name.endswith(".gguf") or os.sep in name:
        return _own_file(Path(name), known, places)
    entry = next((entry for entry in known.catalog.models if entry.id == name), None) if name else known.catalog.starter
    if entry is None:
        own = find_named(name, places) if "/" not in name else None
        if own is None:
            raise InputProblem("unknown-choice", name)
        return _own_file(own, known, places, sealed=True)
    file = find(entry, places)
    if file is None:
        raise SetupProblem("model-missing", entry.id)
    wanted = expected(entry, places)
    if not wanted:
        return _own_file(file, known, places, sealed=True)
    if (entry.sha256 and file.stat().st_size != entry.bytes) or sealed_digest(file, aside=places.seals) != wanted:
        raise SetupProblem("model-damaged", entry.id)
    return Weights(entry.id, os.fsencode(file), wanted, entry.family, "catalog" if entry.sha256 else "publisher")


def for_searching(catalog: Catalog, places: Places, *, hashing: bool = True) -> Weights | None:
    """Find the first weights for searching that are here and sound; not `hashing`, only those known to be so."""
    for entry in catalog.searching:
        file = find(entry, places)
        if file is not None and file.stat().st_size == entry.bytes:
            found = sealed_digest(file, aside=places.seals) if hashing else seal_of(file, places.seals)
            if found == entry.sha256:
                return Weights(entry.id, os.fsencode(file), entry.sha256, entry.family)
    return None


def _own_file(file: Path, known: Known, places: Places, *, sealed: bool = False) -> Weights:
    """Take a file by its hash: of the catalogue, or accepted by the user; of shelves of ours a seal is believed."""
    if not file.is_file():
        raise InputProblem("file-missing", file.name)
    sha256 = sealed_digest(file, aside=places.seals) if sealed else digest(file)
    entry = known.catalog.by_digest(sha256)
    if entry and entry not in known.catalog.searching:
        return Weights(entry.id, os.fsencode(file), sha256, entry.family)
    # What cannot be weights at all is told first.
    gguf.read_header(file)
    accepted = register.load(places).find(sha256)
    if accepted is not None and accepted.by == "publisher":
        family = next((entry.family for entry in known.catalog.models if entry.id == accepted.name), "")
        return Weights(accepted.name, os.fsencode(file), sha256, family, "publisher")
    if not known.may_accept:
        raise SetupProblem("model-forbidden", file.name)
    if accepted is None:
        raise InputProblem("model-unknown", file.name)
    return Weights(file.stem, os.fsencode(file), sha256, origin="unknown")


def own_files(catalog: Catalog, places: Places) -> list[Path]:
    """List the weights on the shelves that the catalogue does not know."""
    return list(_own_files({file_name(entry) for entry in catalog.every}, places))


def _own_files(known: set[str], places: Places) -> Iterator[Path]:
    seen = set(known)
    for folder in places.model_shelves:
        for file in sorted(folder.glob("*.gguf")):
            if file.name not in seen:
                seen.add(file.name)
                yield file
