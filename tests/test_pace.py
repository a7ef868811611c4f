"""The time that is left: none without evidence, close to the truth, calm."""

import itertools
from collections.abc import Iterator

import pytest

from genius_desktop.pace import Pace, working_seconds
from genius_desktop.wording import time_left


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def job(pace: Pace, clock: Clock, *, passages: int, seconds: float, merge: float) -> Iterator[tuple[float, float]]:
    """Let a job run as the engine does: read every prompt, then write all together; yield (told, true) seconds left."""
    units, notes = 1000.0, passages * seconds
    end = clock.now + notes + merge
    for stage, span, prompts in (("note", notes, passages), ("merge", merge, 12)):
        total = prompts * units * (1.0 if stage == "note" else 0.1)
        pace.progressed(stage, 0, prompts)
        pace.worked(0.0, total, prompts)
        begin = clock.now
        for step in range(1, 41):
            clock.now = begin + span * step / 40
            pace.worked(total * step / 40, total, prompts)
            left = pace.left()
            if left is not None:
                assert left.whole
                yield left.seconds, end - clock.now
        pace.progressed(stage, prompts, prompts)


def test_nothing_is_told_before_there_is_evidence() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.left() is None
    pace.progressed("read", 3, 10)
    pace.progressed("note", 0, 10)
    pace.worked(0.0, 10_000.0, 10)
    clock.now += 4
    pace.worked(400.0, 10_000.0, 10)

    assert pace.left() is None
    for _ in range(3):
        clock.now += 4
        pace.worked(400.0 + 100 * clock.now / 1000, 10_000.0, 10)
    assert pace.left() is not None


def test_a_steady_job_is_told_rightly() -> None:
    clock = Clock()

    told = list(job(Pace(clock), clock, passages=10, seconds=20.0, merge=30.0))

    assert len(told) > 60
    for said, true in told:
        assert said == pytest.approx(true, rel=0.3, abs=15)


def test_what_is_shown_falls_and_does_not_jump_back_and_forth() -> None:
    clock = Clock()

    said = [told for told, _ in job(Pace(clock), clock, passages=10, seconds=20.0, merge=30.0)]

    rises = [after for before, after in itertools.pairwise(said) if after > before]
    assert len(rises) <= 1


def test_a_pc_that_becomes_slower_is_told_after_a_while() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.progressed("note", 0, 10)
    pace.worked(0.0, 10_000.0, 10)
    done = 0.0
    for rate, steps in ((100.0, 20), (25.0, 60)):
        for _ in range(steps):
            clock.now += 2
            done += 2 * rate
            pace.worked(done, 10_000.0, 10)
    left = pace.left()

    assert left is not None
    assert left.seconds == pytest.approx((10_000 - done + 1500) / 25, rel=0.3)


def test_time_without_news_counts_down_and_never_below_nothing() -> None:
    clock = Clock()
    pace = Pace(clock)
    list(job(pace, clock, passages=2, seconds=20.0, merge=20.0))
    clock.now += 500
    left = pace.left()

    assert left is not None
    assert left.seconds == 0.0


def test_passages_that_are_not_in_the_first_call_count_too() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.progressed("note", 0, 9)
    pace.worked(0.0, 1_000.0, 1)
    for step in range(1, 11):
        clock.now += 2
        pace.worked(100.0 * step, 1_000.0, 1)
    left = pace.left()

    assert left is not None
    assert left.seconds == pytest.approx((8 + 1.5) * 20, rel=0.1)


def test_recognising_scanned_pages_tells_its_own_step_only() -> None:
    clock = Clock()
    pace = Pace(clock)
    for page in range(20):
        clock.now += 3
        pace.progressed("recognise", page, 100)
    left = pace.left()

    assert left is not None
    assert not left.whole
    assert left.seconds == pytest.approx(81 * 3, rel=0.1)


def test_what_was_told_of_one_kind_of_work_is_not_told_of_another() -> None:
    clock = Clock()
    pace = Pace(clock)
    for page in range(20):
        clock.now += 3
        pace.progressed("recognise", page, 100)
    pace.progressed("note", 0, 10)

    assert pace.left() is None


def test_the_clock_goes_forward() -> None:
    first = working_seconds()

    assert working_seconds() >= first


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "noch weniger als eine Minute"),
        (44, "noch weniger als eine Minute"),
        (60, "noch etwa 1 Minute"),
        (250, "noch etwa 4 Minuten"),
        (23 * 60, "noch etwa 25 Minuten"),
        (58 * 60, "noch etwa 1 Stunde"),
        (81 * 60, "noch etwa 1 Stunde 20 Minuten"),
        (125 * 60, "noch etwa 2 Stunden"),
        (7.4 * 3600, "noch etwa 7 Stunden"),
    ],
)
def test_the_time_left_is_said_as_exactly_as_it_is_known(seconds: float, said: str) -> None:
    assert time_left(seconds) == said


def test_a_step_is_called_a_step() -> None:
    assert time_left(250, whole=False) == "dieser Schritt noch etwa 4 Minuten"
