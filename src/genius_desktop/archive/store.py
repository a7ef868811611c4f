"""The one file of the archive: opened for us alone, written so that what is acknowledged survives a power cut."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from genius_desktop.archive.migrations import copies, migrate
from genius_desktop.problems import SetupProblem

IN_MEMORY = Path(":memory:")
# Room that is given back when the disk is full, since even deleting writes first.
_BALLAST_BYTES = 512 * 1024
_ERASE = "erase"
_LOOK_SECONDS = 0.002


class Store:
    """An open database; every fault of the disk is a `SetupProblem`, and what was stored before stays.

    It serves one thread; another may end erasures meanwhile, which then make way for it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.RLock()
        self._makes_way = False
        self.closed = False
        self._ballast = None if file == IN_MEMORY else file.with_suffix(".reserve")
        with self._faults(opening=True):
            self._connection = apsw.Connection(str(file))
            try:
                self._set_up()
                migrate(self._connection, file)
            except (apsw.Error, SetupProblem):
                self._connection.close()
                raise
        self._take_ballast()

    def _set_up(self) -> None:
        connection = self._connection
        connection.pragma("locking_mode", "exclusive")
        # What FULL is to a log, since a note that was acknowledged must survive a power cut. Before there is a log,
        # FULL leaves open whether a deleted rollback journal comes back, and then everything after it would be gone.
        connection.pragma("synchronous", "extra")
        connection.pragma("journal_mode", "wal")
        connection.pragma("secure_delete", 1)
        connection.pragma("foreign_keys", 1)
        # What stays shall not pass through a file elsewhere while the archive is written anew.
        connection.pragma("temp_store", 2)
        # The lock is taken by the first write, so write now.
        connection.execute("BEGIN EXCLUSIVE; COMMIT")

    @contextmanager
    def _faults(self, *, opening: bool = False) -> Iterator[None]:
        place = str(self._file)
        try:
            yield
        except apsw.BusyError as fault:
            raise SetupProblem("archive-in-use", place) from fault
        except (apsw.NotADBError, apsw.CorruptError) as fault:
            raise SetupProblem("archive-damaged", place) from fault
        except apsw.FullError as fault:
            raise SetupProblem("history-full", place) from fault
        except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError) as fault:
            raise SetupProblem("profile-not-writable" if opening else "history-unwritable", place) from fault

    def run(self, sql: str, values: "tuple[apsw.SQLiteValue, ...]" = ()) -> "list[tuple[apsw.SQLiteValue, ...]]":
        """Run a statement and give its rows; once this returns, what it wrote survives a power cut.

        Raises `SetupProblem`.
        """
        with self._faults(), self._turn():
            return list(self._connection.execute(sql, values))

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until no one else uses the database; what can be done again is interrupted."""
        while not self._lock.acquire(timeout=_LOOK_SECONDS):
            if self._makes_way:
                self._connection.interrupt()
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Let the statements within happen together or not at all.

        Raises `SetupProblem`.
        """
        with self._faults(), self._turn():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                # A full disk may have rolled back by itself.
                if self._connection.in_transaction:
                    with suppress(apsw.Error):
                        self._connection.execute("ROLLBACK")

    def free_room(self, sql: str) -> None:
        """Run a statement that must not fail for want of room.

        Raises `SetupProblem`.
        """
        try:
            self.run(sql)
        except SetupProblem as fault:
            if fault.code != "history-full":
                raise
            self._drop_ballast()
            self.run(sql)
            self._take_ballast()

    @contextmanager
    def erasure(self) -> Iterator[None]:
        """Let what is deleted within leave no byte once `end_erasure` is through, also where the disk is full.

        Raises `SetupProblem`.
        """
        with self.room(), self.all_or_nothing():
            self.run("INSERT OR IGNORE INTO chores VALUES (?)", (_ERASE,))
            yield

    @contextmanager
    def room(self) -> Iterator[None]:
        """Give room back on a full disk for what is done within."""
        self._drop_ballast()
        try:
            yield
        finally:
            self._take_ballast()

    def end_erasure(self) -> bool:
        """Write the archive anew where something was deleted in it; false where someone else wanted it meanwhile.

        A page that was rearranged before holds old copies of cells, which `secure_delete` does not know of. Without
        room for a new one, the next start tries again. Raises `SetupProblem`.
        """
        with self._faults(), self._lock:
            if not list(self._connection.execute("SELECT name FROM chores WHERE name = ?", (_ERASE,))):
                return True
            self._makes_way = True
            try:
                self._write_anew()
            except apsw.InterruptError:
                return False
            finally:
                self._makes_way = False
            return True

    def _write_anew(self) -> None:
        # They hold what is erased here.
        for copy in copies(self._file):
            copy.unlink(missing_ok=True)
        with suppress(apsw.FullError):
            gone = "SELECT rowid FROM found WHERE rowid NOT IN (SELECT sequence FROM jobs)"
            # One after another: an interruption throws nothing away that is done.
            for row in self._connection.execute(gone).fetchall():
                self._connection.execute("DELETE FROM found WHERE rowid = ?", row)
            # Until it is merged, the index holds what was deleted.
            self._connection.execute("INSERT INTO found (found) VALUES ('optimize')")
            self._connection.execute("VACUUM")
            self._empty_log()
            self._connection.execute("DELETE FROM chores WHERE name = ?", (_ERASE,))
        self._empty_log()

    def _empty_log(self) -> None:
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _take_ballast(self) -> None:
        if self._ballast and not self._ballast.exists():
            try:
                self._ballast.write_bytes(os.urandom(_BALLAST_BYTES))
            except OSError:
                self._drop_ballast()

    def _drop_ballast(self) -> None:
        if self._ballast:
            with suppress(OSError):
                self._ballast.unlink()

    def close(self) -> None:
        """Give the file back."""
        self.closed = True
        with suppress(apsw.Error):
            self._connection.close()
