import argparse

import pytest

from tools.bench import window
from tools.bench.beats import Beats, figures, percentile

SHORT = argparse.Namespace(model=window.SCRIPTED, pages=24, seconds=2.0)


@pytest.mark.parametrize(("percent", "value"), [(50, 50), (99, 99), (100, 100), (0.1, 1)])
def test_a_percentile_is_a_value_that_was_measured(percent: float, value: float) -> None:
    assert percentile(range(100, 0, -1), percent) == value


def test_of_few_values_the_99th_percentile_is_the_greatest() -> None:
    assert percentile([3.0, 700.0, 5.0], 99) == 700.0
    assert percentile([4.0], 99) == 4.0


def test_a_gap_belongs_to_the_phase_it_ends_in() -> None:
    beats = Beats("start")
    assert beats.beat(10.0) == 0.0
    assert beats.beat(10.005) == pytest.approx(5)
    beats.phase = "read"
    beats.beat(10.105)
    beats.beat(10.110)

    assert beats.gaps == {"start": [pytest.approx(5)], "read": [pytest.approx(100), pytest.approx(5)]}


def test_the_start_counts_for_itself_only() -> None:
    told = figures({"start": [2000.0], "load": [5.0] * 99, "read": [5.0] * 100 + [300.0]})

    assert told["start_max_ms"] == 2000.0
    assert told["overall_beats"] == 200
    assert told["overall_p50_ms"] == told["overall_p99_ms"] == 5.0
    assert told["overall_max_ms"] == told["read_max_ms"] == 300.0


def test_a_phase_without_a_gap_is_not_told() -> None:
    assert figures({"start": [], "read": [5.0]}).keys() == figures({"read": [5.0]}).keys()


@pytest.mark.skipif(bool(window.missing()), reason=f"without {', '.join(window.missing())}")
def test_the_window_goes_through_every_phase_and_gives_its_figures() -> None:
    told = window.measure(SHORT)

    for phase in ("start", "load", "ready", "read", "choose", "again", "stream", "overall"):
        assert told[f"{phase}_beats"] > 0, phase
        assert told[f"{phase}_p50_ms"] <= told[f"{phase}_p99_ms"] <= told[f"{phase}_max_ms"]
    assert told["worked_overall_p99_ms"] > 0
    assert told["machine_beside_beats"] > 0
    assert told["nice_worker"] > told["nice_window"]
