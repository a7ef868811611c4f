"""The worker process as the window sees it."""

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QProcess, Qt, QTimer, Signal

from genius_desktop import __version__, codec, logbook, paths
from genius_desktop.children import illegal
from genius_desktop.jobs.events import FINAL, Cancel, Cancelled, Event, Failed, Ready, read_event
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import Task
from genius_desktop.ui.door import Door
from genius_desktop.ui.lines import Lines

_log = logging.getLogger(__name__)

GRACE_MS = 5_000
# A worker that is not even up when its job is cancelled may be loading from a slow disk.
START_MS = 60_000
STOP_MS = 3_000
# More would keep the window from answering a key between two turns: an event may have to reach the disk.
LINES_A_TURN = 100
TURN_SECONDS = 0.012


class WorkerProcess(QObject):
    """Runs one job at a time in another process, and ends that process when it will not listen.

    Signals:
        told: An event of the running job; the last one is one of `FINAL`.
        gone: The process has ended.
    """

    told = Signal(object)
    gone = Signal()

    def __init__(
        self,
        log: Path,
        command: Sequence[str] | None = None,
        *,
        door: Door | None = None,
        grace_ms: int = GRACE_MS,
        start_ms: int = START_MS,
    ) -> None:
        super().__init__()
        self._log_file = log
        self._grace_ms, self._start_ms = grace_ms, start_ms
        self._door = door or Door()
        # What is under way to the door; another object for each run, since a job may come twice.
        self._leaving: object | None = None
        self._job: str | None = None
        self._unwanted = self._ready = self._faulty = self._over = False
        self._stopped = False
        self._lines = Lines()
        self.clock: Callable[[], float] = time.perf_counter
        program, *words = command or paths.own_command("worker")
        self._process = QProcess(self)
        self._process.setProgram(program)
        self._process.setArguments(words)
        self._process.setStandardErrorFile(str(log), QIODevice.OpenModeFlag.Append)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._ended)
        # Queued: it may be emitted in the middle of `run`.
        self._process.errorOccurred.connect(self._stumbled, Qt.ConnectionType.QueuedConnection)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._tell_some)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._process.kill)

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._job is not None

    @property
    def process_id(self) -> int:
        """The number of the process in the system; 0 where none runs."""
        return int(self._process.processId())

    def run(self, task: Task) -> None:
        """Hand over a job, starting the process where none is running; only when not busy, and nothing after `stop`."""
        if self.busy:
            raise RuntimeError("one job at a time")
        if self._stopped:
            # The window is closing: no one would end what began now.
            return
        self._job, self._unwanted = task.job, False
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._ready = self._faulty = self._over = False
            self._lines = Lines()
            self._process.start()
        ticket = self._leaving = object()
        self._door.fit(task, lambda fitted: self._send(ticket, fitted))

    def _send(self, ticket: object, fitted: Task | SetupProblem) -> None:
        """Hand over what has its token, unless that came too late."""
        if ticket is not self._leaving:
            return
        self._leaving = None
        if isinstance(fitted, SetupProblem):
            self._tell(Failed(fitted.code, fitted.detail))
        else:
            self._process.write(codec.to_line(fitted))

    def cancel(self) -> None:
        """Ask the job to end; a worker that is up and does not answer within the grace time is killed."""
        if self._job is None or self._unwanted:
            return
        if self._leaving is not None:
            # The worker has not heard of it yet.
            self._leaving = None
            self._tell(Cancelled())
            return
        self._unwanted = True
        self._process.write(codec.to_line(Cancel(self._job)))
        self._patience.start(self._grace_ms if self._ready else self._start_ms)

    def release(self) -> None:
        """Let the process end by itself; no job may follow."""
        self._process.closeWriteChannel()

    def kill(self) -> None:
        """End the process at once; nothing is told of its job any more."""
        self._job = self._leaving = None
        self._patience.stop()
        self._process.kill()
        self._process.waitForFinished(STOP_MS)

    def stop(self) -> None:
        """End the process for good, with patience; its job stays unfinished."""
        self._stopped = True
        self._job = self._leaving = None
        self._patience.stop()
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(STOP_MS):
            self._process.kill()
            self._process.waitForFinished(STOP_MS)

    def _read(self) -> None:
        data = bytes(self._process.readAllStandardOutput().data())
        if not self._faulty:
            self._lines.add(data)
            self._tell_some()

    def _tell_some(self) -> None:
        """Tell what there is for as long as a turn may take, the rest after whatever else the window has to do."""
        end = self.clock() + TURN_SECONDS
        try:
            for _ in range(LINES_A_TURN):
                line = None if self._faulty else self._lines.line()
                if line is None:
                    self._conclude()
                    return
                self._hear(read_event(line))
                if self.clock() >= end:
                    break
        except codec.MalformedMessageError as fault:
            _log.warning("the worker sent something else than an event: %s", fault)
            self._faulty = True
            self._process.kill()
            self._conclude()
            return
        self._more.start()

    def _hear(self, event: Event) -> None:
        if isinstance(event, Ready):
            self._ready = True
            if event.version != __version__ and self._job is not None:
                # A package was replaced while its window is open: the new worker speaks another language.
                self._faulty = True
                self._process.kill()
                self._tell(Failed("program-replaced", event.version))
            if self._unwanted:
                self._patience.start(self._grace_ms)
        elif self._job is not None:
            self._tell(event)

    def _ended(self) -> None:
        self._over = True
        self._read()
        if self._faulty:
            self._conclude()

    def _conclude(self) -> None:
        """Once all is told that a process had to say before it ended, tell that it is gone."""
        if not self._over:
            return
        self._over = False
        self._more.stop()
        if self._job is not None:
            self._tell(Cancelled() if self._unwanted else Failed(self._death(), ""))
        self.gone.emit()

    def _death(self) -> str:
        crashed = self._process.exitStatus() == QProcess.ExitStatus.CrashExit
        status = self._process.exitCode()
        # Of a crash Qt tells the signal as it is.
        return "illegal-instruction" if illegal(-status if crashed and status > 0 else status) else "worker-died"

    def _stumbled(self, error: QProcess.ProcessError) -> None:
        # No `finished` follows a program that could not be started.
        if error == QProcess.ProcessError.FailedToStart and self._job is not None:
            self._tell(Failed("worker-missing", ""))
            self.gone.emit()

    def _tell(self, event: Event) -> None:
        if isinstance(event, FINAL):
            self._job = self._leaving = None
            self._patience.stop()
            if isinstance(event, Failed):
                logbook.note(self._log_file, event.code)
                if event.code == "server-refused-token":
                    self._door.doubt()
        self.told.emit(event)
