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
        # What shall happen to jobs that move while they run, as soon as they have ended where they are.
        self._moving: dict[str, Callable[[], object]] = {}
        self.outbox.told.connect(desk.hear)
        for line in (self.outbox, desk.queue):
            line.told.connect(self._move)
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
        password = self._desk.story(job).password
        if job == self.outbox.running:
            self._moving[job] = lambda: self._desk.resume(job, engine, password)
            self.outbox.cancel(job)
            return None
        self.outbox.drop(job)
        return self._desk.resume(job, engine, password)

    def call_all_back(self, engine: EngineChoice | None) -> None:
        """Let every job go on here, if there is an engine for it."""
        if engine is not None:
            for job in self.jobs:
                self.call_back(job, engine)

    def send(self, job: str, engine: EngineChoice, password: str, *, documents: tuple[str, ...]) -> str | None:
        """Let a job go on at the server, with the notes it has; one that runs here, as soon as it has ended here."""

        def go() -> str | None:
            return self._desk.resume(job, engine, password, documents=documents)

        story = self._desk.story(job)
        if story.summary is not None:
            # It was done while its user looked at what would leave.
            return job
        if not story.at_work:
            return go()
        self._moving[job] = go
        self._desk.queue.cancel(job)
        return None

    def put_aside(self) -> None:
        """Take every job out of the line; each goes on only if someone wishes so."""
        for job in self.jobs:
            self.outbox.cancel(job)

    def _parcel(self, job: str) -> Parcel:
        archive = self._desk.archive
        task = self._let(archive.laden(archive.task(job)))
        self._engines[job] = task.engine
        return Parcel(replace(task, password=self._desk.story(job).password), archive.released(job))

    def _send(self, job: str) -> None:
        """Begin a job that goes out now; what an earlier try has told does not count."""
        try:
            self._desk.archive.resume(job, self._engines.pop(job, None))
        except SetupProblem as fault:
            self._desk.troubled.emit(fault.code, fault.detail)
        self._desk.go_on(job)

    def _hold(self, job: str, code: str, detail: str) -> None:
        try:
            self._desk.archive.end(job, "held", problem=code, detail=detail)
        except SetupProblem as fault:
            self._desk.troubled.emit(fault.code, fault.detail)
        self._desk.begin_anew(job).hold(code, detail)
        self._desk.changed.emit(job)
        self._desk.listed.emit()

    def _move(self, job: str, event: Event) -> None:
        go = self._moving.pop(job, None) if isinstance(event, FINAL) else None
        if go is not None and self._desk.story(job).summary is None:
            go()
