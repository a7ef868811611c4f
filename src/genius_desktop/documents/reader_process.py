"""The reader process as the worker sees it."""

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from genius_desktop import codec, paths
from genius_desktop.children import Child
from genius_desktop.documents.budget import Budget, resident_bytes
from genius_desktop.documents.hearing import LINE_LIMIT_BYTES, Hearing
from genius_desktop.documents.quarantine import Quarantine
from genius_desktop.documents.recogniser import Recogniser
from genius_desktop.documents.sandbox import ALL
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem, Interrupted, problem
from genius_desktop.reading import (
    Answer,
    Doubtful,
    Opening,
    OpenOrder,
    PageRead,
    ReadDone,
    ReadOrder,
    Refused,
    read_answer,
)

# Wall time a document may take: a base, and more for each page that was told (safety goal F3).
BASE_SECONDS, PAGE_SECONDS = 120.0, 0.5
# A reader that has grown beyond this gives its memory back by ending, and one that has read so many is due as well.
_GROWN_BYTES = 300 << 20
_DOCUMENTS = 200
_PATIENCE_SECONDS = 0.5


class _GoneError(codec.MalformedMessageError):
    """The reader has ended in the middle."""


class ReaderProcess:
    """Reads one document at a time in another process, and starts a new one when the old one has died.

    With `ahead` the next reader is started before there is a document for it.
    """

    def __init__(self, command: Sequence[str] | None = None, *, ahead: bool = False) -> None:
        self._command = command or paths.own_command("reader")
        self._child: Child | None = None
        self._lock = threading.Lock()
        self._interrupted = False
        self._killed = False
        self._expired = False
        self._documents = 0
        self._quarantine = Quarantine()
        self._crew: Sequence[Recogniser] = ()
        self._ahead = ahead
        if ahead:
            self.start()

    def start(self) -> None:
        """Start a reader now, if there is none: it takes a moment to shut itself in."""
        with self._lock:
            self._living()

    def read(self, data: bytes, name: str, *, member: tuple[int, ...] = (), password: str = "") -> Iterator[Answer]:
        """Tell what the reader says of a document, or of an attachment in it, until every page is told.

        Raises `InputProblem`, `Interrupted`.
        """
        if self._quarantine.holds(data, member):
            raise InputProblem("quarantined", name)
        child = self._running()
        budget = Budget(child.process_id, BASE_SECONDS, self._expire)
        whole = False
        try:
            with budget.waiting():
                child.send(codec.to_line(ReadOrder(name, len(data), member, password)), data)
            for answer in _answers(child, budget):
                if isinstance(answer, Refused):
                    refusal = problem(answer.code, answer.detail)
                    whole = True
                    raise refusal
                yield answer
                if isinstance(answer, Opening) and set(answer.unprotected) == set(ALL):
                    yield Doubtful(Doubt("sandbox-missing"))
            whole = True
        except (codec.MalformedMessageError, OSError, KeyError) as fault:
            reason = self._reason(child, fault, name)
            if isinstance(reason, InputProblem):
                self._quarantine.count(data, member)
            raise reason from fault
        finally:
            budget.stop()
            self._documents += 1
            if not whole or self._documents >= _DOCUMENTS or resident_bytes(child.process_id) > _GROWN_BYTES:
                # What is still in the pipe belongs to no one, and a grown process is not worth keeping.
                self.close()
                if self._ahead:
                    self.start()

    def protection(self) -> tuple[str, ...]:
        """Ask a reader what it cannot be kept from on this system; see `documents.sandbox`.

        Raises `InputProblem`.
        """
        told = list(self.read(b"Probe", "probe.txt"))
        return next((answer.unprotected for answer in told if isinstance(answer, Opening)), ALL)

    def _reason(self, child: Child, fault: Exception, name: str) -> Exception:
        if self._interrupted:
            return Interrupted()
        gone = isinstance(fault, _GoneError | OSError)
        status = child.wait(_PATIENCE_SECONDS) if gone else None
        return InputProblem("too-costly" if self._expired or _exhausted(status) else "reader-died", name)

    def _running(self) -> Child:
        with self._lock:
            if self._interrupted:
                raise Interrupted
            self._expired = False
            return self._living()

    def _living(self) -> Child:
        if self._child is not None and (self._killed or not self._child.alive):
            self._child.close()
            self._child = None
        if self._child is None:
            self._documents = 0
            self._killed = False
            self._child = Child(self._command)
        return self._child

    def _expire(self) -> None:
        self._expired = True
        self._kill()

    def release(self) -> None:
        """Read again after an interrupt."""
        with self._lock:
            self._interrupted = False

    def interrupt(self) -> None:
        """End the reading, from any thread, and the recognising that is part of it, until released."""
        with self._lock:
            self._interrupted = True
            crew = self._crew
        for recogniser in crew:
            recogniser.interrupt()
        self._kill()

    @contextmanager
    def crew(self, data: bytes, order: OpenOrder, size: int) -> Iterator[Sequence[Recogniser]]:
        """Give so many recognisers of a document, which end with the reading.

        Raises `Interrupted`.
        """
        with self._lock:
            if self._interrupted:
                raise Interrupted
            self._crew = [Recogniser(data, order, self._command) for _ in range(size)]
        try:
            yield self._crew
        finally:
            with self._lock:
                crew, self._crew = self._crew, ()
            for recogniser in crew:
                recogniser.close()

    def _kill(self) -> None:
        with self._lock:
            if self._child is not None:
                self._child.kill()
                # It may look alive for a moment, and must meet no other document.
                self._killed = True

    def close(self) -> None:
        """End the process and reap it."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.close()


def _answers(child: Child, budget: Budget) -> Iterator[Answer]:
    hearing = Hearing()
    while True:
        with budget.waiting():
            line = child.read_line(LINE_LIMIT_BYTES)
        if not line:
            raise _GoneError("the reader is gone")
        answer = hearing.take(read_answer(line))
        if isinstance(answer, ReadDone):
            return
        if isinstance(answer, PageRead):
            budget.grow(PAGE_SECONDS)
        yield answer


def _exhausted(status: int | None) -> bool:
    """Tell a process that the system has ended for its processor time, or for want of memory."""
    if sys.platform == "win32":
        return False
    return status in {-signal.SIGXCPU, -signal.SIGKILL}
