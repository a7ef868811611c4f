"""Changes in the folders of collections, noticed while the window is open, where the system tells them reliably."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress

from PySide6.QtCore import QFileSystemWatcher, QObject, QStorageInfo, QTimer, Signal

from genius_desktop.libraries import Collection
from genius_desktop.ui.glance import Glance

# A copy of many files is one change: it is told when nothing more came for a while, at the latest after the longest.
QUIET_MS, LONGEST_MS = 3_000, 30_000
# What is written into a file without a new name is not told by every system: a glance at sizes and times finds it, and
# a look now and then what no glance sees.
GLANCE_MS, LOOK_AGAIN_MS = 3 * 60_000, 30 * 60_000
# More folders cost more of what the system has for all programs than they bring.
MOST_FOLDERS = 2_000
_TURN_SECONDS = 0.008
# File systems that tell every change of this PC; on others someone else may write unseen.
_LOCAL = frozenset(b"ext2 ext3 ext4 btrfs xfs f2fs zfs tmpfs overlay ntfs ntfs3 vfat exfat apfs hfs".split())


class Watching(QObject):
    """Watches the folders of collections on this PC; shares are looked at on the start and on request.

    Signals:
        changed: The number of a collection in whose folders something has changed.
    """

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._homes: dict[str, str] = {}
        self._roots: dict[str, str] = {}
        self._blind: set[str] = set()
        self._walk: Iterator[None] = iter(())
        self._noticed: set[str] = set()
        self._since = 0.0
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._notice)
        self._watcher.fileChanged.connect(self._notice)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._tell)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._glance = Glance()
        self._glance.differed.connect(self._notice_all)
        self._soon = QTimer(self, interval=GLANCE_MS)
        self._soon.timeout.connect(self._look)

    def heed(self, collections: Iterable[Collection]) -> None:
        """Watch the folders of these from now on."""
        roots = {os.fsdecode(root.path): one.id for one in collections for root in one.roots if not root.lost}
        if roots != self._roots:
            self._roots = roots
            self.stop()
            self._begin()

    def watches(self, collection: str) -> bool:
        """Tell whether changes in all folders of a collection are noticed."""
        return collection in self._roots.values() and collection not in self._blind

    @property
    def settled(self) -> bool:
        """Whether every folder that shall be watched is."""
        return not self._turn.isActive()

    def _begin(self) -> None:
        self._walk = self._folders()
        self._turn.start()
        self._again.start()
        self._soon.start()

    def _folders(self) -> Iterator[None]:
        """Watch folder after folder, the upper ones first."""
        for root, collection in self._roots.items():
            if not is_local(root):
                self._blind.add(collection)
                continue
            waiting = [root]
            while waiting:
                folder = waiting.pop(0)
                if folder not in self._homes and not self._watch(folder, collection):
                    self._blind.add(collection)
                    break
                yield
                with suppress(OSError), os.scandir(folder) as entries:
                    waiting += [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]

    def _watch(self, place: str, collection: str) -> bool:
        if len(self._homes) >= MOST_FOLDERS or not self._watcher.addPath(place):
            return False
        self._homes[place] = collection
        return True

    def _step(self) -> None:
        """Go on with the walk for as long as no one notices."""
        start = time.monotonic()
        while time.monotonic() - start < _TURN_SECONDS:
            if next(self._walk, self) is self:
                self._turn.stop()
                self._look()
                return

    def _look(self) -> None:
        """Look at the files of all folders that are watched, and at none while changes are waiting to be told."""
        if self.settled and not self._noticed:
            self._glance.look(self._homes)

    def _notice_all(self, places: list[str]) -> None:
        for place in places:
            self._notice(place)

    def _notice(self, place: str) -> None:
        collection = self._homes.get(place)
        if collection is None:
            return
        if not self._noticed:
            self._since = time.monotonic()
        self._noticed.add(collection)
        left = LONGEST_MS - (time.monotonic() - self._since) * 1000
        self._quiet.start(int(max(0.0, min(QUIET_MS, left))))

    def _tell(self) -> None:
        noticed, self._noticed = self._noticed, set()
        self._glance.forget([place for place, home in self._homes.items() if home in noticed])
        # Folders may have come and gone; one that came back under its name is another one.
        there = {*self._watcher.directories(), *self._watcher.files()}
        self._homes = {place: home for place, home in self._homes.items() if place in there}
        self._begin()
        for collection in sorted(noticed):
            self.changed.emit(collection)

    def _look_again(self) -> None:
        for collection in dict.fromkeys(self._homes.values()):
            self.changed.emit(collection)

    def stop(self) -> None:
        """Watch nothing."""
        for timer in (self._turn, self._quiet, self._again, self._soon):
            timer.stop()
        self._glance.stop()
        watched = [*self._watcher.directories(), *self._watcher.files()]
        if watched:
            self._watcher.removePaths(watched)
        self._homes.clear()
        self._blind.clear()
        self._noticed.clear()


def is_local(path: str) -> bool:
    """Tell whether a folder or file is on a disk of this PC that no one else writes to."""
    storage = QStorageInfo(path)
    if not storage.isValid():
        return False
    if sys.platform == "win32":
        # A share that has a letter says that it is NTFS; only what has a volume is a disk.
        return bytes(storage.device().data()).startswith(b"\\\\?\\Volume")
    return bytes(storage.fileSystemType().data()).lower() in _LOCAL
