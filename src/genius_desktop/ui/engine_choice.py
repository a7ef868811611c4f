"""Where a job shall be done: how long it takes here and at the server, told in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from genius_desktop import estimates, wording
from genius_desktop.archive.archive import Archive
from genius_desktop.domain import EngineChoice
from genius_desktop.jobs.events import Outgoing

# What a PC without a graphics card does in a few minutes is not worth a question.
HEAVY_PAGES, HEAVY_TOKENS = 20, 12_000
_MINUTE, _FINE_SECONDS = 60, 5


@dataclass(frozen=True, slots=True)
class Ways:
    """Seconds that a job takes here and there; None where nothing was measured yet."""

    here: float | None
    there: float | None

    def sentence(self) -> str:
        """Say both in one line."""
        return f"{wording.PLACE['local']} {_about(self.here)} · {wording.PLACE['server']} {_about(self.there)}"


def is_heavy(outgoing: Outgoing) -> bool:
    """Tell whether a job is large enough to be worth a server."""
    return len(outgoing.pages) > HEAVY_PAGES or outgoing.tokens > HEAVY_TOKENS


def measured(tokens: int, local: EngineChoice | None, archive: Archive) -> Ways:
    """Estimate both ways by what the history has measured."""
    return ways(tokens, local, here=archive.rates("local"), there=archive.rates("server"))


def ways(tokens: int, local: EngineChoice | None, *, here: Sequence[float], there: Sequence[float]) -> Ways:
    """Estimate both ways for a document of so many tokens, by the rates of earlier jobs (tokens read a second).

    Without one on this PC, what its calibration has measured counts.
    """
    read = tokens * estimates.READ_AGAIN
    on_this_pc = read / median(here) if here else estimates.summarising_seconds(tokens, local.plan if local else None)
    return Ways(on_this_pc, read / median(there) if there else None)


def _about(seconds: float | None) -> str:
    if seconds is None:
        return "unbekannt lange"
    if seconds < _MINUTE * 3 / 4:
        return f"etwa {max(1, round(seconds / _FINE_SECONDS)) * _FINE_SECONDS} Sekunden"
    return wording.about(seconds)
