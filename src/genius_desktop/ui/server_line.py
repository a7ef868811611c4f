"""The line of jobs for the server, as the history keeps it: through a restart, a kill, a mode that has changed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from genius_desktop.domain import EngineChoice
from genius_desktop.jobs.events import FINAL, Event
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui.job_desk import JobDesk
from genius_desktop.ui.outbox import Outbox, Parcel
from genius_desktop.ui.worker_process import WorkerProcess

# Gives a task as it may leave today; raises `SetupProblem` where it may not.
Pass = Callable[[SummaryTask], SummaryTask]


class ServerLine(QObject):
    """Keeps the jobs of the outbox in the archive, and calls them back to this PC."""

    def __init__(
        self, desk: JobDesk, worker: WorkerProcess, let: Pass, *, wait_ms: Callable[[float], int] | None = None
    ) -> None:
        super().__init__()
        self._desk, self._let = desk, let
        self.outbox = desk.outbox = Outbox(worker, self._parcel, wait_ms=wait_ms)
        # As they go out today.
        self._engines: dict[str, EngineChoice] = {}
        # Jobs that are called back while they run, with the engine that shall go on with them.
        self._called: dict[str, EngineChoice] = {}
        self.outbox.told.connect(desk.hear)
        self.outbox.told.connect(self._called_back)
        self.outbox.held.connect(self._hold)
        self.outbox.sending.connect(self._send)

    @property
    def jobs(self) -> list[str]:
        """The jobs that run at the server or wait for it, in their order."""
        return [job for job in (self.outbox.running, *self.outbox.waiting) if job]

    def take_up(self) -> None:
        """Put what was in line when the program ended in line again."""
        for job in self._desk.archive.outbox():
            self._desk.begin_anew(job).hold("", "")
            self.outbox.add(job)

    def call_back(self, job: str, engine: EngineChoice) -> str | None:
        """Let a job go on here, with the notes it has; one that runs at the server, as soon as it has ended there."""
        if job == self.outbox.running:
            self._called[job] = engine
            self.outbox.cancel(job)
            return None
        self.outbox.drop(job)
        return self._desk.resume(job, engine, self._desk.story(job).password)

    def put_aside(self) -> None:
        """Take every job out of the line; each goes on only if someone wishes so."""
        for job in self.jobs:
            self.outbox.cancel(job)

    def _parcel(self, job: str) -> Parcel:
        archive = self._desk.archive
        task = self._let(archive.task(job))
        self._engines[job] = task.engine
        task = replace(task, notes=archive.notes(job), password=self._desk.story(job).password)
        return Parcel(task, archive.released(job))

    def _send(self, job: str) -> None:
        """Begin a job that goes out now; what an earlier try has told does not count."""
        try:
            self._desk.archive.resume(job, self._engines.pop(job, None))
        except SetupProblem as fault:
            self._desk.troubled.emit(fault.code, fault.detail)
        self._desk.begin_anew(job).state = "running"
        self._desk.changed.emit(job)

    def _hold(self, job: str, code: str, detail: str) -> None:
        try:
            self._desk.archive.end(job, "held", problem=code, detail=detail)
        except SetupProblem as fault:
            self._desk.troubled.emit(fault.code, fault.detail)
        self._desk.begin_anew(job).hold(code, detail)
        self._desk.changed.emit(job)
        self._desk.listed.emit()

    def _called_back(self, job: str, event: Event) -> None:
        engine = self._called.pop(job, None) if isinstance(event, FINAL) else None
        if engine is not None and self._desk.story(job).summary is None:
            self._desk.resume(job, engine, self._desk.story(job).password)
