"""The jobs that wait for a server, in the order in which they go out."""

from collections.abc import Sequence

from genius_desktop import codec
from genius_desktop.archive.store import Store

# A job in the outbox that does not run waits for the server, whatever has interrupted it.
STATE = (
    "CASE WHEN state = 'interrupted' AND EXISTS (SELECT 1 FROM outbox WHERE outbox.job = jobs.id) "
    "THEN 'held' ELSE state END"
)


def enter(store: Store, job: str, documents: Sequence[str]) -> None:
    """Put a job at the end of the line; one that is in it keeps its place, and takes new digests if there are some."""
    store.run(
        "INSERT INTO outbox (job, documents) VALUES (?, ?) "
        "ON CONFLICT (job) DO UPDATE SET documents = iif(excluded.documents = '[]', documents, excluded.documents)",
        (job, codec.to_json(tuple(documents)).decode()),
    )


def leave(store: Store, job: str) -> None:
    """Take a job out of the line."""
    store.run("DELETE FROM outbox WHERE job = ?", (job,))


def line(store: Store) -> list[str]:
    """List the jobs in the line, the next one first."""
    return [str(row[0]) for row in store.run("SELECT job FROM outbox ORDER BY sequence")]


def documents(store: Store, job: str) -> tuple[str, ...]:
    """Give the digests of the documents of a job as the user has let them go; none where they were not known."""
    rows = store.run("SELECT documents FROM outbox WHERE job = ?", (job,))
    return codec.from_json(str(rows[0][0]).encode(), tuple[str, ...]) if rows else ()


def rates(store: Store, kind: str, most: int) -> list[float]:
    """Give how many tokens a second the newest jobs of such an engine have read, all their work counted in."""
    rows = store.run(
        "SELECT json_extract(told, '$.timing.tokens_in') / json_extract(told, '$.timing.seconds_total') FROM "
        "(SELECT sequence, CAST(summary AS TEXT) AS told FROM jobs WHERE state = 'finished') "
        "WHERE json_extract(told, '$.engine.name') = ? AND json_extract(told, '$.timing.seconds_total') > 1 "
        "AND json_extract(told, '$.timing.tokens_in') > 1000 "
        "AND coalesce(json_array_length(told, '$.engines'), 0) <= 1 ORDER BY sequence DESC LIMIT ?",
        (kind, most),
    )
    return [float(str(row[0])) for row in rows]
