"""What of a job's events stays in the history."""

from datetime import UTC, datetime

from genius_desktop.archive.archive import Archive
from genius_desktop.archive.sent import Departure
from genius_desktop.jobs.events import (
    FINAL,
    Cancelled,
    Event,
    Failed,
    Finished,
    Measured,
    Noted,
    Opened,
    Outlined,
    Sent,
)

# A job that waits for the user is one that was interrupted, by its outline.
CHOICE_OPEN = "choice-open"


def keep(archive: Archive, job: str, event: Event) -> None:
    """Keep what an event leaves.

    Raises `SetupProblem`.
    """
    match event:
        case Sent(host, sha256, pages, size_bytes):
            told = archive.task(job).engine.privacy.data_class
            archive.keep_sent(Departure(datetime.now(UTC), job, host, sha256, pages, size_bytes, told))
        case Opened():
            archive.keep_document(job, event.sha256)
        case Noted(note):
            archive.keep_note(job, note)
        case Measured(lengths):
            archive.keep_lengths(job, lengths)
        case _ if isinstance(event, FINAL):
            _keep_end(archive, job, event)


def _keep_end(archive: Archive, job: str, event: Event) -> None:
    match event:
        case Finished(summary):
            archive.finish(job, summary)
        case Failed(code, detail):
            archive.end(job, "failed", problem=code, detail=detail)
        case Cancelled():
            archive.end(job, "cancelled")
        case Outlined():
            archive.end(job, "interrupted", problem=CHOICE_OPEN)
        case _:
            archive.end(job, "failed", problem="worker-died")
