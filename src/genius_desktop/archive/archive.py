"""The history: jobs, their notes and results, in one SQLite file that one process writes."""

import os
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, cast

from genius_desktop import codec, paths, sameness
from genius_desktop.archive import entries, kept, notes, outbox, retention, revisions, search, sent
from genius_desktop.archive.entries import Hit, JobEntry, State
from genius_desktop.archive.ratings import RatedJob, Rating
from genius_desktop.archive.sent import Departure
from genius_desktop.archive.store import IN_MEMORY, Store
from genius_desktop.domain import EngineChoice, EngineKind, Note, Source, Statement, Summary
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import SummaryTask, bare

__all__ = ["IN_MEMORY", "Archive", "Hit", "JobEntry", "State"]

# More than anyone looks through; each costs a reading of its result.
_MOST_EXCERPTS = 40
# A document whose name the logs may still hold.
_SCRUB = "scrub "


class Archive:
    """An open archive; nobody else may have it open. The folder `documents` beside it belongs to it.

    Everything that writes raises `SetupProblem` where the disk is full or fails; what was kept before stays.
    """

    def __init__(self, file: Path, *, tidy: bool = True) -> None:
        """Open it; who wants to wait for nothing calls `tidy` later, for what earlier erasures have left to do."""
        self._documents = None if file == IN_MEMORY else file.parent / paths.DOCUMENTS
        self._logs = None if file == IN_MEMORY else file.parent / paths.LOGS
        self._store = Store(file)
        self._store.free_room("UPDATE jobs SET state = 'interrupted' WHERE state = 'running'")
        search.catch_up(self._store)
        if tidy:
            self.tidy()

    def begin(self, title: str, task: SummaryTask, documents: Sequence[str] = ()) -> SummaryTask:
        """Enter a new job; give its task with the number it got.

        Where the digests of its documents are named, notes that other jobs have of them come with it. A job for a
        server is in the outbox from now on.
        """
        folder = os.fsencode(self._documents) if self._documents else b""
        job, notebook = uuid.uuid4().hex, sameness.notebook(task)
        numbered = replace(bare(task), job=job, kept=folder)
        with self._store.all_or_nothing():
            self._store.run(
                "INSERT INTO jobs (id, created, title, state, task, notebook) VALUES (?, ?, ?, 'running', ?, ?)",
                (job, datetime.now(UTC).isoformat(), title, codec.to_json(numbered), notebook),
            )
            search.enter(self._store, job, [title])
            if task.engine.kind == "server":
                outbox.enter(self._store, job, documents)
            notes.take_over(self._store, job, documents, notebook=notebook, engine=task.engine)
        return replace(self.laden(numbered), password=task.password)

    def amend(self, task: SummaryTask) -> None:
        """Keep what has become of the task of a job."""
        kept_task = bare(task)
        self._store.run(
            "UPDATE jobs SET task = ?, notebook = ? WHERE id = ?",
            (codec.to_json(kept_task), sameness.notebook(task), task.job),
        )

    def resume(self, job: str, engine: EngineChoice | None = None, documents: Sequence[str] = ()) -> SummaryTask:
        """Give the task of a job with its notes, and mark it running; another engine, if named, goes on with it."""
        task = self.task(job)
        task = replace(task, engine=engine or task.engine)
        with self._store.all_or_nothing():
            self.amend(task)
            if task.engine.kind == "server":
                outbox.enter(self._store, job, documents)
            else:
                outbox.leave(self._store, job)
            self._store.run("UPDATE jobs SET state = 'running', problem = '', detail = '' WHERE id = ?", (job,))
        return self.laden(task)

    def laden(self, task: SummaryTask) -> SummaryTask:
        """Give a task with all that earlier runs of its job have left."""
        return notes.laden(self._store, task)

    def keep_note(self, job: str, note: Note) -> None:
        """Keep a note; once this returns, it survives a power cut."""
        notes.keep(self._store, job, note)

    def keep_lengths(self, job: str, lengths: Mapping[int, int]) -> None:
        """Keep the lengths that the documents of a job are cut by, for another engine that goes on with it."""
        notes.keep_lengths(self._store, job, lengths)

    def keep_sent(self, departure: Departure) -> None:
        """Write down what has left for a server, without its content; this outlives its job."""
        sent.keep(self._store, departure)

    def sent(self) -> list[Departure]:
        """List what has left, the newest first."""
        return sent.departures(self._store)

    def keep_document(self, job: str, sha256: str) -> None:
        """Remember that a job reads a document, so that what is kept of it goes with the last such job."""
        self._store.run("INSERT OR IGNORE INTO documents VALUES (?, ?)", (job, sha256))

    def finish(self, job: str, summary: Summary) -> None:
        """Keep the result of a job."""
        task = self.task(job)
        # What several engines have written is no answer to a wish for one of them.
        alone = len(summary.engines) <= 1
        same = sameness.fingerprint(task, sameness.documents_of(task, summary)) if alone else ""
        with self._store.all_or_nothing():
            self._store.run(
                "UPDATE jobs SET state = 'finished', problem = '', detail = '', summary = ?, fingerprint = ? "
                "WHERE id = ?",
                (codec.to_json(summary), same, job),
            )
            outbox.leave(self._store, job)
            search.enter(self._store, job, search.lines(self._title(job), summary))

    def end(self, job: str, state: State, *, problem: str = "", detail: str = "") -> None:
        """Keep how a job ended that has no result; only one that is held stays in the outbox."""
        kept_state = "interrupted" if state == "held" else state
        with self._store.all_or_nothing():
            if state == "held":
                outbox.enter(self._store, job, ())
            else:
                outbox.leave(self._store, job)
            self._store.run(
                "UPDATE jobs SET state = ?, problem = ?, detail = ? WHERE id = ?", (kept_state, problem, detail, job)
            )

    def outbox(self) -> list[str]:
        """List the jobs that shall go to their server, the next one first."""
        return outbox.line(self._store)

    def released(self, job: str) -> tuple[str, ...]:
        """Give the digests of the documents that the user has let go to the server with a job."""
        return outbox.documents(self._store, job)

    def rates(self, kind: EngineKind, most: int = 5) -> list[float]:
        """Give how many tokens a second the newest jobs of such an engine have read, all their work counted in."""
        return outbox.rates(self._store, kind, most)

    def jobs(self) -> list[JobEntry]:
        """List all jobs, the newest first."""
        rows = self._store.run(f"SELECT {entries.COLUMNS} FROM jobs ORDER BY sequence DESC")  # noqa: S608 (our own columns)
        return [entries.entry(row) for row in rows]

    def search(self, text: str) -> list[Hit]:
        """Find the jobs that tell of all these words, in whatever form, the newest first; none for no words.

        The older ones of many come without an excerpt.
        """
        wanted = search.query(text)
        if not wanted.phrases:
            return []
        rows = self._store.run(
            f"SELECT {entries.COLUMNS} FROM found JOIN jobs ON sequence = found.rowid WHERE stems MATCH ? "  # noqa: S608 (our own columns)
            "ORDER BY sequence DESC",
            (wanted.expression,),
        )
        hits = [Hit(entries.entry(row), "") for row in rows]
        for place, hit in enumerate(hits[:_MOST_EXCERPTS]):
            told = search.lines(hit.entry.title, self.summary(hit.entry.id))
            hits[place] = replace(hit, excerpt=search.excerpt(told, wanted))
        return hits

    def pin(self, job: str, *, pinned: bool) -> None:
        """Keep a job for as long as it is pinned, or let it go as all others."""
        self._store.run("UPDATE jobs SET pinned = ? WHERE id = ?", (int(pinned), job))

    def same(self, task: SummaryTask, documents: Sequence[str]) -> JobEntry | None:
        """Find the newest result of the same wish for documents with these digests."""
        wanted = sameness.fingerprint(task, documents)
        rows = self._store.run(
            f"SELECT {entries.COLUMNS} FROM jobs WHERE fingerprint = ? AND fingerprint <> '' "  # noqa: S608 (our own columns)
            "ORDER BY sequence DESC LIMIT 1",
            (wanted,),
        )
        return entries.entry(rows[0]) if rows else None

    def task(self, job: str) -> SummaryTask:
        """Give the task of a job, without notes."""
        return codec.from_json(self._blob("task", job), SummaryTask)

    def summary(self, job: str) -> Summary | None:
        """Give the result of a job, if it has one, as its user has revised it."""
        summary = self.original(job)
        revised = revisions.find(self._store, job) if summary else None
        return summary if summary is None or revised is None else replace(summary, statements=revised)

    def original(self, job: str) -> Summary | None:
        """Give the result of a job as it was written, if it has one."""
        data = self._blob("summary", job)
        return codec.from_json(data, Summary) if data else None

    def _title(self, job: str) -> str:
        rows = self._store.run("SELECT title FROM jobs WHERE id = ?", (job,))
        return str(rows[0][0]) if rows else ""

    def revise(self, job: str, statements: tuple[Statement, ...]) -> None:
        """Keep what a user has made of a result beside it; what was written stays."""
        original = self.original(job)
        with self._store.all_or_nothing():
            if original is not None and original.statements == statements:
                revisions.drop(self._store, job)
            else:
                revisions.keep(self._store, job, statements)
            search.enter(self._store, job, search.lines(self._title(job), self.summary(job)))

    def rate(self, job: str, rating: Rating) -> None:
        """Keep what the user thinks of a result; it goes with its job."""
        revisions.rate(self._store, job, rating)

    def rating(self, job: str) -> Rating:
        """Give what the user thinks of a result."""
        return revisions.rating(self._store, job)

    def ratings(self) -> list[RatedJob]:
        """Give all that the user thinks of results, the newest job first."""
        return revisions.ratings(self._store)

    def _blob(self, column: Literal["task", "summary"], job: str) -> bytes:
        rows = self._store.run(f"SELECT {column} FROM jobs WHERE id = ?", (job,))  # noqa: S608 (two literals)
        if not rows:
            raise KeyError(job)
        return bytes(cast("bytes", rows[0][0] or b""))

    def notes(self, job: str) -> tuple[Note, ...]:
        """Give the notes of a job."""
        return notes.of(self._store, job)

    def erase(self, *jobs: str) -> None:
        """Delete jobs and the notes no other job needs, so that no byte of them is left in the file or beside it."""
        self.delete(*jobs)
        self.tidy()

    def delete(self, *jobs: str) -> None:
        """Delete jobs and the notes no other job needs; their last bytes go with the next `tidy`."""
        names = {source.name for job in jobs for source in self._sources(job)} if self._logs else ()
        with self._store.erasure():
            for job in jobs:
                self._store.run("DELETE FROM jobs WHERE id = ?", (job,))
            self._store.run(
                "DELETE FROM notes WHERE NOT EXISTS (SELECT 1 FROM owned_notes AS o WHERE o.key = notes.key)"
            )
            for name in names:
                self._store.run("INSERT OR IGNORE INTO chores VALUES (?)", (_SCRUB + name,))

    def tidy(self) -> bool:
        """Let no byte of what was deleted be left; false where the archive was wanted for something else meanwhile.

        May be called in another thread than everything else. Raises `SetupProblem`.
        """
        if self._documents:
            rows = self._store.run("SELECT DISTINCT sha256 FROM documents")
            kept.sweep(self._documents, {str(row[0]) for row in rows})
        chores = [str(row[0]) for row in self._store.run("SELECT name FROM chores")]
        if not chores:
            return True
        with self._store.room():
            names = [chore for chore in chores if chore.startswith(_SCRUB)]
            if self._logs:
                kept.scrub(self._logs, {name.removeprefix(_SCRUB) for name in names})
            for name in names:
                self._store.run("DELETE FROM chores WHERE name = ?", (name,))
            return self._store.end_erasure()

    def _sources(self, job: str) -> tuple[Source, ...]:
        try:
            return self.task(job).sources
        except (KeyError, codec.MalformedMessageError):
            return ()

    def forget(self, days: int, now: datetime) -> list[str]:
        """Erase what is older than so many days and not pinned, 0 for never; tell which jobs that were."""
        old = self.expired(days, now)
        if old:
            self.erase(*old)
        return old

    def expired(self, days: int, now: datetime) -> list[str]:
        """Name what is older than so many days and not pinned, nothing for 0."""
        return retention.expired(self._store, days, now)

    def close(self) -> None:
        """End what erasures have left to do, and give the file back."""
        if not self._store.closed:
            with suppress(SetupProblem):
                self.tidy()
        self._store.close()
