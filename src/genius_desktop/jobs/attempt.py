"""A job whose worker may die: once, it goes on in a new one, with what it has told."""

from dataclasses import replace

from genius_desktop.domain import EngineChoice
from genius_desktop.jobs.events import Event, Failed, Measured, Noted
from genius_desktop.tasks import SummaryTask

DIED = "worker-died"
_FEWER_ROWS = 8


class Attempt:
    """Collects what a job leaves for another run of it."""

    def __init__(self, task: SummaryTask) -> None:
        self.task = task
        self._first = True

    def hear(self, event: Event) -> None:
        """Take in what the job says."""
        match event:
            case Noted(note):
                self.task = replace(self.task, notes=(*self.task.notes, note))
            case Measured(lengths):
                self.task = replace(self.task, lengths=lengths)

    def again(self, end: Event) -> SummaryTask | None:
        """Give the task for another run where the worker has died for the first time, else nothing."""
        if not self._first or not isinstance(end, Failed) or end.code != DIED:
            return None
        self._first = False
        self.task = replace(self.task, engine=_careful(self.task.engine))
        return self.task


def _careful(engine: EngineChoice) -> EngineChoice:
    """Ask less of this PC: the system may have ended the worker for want of memory, or a graphics driver did."""
    if engine.plan is None:
        return engine
    plan = replace(
        engine.plan, rows=min(engine.plan.rows, _FEWER_ROWS), extra_buffers=False, device="", device_layers=0
    )
    return replace(engine, plan=plan)
