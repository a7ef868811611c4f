from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from genius_desktop.archive import migrations
from genius_desktop.archive.archive import Archive
from genius_desktop.archive.ratings import Rating
from genius_desktop.domain import Statement
from tests.archive.samples import SUMMARY, TASK

REVISED = (
    replace(SUMMARY.statements[0], text="Der Kanarienvogel Zwitscherling pfeift.", edited=True, reviewed=True),
    Statement("Noch ein Satz.", unchecked=True, edited=True, tone="formal"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite3"


@pytest.fixture
def archive(file: Path) -> Iterator[Archive]:
    built = Archive(file)
    yield built
    built.close()


@pytest.fixture
def job(archive: Archive) -> str:
    task = archive.begin("a.pdf", TASK)
    archive.finish(task.job, SUMMARY)
    return task.job


def test_a_revised_result_is_kept_beside_the_one_that_was_written(archive: Archive, job: str, file: Path) -> None:
    archive.revise(job, REVISED)
    archive.close()

    again = Archive(file)
    assert again.summary(job) == replace(SUMMARY, statements=REVISED)
    assert again.original(job) == SUMMARY
    again.close()


def test_whoever_takes_every_change_back_has_no_revision(archive: Archive, job: str) -> None:
    archive.revise(job, REVISED)
    archive.revise(job, SUMMARY.statements)

    assert archive.summary(job) == SUMMARY
    assert not archive._store.run("SELECT * FROM revisions")


def test_a_rating_is_kept_with_its_job_and_an_empty_one_is_none(archive: Archive, job: str) -> None:
    archive.rate(job, Rating("unhelpful", "  Der Betrag fehlt.  "))
    assert archive.rating(job) == Rating("unhelpful", "Der Betrag fehlt.")
    assert [(told.job, told.title) for told in archive.ratings()] == [(job, "a.pdf")]

    archive.rate(job, Rating())

    assert archive.rating(job) == Rating()
    assert archive.ratings() == []


def test_revision_and_rating_go_with_their_job_to_the_last_byte(archive: Archive, job: str, tmp_path: Path) -> None:
    archive.revise(job, (replace(REVISED[0], text="Zwitscherling frisst Körner. " * 200),))
    archive.rate(job, Rating("helpful", "Zwitscherling singt schön. " * 50))

    archive.erase(job)

    assert archive.ratings() == []
    for part in tmp_path.glob("archive*"):
        assert b"Zwitscherling" not in part.read_bytes()


def test_an_archive_from_before_revisions_keeps_its_results(
    archive: Archive, job: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.close()
    old = file.with_name("old.sqlite3")
    schema = migrations._SCHEMA
    with monkeypatch.context() as patched:
        earlier = file.parent / "schema"
        earlier.mkdir()
        for step in sorted(schema.glob("*.sql"))[:3]:
            (earlier / step.name).write_text(step.read_text("utf-8"), "utf-8")
        patched.setattr(migrations, "_SCHEMA", earlier)
        connection = apsw.Connection(str(old))
        migrations.migrate(connection, old)
        connection.execute("ATTACH ? AS new", (str(file),))
        columns = "sequence, id, created, title, state, problem, detail, task, summary, notebook, fingerprint"
        connection.execute(f"INSERT INTO jobs ({columns}) SELECT {columns} FROM new.jobs")  # noqa: S608 (our columns)
        connection.close()

    again = Archive(old)
    assert again.summary(job) == SUMMARY
    again.revise(job, REVISED)
    assert again.summary(job) == replace(SUMMARY, statements=REVISED)
    again.close()
