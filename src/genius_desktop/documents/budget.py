"""The time a reader may take for a document, on the clock and on the processor."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Processor time a document may take: a base, and more for each page that was told (safety goal F3).
BASE_PROCESSOR_SECONDS, PAGE_PROCESSOR_SECONDS = 60.0, 0.5
_GLANCE_SECONDS = 0.2
# How Linux names the processor time of a whole process, for `clock_gettime`.
_PROCESS_CLOCK = 2


class Budget:
    """Counts only the time that someone waits for the reader; calls `expire` once it has run out."""

    def __init__(self, process_id: int, seconds: float, expire: Callable[[], None]) -> None:
        self._process_id = process_id
        self._seconds = seconds
        self._until = float("inf")
        self._expire = expire
        self._over = threading.Event()
        self._processor_seconds = _processor_seconds(process_id) + BASE_PROCESSOR_SECONDS
        bound_processor(process_id, self._processor_seconds)
        threading.Thread(target=self._watch, daemon=True).start()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Let the clock run."""
        start = time.monotonic()
        self._until = start + self._seconds
        try:
            yield
        finally:
            self._until = float("inf")
            self._seconds -= time.monotonic() - start

    def grow(self, seconds: float) -> None:
        """Give more time: another page has come."""
        self._seconds += seconds
        self._processor_seconds += PAGE_PROCESSOR_SECONDS
        bound_processor(self._process_id, self._processor_seconds)

    def stop(self) -> None:
        """Watch no longer."""
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(_GLANCE_SECONDS):
            if time.monotonic() > self._until:
                self._expire()
                return


def _processor_seconds(process_id: int) -> float:
    """Tell how much processor time a process has had; nothing where the system does not tell."""
    if sys.platform != "linux":
        return 0.0
    with suppress(OSError):
        return time.clock_gettime((~process_id << 3) | _PROCESS_CLOCK)
    return 0.0


def bound_processor(process_id: int, seconds: float) -> None:
    """Have the system end a process that takes more processor time in all, from outside, where it can."""
    if sys.platform == "linux":
        import resource

        # A process that is gone needs no bound.
        with suppress(OSError, ValueError):
            hard = resource.prlimit(process_id, resource.RLIMIT_CPU)[1]
            resource.prlimit(process_id, resource.RLIMIT_CPU, (int(seconds) + 1, hard))


def resident_bytes(process_id: int) -> int:
    """Tell how much memory a process holds; nothing where the system does not tell."""
    if sys.platform == "linux":
        with suppress(OSError):
            told = Path(f"/proc/{process_id}/statm").read_text("ascii")
            return int(told.split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0
