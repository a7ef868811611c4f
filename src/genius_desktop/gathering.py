"""Files and folders as documents to read: what is in a folder, in the order people sort, within bounds."""

import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from genius_desktop.domain import Source

MOST_DOCUMENTS = 200
_DEEPEST = 5
# Names looked at before a folder counts as too full, whatever they are.
_MOST_NAMES = 20_000
_LOOK_EVERY = 256
# What Office, LibreOffice, Windows and macOS leave beside documents.
_LEFT_BESIDE = re.compile(r"^(?:~\$.*|\.~lock\..*#|Thumbs\.db|desktop\.ini|ehthumbs\.db|__MACOSX)$", re.IGNORECASE)
# What is no document, whatever is in it; a collection does not open it, since a film is large.
_NO_DOCUMENTS = frozenset(
    (
        "exe dll so msi bat cmd sys iso img vhd vhdx vmdk mp3 mp4 m4a m4v mkv avi mov wav flac ogg wmv wma "
        "webm ttf otf woff gguf bin dat db sqlite sqlite3 mdb accdb pst ost bak tmp part lnk url ico gif bmp "
        "svg psd dwg dxf 7z rar gz tar xz zst cab jar pyc class o obj lib log"
    ).split()
)
_HIDDEN_BY_WINDOWS = 0x2 | 0x4
_PARTS = re.compile(r"(\d+)")
_BLANK = "\ufffd"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Documents found, how many files were left out, and whether there were more than may come at once."""

    sources: tuple[Source, ...] = ()
    left_out: int = 0
    too_many: bool = False


def gather(paths: Iterable[str], *, most: int = MOST_DOCUMENTS, seconds: float = float("inf")) -> Gathered:
    """Find the documents among files and in folders; looking ends after so many seconds.

    What cannot be a document, and what is no regular file in a folder, is left out and counted.
    """
    search = _Search(most, time.monotonic() + seconds)
    for path in paths:
        search.take(os.path.abspath(path))  # noqa: PTH100 (no Path of a broken name)
        if search.too_many:
            return Gathered(too_many=True)
    return Gathered(tuple(search.found.values()), search.left_out)


def shown_name(name: str) -> str:
    """Give a name as it can be shown and stored, whatever its bytes are."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else _BLANK for sign in text)


@dataclass(slots=True)
class _Search:
    most: int
    until: float
    found: dict[str, Source] = field(default_factory=dict)
    left_out: int = 0
    too_many: bool = False
    _names: int = 0

    def take(self, path: str) -> None:
        name = os.path.basename(path) or path  # noqa: PTH119
        if os.path.isdir(path):  # noqa: PTH112
            for file, label in self._within(path, name, 1):
                self._add(file, label)
        elif _LEFT_BESIDE.match(name):
            self.left_out += 1
        else:
            # One that is named by itself is tried, hidden or gone: the reader says what is wrong with it.
            self._add(path, name)

    def _add(self, path: str, label: str) -> None:
        self.found.setdefault(os.path.realpath(path), Source(os.fsencode(path), shown_name(label)))
        self.too_many = self.too_many or len(self.found) > self.most

    def _within(self, folder: str, label: str, depth: int) -> Iterator[tuple[str, str]]:
        files: list[os.DirEntry[str]] = []
        folders: list[os.DirEntry[str]] = []
        for entry in self._entries(folder):
            if is_hidden(entry):
                self.left_out += 1
            elif is_folder(entry):
                folders.append(entry)
            elif is_document(entry):
                files.append(entry)
                self.too_many = self.too_many or len(files) > self.most
            else:
                self.left_out += 1
        if self.too_many:
            return
        for entry in sorted(files, key=_order):
            yield entry.path, entry.name if depth == 1 else f"{label}/{entry.name}"
        for entry in sorted(folders, key=_order):
            if depth == _DEEPEST:
                self.left_out += 1
            elif not self.too_many:
                inner = entry.name if depth == 1 else f"{label}/{entry.name}"
                yield from self._within(entry.path, inner, depth + 1)

    def _entries(self, folder: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    self._names += 1
                    late = self._names % _LOOK_EVERY == 0 and time.monotonic() > self.until
                    self.too_many = self.too_many or late or self._names > _MOST_NAMES
                    if self.too_many:
                        return
                    yield entry
        except OSError:
            # A folder that may not be looked into.
            self.left_out += 1


def is_hidden(entry: os.DirEntry[str]) -> bool:
    """Tell what people do not see, and what programs leave beside documents."""
    if entry.name.startswith(".") or _LEFT_BESIDE.match(entry.name):
        return True
    # Only Windows tells attributes, and there they come with the name.
    try:
        about = entry.stat(follow_symlinks=False) if os.name == "nt" else None
    except OSError:
        return False
    return bool(getattr(about, "st_file_attributes", 0) & _HIDDEN_BY_WINDOWS)


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell a folder that is really here."""
    try:
        # Not through a link: it may lead in a circle.
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def is_document(entry: os.DirEntry[str]) -> bool:
    """Tell a regular file, here or behind a link."""
    try:
        if not entry.is_symlink():
            return entry.is_file(follow_symlinks=False)
        return stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return False


def may_be_read(name: str) -> bool:
    """Tell whether a file of that name may be a paper of a collection."""
    return "." not in name or name.rpartition(".")[2].lower() not in _NO_DOCUMENTS


def _order(entry: os.DirEntry[str]) -> tuple[list[tuple[int, int, str]], str]:
    """Sort as people do: 2 before 10."""
    parts = _PARTS.split(entry.name.casefold())
    return [(1, int(part), "") if part.isdecimal() else (2, 0, part) for part in parts if part], entry.name
