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
    if task.question:
        from genius_desktop.jobs.answer import answer

        yield from answer(task, shop)
        return
    if task.report:
        from genius_desktop.jobs.reporting import report

        yield from report(task, task.report, shop)
    elif task.rewording:
        from genius_desktop.jobs.rewording import reword

        yield from reword(task, task.rewording, shop)
    elif task.comparison:
        from genius_desktop.jobs.comparing import compare

        yield from compare(task, task.comparison, shop)
    elif task.writing:
        from genius_desktop.jobs.writing import write

        yield from write(task, task.writing, shop)
    else:
        yield from summarise(task, shop)
