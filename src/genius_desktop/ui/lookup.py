"""Which documents were given: their digests, found beside the window, which never waits for a disk."""

import threading
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from genius_desktop import sameness
from genius_desktop.domain import Source

PATIENCE_MS = 2_000


class Lookup(QObject):
    """Finds the digests of documents; where that takes too long, work begins without them.

    Signals:
        known: The documents, and their digests or nothing.
    """

    known = Signal(object, object)
    _found = Signal(int, object)

    def __init__(self, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__()
        self._patience_ms = patience_ms
        self._asked = 0
        self._open: dict[int, tuple[Source, ...]] = {}
        self._found.connect(self._tell)

    def look(self, sources: tuple[Source, ...]) -> None:
        """Begin to find out."""
        self._asked += 1
        number = self._asked
        self._open[number] = sources
        # A share that does not answer keeps its thread, but not the program.
        threading.Thread(target=self._work, args=(number, sources), daemon=True).start()
        QTimer.singleShot(self._patience_ms, self, lambda: self._tell(number, ()))

    def _work(self, number: int, sources: tuple[Source, ...]) -> None:
        found = sameness.digests(sources)
        # The window may be gone by now.
        with suppress(RuntimeError):
            self._found.emit(number, found)

    def _tell(self, number: int, digests: tuple[str, ...]) -> None:
        sources = self._open.pop(number, None)
        if sources is not None:
            self.known.emit(sources, digests)

    def stop(self) -> None:
        """Tell nothing any more."""
        self._open.clear()
