"""Kills real jobs at random moments, parent, worker or reader, and lets them go on until they are done."""

import ctypes
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw
import psutil

from genius_desktop.archive.archive import Archive
from tests import makers
from tools.storm import victims

# Any of these is a fault of ours.
FAULTS = (
    "notes lost",
    "notes written twice",
    "jobs lost",
    "jobs twice",
    "results lost",
    "archives damaged",
    "not finished",
    "other results",
    "other ends",
    "orphans",
    "temporary files left",
)
VICTIMS = ("parent", "worker", "reader")
_PAGES = 120
_READING_SECONDS = 0.8
_MOST_KILLS_A_JOB = 4
_PATIENCE_SECONDS = 60.0
# Long, for a child that has only just been started on a busy PC; it looks for its parent once it is up.
_DEATH_SECONDS = 10.0
_SUBREAPER = 36
# Done, a problem of the document, a problem of the set-up, killed.
_ENDS = {0, 3, 4, -9}
Counts = Counter[str]


@dataclass(slots=True)
class Stage:
    """The folder of one job, and how often it was hit; `acknowledged` is what the archive has said it keeps."""

    folder: Path
    document: Path
    run: int = 0
    acknowledged: list[list[str]] = field(default_factory=list)

    @property
    def home(self) -> Path:
        """The profile."""
        return self.folder / "home"

    @property
    def out(self) -> Path:
        """Where the result goes."""
        return self.folder / "ergebnis.json"

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """Start the command line on this profile."""
        (self.folder / "tmp").mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-P", victims.__file__, str(self.folder / "acknowledged"), "--home", str(self.home)]
        with (self.folder / "said").open("ab") as said:
            return subprocess.Popen(
                [*command, *words, "--format", "json", "--out", str(self.out), "--force"],
                stderr=said,
                stdout=said,
                env={**os.environ, "TMPDIR": str(self.folder / "tmp")},
            )

    def begin(self) -> "subprocess.Popen[bytes]":
        """Start the job for the first time, or again from the history."""
        jobs = self.jobs()
        if not jobs:
            return self.start("summarize", str(self.document), "--engine", "scripted")
        return self.start("jobs", "resume", jobs[0])

    def jobs(self) -> list[str]:
        """Give the jobs of the history."""
        if not (self.home / "archive.sqlite3").exists():
            return []
        with closing(Archive(self.home / "archive.sqlite3")) as archive:
            return [entry.id for entry in archive.jobs()]

    def hear(self) -> None:
        """Read what was acknowledged."""
        file = self.folder / "acknowledged"
        lines = file.read_text("ascii").split("\n")[:-1] if file.exists() else []
        self.acknowledged = [line.split() for line in lines]


def storm(wanted: int, folder: Path, *, seed: int = 1) -> dict[str, Any]:
    """Kill so often, and count what was lost."""
    counts: Counts = Counter()
    start = time.monotonic()
    document = makers.write(folder, "niederschrift.pdf", makers.pdf(makers.many_pages(_PAGES)))
    with _foster_parent():
        model = Stage(folder / "model", document)
        seconds = _whole_run(model)
        expected = json.loads(model.out.read_text("utf-8"))["statements"]
        notes = _notes(model)
        chance = random.Random(seed)  # noqa: S311 (a storm that comes again, no secret)
        while counts["kills"] < wanted:
            print(f"{counts['kills']} of {wanted} kills", end="\r", file=sys.stderr, flush=True)
            stage = Stage(folder / f"job{counts['jobs']}", document)
            counts["jobs"] += 1
            for _ in range(min(_MOST_KILLS_A_JOB, wanted - counts["kills"])):
                hit = _hit(stage, chance, counts, seconds=seconds)
                _look(stage, counts)
                if not hit:
                    break
            _finish(stage, counts, expected=expected, notes=notes)
            shutil.rmtree(stage.folder)
    return {"seconds of a job": round(seconds, 1), "seconds of all": round(time.monotonic() - start), **counts}


def _foster_parent() -> "closing[_Fosterage]":
    return closing(_Fosterage())


class _Fosterage:
    """On Linux, whoever loses its parent becomes our child, so that no orphan can hide."""

    def __init__(self) -> None:
        self._adopt(1)

    def _adopt(self, wish: int) -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_SUBREAPER, wish, 0, 0, 0)

    def close(self) -> None:
        self._adopt(0)


def _whole_run(stage: Stage) -> float:
    start = time.monotonic()
    if stage.begin().wait(_PATIENCE_SECONDS):
        raise RuntimeError((stage.folder / "said").read_text("utf-8"))
    return time.monotonic() - start


def _notes(stage: Stage) -> set[str]:
    with closing(Archive(stage.home / "archive.sqlite3")) as archive:
        return {note.key for entry in archive.jobs() for note in archive.notes(entry.id)}


def _hit(stage: Stage, chance: random.Random, counts: Counts, *, seconds: float) -> bool:
    """Start the job and kill one of its processes; false for a job that was done before."""
    parent = stage.begin()
    # In turns, so that each is hit as often as the others.
    wish, moment = VICTIMS[counts["kills"] % len(VICTIMS)], chance.uniform(0, seconds)
    # A reader lives for a small part of a job: it is waited for, and let live a moment.
    victim = _victim(parent, wish, chance.uniform(0, _READING_SECONDS)) if wish == "reader" else None
    if victim is None:
        with suppress(subprocess.TimeoutExpired):
            parent.wait(moment)
        victim = _victim(parent, wish, 0.0) or _victim(parent, "parent", 0.0)
    hit = victim is not None and _kill(victim)
    if hit:
        counts["kills"] += 1
        counts[f"killed: {wish}"] += 1
        counts[f"killed {_when(stage)}"] += 1
    counts["other ends"] += _end(parent) not in _ENDS
    counts["orphans"] += _orphans()
    return hit


def _kill(victim: psutil.Process) -> bool:
    try:
        victim.kill()
    except psutil.NoSuchProcess:
        return False
    return True


def _victim(parent: "subprocess.Popen[bytes]", wish: str, moment: float) -> psutil.Process | None:
    """Find a process of a job, waiting for a reader; give it after a moment, if it still lives."""
    late = time.monotonic() + (_PATIENCE_SECONDS if wish == "reader" else 0.0)
    while parent.poll() is None:
        process = psutil.Process(parent.pid)
        family = [process] if wish == "parent" else process.children(recursive=True)
        for member in family:
            if wish == "parent" or _words(member)[-1:] == [wish]:
                time.sleep(moment)
                return member if member.is_running() else None
        if time.monotonic() >= late:
            return None
        time.sleep(0.005)
    return None


def _when(stage: Stage) -> str:
    """Say how far a job was, by what the archive had acknowledged."""
    stage.hear()
    kinds = Counter(line[0] for line in stage.acknowledged)
    if kinds["finish"]:
        return "after the result was stored"
    if kinds["keep_note"]:
        return "among notes or statements"
    return "while reading" if kinds["begin"] else "before the job was entered"


def _words(process: psutil.Process) -> list[str]:
    """Give the command line of a process; empty where it is gone or waits to be reaped."""
    with suppress(psutil.Error):
        return process.cmdline()
    return []


def _end(parent: "subprocess.Popen[bytes]") -> int:
    try:
        return parent.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        parent.kill()
        parent.wait()
        return 1


def _orphans() -> int:
    """Count, and end, what still lives of a job whose parent has ended."""
    late = time.monotonic() + _DEATH_SECONDS
    while left := list(_living()):
        if time.monotonic() > late:
            for process in left:
                print("orphan:", *_words(process), file=sys.stderr)
                process.kill()
            return len(left)
        time.sleep(0.02)
    return 0


def _living() -> Iterator[psutil.Process]:
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error, ChildProcessError):
            if process.status() == psutil.STATUS_ZOMBIE:
                _reap(process.pid)
            elif victims.__file__ in (words := _words(process)) or words[-1:] in (["reader"], ["cat"]):
                yield process


def _reap(process_id: int) -> None:
    if sys.platform != "win32":
        os.waitpid(process_id, os.WNOHANG)


def _look(stage: Stage, counts: Counts) -> None:
    """Hold what the archive has acknowledged against what it has."""
    stage.hear()
    file = stage.home / "archive.sqlite3"
    if not file.exists():
        counts["jobs lost"] += len(stage.acknowledged)
        return
    with closing(Archive(file)) as archive:
        kept = {entry.id: {note.key for note in archive.notes(entry.id)} for entry in archive.jobs()}
        states = {entry.id: entry.state for entry in archive.jobs()}
    counts["archives damaged"] += apsw.Connection(str(file)).pragma("integrity_check") != "ok"
    counts["jobs twice"] += len(kept) > 1
    for kind, job, *key in stage.acknowledged:
        counts["jobs lost"] += job not in kept
        counts["results lost"] += kind == "finish" and states.get(job) != "finished"
        counts["notes lost"] += kind == "keep_note" and key[0] not in kept.get(job, ())


def _finish(stage: Stage, counts: Counts, *, expected: object, notes: set[str]) -> None:
    """Let the job go on to its end, and hold its result against that of a job no one has disturbed."""
    counts["not finished"] += _end(stage.begin()) != 0
    counts["orphans"] += _orphans()
    _look(stage, counts)
    told = Counter(tuple(line) for line in stage.acknowledged if line[0] == "keep_note")
    counts["notes kept"] += len(told)
    counts["notes written twice"] += sum(count - 1 for count in told.values())
    same = stage.out.exists() and json.loads(stage.out.read_text("utf-8"))["statements"] == expected
    counts["other results"] += not same or _notes(stage) != notes
    left = [*(stage.folder / "tmp").iterdir(), *stage.folder.rglob("*.part")]
    counts["temporary files left"] += len(left)
