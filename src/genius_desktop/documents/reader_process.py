"""The reader process as the worker sees it."""

import threading
from collections.abc import Iterator, Sequence

from genius_desktop import codec, paths
from genius_desktop.children import Child
from genius_desktop.problems import InputProblem, Interrupted, problem
from genius_desktop.reading import Answer, Opening, ReadDone, ReadOrder, Refused, read_answer

# Wall time a document may take: a base, and more for each page (safety goal F3).
BASE_SECONDS, PAGE_SECONDS = 120.0, 0.5


class ReaderProcess:
    """Reads one document at a time in another process, and starts a new one when the old one has died."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = command or paths.own_command("reader")
        self._child: Child | None = None
        self._lock = threading.Lock()
        self._interrupted = False
        self._expired = False

    def read(self, data: bytes, name: str, *, member: tuple[int, ...] = (), password: str = "") -> Iterator[Answer]:
        """Tell what the reader says of a document, or of an attachment in it, until every page is told.

        Raises `InputProblem`, `Interrupted`.
        """
        child = self._running()
        watch = self._watch(BASE_SECONDS)
        whole = False
        try:
            child.send(codec.to_line(ReadOrder(name, len(data), member, password)), data)
            for answer in _answers(child):
                if isinstance(answer, Opening):
                    watch.cancel()
                    watch = self._watch(BASE_SECONDS + PAGE_SECONDS * answer.pages)
                if isinstance(answer, Refused):
                    whole = True
                    raise problem(answer.code, answer.detail)
                yield answer
            whole = True
        except (codec.MalformedMessageError, OSError, KeyError) as fault:
            raise self._reason(name) from fault
        finally:
            watch.cancel()
            if not whole:
                # What is still in the pipe belongs to no one.
                self.close()

    def _reason(self, name: str) -> Exception:
        if self._interrupted:
            return Interrupted()
        return InputProblem("too-costly" if self._expired else "reader-died", name)

    def _running(self) -> Child:
        with self._lock:
            self._interrupted = self._expired = False
            if self._child is None or not self._child.alive:
                self._child = Child(self._command)
            return self._child

    def _watch(self, seconds: float) -> threading.Timer:
        watch = threading.Timer(seconds, self._expire)
        watch.daemon = True
        watch.start()
        return watch

    def _expire(self) -> None:
        self._expired = True
        self._kill()

    def interrupt(self) -> None:
        """End the reading, from any thread."""
        self._interrupted = True
        self._kill()

    def _kill(self) -> None:
        with self._lock:
            if self._child is not None:
                self._child.kill()

    def close(self) -> None:
        """End the process and reap it."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.close()


def _answers(child: Child) -> Iterator[Answer]:
    while line := child.read_line():
        answer = read_answer(line)
        if isinstance(answer, ReadDone):
            return
        yield answer
    raise codec.MalformedMessageError("the reader is gone")
