"""What was deleted vanishes from the disk beside the window, which goes on meanwhile."""

import logging
import threading
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from genius_desktop.archive.archive import Archive
from genius_desktop.problems import SetupProblem

_log = logging.getLogger(__name__)
# Whoever has deleted something often goes on to the next at once, for which this work would have to make way.
QUIET_MS = 1_500


class Tidying(QObject):
    """Ends erasures in a thread of their own; what is interrupted by other work is tried again."""

    _ended = Signal(bool)

    def __init__(self, archive: Archive, quiet_ms: int = QUIET_MS) -> None:
        super().__init__()
        self._archive = archive
        self._thread: threading.Thread | None = None
        self._again = self._stopped = False
        self._quiet = QTimer(self, singleShot=True, interval=quiet_ms)
        self._quiet.timeout.connect(self._start)
        self._ended.connect(self._hear)

    def begin(self) -> None:
        """Begin after a while."""
        if not self._stopped:
            self._quiet.start()

    def _start(self) -> None:
        if self._thread is not None:
            # It may have looked before there was something to do.
            self._again = True
            return
        self._again = False
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self) -> None:
        done = True
        try:
            done = self._archive.tidy()
        except SetupProblem as fault:
            # The next start tries again.
            _log.warning("what was deleted is not erased yet: %s %s", fault.code, fault.detail)
        # The window may be gone by now.
        with suppress(RuntimeError):
            self._ended.emit(done)

    def _hear(self, done: bool) -> None:  # noqa: FBT001 (a signal's value)
        self._join()
        if self._again or not done:
            self.begin()

    def stop(self) -> None:
        """Begin no more; what is left is done when the archive is closed."""
        self._stopped = True
        self._quiet.stop()
        self._join()

    def _join(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()
