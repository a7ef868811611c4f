"""The context of an engine: a large cache takes a second to make, so it is made beside the job."""

from collections.abc import Callable

from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.context import Context, Shape
from genius_desktop.engines.opening import Opening


class Contexts:
    """The one context of an engine, replaced where a job needs a larger one."""

    def __init__(self, brake: Brake, make: Callable[[Shape], Context]) -> None:
        self._brake = brake
        self._make = make
        self._wanted: Shape | None = None
        self._opening: Opening[Context] | None = None

    def get(self, wanted: Shape) -> Context:
        """Give the context at hand, or on its way, if it was made for as much; else a new one.

        Raises `Interrupted`, `SetupProblem`.
        """
        opening = self._opening
        if opening is None or opening.failed or not self._suffices(wanted):
            self.close()
            self._wanted = wanted
            self._opening = opening = Opening(lambda: self._make(wanted))
        return opening.wait(self._brake)

    def _suffices(self, wanted: Shape) -> bool:
        had = self._wanted
        return had is not None and had.row_tokens >= wanted.row_tokens and had.rows >= wanted.rows

    def close(self) -> None:
        """Give the memory back."""
        if self._opening:
            self._opening.drop()
        self._opening = self._wanted = None
