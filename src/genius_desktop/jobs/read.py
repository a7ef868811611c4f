"""The reading job: pages as the reader sees them, without any engine."""

from collections.abc import Iterator

from genius_desktop.jobs import workshop
from genius_desktop.jobs.events import Event, ReadThrough
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.tasks import ReadTask


def read(task: ReadTask, shop: Workshop) -> Iterator[Event]:
    """Tell every page of the documents of a task.

    Raises `Problem`, `Interrupted`.
    """
    yield from workshop.read_all(task.sources, shop.reader, password=task.password)
    yield ReadThrough()
