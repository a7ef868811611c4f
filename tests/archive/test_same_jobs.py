"""The same document again: results and notes are found, and go when no job needs them any more."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from genius_desktop import sameness
from genius_desktop.archive import migrations
from genius_desktop.archive.archive import Archive
from genius_desktop.domain import EngineChoice, EngineInfo, Note, Source, Summary, Weights
from genius_desktop.tasks import SummaryTask
from tests.archive.samples import SUMMARY, TASK

SCHEMA = Path(migrations.__file__).parent / "schema"
DIGEST = "0" * 64


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite3"


def local(sha256: str, path: bytes = b"/modelle/a.gguf") -> EngineChoice:
    return EngineChoice("local", Weights("a", path, sha256))


def finished(archive: Archive, task: SummaryTask = TASK, summary: Summary = SUMMARY) -> str:
    job = archive.begin("a.pdf", task).job
    archive.keep_document(job, DIGEST)
    archive.finish(job, summary)
    return job


def test_the_same_wish_for_the_same_document_is_found(file: Path) -> None:
    archive = Archive(file)
    finished(archive)
    newest = finished(archive)

    found = archive.same(replace(TASK, sources=(Source(b"/anderswo/b.pdf", "b.pdf"),)), [DIGEST])

    assert found is not None
    assert found.id == newest
    archive.close()


@pytest.mark.parametrize(
    "other",
    [
        lambda task: replace(task, length="long"),
        lambda task: replace(task, mode="fast"),
        lambda task: replace(task, focus=("Kosten",)),
        lambda task: replace(task, assistant=replace(task.assistant, version=99)),
        lambda task: replace(task, engine=local("1" * 64)),
    ],
)
def test_another_wish_is_another_result(other: Callable[[SummaryTask], SummaryTask], file: Path) -> None:
    archive = Archive(file)
    finished(archive)

    assert archive.same(other(TASK), [DIGEST]) is None
    assert archive.same(TASK, ["1" * 64]) is None
    assert archive.same(TASK, []) is None
    archive.close()


def test_the_same_weights_elsewhere_are_the_same() -> None:
    here, there = replace(TASK, engine=local("1" * 64)), replace(TASK, engine=local("1" * 64, b"/stick/b.gguf"))

    assert sameness.fingerprint(here, [DIGEST]) == sameness.fingerprint(there, [DIGEST]) != ""
    assert sameness.notebook(here) == sameness.notebook(there) != sameness.notebook(TASK)


def test_a_result_with_failed_pages_is_not_offered_again(file: Path) -> None:
    archive = Archive(file)
    report = SUMMARY.documents[0]
    failed = replace(report, coverage=replace(report.coverage, pages_read=0, pages_failed=(1,)))
    finished(archive, summary=replace(SUMMARY, documents=(failed,)))

    assert archive.same(TASK, [DIGEST]) is None
    archive.close()


def test_a_deleted_result_is_not_found(file: Path) -> None:
    archive = Archive(file)
    archive.erase(finished(archive))

    assert archive.same(TASK, [DIGEST]) is None
    archive.close()


def test_a_job_resumed_with_another_engine_is_known_by_that_one(file: Path) -> None:
    archive = Archive(file)
    job = archive.begin("a", replace(TASK, engine=local("1" * 64))).job
    archive.end(job, "cancelled")
    archive.resume(job, local("2" * 64))
    archive.finish(job, SUMMARY)

    assert archive.same(replace(TASK, engine=local("1" * 64)), [DIGEST]) is None
    assert archive.same(replace(TASK, engine=local("2" * 64)), [DIGEST]) is not None
    archive.close()


def test_a_new_job_for_the_same_document_brings_the_notes_of_the_old_one(file: Path) -> None:
    archive = Archive(file)
    old = archive.begin("a", TASK).job
    archive.keep_document(old, DIGEST)
    archive.keep_note(old, Note("k", "Notiz"))

    longer, other = replace(TASK, length="long"), replace(TASK, engine=local("1" * 64))

    assert archive.begin("a", longer, [DIGEST]).notes == (Note("k", "Notiz"),)
    assert archive.begin("a", longer).notes == ()
    assert archive.begin("b", longer, ["1" * 64]).notes == ()
    assert archive.begin("a", other, [DIGEST]).notes == ()
    archive.close()


def test_a_note_goes_with_the_last_job_that_needs_it(file: Path, tmp_path: Path) -> None:
    archive = Archive(file)
    old = archive.begin("a", TASK).job
    archive.keep_document(old, DIGEST)
    archive.keep_note(old, Note("k", "Zwitscherling"))
    new = archive.begin("a", TASK, [DIGEST]).job

    archive.erase(old)
    assert archive.notes(new) == (Note("k", "Zwitscherling"),)
    archive.erase(new)

    assert not [part for part in tmp_path.glob("archive*") if b"Zwitscherling" in part.read_bytes()]
    archive.close()


def test_a_result_is_given_under_the_name_of_today() -> None:
    renamed = sameness.renamed(SUMMARY, (Source(b"/x/neu.pdf", "neu.pdf"),))

    assert (renamed.title, renamed.documents[0].name) == ("neu.pdf", "neu.pdf")


def test_digests_are_of_regular_files_only(tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_bytes(b"abc")
    known = Source(bytes(paper), "a.txt")

    assert sameness.digests((known,)) == ("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",)
    assert sameness.digests((known, Source(bytes(tmp_path / "fehlt"), "fehlt"))) == ()
    assert sameness.digests((Source(bytes(tmp_path), "Ordner"),)) == ()


def test_an_archive_of_the_second_schema_keeps_its_jobs_and_notes(file: Path) -> None:
    old = apsw.Connection(str(file))
    for step in sorted(SCHEMA.glob("*.sql"))[:2]:
        old.execute(step.read_text("utf-8"))
    old.pragma("user_version", 2)
    for job, text in (("eins", "Notiz"), ("zwei", "Notiz")):
        old.execute(
            "INSERT INTO jobs (id, created, title, state, task) VALUES (?, ?, ?, 'failed', ?)",
            (job, "2026-01-01T00:00:00+00:00", job, b"{}"),
        )
        old.execute("INSERT INTO notes VALUES (?, 'k', ?)", (job, text))
        old.execute("INSERT INTO notes VALUES (?, ?, 'Zwitscherling')", (job, f"nur {job}"))
    old.close()

    archive = Archive(file)

    assert [(job.id, job.state) for job in archive.jobs()] == [("zwei", "failed"), ("eins", "failed")]
    assert {note.key for note in archive.notes("eins")} == {"k", "nur eins"}
    copy = file.with_suffix(".v2.bak")
    assert b"Zwitscherling" in copy.read_bytes()
    archive.erase("eins")
    assert {note.key for note in archive.notes("zwei")} == {"k", "nur zwei"}
    assert not copy.exists()
    archive.close()


def test_half_written_files_of_a_killed_worker_are_swept(file: Path) -> None:
    archive = Archive(file)
    finished(archive)
    archive.close()
    folder = file.parent / "documents" / DIGEST
    folder.mkdir(parents=True)
    (folder / "pages.4711.part").write_text("x")
    (folder / "pages.json").write_text("x")

    Archive(file).close()

    assert [kept.name for kept in folder.iterdir()] == ["pages.json"]


def test_what_another_engine_has_written_is_not_taken_over(file: Path) -> None:
    archive = Archive(file)
    here, there = local("1" * 64), EngineInfo("server", "gross", "")
    old = archive.begin("a", replace(TASK, engine=here)).job
    archive.keep_document(old, DIGEST)
    archive.keep_note(old, Note("k", "von hier", EngineInfo("local", "a", "1" * 64)))
    archive.keep_note(old, Note("l", "von dort", there))

    assert [note.text for note in archive.begin("a", replace(TASK, engine=here), [DIGEST]).notes] == ["von hier"]
    assert {note.engine for note in archive.notes(old)} == {there, EngineInfo("local", "a", "1" * 64)}
    archive.close()


def test_a_job_goes_on_with_the_lengths_it_was_cut_by(file: Path) -> None:
    archive = Archive(file)
    job = archive.begin("a", TASK).job
    archive.keep_lengths(job, {4_000_000_000: 7})
    archive.end(job, "cancelled")

    assert archive.resume(job, local("1" * 64)).lengths == {4_000_000_000: 7}
    assert archive.task(job).lengths == {}
    archive.close()


def test_what_several_engines_have_written_is_no_answer_to_a_wish_for_one(file: Path) -> None:
    archive = Archive(file)
    both = (EngineInfo("local", "a", "1"), SUMMARY.engine)
    finished(archive, summary=replace(SUMMARY, engines=both))

    assert archive.same(TASK, [DIGEST]) is None
    finished(archive, summary=replace(SUMMARY, engines=both[1:]))
    assert archive.same(TASK, [DIGEST]) is not None
    archive.close()
