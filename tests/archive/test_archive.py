import os
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from genius_desktop.archive.archive import IN_MEMORY, Archive
from genius_desktop.domain import (
    Note,
)
from genius_desktop.problems import SetupProblem
from tests.archive.samples import SUMMARY, TASK


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite3"


def test_what_was_kept_is_there_after_a_restart(file: Path) -> None:
    archive = Archive(file)
    task = archive.begin("a.pdf", TASK)
    archive.keep_note(task.job, Note("k", "Notiz"))
    archive.finish(task.job, SUMMARY)
    archive.close()

    again = Archive(file)
    assert [(job.id, job.title, job.state) for job in again.jobs()] == [(task.job, "a.pdf", "finished")]
    assert again.summary(task.job) == SUMMARY
    assert again.task(task.job) == task
    assert again.notes(task.job) == (Note("k", "Notiz"),)
    again.close()


def test_a_job_that_was_running_when_the_program_ended_is_interrupted_and_keeps_its_notes(file: Path) -> None:
    archive = Archive(file)
    task = archive.begin("a.pdf", TASK)
    archive.keep_note(task.job, Note("k", "Notiz"))
    archive.close()

    again = Archive(file)
    assert again.jobs()[0].state == "interrupted"
    assert again.resume(task.job) == replace(task, notes=(Note("k", "Notiz"),))
    assert again.jobs()[0].state == "running"
    again.close()


def test_the_newest_job_comes_first(file: Path) -> None:
    archive = Archive(file)
    for title in ("eins", "zwei"):
        archive.begin(title, TASK)

    assert [job.title for job in archive.jobs()] == ["zwei", "eins"]
    archive.close()


def test_a_failed_job_says_why(file: Path) -> None:
    archive = Archive(file)
    task = archive.begin("a", TASK)
    archive.end(task.job, "failed", problem="no-text", detail="a.pdf")

    assert (archive.jobs()[0].problem, archive.jobs()[0].detail) == ("no-text", "a.pdf")
    archive.close()


def test_only_one_program_has_the_archive_open(file: Path) -> None:
    archive = Archive(file)

    with pytest.raises(SetupProblem, match="archive-in-use"):
        Archive(file)
    archive.close()


def test_an_archive_of_a_newer_program_is_refused_and_unchanged(file: Path) -> None:
    Archive(file).close()
    connection = apsw.Connection(str(file))
    connection.pragma("user_version", 99)
    connection.close()

    with pytest.raises(SetupProblem, match="archive-too-new"):
        Archive(file)
    connection = apsw.Connection(str(file))
    assert connection.pragma("user_version") == 99
    connection.close()


@pytest.mark.parametrize("damage", [b"kein SQLite, sondern Text " * 100, None])
def test_a_damaged_archive_is_named_and_left_alone(file: Path, damage: bytes | None) -> None:
    archive = Archive(file)
    archive.begin("a", TASK)
    archive.close()
    data = damage or file.read_bytes()[:4096] + b"\xff" * 8192
    file.write_bytes(data)

    with pytest.raises(SetupProblem, match="archive-damaged"):
        Archive(file).jobs()
    assert file.read_bytes()[:4096] == data[:4096]


def test_an_erased_job_leaves_no_byte_behind(file: Path, tmp_path: Path) -> None:
    archive = Archive(file)
    task = archive.begin("Zwitscherling.pdf", TASK)
    archive.keep_note(task.job, Note("k", "Zwitscherling frisst Körner." * 500))
    archive.finish(task.job, SUMMARY)
    kept = archive.begin("bleibt", TASK)
    archive.erase(task.job)

    assert [job.id for job in archive.jobs()] == [kept.job]
    for part in tmp_path.glob("archive*"):
        for encoding in ("utf-8", "utf-16-le"):
            assert "Zwitscherling".encode(encoding) not in part.read_bytes()
    archive.close()


def test_a_profile_that_cannot_be_written_is_a_named_problem(tmp_path: Path) -> None:
    with pytest.raises(SetupProblem, match="profile-not-writable"):
        Archive(tmp_path / "gibt" / "es" / "nicht.sqlite3")


def test_what_is_kept_of_a_document_goes_with_the_last_job_that_read_it(file: Path) -> None:
    archive = Archive(file)
    folder = file.parent / "documents"
    first, second = archive.begin("a", TASK), archive.begin("b", TASK)
    for digest in ("a" * 64, "b" * 64, "c" * 64):
        (folder / digest).mkdir(parents=True)
        (folder / digest / "pages.json").write_text("Zwitscherling")
    for task, digests in ((first, "ab"), (second, "b")):
        for digest in digests:
            archive.keep_document(task.job, digest * 64)
    archive.erase(first.job)

    assert {kept.name for kept in folder.iterdir()} == {"b" * 64}
    archive.erase(second.job)
    assert list(folder.iterdir()) == []
    assert first.kept == os.fsencode(folder)
    archive.close()


def test_what_a_killed_program_left_unnamed_is_swept_at_the_next_start(file: Path) -> None:
    Archive(file).close()
    (file.parent / "documents" / ("e" * 64)).mkdir(parents=True)

    Archive(file).close()

    assert list((file.parent / "documents").iterdir()) == []


def test_an_archive_in_memory_owns_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents" / ("e" * 64)).mkdir(parents=True)

    Archive(IN_MEMORY).close()

    assert (tmp_path / "documents" / ("e" * 64)).is_dir()
