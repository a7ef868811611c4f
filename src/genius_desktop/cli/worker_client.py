"""The worker process as the command line sees it."""

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from genius_desktop import __version__, codec, paths
from genius_desktop.children import Child, illegal
from genius_desktop.cli.door import Door
from genius_desktop.jobs.events import FINAL, Cancel, Cancelled, Event, Failed, Ready, read_event
from genius_desktop.problems import Interrupted, SetupProblem, problem
from genius_desktop.tasks import Task

GRACE_SECONDS = 5.0


class WorkerClient:
    """A worker process for one command."""

    def __init__(self, log: Path, command: Sequence[str] | None = None, *, door: Door | None = None) -> None:
        self._log = log.open("ab")
        self._door = door or Door()
        self._command = command or paths.own_command("worker")
        self._child = self._start()
        self._job = ""
        self._wishes = 0

    def _start(self) -> Child:
        try:
            return Child(self._command, self._log)
        except OSError as fault:
            self._log.close()
            raise SetupProblem("worker-missing") from fault

    def renew(self) -> None:
        """Put another worker in the place of one that has died.

        Raises `SetupProblem`.
        """
        self._child.close()
        self._child = self._start()

    def run(self, task: Task) -> Iterator[Event]:
        """Give the events of a job, the final one last; Ctrl+C asks the worker to end it, twice ends the worker.

        Raises `SetupProblem` where the worker dies, or there is no token for its server.
        """
        self._job = task.job
        # Not kept beyond this line: from here on only the worker knows the token.
        line = codec.to_line(self._door.fit(task))
        with self._interruptible():
            try:
                self._child.send(line)
                del line
                while told := self._child.read_line():
                    event = read_event(told)
                    if isinstance(event, Ready):
                        _require_same(event)
                        continue
                    yield event
                    if isinstance(event, FINAL):
                        return
            except (OSError, codec.MalformedMessageError) as fault:
                self._child.kill()
                raise SetupProblem("worker-died") from fault
        raise SetupProblem("illegal-instruction" if illegal(self._child.wait(GRACE_SECONDS) or 0) else "worker-died")

    @property
    def cancelled(self) -> bool:
        """Whether the user has asked to end the job."""
        return self._wishes > 0

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        def wish(_signal: int, _frame: object) -> None:
            self._wishes += 1
            # Sent by a thread: the main thread may be in the middle of a message.
            threading.Thread(target=self._cancel, daemon=True).start()

        before = signal.signal(signal.SIGINT, wish)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _cancel(self) -> None:
        if self._wishes > 1:
            self._child.kill()
            return
        self.cancel()
        last_resort = threading.Timer(GRACE_SECONDS, self._child.kill)
        last_resort.daemon = True
        last_resort.start()

    def finish(self, task: Task) -> None:
        """Do a task whose events are of no interest."""
        for _event in self.run(task):
            pass

    def cancel(self) -> None:
        """Ask the worker to end the job, from any thread."""
        with suppress(OSError):
            self._child.send(codec.to_line(Cancel(self._job)))

    def close(self) -> None:
        """End the worker."""
        self._child.close(GRACE_SECONDS)
        self._log.close()


def _require_same(ready: Ready) -> None:
    """Make sure that the worker is of our own version: a package may have been replaced meanwhile."""
    if ready.version != __version__:
        raise SetupProblem("program-replaced", ready.version)


def raise_failure(event: Event) -> None:
    """Raise what a job failed on, or that it was cancelled; any other event is none.

    Raises `Problem`, `Interrupted`.
    """
    match event:
        case Failed("bug", detail):
            raise RuntimeError(detail)
        case Failed(code, detail):
            raise problem(code, detail)
        case Cancelled():
            raise Interrupted
