"""The real worker process, with the real reader and engines that go wrong."""

import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from genius_desktop import codec
from genius_desktop.assistants import files
from genius_desktop.children import Child
from genius_desktop.domain import EngineChoice, Source
from genius_desktop.jobs.events import (
    FINAL,
    Cancel,
    Cancelled,
    Failed,
    Finished,
    Noted,
    Stated,
    Warmed,
)
from genius_desktop.tasks import SummaryTask, WarmTask
from tests import makers
from tests.growth import is_ever_as_fast
from tests.jobs.talking import FAULTS, Talk


@pytest.fixture
def task(tmp_path: Path) -> SummaryTask:
    file = makers.write(tmp_path, "niederschrift.pdf", makers.pdf(makers.many_pages(60)))
    return SummaryTask(
        "1", (Source(os.fsencode(file), file.name),), files.shipped("zusammenfassung"), EngineChoice("scripted")
    )


def test_a_summary_has_statements_found_on_their_pages_and_full_coverage(talk: Talk, task: SummaryTask) -> None:
    talk.say(task)
    heard = talk.until_final()

    finished = heard[-1]
    assert isinstance(finished, Finished)
    summary = finished.summary
    assert summary.statements
    assert all(c.found for s in summary.statements for c in s.citations)
    assert all(1 <= c.page <= 60 for s in summary.statements for c in s.citations)
    assert summary.documents[0].coverage.pages_read == 60
    assert [e.statement for e in heard if isinstance(e, Stated)] == list(summary.statements)
    assert len({e.note.key for e in heard if isinstance(e, Noted)}) >= 2


def test_notes_of_an_earlier_run_are_not_written_again(talk: Talk, task: SummaryTask) -> None:
    talk.say(task)
    first = talk.until_final()
    notes = tuple(e.note for e in first if isinstance(e, Noted))
    talk.say(replace(task, job="2", notes=notes))
    second = talk.until_final()

    assert not [e for e in second if isinstance(e, Noted)]
    assert isinstance(first[-1], Finished)
    assert isinstance(second[-1], Finished)
    assert second[-1].summary.statements == first[-1].summary.statements


@pytest.mark.parametrize("talk", ["slow"], indirect=True)
def test_a_cancel_is_told_and_the_worker_stays(talk: Talk, task: SummaryTask) -> None:
    pid = talk.child.process_id

    def cancel() -> float:
        talk.say(task)
        while not isinstance(talk.hear(), Noted):
            pass
        start = time.monotonic()
        talk.say(Cancel(task.job))
        assert talk.until_final()[-1] == Cancelled()
        return time.monotonic() - start

    assert is_ever_as_fast(cancel, 0.2)
    talk.say(WarmTask("w", EngineChoice("scripted")))
    assert isinstance(talk.until_final()[-1], Warmed)
    assert talk.child.process_id == pid


def test_a_cancel_right_after_the_start_is_never_lost(talk: Talk, task: SummaryTask) -> None:
    for number in range(20):
        talk.say(replace(task, job=str(number)))
        talk.say(Cancel(str(number)))

        assert talk.until_final()[-1] == Cancelled()


def test_a_cancel_of_another_job_cancels_nothing(talk: Talk, task: SummaryTask) -> None:
    talk.say(Cancel("another"))
    talk.say(task)

    assert isinstance(talk.until_final()[-1], Finished)


@pytest.mark.parametrize("talk", ["die"], indirect=True)
def test_a_worker_that_dies_ends_its_output(talk: Talk, task: SummaryTask) -> None:
    talk.say(task)

    assert not isinstance(talk.until_final()[-1], FINAL)
    assert talk.child.close(3) == -signal.SIGABRT


@pytest.mark.parametrize("talk", ["bug"], indirect=True)
def test_a_bug_ends_the_job_and_not_the_worker(talk: Talk, task: SummaryTask) -> None:
    talk.say(task)
    assert talk.until_final()[-1] == Failed("bug", "")

    talk.say(WarmTask("w", EngineChoice("scripted")))
    assert isinstance(talk.until_final()[-1], Warmed)


@pytest.mark.parametrize("talk", ["silent"], indirect=True)
def test_empty_answers_are_a_named_problem_and_no_empty_summary(talk: Talk, task: SummaryTask) -> None:
    talk.say(task)

    assert talk.until_final()[-1] == Failed("no-usable-answer", "")


@pytest.mark.parametrize("talk", ["loud"], indirect=True)
def test_native_noise_on_the_output_breaks_no_message(talk: Talk, task: SummaryTask) -> None:
    talk.say(task)

    assert isinstance(talk.until_final()[-1], Finished)


@pytest.mark.parametrize("talk", ["hang"], indirect=True)
def test_a_worker_whose_parent_is_gone_leaves_even_when_stuck(talk: Talk, task: SummaryTask) -> None:
    talk.say(task)
    while not isinstance(talk.hear(), Noted):
        pass
    time.sleep(0.3)  # now it hangs

    # A kill after the five seconds would be told as one.
    assert talk.child.close(5) == 1


def test_a_killed_parent_takes_worker_and_reader_along(task: SummaryTask) -> None:
    code = (
        "import sys, time\nfrom genius_desktop.children import Child\n"
        f"child = Child([sys.executable, {FAULTS!r}, 'worker', 'hang'])\n"
        "child.read_line(); child.send(sys.stdin.buffer.readline())\n"
        "print(child.process_id, flush=True); time.sleep(60)"
    )
    parent = Child([sys.executable, "-c", code])
    parent.send(codec.to_line(task))
    worker = psutil.Process(int(parent.read_line()))
    deadline = time.monotonic() + 10
    while not worker.children() and time.monotonic() < deadline:
        time.sleep(0.05)
    family = [worker, *worker.children()]
    assert len(family) == 2
    parent.kill()
    parent.close()

    _, alive = psutil.wait_procs(family, timeout=4)
    assert not [p for p in alive if p.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (makers.pdf(password="x"), "encrypted-document"),
        (makers.picture_pdf(), "no-text"),
        (b"Zu kurz.", "too-short"),
        (b"MZ\x90\0", "unknown-format"),
    ],
)
def test_a_bad_document_is_a_named_problem(talk: Talk, task: SummaryTask, data: bytes, code: str) -> None:
    Path(os.fsdecode(task.sources[0].path)).write_bytes(data)
    talk.say(task)

    assert talk.until_final()[-1] == Failed(code, "niederschrift.pdf")


def test_only_regular_files_are_opened(talk: Talk, task: SummaryTask, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no named pipes in folders")
    pipe = tmp_path / "rohr"
    os.mkfifo(pipe)
    for path, code in ((pipe, "not-a-file"), (tmp_path, "not-a-file"), (tmp_path / "weg", "file-missing")):
        source = Source(os.fsencode(path), "x")
        talk.say(replace(task, sources=(source,)))

        assert talk.until_final()[-1] == Failed(code, "x")
