"""How long a job still takes, from what it has done lately: no figure before there is evidence, none that jumps."""

import math
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

# A figure needs so much work behind it.
_EVIDENCE_SECONDS = 10.0
_EVIDENCE_SHARE = 0.02
_EVIDENCE_SAMPLES = 3
# The window of work that the rate is taken from.
_WINDOW_SECONDS = 90.0
# A new estimate pulls the old one over within about so long.
_CALM_SECONDS = 20.0
# What is shown rises only where the estimate is so far above it.
_RISE_FACTOR, _RISE_SECONDS = 1.25, 20.0
# Reckoned from rates measured for one sequence: writing the statements takes about as long as so many notes.
_MERGE_PASSAGES = 1.5


def working_seconds() -> float:
    """Give a clock that only goes forward and stands still while the PC sleeps."""
    if sys.platform == "win32":
        import ctypes

        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value / 1e7
    # On Linux and macOS this one does not count sleep.
    return time.monotonic()


@dataclass(frozen=True, slots=True)
class Left:
    """Seconds that are left; of the whole job, or of its present stage only."""

    seconds: float
    whole: bool


class Pace:
    """Hears how far a job is, and estimates when it will be done."""

    def __init__(self, clock: Callable[[], float] = working_seconds) -> None:
        self._clock = clock
        self._stage = ""
        self._done = self._total = 0
        # The present call of the engine: work done and in all, prompts in it, passages that were to do when it began.
        self._call = (0.0, 0.0, 0, 0)
        self._before = 0.0
        self._samples: deque[tuple[float, float]] = deque()
        self._deadline: float | None = None
        self._shown: float | None = None

    def progressed(self, stage: str, done: int, total: int) -> None:
        """Hear so much of a stage is done."""
        if stage != self._stage:
            if {stage, self._stage} != {"note", "merge"}:
                self._forget()
            self._stage = stage
        self._done, self._total = done, total
        if stage == "recognise":
            self._sample(float(done), float(total - done), float(total))

    def worked(self, done: float, total: float, prompts: int) -> None:
        """Hear how far the engine is with the prompts of one call; a call begins with nothing done."""
        if done <= 0 or done < self._call[0]:
            self._before += self._call[0]
            self._call = (0.0, total, prompts, self._total - self._done)
        self._call = (done, total, prompts, self._call[3])
        left = self._work_left()
        self._sample(self._before + done, left, self._before + done + left)

    def _work_left(self) -> float:
        done, total, prompts, open_passages = self._call
        left = total - done
        if self._stage == "note" and prompts:
            later = max(0, open_passages - prompts) + _MERGE_PASSAGES
            left += later * total / prompts
        return left

    def _sample(self, done: float, left: float, total: float) -> None:
        now = self._clock()
        if self._samples and done < self._samples[-1][1]:
            self._forget()
        self._samples.append((now, done))
        while len(self._samples) > _EVIDENCE_SAMPLES and self._samples[1][0] <= now - _WINDOW_SECONDS:
            self._samples.popleft()
        first, before = self._samples[0]
        seconds, work = now - first, done - before
        few = len(self._samples) < _EVIDENCE_SAMPLES or done < _EVIDENCE_SHARE * total
        if few or seconds < _EVIDENCE_SECONDS or work <= 0:
            return
        estimate = now + left * seconds / work
        last = self._samples[-2][0]
        pull = 1 - math.exp(-(now - last) / _CALM_SECONDS)
        self._deadline = estimate if self._deadline is None else self._deadline + pull * (estimate - self._deadline)

    def _forget(self) -> None:
        self._samples.clear()
        self._call, self._before = (0.0, 0.0, 0, 0), 0.0
        self._deadline = self._shown = None

    def left(self) -> Left | None:
        """Tell how long it still takes, or nothing where no one can know yet."""
        if self._deadline is None:
            return None
        seconds = max(0.0, self._deadline - self._clock())
        if self._shown is None or seconds < self._shown or seconds > self._shown * _RISE_FACTOR + _RISE_SECONDS:
            self._shown = seconds
        return Left(self._shown, self._stage != "recognise")
