"""Fetching, checking, importing and measuring weights: work of our own command line, in a process of its own."""

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal

from genius_desktop import paths
from genius_desktop.codec import MalformedMessageError
from genius_desktop.paths import Places
from genius_desktop.ui.lines import Lines

Action = Literal["fetch", "verify", "import", "accept", "remove", "calibrate"]
GRACE_MS = 5_000
_LINE_LIMIT_BYTES = 64 * 1024
_SAID_CHARS = 2_000
Command = Callable[..., list[str]]


class ModelErrand(QObject):
    """Runs a command about weights and tells how far it is; whoever has it run anything is the one to listen.

    Signals:
        progressed: Stage (`fetch`, `verify`, `copy` …), bytes done, bytes in all; of `calibrate` percent and 100.
        ended: Whether it went well, and what was said about it.
    """

    progressed = Signal(str, object, object)
    ended = Signal(bool, str)

    def __init__(self, places: Places, command: Command = paths.own_command) -> None:
        super().__init__()
        self._places = places
        self._command = command
        self._lines = Lines(_LINE_LIMIT_BYTES)
        self._said = ""
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        if sys.platform != "win32":
            # A window that was started in the background of a shell ignores the interrupt we end the errand with.
            parameters = QProcess.UnixProcessParameters()
            parameters.flags = QProcess.UnixProcessFlag.ResetSignalHandlers
            self._process.setUnixProcessParameters(parameters)
        self._process.readyReadStandardError.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._stumbled, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._patience.timeout.connect(self._process.kill)

    @property
    def busy(self) -> bool:
        """Whether an errand is running."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def run(self, action: Action, *words: str) -> None:
        """Begin with the words that follow the command, the name of the weights first; only when not busy."""
        self._lines = Lines(_LINE_LIMIT_BYTES)
        self._said = ""
        home = str(self._places.home)
        command = ("doctor", "--calibrate", "--model") if action == "calibrate" else ("models", action)
        program, *more = self._command(*command, *words, "--home", home, "--progress", "json")
        self._process.start(program, more)

    def cancel(self) -> None:
        """Ask the process to end; what is already here is kept for the next time."""
        if not self.busy:
            return
        if sys.platform == "win32":
            self._process.kill()
            return
        os.kill(int(self._process.processId()), signal.SIGINT)
        self._patience.start()

    def stop(self) -> None:
        """End the process for good."""
        self.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.cancel()
        if self.busy and not self._process.waitForFinished(GRACE_MS):
            self._process.kill()
            self._process.waitForFinished(GRACE_MS)

    def _read(self) -> None:
        self._lines.add(bytes(self._process.readAllStandardError().data()))
        try:
            while (line := self._lines.line()) is not None:
                self._hear(line.decode("utf-8", "replace").strip())
        except MalformedMessageError:
            self._process.kill()

    def _hear(self, line: str) -> None:
        told = _progress(line)
        if told is None:
            self._said = f"{self._said} {line}".strip()[-_SAID_CHARS:]
        else:
            self.progressed.emit(*told)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._patience.stop()
        self._read()
        self.ended.emit(status == QProcess.ExitStatus.NormalExit and code == 0, self._said)

    def _stumbled(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit(False, "")  # noqa: FBT003 (a signal has no keywords)


def _progress(line: str) -> tuple[str, int, int] | None:
    """Read a line of progress; None for anything else, which is something said to people."""
    try:
        told: Any = json.loads(line)
    except ValueError:
        return None
    match told:
        case {"stage": str(stage), "done": int(done), "total": int(total)}:
            return stage, done, total
    return None
