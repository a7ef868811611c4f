"""A disk that is full or broken, as SQLite sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

_NAME = "genius-faulty-disk"


class FaultyDisk(apsw.VFS):
    """Writes until it is told to fail; `reserve` is the file whose deletion makes room."""

    def __init__(self) -> None:
        self.fault: type[apsw.Error] | None = None
        self.reserve: Path | None = None
        self.below = apsw.vfs_names()[0]
        super().__init__(_NAME, self.below, makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> "_File":  # noqa: N802
        return _File(self, name, flags)

    def check(self) -> None:
        if self.fault and (self.reserve is None or self.reserve.exists()):
            raise self.fault("injected")


class _File(apsw.VFSFile):
    def __init__(self, disk: FaultyDisk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        super().__init__(disk.below, name, flags)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
        self._disk.check()
        super().xWrite(data, offset)


@contextmanager
def faulty_disk() -> Iterator[FaultyDisk]:
    disk = FaultyDisk()
    try:
        yield disk
    finally:
        disk.unregister()
