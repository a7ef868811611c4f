"""The history: jobs, their notes and results, in one SQLite file that one process writes."""

import os
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, cast

import apsw

from genius_desktop import codec, paths
from genius_desktop.archive import kept
from genius_desktop.archive.migrations import migrate
from genius_desktop.domain import Note, Summary
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import SummaryTask

IN_MEMORY = Path(":memory:")
State = Literal["running", "finished", "failed", "cancelled", "interrupted"]


@dataclass(frozen=True, slots=True)
class JobEntry:
    """A job as the history lists it."""

    id: str
    created: datetime
    title: str
    state: State
    problem: str
    detail: str


class Archive:
    """An open archive; nobody else may have it open. The folder `documents` beside it belongs to it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._documents = None if file == IN_MEMORY else file.parent / paths.DOCUMENTS
        try:
            self._connection = apsw.Connection(str(file))
            self._set_up()
            migrate(self._connection, file)
        except apsw.BusyError as fault:
            raise SetupProblem("archive-in-use", str(file)) from fault
        except (apsw.NotADBError, apsw.CorruptError) as fault:
            raise SetupProblem("archive-damaged", str(file)) from fault
        except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError) as fault:
            raise SetupProblem("profile-not-writable", str(file)) from fault
        self._run("UPDATE jobs SET state = 'interrupted' WHERE state = 'running'")
        self._sweep()

    def _set_up(self) -> None:
        connection = self._connection
        connection.pragma("locking_mode", "exclusive")
        connection.pragma("journal_mode", "wal")
        # FULL, since a note that was acknowledged must survive a power cut.
        connection.pragma("synchronous", "full")
        connection.pragma("secure_delete", 1)
        connection.pragma("foreign_keys", 1)
        # The lock is taken by the first write, so write now.
        connection.execute("BEGIN EXCLUSIVE; COMMIT")

    def _run(self, sql: str, values: "tuple[apsw.SQLiteValue, ...]" = ()) -> apsw.Cursor:
        try:
            return self._connection.execute(sql, values)
        except apsw.FullError as fault:
            raise SetupProblem("disk-full", "") from fault

    def begin(self, title: str, task: SummaryTask) -> SummaryTask:
        """Enter a new job; give its task with the number it got."""
        folder = os.fsencode(self._documents) if self._documents else b""
        numbered = replace(task, job=uuid.uuid4().hex, notes=(), kept=folder, password="")
        self._run(
            "INSERT INTO jobs (id, created, title, state, task) VALUES (?, ?, ?, 'running', ?)",
            (numbered.job, datetime.now(UTC).isoformat(), title, codec.to_json(numbered)),
        )
        return numbered

    def amend(self, task: SummaryTask) -> None:
        """Keep what has become of the task of a job."""
        kept_task = replace(task, notes=(), password="")
        self._run("UPDATE jobs SET task = ? WHERE id = ?", (codec.to_json(kept_task), task.job))

    def resume(self, job: str) -> SummaryTask:
        """Give the task of a job with every note it already has, and mark it running."""
        task = replace(self.task(job), notes=self.notes(job))
        self._run("UPDATE jobs SET state = 'running', problem = '', detail = '' WHERE id = ?", (job,))
        return task

    def keep_note(self, job: str, note: Note) -> None:
        """Keep a note; once this returns, it survives a power cut."""
        self._run("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (job, note.key, note.text))

    def keep_document(self, job: str, sha256: str) -> None:
        """Remember that a job reads a document, so that what is kept of it goes with the last such job."""
        self._run("INSERT OR IGNORE INTO documents VALUES (?, ?)", (job, sha256))

    def finish(self, job: str, summary: Summary) -> None:
        """Keep the result of a job."""
        self._run(
            "UPDATE jobs SET state = 'finished', problem = '', detail = '', summary = ? WHERE id = ?",
            (codec.to_json(summary), job),
        )

    def end(self, job: str, state: State, *, problem: str = "", detail: str = "") -> None:
        """Keep how a job ended that has no result."""
        self._run("UPDATE jobs SET state = ?, problem = ?, detail = ? WHERE id = ?", (state, problem, detail, job))

    def jobs(self) -> list[JobEntry]:
        """List all jobs, the newest first."""
        rows = self._run("SELECT id, created, title, state, problem, detail FROM jobs ORDER BY sequence DESC")
        return [
            JobEntry(str(i), datetime.fromisoformat(str(c)), str(t), cast("State", s), str(p), str(d))
            for i, c, t, s, p, d in rows
        ]

    def task(self, job: str) -> SummaryTask:
        """Give the task of a job, without notes."""
        return codec.from_json(self._blob("task", job), SummaryTask)

    def summary(self, job: str) -> Summary | None:
        """Give the result of a job, if it has one."""
        data = self._blob("summary", job)
        return codec.from_json(data, Summary) if data else None

    def _blob(self, column: Literal["task", "summary"], job: str) -> bytes:
        row = self._run(f"SELECT {column} FROM jobs WHERE id = ?", (job,)).fetchone()  # noqa: S608 (two literals)
        if row is None:
            raise KeyError(job)
        return bytes(cast("bytes", row[0] or b""))

    def notes(self, job: str) -> tuple[Note, ...]:
        """Give the notes of a job."""
        rows = self._run("SELECT key, text FROM notes WHERE job = ? ORDER BY key", (job,))
        return tuple(Note(str(key), str(text)) for key, text in rows)

    def erase(self, job: str) -> None:
        """Delete a job so that no byte of it is left in the file or beside it."""
        self._run("DELETE FROM jobs WHERE id = ?", (job,))
        self._run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._sweep()

    def _sweep(self) -> None:
        if self._documents:
            kept.sweep(self._documents, {str(row[0]) for row in self._run("SELECT DISTINCT sha256 FROM documents")})

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()
