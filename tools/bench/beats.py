"""The gaps between the beats of a loop, by what went on meanwhile; milliseconds."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

START, OVERALL = "start", "overall"


@dataclass(slots=True)
class Beats:
    """Notes the time between two beats; a gap belongs to the phase it ends in, since what begins one takes the time."""

    phase: str
    gaps: dict[str, list[float]] = field(default_factory=dict)
    last: float | None = None

    def beat(self, now: float) -> float:
        """Note a beat at so many seconds; give the gap before it, 0 for the first."""
        gap = 0.0 if self.last is None else (now - self.last) * 1000
        if self.last is not None:
            self.gaps.setdefault(self.phase, []).append(gap)
        self.last = now
        return gap


def percentile(values: Sequence[float], percent: float) -> float:
    """Give the smallest value that so many per cent of them do not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(math.ceil(len(ranked) * percent / 100), 1) - 1]


def figures(gaps: Mapping[str, Sequence[float]]) -> dict[str, int | float]:
    """Give number of beats, middle, p99 and longest gap of each phase, and of all of them but the start."""
    every = [gap for phase, one in gaps.items() for gap in one if phase != START]
    told: dict[str, int | float] = {}
    for phase, found in {**gaps, OVERALL: every}.items():
        if found:
            told[f"{phase}_beats"] = len(found)
            told[f"{phase}_p50_ms"] = round(percentile(found, 50), 1)
            told[f"{phase}_p99_ms"] = round(percentile(found, 99), 1)
            told[f"{phase}_max_ms"] = round(max(found), 1)
    return told
