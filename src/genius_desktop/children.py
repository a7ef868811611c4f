"""A process of our own, spoken to over pipes."""

import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import IO, BinaryIO, cast

from genius_desktop import wire

# What Windows tells of an instruction that the processor does not know, with and without its sign.
_STATUS_ILLEGAL = (0xC000001D, 0xC000001D - (1 << 32))
_SIGILL = 4


def illegal(status: int) -> bool:
    """Tell by its exit status whether a process was ended by an instruction that the processor does not know."""
    return status == -_SIGILL or status in _STATUS_ILLEGAL


class Child:
    """A running child process; `errors` takes what it says on its error output."""

    def __init__(self, command: Sequence[str], errors: IO[bytes] | None = None) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, bufsize=-1
        )
        self._input = cast("BinaryIO", self._process.stdin)
        self._output = cast("BinaryIO", self._process.stdout)
        self._sending = threading.Lock()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def process_id(self) -> int:
        """The number of the process in the system."""
        return self._process.pid

    def send(self, line: bytes, payload: bytes = b"") -> None:
        """Send a message, whole, from any thread.

        Raises `OSError` where the child is gone.
        """
        with self._sending:
            self._input.write(line)
            self._input.write(payload)
            self._input.flush()

    def read_line(self, limit_bytes: int | None = None) -> bytes:
        """Wait for the next message; empty when the child is gone.

        Raises `MalformedMessageError`.
        """
        return wire.read_line(self._output, limit_bytes) if limit_bytes else wire.read_line(self._output)

    def wait(self, patience_seconds: float) -> int | None:
        """Wait so long for the child to end by itself; give its exit status, or nothing."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(patience_seconds)
        return None

    def kill(self) -> None:
        """End the process at once, from any thread; `close` reaps it."""
        self._process.kill()

    def close(self, patience_seconds: float = 0.0) -> int:
        """Close the pipes, wait so long for a good end, then kill and reap; give the exit status."""
        with suppress(OSError):
            self._input.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(patience_seconds)
        self._process.kill()
        status = self._process.wait()
        self._output.close()
        return status
