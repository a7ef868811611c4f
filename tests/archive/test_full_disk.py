"""A disk that is full or fails: nothing that was stored before is lost, and deleting still works."""

from pathlib import Path

import apsw
import pytest

from genius_desktop.archive.archive import Archive
from genius_desktop.cli.main import run
from genius_desktop.domain import Note
from genius_desktop.problems import SetupProblem
from tests import makers
from tests.archive.faults import faulty_disk
from tests.archive.samples import SUMMARY, TASK


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite3"


@pytest.mark.parametrize(("fault", "code"), [(apsw.FullError, "history-full"), (apsw.IOError, "history-unwritable")])
def test_a_note_or_result_that_cannot_be_stored_is_a_problem_and_what_was_stored_stays(
    fault: type[apsw.Error], code: str, file: Path
) -> None:
    with faulty_disk() as disk:
        archive = Archive(file)
        task = archive.begin("a", TASK)
        archive.keep_note(task.job, Note("k", "bleibt"))
        disk.fault = fault
        for write in (
            lambda: archive.keep_note(task.job, Note("l", "geht nicht")),
            lambda: archive.finish(task.job, SUMMARY),
            lambda: archive.begin("b", TASK),
        ):
            with pytest.raises(SetupProblem, match=code):
                write()
        assert archive.notes(task.job) == (Note("k", "bleibt"),)
        disk.fault = None
        archive.keep_note(task.job, Note("l", "geht wieder"))
        archive.close()

    again = Archive(file)
    assert [(job.id, job.state) for job in again.jobs()] == [(task.job, "interrupted")]
    assert {note.key for note in again.notes(task.job)} == {"k", "l"}
    again.close()


def test_on_a_full_disk_deleting_still_works(file: Path, tmp_path: Path) -> None:
    with faulty_disk() as disk:
        archive = Archive(file)
        task = archive.begin("Zwitscherling.pdf", TASK)
        disk.fault, disk.reserve = apsw.FullError, tmp_path / "archive.reserve"
        assert disk.reserve.stat().st_size > 100_000

        archive.erase(task.job)

        assert archive.jobs() == []
        assert disk.reserve.exists()
        disk.fault = None
        archive.close()
    assert b"Zwitscherling" not in file.read_bytes()


def test_on_a_full_disk_the_history_still_opens(file: Path, tmp_path: Path) -> None:
    first = Archive(file)
    first.begin("a", TASK)
    first.close()
    with faulty_disk() as disk:
        disk.fault, disk.reserve = apsw.FullError, tmp_path / "archive.reserve"

        archive = Archive(file)

        assert [job.state for job in archive.jobs()] == ["interrupted"]
        disk.fault = None
        archive.close()


def test_on_the_command_line_a_full_disk_is_told_in_german_and_the_job_can_go_on(
    home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = makers.write(tmp_path, "a.pdf", makers.pdf())
    real = Archive.keep_note
    with faulty_disk() as disk:

        def fill(archive: Archive, job: str, note: Note) -> None:
            disk.fault = apsw.FullError
            real(archive, job, note)

        monkeypatch.setattr(Archive, "keep_note", fill)
        code = run(["--home", str(home), "summarize", str(paper), "--engine", "scripted"])
        disk.fault = None
    monkeypatch.setattr(Archive, "keep_note", real)
    said = capfd.readouterr().err

    assert code == 4
    assert said.count("Der Datenträger ist voll") == 1
    archive = Archive(home / "archive.sqlite3")
    job = archive.jobs()[0]
    archive.close()
    assert f"jobs resume {job.id[:8]}" in said
    assert run(["--home", str(home), "jobs", "resume", job.id[:8], "--format", "json"]) == 0
    assert '"statements"' in capfd.readouterr().out


def test_a_result_that_cannot_be_stored_is_delivered_all_the_same(
    home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = makers.write(tmp_path, "a.pdf", makers.pdf())

    def full(*_: object) -> None:
        raise SetupProblem("history-full", "")

    monkeypatch.setattr(Archive, "finish", full)
    code = run(["--home", str(home), "summarize", str(paper), "--engine", "scripted", "--format", "json"])

    told = capfd.readouterr()
    assert code == 0
    assert '"statements"' in told.out
    assert "Der Datenträger ist voll" in told.err
