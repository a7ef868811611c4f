"""How long a job takes, and when its user has something to read."""

import time
from dataclasses import dataclass, field
from typing import Protocol

from genius_desktop.domain import Timing


class Counted(Protocol):
    """What has counted tokens."""

    @property
    def tokens_in(self) -> int:
        """The tokens read."""

    @property
    def tokens_out(self) -> int:
        """The tokens written."""


@dataclass(slots=True)
class Watch:
    """Runs from the moment it is made."""

    _started: float = field(default_factory=time.monotonic)
    _first_text: float = 0.0

    def note_text(self) -> None:
        """Remember when there was something to read, at the first call."""
        self._first_text = self._first_text or time.monotonic()

    def timing(self, counted: Counted) -> Timing:
        """Tell how long it took until now; where nothing was shown before, the first text is that of now."""
        now = time.monotonic()
        first = self._first_text or now
        taken, shown = (round(moment - self._started, 3) for moment in (now, first))
        return Timing(taken, shown, counted.tokens_in, counted.tokens_out)
