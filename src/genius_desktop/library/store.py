"""The one file of the index: written by one process, searched by others at the same time."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from genius_desktop.library import tokenizer
from genius_desktop.problems import SetupProblem

FILE = "index.sqlite3"
_LOCK, _DAMAGED = "index.lock", "index.damaged"
_SCHEMA = Path(__file__).parent / "schema"
_BUSY_MS = 10_000
# SQLite maps no more than this of a file (SQLITE_MAX_MMAP_SIZE).
_CACHE_KIB, _MAP_BYTES = 65_536, 0x7FFF0000
# A file up to this size is looked through before it is written to.
_LOOKED_THROUGH_BYTES = 64 << 20
_ERASE = "erase"
Row = "tuple[apsw.SQLiteValue, ...]"


class Store:
    """An open index; every fault of the disk is a `SetupProblem`, and what was stored before stays.

    Who writes is alone in doing so. A damaged index is replaced by an empty one, which `rebuilt` tells.
    """

    def __init__(self, folder: Path, *, writing: bool) -> None:
        self._folder = folder
        self._file = folder / FILE
        self.rebuilt = False
        self._lock = _lock(folder) if writing else None
        try:
            self._open(writing=writing)
        except SetupProblem:
            self._unlock()
            raise

    def _open(self, *, writing: bool) -> None:
        if not writing:
            with self._faults():
                self._connection = _connect(self._file)
                self._check_version()
                self._connection.pragma("query_only", 1)
            return
        if (self._folder / _DAMAGED).exists():
            self._replace()
        try:
            self._set_up()
        except SetupProblem as fault:
            if fault.code != "library-damaged":
                raise
            self._replace()
            self._set_up()

    def _set_up(self) -> None:
        with self._faults():
            self._connection = _connect(self._file)
            try:
                self._connection.pragma("journal_mode", "wal")
                # What was told to be in the index survives a power cut.
                self._connection.pragma("synchronous", "full")
                self._connection.pragma("secure_delete", 1)
                version = self._check_version()
                steps = sorted(_SCHEMA.glob("*.sql"))
                small = self._file.stat().st_size < _LOOKED_THROUGH_BYTES
                if version and small and self._connection.pragma("quick_check", 1) != "ok":
                    raise apsw.CorruptError
                if version < len(steps):
                    with self._connection:
                        for step in steps[version:]:
                            self._connection.execute(step.read_text("utf-8"))
                        self._connection.pragma("user_version", len(steps))
            except (apsw.Error, SetupProblem):
                self._connection.close()
                raise

    def _check_version(self) -> int:
        version = int(self._connection.pragma("user_version"))
        if version > len(list(_SCHEMA.glob("*.sql"))):
            self._connection.close()
            raise SetupProblem("library-too-new", str(self._file))
        return version

    def _replace(self) -> None:
        with self._faults():
            for ending in ("", "-wal", "-shm", "-journal"):
                self._file.with_name(FILE + ending).unlink(missing_ok=True)
            (self._folder / _DAMAGED).unlink(missing_ok=True)
        self.rebuilt = True

    @contextmanager
    def _faults(self) -> Iterator[None]:
        place = str(self._file)
        try:
            yield
        except apsw.BusyError as fault:
            raise SetupProblem("library-in-use", place) from fault
        except (apsw.NotADBError, apsw.CorruptError) as fault:
            # Whoever writes next begins anew.
            with suppress(OSError):
                (self._folder / _DAMAGED).touch()
            raise SetupProblem("library-damaged", place) from fault
        except apsw.FullError as fault:
            raise SetupProblem("library-full", place) from fault
        except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError, OSError) as fault:
            raise SetupProblem("library-unwritable", place) from fault

    def run(self, sql: str, values: "tuple[apsw.SQLiteValue, ...]" = ()) -> "list[tuple[apsw.SQLiteValue, ...]]":
        """Run a statement and give its rows.

        Raises `SetupProblem`.
        """
        with self._faults():
            return list(self._connection.execute(sql, values))

    def run_many(self, sql: str, rows: "Iterable[tuple[apsw.SQLiteValue, ...]]") -> None:
        """Run a statement once for each row of values.

        Raises `SetupProblem`.
        """
        with self._faults():
            self._connection.executemany(sql, rows)

    def knows(self, table: str) -> bool:
        """Tell whether the index has this table.

        Raises `SetupProblem`.
        """
        return bool(self.run("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)))

    @property
    def last_row(self) -> int:
        """The number of the row that was inserted last."""
        return self._connection.last_insert_rowid()

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Let the statements within happen together or not at all; once this returns, they survive a power cut.

        Raises `SetupProblem`.
        """
        with self._faults():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                # A full disk may have rolled back by itself.
                if self._connection.in_transaction:
                    with suppress(apsw.Error):
                        self._connection.execute("ROLLBACK")

    def erase_later(self) -> None:
        """Remember that something was deleted whose last bytes must go; within the transaction of the deletion."""
        self.run("INSERT OR IGNORE INTO chores VALUES (?)", (_ERASE,))

    def end_erasure(self, *, most_bytes: int = 1 << 62) -> None:
        """Write a file of up to so many bytes anew where something was deleted in it.

        Until it is merged the index holds what was deleted, and rearranged pages hold old copies of cells. Raises
        `SetupProblem`; then the next one to write tries again.
        """
        if not self.run("SELECT name FROM chores WHERE name = ?", (_ERASE,)) or self._size() > most_bytes:
            return
        self._write_anew()
        self.run("DELETE FROM chores WHERE name = ?", (_ERASE,))
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def pack(self, *, most_bytes: int) -> None:
        """Put the parts of an index of up to so many bytes together, and give back what is free in its file.

        What is written bit by bit takes a tenth more than what is written at once. Raises `SetupProblem`.
        """
        if self._size() <= most_bytes:
            self._write_anew()

    def _write_anew(self) -> None:
        self.run("INSERT INTO found (found) VALUES ('optimize')")
        self.run("VACUUM")
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def _size(self) -> int:
        with self._faults():
            return self._file.stat().st_size

    def close(self) -> None:
        """Give the file back."""
        with suppress(apsw.Error):
            self._connection.close()
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()


def exists(folder: Path) -> bool:
    """Tell whether there is an index to search in."""
    return (folder / FILE).exists() and not (folder / _DAMAGED).exists()


def identity(folder: Path) -> tuple[int, int, int]:
    """Tell the file of an index from another one in its place, and from what is left of one that was cut off."""
    about = (folder / FILE).stat()
    return about.st_dev, about.st_ino, about.st_size


def damaged(folder: Path) -> bool:
    """Tell whether the index was found to be damaged, and waits to be written anew."""
    return (folder / _DAMAGED).exists()


def _connect(file: Path) -> apsw.Connection:
    connection = apsw.Connection(os.fspath(file))
    connection.set_busy_timeout(_BUSY_MS)
    connection.pragma("cache_size", -_CACHE_KIB)
    connection.pragma("mmap_size", _MAP_BYTES)
    # Nothing of the papers shall pass through a file elsewhere.
    connection.pragma("temp_store", 2)
    tokenizer.register(connection)
    return connection


def _lock(folder: Path) -> apsw.Connection:
    """Take the right to write; it is given back when the process ends, however it does.

    Raises `SetupProblem`.
    """
    place = folder / _LOCK
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = apsw.Connection(str(place))
        lock.pragma("locking_mode", "exclusive")
        lock.execute("BEGIN EXCLUSIVE")
    except apsw.BusyError as fault:
        raise SetupProblem("library-in-use", str(folder)) from fault
    except (apsw.Error, OSError) as fault:
        raise SetupProblem("library-unwritable", str(folder)) from fault
    return lock
