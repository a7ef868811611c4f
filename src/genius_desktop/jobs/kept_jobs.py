"""The jobs that are kept in the history: each ends with a `Summary`, whatever was asked for."""

from collections.abc import Iterator

from genius_desktop.jobs.events import Event
from genius_desktop.jobs.summarise import summarise
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.tasks import SummaryTask


def carry_out(task: SummaryTask, shop: Workshop) -> Iterator[Event]:
    """Do what a task asks for; to cancel it, stop asking.

    Raises `Problem`, `Interrupted`.
    """
    if task.rewording:
        from genius_desktop.jobs.rewording import reword

        yield from reword(task, task.rewording, shop)
        return
    if task.comparison:
        from genius_desktop.jobs.comparing import compare

        yield from compare(task, task.comparison, shop)
        return
    yield from summarise(task, shop)
