"""Something that takes a while to make, made beside the job: no cancel could interrupt it, so none waits for it."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

from genius_desktop.engines.brake import Brake
from genius_desktop.problems import Interrupted, Problem

_LOOK_SECONDS = 0.01
_FAULTS = (Problem, Interrupted, MemoryError, ImportError, RuntimeError, ValueError, OSError)


class Closable(Protocol):
    """What gives its memory back."""

    def close(self) -> None:
        """Give memory back."""


T = TypeVar("T", bound=Closable)


class Opening(Generic[T]):
    """A thing on its way, from the moment this is built."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: T | None = None
        self._fault: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._made = self._make()
        except _FAULTS as fault:
            self._fault = fault

    @property
    def failed(self) -> bool:
        """Whether making it has ended without the thing."""
        return not self._thread.is_alive() and self._made is None

    def wait(self, brake: Brake) -> T:
        """Wait for the thing, unless the brake is pulled; it is made all the same.

        Raises `Interrupted`, and whatever making it has raised.
        """
        while self._thread.is_alive():
            brake.check()
            self._thread.join(_LOOK_SECONDS)
        if self._made is None:
            raise self._fault or RuntimeError("making it has failed")
        return self._made

    def drop(self) -> None:
        """Wait until it is made, and give it back."""
        self._thread.join()
        with suppress(RuntimeError):
            if self._made:
                self._made.close()
