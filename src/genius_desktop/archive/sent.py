"""What has left for a server: when, where, of which document, how much; without its content."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from genius_desktop import codec
from genius_desktop.archive.store import Store

# As long as an incident may come to light and be asked about.
KEPT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Departure:
    """So many bytes with text of these pages of a document, which left at a moment for a host as part of a job."""

    at: datetime
    job: str
    host: str
    sha256: str
    pages: tuple[int, ...]
    size_bytes: int
    data_class: str = ""


def keep(store: Store, departure: Departure) -> None:
    """Write a departure down.

    Raises `SetupProblem`.
    """
    store.run(
        "INSERT INTO sent (sent_at, job, host, sha256, pages, size_bytes, data_class) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            departure.at.astimezone(UTC).isoformat(),
            departure.job,
            departure.host,
            departure.sha256,
            codec.to_json(departure.pages).decode(),
            departure.size_bytes,
            departure.data_class,
        ),
    )


def departures(store: Store) -> list[Departure]:
    """List what has left, the newest first."""
    rows = store.run(
        "SELECT sent_at, job, host, sha256, pages, size_bytes, data_class FROM sent ORDER BY sequence DESC"
    )
    return [
        Departure(
            datetime.fromisoformat(str(at)),
            str(job),
            str(host),
            str(sha256),
            codec.from_json(str(pages).encode(), tuple[int, ...]),
            int(str(size)),
            str(data_class),
        )
        for at, job, host, sha256, pages, size, data_class in rows
    ]


def expire(store: Store, now: datetime) -> None:
    """Let go what is older than anyone asks about."""
    store.run("DELETE FROM sent WHERE sent_at < ?", ((now - KEPT).astimezone(UTC).isoformat(),))
