"""Jobs one after another."""

from PySide6.QtCore import QObject, Signal

from genius_desktop import plans
from genius_desktop.jobs.attempt import Attempt
from genius_desktop.jobs.events import FINAL, Cancelled, Event
from genius_desktop.tasks import SummaryTask, Task, WarmTask
from genius_desktop.ui.worker_process import WorkerProcess


class JobQueue(QObject):
    """Hands jobs to the worker in their order, whatever became of those before.

    Signals:
        told: The number of a job and one of its events; also for a job that is cancelled while it waits.
        again: A job begins anew from its notes, since its worker has died; that happens once to a job.
        changed: Other jobs wait than before, or in another order.
    """

    told = Signal(str, object)
    again = Signal(str)
    changed = Signal()

    def __init__(self, worker: WorkerProcess) -> None:
        super().__init__()
        self._worker = worker
        self._worker.told.connect(self._hear)
        self._waiting: list[Task] = []
        self._attempt: Attempt | None = None
        self._task: Task | None = None
        self._held = False
        self.running = ""

    @property
    def empty(self) -> bool:
        """Whether nothing runs and nothing waits, and nothing keeps this PC."""
        return not self.running and not self._waiting and not self._held

    @property
    def computing(self) -> bool:
        """Whether anything but the engine's warming up runs or waits."""
        running = [self._task] if self.running else []
        return any(not isinstance(task, WarmTask) for task in (*running, *self._waiting))

    @property
    def waiting(self) -> list[str]:
        """The jobs of the user that wait, the next one first."""
        return [task.job for task in self._waiting if isinstance(task, SummaryTask)]

    def add(self, task: Task) -> None:
        """Run a job as soon as those before it are done."""
        self._waiting.append(task)
        self._next()
        self.changed.emit()

    def hold(self) -> None:
        """Keep this PC for something else: the worker leaves with its engine, and nothing begins before `go_on`.

        Only while nothing is `computing`; whoever holds makes the engine ready again afterwards.
        """
        self._held = True
        self._waiting.clear()
        self.running = ""
        self._worker.kill()
        self.changed.emit()

    def go_on(self) -> None:
        """Give this PC back to the jobs that have come meanwhile."""
        self._held = False
        self._next()
        self.changed.emit()

    def move(self, job: str, places: int) -> None:
        """Let a job that waits change places with those before it (less than 0) or behind it."""
        order = self.waiting
        if job not in order:
            return
        before = order.index(job)
        after = min(max(before + places, 0), len(order) - 1)
        if after == before:
            return
        order.insert(after, order.pop(before))
        tasks = {task.job: task for task in self._waiting}
        others = [task for task in self._waiting if not isinstance(task, SummaryTask)]
        # What makes the engine ready goes first.
        self._waiting = [*others, *(tasks[one] for one in order)]
        self.changed.emit()

    def cancel(self, job: str) -> None:
        """End a job, whether it runs or waits."""
        if job == self.running:
            self._worker.cancel()
            return
        kept = [task for task in self._waiting if task.job != job]
        if len(kept) < len(self._waiting):
            self._waiting = kept
            self.told.emit(job, Cancelled())
            self.changed.emit()

    def _next(self) -> None:
        if self._waiting and not self.running and not self._held:
            task = self._task = self._waiting.pop(0)
            self.running = task.job
            self._attempt = Attempt(task) if isinstance(task, SummaryTask) else None
            self._worker.run(task)

    def _hear(self, event: Event) -> None:
        job = self.running
        if self._attempt is not None:
            self._attempt.hear(event)
            engine = self._attempt.task.engine
            task = self._attempt.again(event)
            if task is not None:
                plans.strike(engine)
                self.again.emit(job)
                self._worker.run(task)
                return
        if isinstance(event, FINAL):
            self.running = ""
        self.told.emit(job, event)
        if not self.running:
            self._next()
            self.changed.emit()
