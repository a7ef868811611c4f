"""A round through the folders of a collection: every file that may be a document, and what could not be looked into."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from genius_desktop.gathering import is_document, is_folder, is_hidden, may_be_read, shown_name
from genius_desktop.library.index import Seen

# No office sorts its papers deeper, and no laptop reads more of them.
DEEPEST, MOST_FILES = 40, 500_000


@dataclass(slots=True)
class Round:
    """The files that were seen, by their paths; folders that could not be looked into; and roots that are lost."""

    seen: dict[bytes, Seen] = field(default_factory=dict)
    blind: list[bytes] = field(default_factory=list)
    lost: list[bytes] = field(default_factory=list)

    def missed(self, path: bytes) -> bool:
        """Tell whether a file may well be there, though it was not seen."""
        return any(path == place or path.startswith(place.rstrip(b"/\\") + os.sep.encode()) for place in self.blind)


def go(roots: tuple[bytes, ...], known: frozenset[bytes]) -> Round:
    """Go through folders and files; a folder that is empty where the index knows files counts as lost.

    Links to folders are not followed: they may lead in a circle.
    """
    found = Round()
    for root in roots:
        before = len(found.seen)
        path = os.fsdecode(root)
        try:
            about = os.stat(path)  # noqa: PTH116 (no Path of a broken name)
            if stat.S_ISDIR(about.st_mode):
                for entry, name in _within(path, "", found, depth=1):
                    _see(found, root, entry, name=name)
            else:
                name = shown_name(os.path.basename(path))  # noqa: PTH119
                found.seen[root] = Seen(root, root, name, about.st_size, about.st_mtime_ns)
        except (OSError, ValueError):
            found.lost.append(root)
            found.blind.append(root)
            continue
        inside = root.rstrip(b"/\\") + os.sep.encode()
        if len(found.seen) == before and any(path.startswith(inside) for path in known):
            # A share that is not connected leaves an empty folder behind.
            found.lost.append(root)
            found.blind.append(root)
    return found


def _see(found: Round, root: bytes, entry: "os.DirEntry[str]", *, name: str) -> None:
    try:
        about = entry.stat()
    except OSError:
        found.blind.append(os.fsencode(entry.path))
        return
    path = os.fsencode(entry.path)
    found.seen.setdefault(path, Seen(root, path, shown_name(name), about.st_size, about.st_mtime_ns))


def _within(folder: str, label: str, found: Round, *, depth: int) -> "Iterator[tuple[os.DirEntry[str], str]]":
    folders = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_hidden(entry):
                    continue
                if is_folder(entry):
                    folders.append(entry)
                elif is_document(entry) and may_be_read(entry.name):
                    yield entry, f"{label}{entry.name}"
    except OSError:
        if depth == 1:
            raise
        found.blind.append(os.fsencode(folder))
        return
    for inner in sorted(folders, key=lambda entry: entry.name):
        if depth < DEEPEST and len(found.seen) < MOST_FILES:
            yield from _within(inner.path, f"{label}{inner.name}/", found, depth=depth + 1)
        else:
            found.blind.append(os.fsencode(inner.path))


def look(seen: Seen) -> Seen | None:
    """Look at a file again, as it is now; None where it is no longer there."""
    try:
        about = os.stat(seen.path)  # noqa: PTH116 (bytes)
    except (OSError, ValueError):
        return None
    return Seen(seen.root, seen.path, seen.name, about.st_size, about.st_mtime_ns)


def is_there(root: bytes) -> bool:
    """Tell whether a folder or file can still be reached."""
    return os.path.exists(root)  # noqa: PTH110 (bytes)
