"""The storm of kills and power cuts, short; the whole one is `python3 dev.py storm jobs`."""

import sys
from pathlib import Path

import pytest

from genius_desktop.archive.store import Store
from tools.storm import kills, power

NOTHING_LOST = dict.fromkeys(power.FAULTS, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only there can no orphan hide from the test")
def test_jobs_whose_processes_are_killed_go_on_and_lose_nothing(tmp_path: Path) -> None:
    figures = kills.storm(3, tmp_path)

    assert {fault: figures.get(fault, 0) for fault in kills.FAULTS} == dict.fromkeys(kills.FAULTS, 0)
    assert [figures.get(f"killed: {victim}") for victim in kills.VICTIMS] == [1, 1, 1]
    assert figures["notes kept"] > 0


def test_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged() -> None:
    figures = power.storm(100, jobs=12)

    assert {fault: figures[fault] for fault in power.FAULTS} == NOTHING_LOST
    assert figures["acknowledged"] > 50


def test_the_storm_sees_an_archive_that_does_not_wait_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Store._set_up

    def careless(store: Store) -> None:
        real(store)
        store._connection.pragma("synchronous", "normal")

    monkeypatch.setattr(Store, "_set_up", careless)

    assert power.storm(60, jobs=12)["lost by a cut"] > 0


def test_the_same_seed_cuts_the_power_at_the_same_moments() -> None:
    first, second = (power.storm(5, jobs=3, seed=7) for _ in range(2))

    assert first["acknowledged"] == second["acknowledged"]
