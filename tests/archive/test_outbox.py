"""The line of jobs for a server, as it survives the end of the program."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from genius_desktop.archive import migrations
from genius_desktop.archive.archive import Archive
from genius_desktop.domain import EngineChoice, EngineInfo, Note, Timing
from genius_desktop.servers import ServerAccess
from tests.archive.samples import SUMMARY, TASK

SERVER = EngineChoice("server", server=ServerAccess("https://ki.example/v1"))
REMOTE = replace(TASK, engine=SERVER)
DIGESTS = ("0" * 64,)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite3"


@pytest.fixture
def archive(file: Path) -> Iterator[Archive]:
    with closing(Archive(file)) as opened:
        yield opened


def states(archive: Archive) -> dict[str, str]:
    return {entry.id: entry.state for entry in archive.jobs()}


def test_jobs_for_a_server_are_in_line_in_their_order_and_those_for_this_pc_are_not(archive: Archive) -> None:
    first = archive.begin("a.pdf", REMOTE, DIGESTS).job
    archive.begin("b.pdf", TASK)
    last = archive.begin("c.pdf", REMOTE).job

    assert archive.outbox() == [first, last]
    assert archive.released(first) == DIGESTS
    assert archive.released(last) == ()


def test_a_job_that_was_at_the_server_when_the_program_died_waits_in_its_place(file: Path) -> None:
    with closing(Archive(file)) as archive:
        jobs = [archive.begin(title, REMOTE).job for title in ("a.pdf", "b.pdf")]
        local = archive.begin("c.pdf", TASK).job
        archive.keep_note(jobs[0], Note("k", "Notiz"))

    with closing(Archive(file)) as again:
        assert again.outbox() == jobs
        assert states(again) == {jobs[0]: "held", jobs[1]: "held", local: "interrupted"}
        assert again.resume(jobs[0]).notes == (Note("k", "Notiz"),)
        assert again.task(jobs[0]).engine == SERVER


def test_a_job_that_is_held_keeps_its_place_its_reason_and_what_was_released(archive: Archive) -> None:
    jobs = [archive.begin(title, REMOTE, DIGESTS).job for title in ("a.pdf", "b.pdf")]

    archive.end(jobs[0], "held", problem="server-unreachable", detail="ki.example")

    entry = next(entry for entry in archive.jobs() if entry.id == jobs[0])
    assert (entry.state, entry.problem, entry.detail) == ("held", "server-unreachable", "ki.example")
    assert archive.outbox() == jobs
    assert archive.released(jobs[0]) == DIGESTS


@pytest.mark.parametrize("end", ["finish", "fail", "call back", "erase"])
def test_whatever_ends_a_job_takes_it_out_of_the_line(archive: Archive, end: str) -> None:
    job = archive.begin("a.pdf", REMOTE).job
    stays = archive.begin("b.pdf", REMOTE).job
    match end:
        case "finish":
            archive.finish(job, SUMMARY)
        case "fail":
            archive.end(job, "failed", problem="server-context")
        case "call back":
            archive.resume(job, EngineChoice("scripted"))
        case _:
            archive.erase(job)

    assert archive.outbox() == [stays]


def test_a_job_that_comes_back_to_the_server_goes_to_the_end_of_the_line(archive: Archive) -> None:
    first, second = (archive.begin(title, REMOTE).job for title in ("a.pdf", "b.pdf"))
    archive.resume(first, EngineChoice("scripted"))

    archive.resume(first, SERVER, DIGESTS)

    assert archive.outbox() == [second, first]
    assert archive.released(first) == DIGESTS


def test_what_waits_for_a_server_is_never_too_old(archive: Archive) -> None:
    waiting, gone = archive.begin("a.pdf", REMOTE).job, archive.begin("b.pdf", TASK).job
    for job in (waiting, gone):
        archive.end(job, "held" if job == waiting else "cancelled")
    now = datetime.now(UTC)

    assert archive.forget(30, now + timedelta(days=31)) == [gone]
    assert archive.outbox() == [waiting]


def test_rates_are_those_of_the_newest_jobs_of_that_engine(archive: Archive) -> None:
    for seconds in range(10, 17):
        done = replace(SUMMARY, engine=EngineInfo("server", "m", ""), timing=Timing(float(seconds), 1.0, 9000, 100))
        archive.finish(archive.begin("a.pdf", REMOTE).job, done)
    archive.finish(archive.begin("a.pdf", TASK).job, SUMMARY)

    assert archive.rates("server") == pytest.approx([9000 / seconds for seconds in (16, 15, 14, 13, 12)])
    assert archive.rates("local") == []


def test_an_archive_from_before_there_was_a_server_opens_with_all_its_jobs(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema, earlier = migrations._SCHEMA, tmp_path / "schema"
    earlier.mkdir()
    for step in sorted(schema.glob("*.sql"))[:5]:
        (earlier / step.name).write_text(step.read_text("utf-8"), "utf-8")
    old = apsw.Connection(str(file))
    monkeypatch.setattr(migrations, "_SCHEMA", earlier)
    migrations.migrate(old, file)
    old.execute(
        "INSERT INTO jobs (id, created, title, state, task) "
        "VALUES ('a', '2026-01-01T00:00:00+00:00', 'a', 'failed', x'')"
    )
    old.close()
    monkeypatch.undo()

    with closing(Archive(file)) as archive:
        assert states(archive) == {"a": "failed"}
        assert archive.outbox() == []
