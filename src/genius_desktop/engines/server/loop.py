"""A thread that waits for many connections at once."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

from genius_desktop.engines.brake import Brake
from genius_desktop.problems import Interrupted

T = TypeVar("T")
_LOOK_SECONDS = 0.01
_LEAVE_SECONDS = 1.0


class LoopThread:
    """Runs coroutines for threads that know nothing of them."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
        self._loop.close()

    def begin(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        """Begin some work; to cancel its future ends it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def wait(self, work: Coroutine[Any, Any, T], brake: Brake) -> T:
        """Do some work and wait for it.

        Raises `Interrupted` soon after the brake is pulled, and whatever the work raises.
        """
        running = self.begin(work)
        while not running.done():
            if brake.pulled:
                running.cancel()
                raise Interrupted
            with suppress(TimeoutError):
                running.exception(_LOOK_SECONDS)
        return running.result()

    def close(self, last: Coroutine[Any, Any, None] | None = None) -> None:
        """End what is running, do one last thing and end the thread; what hangs is left to the end of the process."""
        with suppress(TimeoutError):
            self.begin(_end(last)).result(_LEAVE_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_LEAVE_SECONDS)


async def _end(last: Coroutine[Any, Any, None] | None) -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    if last:
        await last
