"""A reader process that keeps one document open and recognises its pages when asked."""

import threading
from collections.abc import Sequence

from genius_desktop import codec, paths
from genius_desktop.children import Child
from genius_desktop.documents.hearing import LINE_LIMIT_BYTES, harmless
from genius_desktop.domain import Page
from genius_desktop.problems import Interrupted
from genius_desktop.reading import Answer, Opening, OpenOrder, PageRead, RecogniseOrder, read_answer

OPEN_SECONDS = 60.0
PAGE_SECONDS = 60.0


class Recogniser:
    """Recognises one page at a time in another process, and starts a new one when the old one had to be ended."""

    def __init__(self, data: bytes, order: OpenOrder, command: Sequence[str] | None = None) -> None:
        self._data = data
        self._order = order
        self._command = command or paths.own_command("reader")
        self._child: Child | None = None
        self._lock = threading.Lock()
        self._interrupted = False
        self._expired = False

    def recognise(self, number: int) -> Page:
        """Read the picture of a page; one that took too long or ended its reader says so.

        Raises `Interrupted`.
        """
        try:
            if self._child is None:
                self._start()
            answer = self._ask(codec.to_line(RecogniseOrder(number)), b"", PAGE_SECONDS)
            if isinstance(answer, PageRead) and answer.page.number == number:
                return harmless(answer.page)
        except (codec.MalformedMessageError, OSError):
            pass
        self._end()
        if self._interrupted:
            raise Interrupted
        return Page(number, "", origin="none", problem="recognition-slow" if self._expired else "page-damaged")

    def _start(self) -> None:
        with self._lock:
            if self._interrupted:
                raise Interrupted
            self._child = Child(self._command)
        opened = self._ask(codec.to_line(self._order), self._data, OPEN_SECONDS)
        if not isinstance(opened, Opening):
            raise codec.MalformedMessageError(type(opened).__name__)

    def _ask(self, line: bytes, payload: bytes, seconds: float) -> Answer:
        child = self._child
        if child is None:
            raise Interrupted
        self._expired = False
        watch = threading.Timer(seconds, self._expire)
        watch.daemon = True
        watch.start()
        try:
            child.send(line, payload)
            return read_answer(child.read_line(LINE_LIMIT_BYTES))
        finally:
            watch.cancel()

    def _expire(self) -> None:
        self._expired = True
        self._kill()

    def interrupt(self) -> None:
        """End the work for good, from any thread."""
        self._interrupted = True
        self._kill()

    def _kill(self) -> None:
        with self._lock:
            if self._child is not None:
                self._child.kill()

    def _end(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.close()

    def close(self) -> None:
        """End the process and reap it; only from the thread that asks, or after it."""
        self._end()
