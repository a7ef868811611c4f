"""Workers beside the one of the queue, each for one short task that shall not wait behind a summary."""

from collections.abc import Callable

from genius_desktop.jobs.events import FINAL, Event
from genius_desktop.tasks import Task
from genius_desktop.ui.worker_process import WorkerProcess


class Crew:
    """Hires a worker for each task and lets it go afterwards."""

    def __init__(self, hire: Callable[[], WorkerProcess]) -> None:
        self._hire = hire
        self._workers: set[WorkerProcess] = set()

    @property
    def idle(self) -> bool:
        """Whether every worker has left."""
        return not self._workers

    def run(self, task: Task, hear: Callable[[Event], object]) -> WorkerProcess:
        """Begin a task, whose events are handed over; its worker leaves after the final one."""
        worker = self._hire()
        self._workers.add(worker)
        worker.told.connect(lambda event: self._tell(worker, event, hear))
        worker.gone.connect(lambda: self._dismiss(worker))
        worker.run(task)
        return worker

    def _tell(self, worker: WorkerProcess, event: Event, hear: Callable[[Event], object]) -> None:
        if isinstance(event, FINAL):
            worker.release()
        hear(event)

    def _dismiss(self, worker: WorkerProcess) -> None:
        self._workers.discard(worker)
        worker.deleteLater()

    def stop(self) -> None:
        """End whatever still runs."""
        for worker in list(self._workers):
            worker.stop()
