"""Jobs one after another."""

from collections import deque

from PySide6.QtCore import QObject, Signal

from genius_desktop.jobs.events import FINAL, Cancelled, Event
from genius_desktop.tasks import Task
from genius_desktop.ui.worker_process import WorkerProcess


class JobQueue(QObject):
    """Hands jobs to the worker in their order.

    Signals:
        told: The number of a job and one of its events; also for a job that is cancelled while it waits.
    """

    told = Signal(str, object)

    def __init__(self, worker: WorkerProcess) -> None:
        super().__init__()
        self._worker = worker
        self._worker.told.connect(self._hear)
        self._waiting: deque[Task] = deque()
        self.running = ""

    @property
    def empty(self) -> bool:
        """Whether nothing runs and nothing waits."""
        return not self.running and not self._waiting

    def add(self, task: Task) -> None:
        """Run a job as soon as those before it are done."""
        self._waiting.append(task)
        self._next()

    def cancel(self, job: str) -> None:
        """End a job, whether it runs or waits."""
        if job == self.running:
            self._worker.cancel()
            return
        kept = deque(task for task in self._waiting if task.job != job)
        if len(kept) < len(self._waiting):
            self._waiting = kept
            self.told.emit(job, Cancelled())

    def _next(self) -> None:
        if self._waiting and not self.running:
            task = self._waiting.popleft()
            self.running = task.job
            self._worker.run(task)

    def _hear(self, event: Event) -> None:
        job = self.running
        if isinstance(event, FINAL):
            self.running = ""
        self.told.emit(job, event)
        self._next()
