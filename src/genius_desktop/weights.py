"""What is known of a set of weights that a user can have on this PC, for window and command line alike."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from genius_desktop.devices import Verdict
from genius_desktop.domain import Plan, Summary, WeightsOrigin

# ready: whole and allowed; unchecked: here, to be hashed once; unaccepted: here, of unknown hash; partial: begun.
State = Literal["ready", "unchecked", "damaged", "unaccepted", "partial", "missing"]
Fit = Literal["runs", "memory-short-now", "memory-short", "disk-short", "unknown"]


@dataclass(frozen=True, slots=True)
class Figures:
    """What `dev.py eval` has found on its default set; shares from 0 to 1, the day, and the state of the program."""

    fact_recall: float
    fact_recall_summary: float
    citation_precision: float
    unsupported_rate: float
    day: str
    program: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A set of weights; `lacking_bytes` is what memory or disk lack, `part_bytes` what of it has already come.

    `plan` and `verdicts` are what measuring has shown on this PC; without a job that has ended, `planned` pages a
    minute are estimated from that.
    """

    name: str
    title: str
    tier: str
    licence: str
    languages: tuple[str, ...]
    note: str
    bytes: int
    memory_bytes: int
    state: State
    origin: WeightsOrigin
    sha256: str = ""
    path: Path | None = None
    shared: bool = False
    part_bytes: int = 0
    fit: Fit = "unknown"
    lacking_bytes: int = 0
    pages_per_minute: float = 0.0
    planned_pages_per_minute: float = 0.0
    plan: Plan | None = None
    verdicts: tuple[Verdict, ...] = ()
    figures: Figures | None = None
    can_fetch: bool = False
    in_catalog: bool = True


@dataclass(frozen=True, slots=True)
class Measures:
    """What two results of the same documents are held against each other by."""

    seconds: float
    pages_per_minute: float
    statements: int
    unproven: int


def measures(summary: Summary) -> Measures:
    """Measure a result: a statement is unproven if no citation or not every figure of it was found."""
    pages = sum(report.coverage.pages_read + len(report.coverage.pages_skimmed) for report in summary.documents)
    seconds = summary.timing.seconds_total
    told = [one for one in summary.statements if one.kind != "absent"]
    unproven = sum(
        not any(cited.found for cited in one.citations) or any(not check.found for check in one.checks) for one in told
    )
    return Measures(seconds, pages * 60 / seconds if seconds > 0 else 0.0, len(told), unproven)
