"""How long jobs stay, and that a wrong clock erases nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from genius_desktop.archive.archive import IN_MEMORY, Archive
from tests.archive.samples import SUMMARY, TASK


@pytest.fixture
def archive() -> Iterator[Archive]:
    built = Archive(IN_MEMORY)
    yield built
    built.close()


def titles(archive: Archive) -> list[str]:
    return [entry.title for entry in archive.jobs()]


def begun(archive: Archive, title: str) -> str:
    job = archive.begin(title, TASK).job
    archive.finish(job, SUMMARY)
    return job


NOW = datetime.now(UTC)


def test_old_jobs_go_and_pinned_and_running_ones_stay(archive: Archive) -> None:
    begun(archive, "alt")
    archive.pin(begun(archive, "angeheftet"), pinned=True)
    archive.begin("läuft", TASK)

    assert len(archive.forget(30, NOW + timedelta(days=29))) == 0
    assert len(archive.forget(30, NOW + timedelta(days=31))) == 1
    assert titles(archive) == ["läuft", "angeheftet"]


def test_a_job_that_is_no_longer_pinned_goes_as_all_others(archive: Archive) -> None:
    job = begun(archive, "a")
    archive.pin(job, pinned=True)
    archive.pin(job, pinned=False)

    assert len(archive.forget(30, NOW + timedelta(days=31))) == 1


def test_no_days_mean_for_ever(archive: Archive) -> None:
    begun(archive, "a")

    assert len(archive.forget(0, NOW + timedelta(days=300))) == 0


@pytest.mark.parametrize("jump", [timedelta(days=3650), timedelta(days=-3650)])
def test_a_clock_that_has_jumped_erases_nothing_until_it_has_gone_well_for_a_week(
    archive: Archive, jump: timedelta
) -> None:
    begun(archive, "a")
    archive.forget(30, NOW)

    assert len(archive.forget(30, NOW + jump)) == 0
    assert len(archive.forget(30, NOW + jump + timedelta(hours=1))) == 0
    assert len(archive.forget(30, NOW)) == 0
    assert titles(archive) == ["a"]
    for day in range(1, 50):
        archive.forget(30, NOW + timedelta(days=day))
    assert titles(archive) == []
