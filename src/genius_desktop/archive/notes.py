"""What a job leaves for the time it goes on: its notes, and the lengths that its documents are cut by."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import cast

from genius_desktop import codec
from genius_desktop.archive.store import Store
from genius_desktop.domain import EngineChoice, EngineInfo, Note
from genius_desktop.tasks import SummaryTask


def keep(store: Store, job: str, note: Note) -> None:
    """Keep a note; once this returns, it survives a power cut."""
    engine = codec.to_json(note.engine).decode() if note.engine else ""
    with store.all_or_nothing():
        store.run(
            "INSERT INTO notes VALUES (?, ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET text = excluded.text, engine = excluded.engine",
            (note.key, note.text, engine),
        )
        store.run("INSERT OR IGNORE INTO owned_notes VALUES (?, ?)", (job, note.key))


def of(store: Store, job: str) -> tuple[Note, ...]:
    """Give the notes of a job."""
    rows = store.run(
        "SELECT key, text, engine FROM owned_notes JOIN notes USING (key) WHERE job = ? ORDER BY key", (job,)
    )
    return tuple(Note(str(key), str(text), _engine(str(engine))) for key, text, engine in rows)


def _engine(told: str) -> EngineInfo | None:
    return codec.from_json(told.encode(), EngineInfo) if told else None


def take_over(store: Store, job: str, documents: Collection[str], *, notebook: str, engine: EngineChoice) -> None:
    """Let a job own what others have noted of its documents with the same engine; what another wrote stays theirs."""
    weights = engine.weights.sha256 if engine.weights else ""
    for document in set(documents):
        store.run(
            "INSERT OR IGNORE INTO owned_notes SELECT ?, key FROM owned_notes JOIN documents USING (job) "
            "JOIN jobs ON id = job JOIN notes USING (key) WHERE documents.sha256 = ? AND notebook = ? "
            "AND (engine = '' OR engine ->> '$.name' = ? AND engine ->> '$.sha256' = ?)",
            (job, document, notebook, engine.kind, weights),
        )


def keep_lengths(store: Store, job: str, lengths: Mapping[int, int]) -> None:
    """Keep what the documents of a job are cut by."""
    store.run("UPDATE jobs SET lengths = ? WHERE id = ?", (codec.to_json(lengths), job))


def laden(store: Store, task: SummaryTask) -> SummaryTask:
    """Give a task with all that earlier runs of its job have left."""
    rows = store.run("SELECT lengths FROM jobs WHERE id = ?", (task.job,))
    data = bytes(cast("bytes", rows[0][0] or b"")) if rows else b""
    lengths = codec.from_json(data, dict[int, int]) if data else {}
    return replace(task, notes=of(store, task.job), lengths=lengths)
