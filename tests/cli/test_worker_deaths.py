"""A worker that dies in the middle of a job costs one step of it, on this PC and at the server alike."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from genius_desktop import settings
from genius_desktop.archive.archive import Archive
from genius_desktop.domain import EngineChoice, EngineInfo, Note, Plan
from genius_desktop.jobs.attempt import Attempt
from genius_desktop.jobs.events import Cancelled, Failed, Measured, Noted
from genius_desktop.settings import ServerSettings, Settings
from tests import makers
from tests.archive.samples import TASK
from tools.storm import openai, victims

PATIENCE_SECONDS = 60
Start = Callable[[str], "subprocess.Popen[bytes]"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return makers.write(tmp_path, "niederschrift.pdf", makers.pdf(makers.many_pages(120)))


@pytest.fixture
def start(tmp_path: Path, home: Path, file: Path) -> Iterator[Start]:
    """Start the command line with a slow engine on this PC, or with a slow server."""
    book = openai.Book(word_seconds=0.01)
    with openai.serving(book=book) as server:
        home.mkdir()
        url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        settings.save(home / "settings.json", replace(Settings(), server=ServerSettings(mode="ask", url=url)))
        begun: list[subprocess.Popen[bytes]] = []

        def build(engine: str) -> "subprocess.Popen[bytes]":
            words = ["--home", home, "summarize", file, "--engine", engine, "--out", tmp_path / "aus.md"]
            command = [sys.executable, "-P", victims.__file__, *map(str, (tmp_path / "acknowledged", *words))]
            with (tmp_path / "said").open("wb") as said:
                environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
                begun.append(subprocess.Popen(command, stdout=said, stderr=said, env=environment))
            return begun[-1]

        yield build
        for process in begun:
            process.kill()
            process.wait()


def acknowledged(folder: Path) -> Counter[str]:
    file = folder / "acknowledged"
    return Counter(file.read_text("ascii").splitlines()) if file.exists() else Counter()


def is_worker(process: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return process.cmdline()[-1:] == ["worker"]
    return False


def kill_worker(parent: "subprocess.Popen[bytes]", folder: Path, *, notes: int) -> None:
    """Kill the worker once so many notes are kept."""
    end = time.monotonic() + PATIENCE_SECONDS
    while sum(line.startswith("keep_note") for line in acknowledged(folder)) < notes:
        assert parent.poll() is None, (folder / "said").read_text("utf-8")
        assert time.monotonic() < end
        time.sleep(0.01)
    workers = [child for child in psutil.Process(parent.pid).children() if is_worker(child)]
    assert workers
    workers[0].kill()


@pytest.mark.parametrize("engine", ["scripted", "server"])
def test_a_job_whose_worker_is_killed_goes_on_by_itself_and_repeats_no_note(
    engine: str, start: Start, tmp_path: Path, home: Path
) -> None:
    parent = start(engine)
    kill_worker(parent, tmp_path, notes=1)

    assert parent.wait(PATIENCE_SECONDS) == 0, (tmp_path / "said").read_text("utf-8")
    kept = acknowledged(tmp_path)
    assert sum(line.startswith("keep_note") for line in kept) >= 3
    assert set(kept.values()) == {1}
    with closing(Archive(home / "archive.sqlite3")) as archive:
        assert [entry.state for entry in archive.jobs()] == ["finished"]


@pytest.mark.parametrize("engine", ["scripted", "server"])
def test_a_job_whose_second_worker_dies_too_ends_with_the_reason(engine: str, start: Start, tmp_path: Path) -> None:
    parent = start(engine)
    kill_worker(parent, tmp_path, notes=1)
    kill_worker(parent, tmp_path, notes=2)

    assert parent.wait(PATIENCE_SECONDS) == 4
    assert "jobs resume" in (tmp_path / "said").read_text("utf-8")


def test_another_try_has_the_notes_and_lengths_of_the_first_and_asks_less_of_the_pc() -> None:
    note = Note("k", "Notiz", EngineInfo("local", "m", "1"))
    plan = Plan(4, rows=32, extra_buffers=True)
    attempt = Attempt(replace(TASK, engine=EngineChoice("local", plan=plan)))
    attempt.hear(Noted(note))
    attempt.hear(Measured({1: 2}))

    task = attempt.again(Failed("worker-died", ""))

    assert task is not None
    assert (task.notes, task.lengths) == ((note,), {1: 2})
    assert task.engine.plan == replace(plan, rows=8, extra_buffers=False)
    assert attempt.again(Failed("worker-died", "")) is None


@pytest.mark.parametrize("end", [Failed("file-missing", ""), Failed("bug", ""), Cancelled()])
def test_any_other_end_is_the_end(end: Failed | Cancelled) -> None:
    assert Attempt(TASK).again(end) is None
