"""What is said before something leaves for a server, and written down once it has."""

from datetime import UTC, datetime

from genius_desktop import leaving_words
from genius_desktop.archive.sent import Departure
from genius_desktop.cli.output import say
from genius_desktop.cli.worker_client import WorkerClient
from genius_desktop.jobs.events import FINAL, Event, Outgoing, Sent
from genius_desktop.servers import address
from genius_desktop.tasks import SummaryTask, preview_of


def announce(task: SummaryTask, client: WorkerClient, *, quiet: bool) -> Event | None:
    """Say what is about to leave and where to; give the end of the job where that cannot be found out.

    Raises `SetupProblem` where the worker dies.
    """
    server = task.engine.server
    preview = preview_of(task, task.engine, job=task.job, kept=task.kept)
    event: Event
    for event in client.run(preview):
        if isinstance(event, Outgoing):
            host = address(server.url).host if server else ""
            hidden = len(event.disguises) if task.engine.privacy.hides else None
            told = leaving_words.leaves(host, len(event.pages), event.size_bytes, hidden=hidden)
            say(told, quiet=quiet)
            return None
        if isinstance(event, FINAL):
            ended: Event = event
            return ended
    return None


def departure(task: SummaryTask, event: Sent) -> Departure:
    """Give what is written down of something that has left."""
    return Departure(
        datetime.now(UTC),
        task.job,
        event.host,
        event.sha256,
        event.pages,
        event.size_bytes,
        task.engine.privacy.data_class,
    )
