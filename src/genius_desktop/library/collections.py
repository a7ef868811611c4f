"""The collections as the user has made them: names and places, in a file of their own that outlives any index."""

import os
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from genius_desktop import codec
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.storing import write_whole

FILE = "collections.json"
_ID_CHARS = 8


@dataclass(frozen=True, slots=True)
class Shelf:
    """A collection as it is kept: folders and files in the bytes of the file system, and which of them are lost."""

    id: str
    name: str
    roots: tuple[bytes, ...] = ()
    lost: tuple[bytes, ...] = ()
    checked: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    shelves: tuple[Shelf, ...] = ()


def load(folder: Path) -> tuple[Shelf, ...]:
    """Give the collections.

    Raises `SetupProblem`.
    """
    try:
        data = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as fault:
        raise SetupProblem("library-unwritable", str(folder)) from fault
    try:
        return codec.from_json(data, _Kept).shelves
    except codec.MalformedMessageError as fault:
        raise SetupProblem("library-damaged", str(folder / FILE)) from fault


def save(folder: Path, shelves: Iterable[Shelf]) -> None:
    """Keep the collections; once this returns, they survive a power cut.

    Raises `SetupProblem`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(folder / FILE, codec.to_json(_Kept(tuple(shelves))))
    except OSError as fault:
        raise SetupProblem("library-unwritable", str(folder)) from fault


def find(shelves: Iterable[Shelf], name: str) -> Shelf:
    """Find a collection by its number, or the beginning of it, or by its name.

    Raises `InputProblem`.
    """
    found = [shelf for shelf in shelves if name and (shelf.id.startswith(name) or shelf.name == name)]
    if len(found) != 1:
        raise InputProblem("unknown-collection", name)
    return found[0]


def put(shelves: tuple[Shelf, ...], shelf: Shelf) -> tuple[Shelf, ...]:
    """Put a collection in the place of its older self, or at the end."""
    if any(other.id == shelf.id for other in shelves):
        return tuple(shelf if other.id == shelf.id else other for other in shelves)
    return (*shelves, shelf)


def new(name: str, roots: Iterable[bytes]) -> Shelf:
    """Make a collection of these folders and files; without a name it has that of the first one."""
    places = tuple(dict.fromkeys(roots))
    own = name or (label(places[0]) if places else "")
    return Shelf(uuid.uuid4().hex[:_ID_CHARS], own, places)


def with_roots(shelf: Shelf, roots: Iterable[bytes]) -> Shelf:
    """Give a collection with more folders and files."""
    return replace(shelf, roots=tuple(dict.fromkeys((*shelf.roots, *roots))))


def label(path: bytes) -> str:
    """Give the name of a folder or file as it can be shown."""
    text = os.path.basename(path.rstrip(os.sep.encode())) or path  # noqa: PTH119 (bytes, no Path of a broken name)
    return text.decode("utf-8", "replace")
