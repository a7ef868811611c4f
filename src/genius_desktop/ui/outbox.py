"""Jobs for the server: one after another, in their order, whether it can be reached now or only tomorrow."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRandomGenerator, QTimer, Signal

from genius_desktop.domain import Source
from genius_desktop.jobs.attempt import DIED
from genius_desktop.jobs.events import FINAL, Cancelled, Event, Failed, ServerChecked
from genius_desktop.problems import SetupProblem, waits_for_server
from genius_desktop.tasks import CheckServerTask, SummaryTask
from genius_desktop.ui.lookup import Lookup
from genius_desktop.ui.worker_process import WorkerProcess

FIRST_REST_SECONDS, LONGEST_REST_SECONDS = 5.0, 15 * 60.0
# What a server may wish for itself.
_LONGEST_WISH_SECONDS = 3600.0
_PROBE = "probe"
# A share may be slow to give a document back; it is looked at before each job leaves.
_PATIENCE_MS = 10 * 60 * 1000
# No waiting helps, but no job has done wrong: the line stops until someone has put it right.
_STOPS = {
    "server-refused-token",
    "server-token-malformed",
    "credentials-missing",
    "credentials-locked",
    "credentials-unsafe",
    "credentials-too-long",
}


@dataclass(frozen=True, slots=True)
class Parcel:
    """A job as it goes out, and the digests of its documents as the user has let them go."""

    task: SummaryTask
    documents: tuple[str, ...] = ()


def rest_seconds(failures: int, chance: float) -> float:
    """Tell how long to leave a server alone after so many failures: ever longer, and no two PCs alike."""
    whole = min(FIRST_REST_SECONDS * 2.0 ** min(failures - 1, 20), LONGEST_REST_SECONDS)
    return whole * (0.75 + chance / 4)


class Outbox(QObject):
    """Hands jobs to the worker that speaks to the server; what the server keeps waiting stays in line.

    Signals:
        told: The number of a job and one of its events.
        sending: The number of a job that goes out now.
        held: Number, code and detail of a job that waits for the server, as it did before or again.
        stopped: Code and detail of what someone must put right before anything goes out; told once.
        changed: Other jobs wait than before.
    """

    told = Signal(str, object)
    sending = Signal(str)
    held = Signal(str, str, str)
    stopped = Signal(str, str)
    changed = Signal()

    def __init__(
        self, worker: WorkerProcess, fetch: Callable[[str], Parcel], *, wait_ms: Callable[[float], int] | None = None
    ) -> None:
        """Give jobs as `fetch` knows them the moment they go; it raises `SetupProblem` for one that may not."""
        super().__init__()
        self._worker, self._fetch = worker, fetch
        self._wait_ms = wait_ms or (lambda seconds: int(seconds * 1000))
        self._worker.told.connect(self._hear)
        self._lookup = Lookup(_PATIENCE_MS)
        self._lookup.known.connect(self._looked)
        self._line: list[str] = []
        self._parcel: Parcel | None = None
        self._failures = 0
        # Jobs whose worker has died once; the line's own question to the server is one of them.
        self._died: set[str] = set()
        self._problem = ("", "")
        self._probing = self._proven = self._halted = False
        self.open = True
        self.running = ""
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._next)

    @property
    def waiting(self) -> list[str]:
        """The jobs that wait, the next one first."""
        return [job for job in self._line if job != self.running]

    def add(self, job: str) -> None:
        """Let a job out as soon as those before it have gone and the server can be reached."""
        self._line.append(job)
        self.held.emit(job, *self._problem)
        self.changed.emit()
        self._next()

    def cancel(self, job: str) -> None:
        """End a job, whether it runs or waits."""
        if job == self.running and self._worker.busy:
            self._worker.cancel()
        elif job in self._line:
            self.drop(job)
            self.told.emit(job, Cancelled())

    def drop(self, *jobs: str) -> None:
        """Take jobs that wait out of the line, without a word."""
        if not set(jobs) & set(self._line):
            return
        self._line = [other for other in self._line if other not in jobs]
        self._died.difference_update(jobs)
        if self.running in jobs:
            self.running, self._parcel = "", None
        self.changed.emit()
        self._next()

    def retry(self) -> None:
        """Try at once, whatever was in the way before."""
        self._halted = False
        self._rest.stop()
        self._next()

    def shut(self) -> None:
        """Let nothing leave from this instant; what is under way stays in line."""
        self.open = False
        self._rest.stop()
        self._lookup.stop()
        self._worker.kill()
        self._probing, self._parcel = False, None
        job, self.running = self.running, ""
        if job:
            self.held.emit(job, "server-off", "")
        self.changed.emit()

    def unlock(self) -> None:
        """Let jobs leave again."""
        self.open = True
        self.retry()

    def _next(self) -> None:
        if not self._line or self.running or self._probing or self._halted or self._rest.isActive() or not self.open:
            return
        job = self._line[0]
        try:
            parcel = self._fetch(job)
        except SetupProblem as fault:
            self._end(job, Failed(fault.code, fault.detail))
            return
        if self._failures and not self._proven and parcel.task.engine.server is not None:
            self._probing = True
            self._worker.run(CheckServerTask(_PROBE, parcel.task.engine.server))
            return
        self.running, self._parcel = job, parcel
        self._lookup.look(parcel.task.sources)

    def _looked(self, sources: tuple[Source, ...], digests: tuple[str, ...]) -> None:
        """Let a job go, unless its documents are no longer those that the user has let go."""
        parcel, job = self._parcel, self.running
        if parcel is None or sources != parcel.task.sources:
            # Of a job that was taken out meanwhile.
            return
        self._parcel = None
        if parcel.documents and digests and digests != parcel.documents:
            self._end(job, Failed("document-changed", parcel.task.sources[0].name))
            return
        self.sending.emit(job)
        self.changed.emit()
        self._worker.run(parcel.task)

    def _hear(self, event: Event) -> None:
        if self._probing:
            self._hear_probe(event)
        elif not self.running:
            return
        elif self._died_first(self.running, event):
            # From the notes it has, as a job of this PC does.
            self.running = ""
            self._next()
        elif isinstance(event, Failed) and (waits_for_server(event.code) or event.code in _STOPS):
            self._hold(event)
        elif isinstance(event, FINAL):
            if not isinstance(event, Failed):
                self._failures, self._problem = 0, ("", "")
            self._end(self.running, event)
        else:
            self.told.emit(self.running, event)

    def _died_first(self, job: str, event: Event) -> bool:
        """Tell whether an end is the first death of a job's worker; what dies again has ended."""
        if not isinstance(event, Failed) or event.code != DIED or job in self._died:
            return False
        self._died.add(job)
        return True

    def _hear_probe(self, event: Event) -> None:
        if not isinstance(event, FINAL):
            return
        self._probing = False
        if self._died_first(_PROBE, event):
            self._next()
            return
        self._died.discard(_PROBE)
        if isinstance(event, ServerChecked):
            # A server that answers and then does no work is still left alone for longer and longer.
            self._proven = True
            self._next()
        elif isinstance(event, Failed):
            self._put_off(event, stop=not waits_for_server(event.code))

    def _hold(self, event: Failed) -> None:
        job, self.running = self.running, ""
        self.held.emit(job, event.code, event.detail)
        self._put_off(event, stop=event.code in _STOPS)
        self.changed.emit()

    def _put_off(self, event: Failed, *, stop: bool) -> None:
        self._failures += 1
        self._proven = False
        self._problem = (event.code, event.detail)
        for job in self.waiting:
            self.held.emit(job, *self._problem)
        if stop:
            self._halted = True
            self.stopped.emit(event.code, event.detail)
            return
        seconds = rest_seconds(self._failures, QRandomGenerator.global_().generateDouble())
        self._rest.start(self._wait_ms(max(seconds, _wish_seconds(event))))

    def _end(self, job: str, event: Event) -> None:
        self._line = [other for other in self._line if other != job]
        self._died.discard(job)
        self.running, self._parcel = "", None
        self.told.emit(job, event)
        self.changed.emit()
        self._next()

    def stop(self) -> None:
        """End the worker; what is in line is found there the next time."""
        self.open = False
        self._lookup.stop()
        self._rest.stop()
        self._worker.stop()


def _wish_seconds(event: Failed) -> float:
    """Give the seconds that a busy server wants to be left alone."""
    word = event.detail.split(" ")[0] if event.code == "server-busy" else ""
    return min(float(word), _LONGEST_WISH_SECONDS) if word.isdecimal() else 0.0
