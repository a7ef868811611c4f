"""Files that were written anew without a new name: noticed by their sizes and times, beside the window."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from genius_desktop.gathering import is_document, is_hidden, may_be_read

if TYPE_CHECKING:
    from collections.abc import Iterable

# More files are not worth a look every few minutes; folders beyond them are left to the rounds.
MOST_FILES = 10_000
_LONGEST_WAIT_SECONDS = 1.0


class Glance(QObject):
    """Looks at the files of folders now and then, in a thread of its own, and tells which folders differ from before.

    Signals:
        differed: The paths of folders, or of files that were named themselves, in which a file is not what it was.
    """

    differed = Signal(list)
    _ended = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._stamps: dict[str, int] = {}
        self._thread: threading.Thread | None = None
        # Each look has its own, by which what is told late is known.
        self._stop = threading.Event()
        self._ended.connect(self._hear)

    @property
    def looked(self) -> int:
        """How many folders are known from the last look."""
        return len(self._stamps)

    def look(self, places: Iterable[str]) -> None:
        """Look at the files of these folders, unless a look goes on; what is seen for the first time is only noted."""
        if self._thread is None:
            self._stop = threading.Event()
            self._thread = threading.Thread(target=self._work, args=(tuple(places), self._stop), daemon=True)
            self._thread.start()

    def forget(self, places: Iterable[str]) -> None:
        """Take what the next look sees of these as it is: someone knows already that they have changed."""
        for place in places:
            self._stamps.pop(place, None)

    def stop(self) -> None:
        """End a look, and forget everything."""
        self._stop.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            # A disk that wakes up may keep it; it ends by itself then, and is heard no more.
            thread.join(_LONGEST_WAIT_SECONDS)
        self._stamps.clear()

    def _work(self, places: tuple[str, ...], stop: threading.Event) -> None:
        found: dict[str, int] = {}
        left = MOST_FILES
        for place in places:
            if stop.is_set():
                return
            try:
                files = _files(place, left)
            except OSError:
                continue
            if files is None:
                break
            left -= len(files)
            found[place] = hash(tuple(sorted(files)))
        # The window may be gone by now.
        with suppress(RuntimeError):
            self._ended.emit(stop, found)

    def _hear(self, stop: object, found: dict[str, int]) -> None:
        if stop is not self._stop or self._stop.is_set():
            return
        self._thread = None
        other = [place for place, stamp in found.items() if self._stamps.get(place, stamp) != stamp]
        self._stamps = found
        if other:
            self.differed.emit(other)


def _files(place: str, most: int) -> list[tuple[str, int, int]] | None:
    """Give the files of a folder with size and time; None where there are more than so many.

    Raises `OSError`.
    """
    if not os.path.isdir(place):  # noqa: PTH112 (no Path of a broken name)
        about = os.stat(place)  # noqa: PTH116
        return [("", about.st_size, about.st_mtime_ns)] if most else None
    files: list[tuple[str, int, int]] = []
    with os.scandir(place) as entries:
        for entry in entries:
            if is_hidden(entry) or not is_document(entry) or not may_be_read(entry.name):
                continue
            if len(files) == most:
                return None
            with suppress(OSError):
                about = entry.stat()
                files.append((entry.name, about.st_size, about.st_mtime_ns))
    return files
