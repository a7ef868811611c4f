"""Two clocks: a server may be silent only so long, whatever else it sends, and a job take only so long."""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

from genius_desktop.engines.server.refusals import SetbackError
from genius_desktop.problems import SetupProblem

T = TypeVar("T")
# Before it writes the first word a server has to read, and to write for others.
_READING_TIMES = 3


class Pulse:
    """When anything of any answer last came."""

    def __init__(self, idle_seconds: float) -> None:
        self.idle_seconds = idle_seconds
        self.last = time.monotonic()

    def beat(self) -> float:
        """Note that something has come."""
        self.last = time.monotonic()
        return self.last


class Patient:
    """Waits for one answer: only what the model writes counts, no comment and no ping.

    Until it begins, what comes of other answers counts too: a server may take them one after another.
    """

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._last = time.monotonic()
        self._begun = False

    def beat(self) -> None:
        """Note that something of this answer has come."""
        self._begun = True
        self._last = self._pulse.beat()

    def left(self) -> float:
        """Give the seconds that the server may still be silent."""
        if self._begun:
            return self._last + self._pulse.idle_seconds - time.monotonic()
        return max(self._last, self._pulse.last) + self._pulse.idle_seconds * _READING_TIMES - time.monotonic()

    async def wait(self, step: Coroutine[Any, Any, T], *, at_most: float = float("inf")) -> T:
        """Wait for the next step of an answer.

        Raises `SetbackError` where the server has been silent for too long, `TimeoutError` after `at_most` seconds.
        """
        task = asyncio.ensure_future(step)
        try:
            while not task.done():
                left = self.left()
                if left <= 0:
                    raise SetbackError(SetupProblem("server-silent", f"{round(self._pulse.idle_seconds)} s"), lost=True)
                await asyncio.wait({task}, timeout=min(left, at_most))
                if not task.done() and at_most <= left:
                    raise TimeoutError
            return task.result()
        finally:
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
