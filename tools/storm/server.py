"""Kills the program and the server while jobs wait for each other: none may be lost, and no result be stored twice."""

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from genius_desktop.archive.archive import Archive
from tests import makers
from tools.storm import line, openai

FAULTS = ("jobs lost", "jobs twice", "results lost", "results stored twice", "archives damaged", "not finished")
_KILLS = 500
_JOBS, _PAGES = 4, 12
_WORD_SECONDS = 0.003
_MOST_RUN_SECONDS, _MOST_ABSENCE_SECONDS = 2.5, 1.0
_PATIENCE_SECONDS = 120.0
Counts = Counter[str]


@dataclass(slots=True)
class Stage:
    """A profile with its documents, the program and the server; either may be dead."""

    folder: Path
    documents: list[Path]
    port: int
    processes: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def archive(self) -> Path:
        """Where the history is."""
        return self.folder / "home" / "archive.sqlite3"

    def start(self, who: str) -> None:
        """Start the program or the server, unless it runs."""
        known = self.processes.get(who)
        if known is not None and known.poll() is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        url = f"http://127.0.0.1:{self.port}/v1"
        words: dict[str, list[object]] = {
            "server": [openai.__file__, self.port, _WORD_SECONDS],
            "parent": [line.__file__, self.folder / "acknowledged", self.folder / "home", url, *self.documents],
        }
        with (self.folder / "said").open("ab") as said:
            command = [sys.executable, "-P", *map(str, words[who])]
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
            self.processes[who] = subprocess.Popen(command, stdout=said, stderr=said, env=environment)

    def kill(self, who: str) -> bool:
        """Kill the program or the server; false where it is not there any more."""
        known = self.processes.get(who)
        if known is None or known.poll() is not None:
            return False
        known.kill()
        known.wait()
        return True

    def acknowledged(self) -> list[list[str]]:
        """Read what the archive has said it keeps."""
        file = self.folder / "acknowledged"
        lines = file.read_text("ascii").split("\n")[:-1] if file.exists() else []
        return [told.split() for told in lines]


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Kill as often as was asked for; figures that must be nothing are always told."""
    with tempfile.TemporaryDirectory() as folder:
        return dict.fromkeys(FAULTS, 0) | storm(arguments.kills or _KILLS, Path(folder))


def storm(wanted: int, folder: Path, *, seed: int = 1) -> dict[str, Any]:
    """Kill so often, and count what was lost."""
    counts: Counts = Counter()
    began = time.monotonic()
    chance = random.Random(seed)  # noqa: S311 (a storm that comes again, no secret)
    pages = makers.many_pages(_PAGES)
    documents = [makers.write(folder, f"vorlage{number}.pdf", makers.pdf(pages)) for number in range(_JOBS)]
    while counts["kills"] < wanted:
        stage = Stage(folder / f"stage{counts['stages']}", documents, _free_port())
        counts["stages"] += 1
        try:
            _rage(stage, chance, counts, wanted=wanted)
            _finish(stage, counts)
        finally:
            for who in stage.processes:
                stage.kill(who)
    return {"seconds": round(time.monotonic() - began), **counts}


def _rage(stage: Stage, chance: random.Random, counts: Counts, *, wanted: int) -> None:
    """Kill in turns, until the jobs are done or it was often enough; what is dead comes back after a while."""
    while counts["kills"] < wanted:
        stage.start("parent")
        if chance.random() < 0.7:  # noqa: PLR2004 (the server is often away when the program comes back)
            stage.start("server")
        with suppress(subprocess.TimeoutExpired):
            stage.processes["parent"].wait(chance.uniform(0.2, _MOST_RUN_SECONDS))
        if stage.processes["parent"].poll() == 0:
            return
        print(f"{counts['kills']} of {wanted} kills", end="\r", file=sys.stderr, flush=True)
        victim = ("parent", "server")[counts["kills"] % 2]
        if "server" not in stage.processes or not stage.kill(victim):
            stage.start("server")
            continue
        counts["kills"] += 1
        counts[f"killed: {victim}"] += 1
        if victim == "server":
            time.sleep(chance.uniform(0, _MOST_ABSENCE_SECONDS))
            stage.start("server")
        else:
            _look(stage, counts)


def _look(stage: Stage, counts: Counts) -> None:
    """Hold what the archive has acknowledged against what it has: a job is in line, or its result is stored, once."""
    told = stage.acknowledged()
    if not stage.archive.exists():
        counts["jobs lost"] += len(told)
        return
    with closing(Archive(stage.archive)) as archive:
        states = {entry.id: entry.state for entry in archive.jobs()}
        titles = Counter(entry.title for entry in archive.jobs())
        waiting = archive.outbox()
    counts["archives damaged"] += apsw.Connection(str(stage.archive)).pragma("integrity_check") != "ok"
    counts["jobs twice"] += sum(count - 1 for count in titles.values()) + len(waiting) - len(set(waiting))
    finished = Counter(job for kind, job, *_ in told if kind == "finish")
    for kind, job, *_ in told:
        if kind == "begin":
            counts["jobs lost"] += (states.get(job) == "finished") == (job in waiting)
    counts["results lost"] += sum(states.get(job) != "finished" for job in finished)
    counts["results stored twice"] += sum(count - 1 for count in finished.values())


def _finish(stage: Stage, counts: Counts) -> None:
    """Let every job come to its end, and count their results."""
    stage.start("server")
    stage.start("parent")
    try:
        ended = stage.processes["parent"].wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        ended = 1
    _look(stage, counts)
    with closing(Archive(stage.archive)) as archive:
        done = [entry for entry in archive.jobs() if entry.state == "finished" and archive.summary(entry.id)]
        counts["not finished"] += ended != 0 or len(done) != len(stage.documents)
        counts["results"] += len(done)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])
