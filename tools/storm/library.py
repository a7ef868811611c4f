"""Kills whoever reads a collection at random moments: the index stays whole, and every file gets into it once."""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import apsw
import psutil

from genius_desktop import codec, paths
from genius_desktop.children import Child
from genius_desktop.jobs.events import FINAL, Failed, Progressed, read_event
from genius_desktop.libraries import Filed, Indexed, IndexTask
from genius_desktop.library import store, tokenizer
from genius_desktop.library.search import Searcher

FAULTS = ("files lost", "files twice", "files not found", "indexes damaged", "not finished", "other ends")
_KILLS, _FILES, _PARAGRAPHS = 200, 60, 12
_MOST_KILLS_A_ROUND = 5
_PATIENCE_SECONDS = 900.0
Counts = Counter[str]


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Kill as often as was asked for; figures that must be nothing are always told."""
    with tempfile.TemporaryDirectory(prefix="library") as folder:
        return dict.fromkeys(FAULTS, 0) | storm(arguments.kills or _KILLS, Path(folder))


def storm(wanted: int, folder: Path, *, seed: int = 1) -> dict[str, Any]:
    """Kill so often, and count what was lost."""
    counts: Counts = Counter()
    start = time.monotonic()
    papers = _papers(folder / "Akten")
    chance = random.Random(seed)  # noqa: S311 (a storm that comes again, no secret)
    while counts["kills"] < wanted:
        library = folder / f"library{counts['rounds']}"
        counts["rounds"] += 1
        told: set[str] = set()
        for _ in range(min(_MOST_KILLS_A_ROUND, wanted - counts["kills"])):
            # A storm that is stopped has told what it found.
            faults = sum(counts[fault] for fault in FAULTS)
            print(f"{counts['kills']} of {wanted} kills, {faults} faults", end="\r", file=sys.stderr, flush=True)
            if _run(library, papers, told, stop_at=chance.randrange(_FILES)) is None:
                counts["kills"] += 1
            _look(library, told, counts)
        last = _run(library, papers, told, stop_at=None)
        counts["not finished"] += not isinstance(last, Indexed)
        counts["other ends"] += isinstance(last, Failed)
        _look(library, told, counts)
        _whole(library, counts)
    return {"seconds": round(time.monotonic() - start), **counts}


def _papers(folder: Path) -> Path:
    """Write papers, each with a word that no other has."""
    folder.mkdir()
    for number in range(_FILES):
        lines = (
            f"Absatz {line} der Vorlage {number}: " + "Der Rat berät über den Weg. " * 20 for line in range(_PARAGRAPHS)
        )
        text = f"Vorlage Sonderwort{_letters(number)}\n\n" + "\n\n".join(lines)
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


def _letters(number: int) -> str:
    return "".join(chr(ord("k") + int(digit)) for digit in f"{number:03}")


def _run(library: Path, papers: Path, told: set[str], *, stop_at: int | None) -> object:
    """Let a real worker read the collection; kill it, or its reader, once so many files are done.

    The name of each file that was told to be safe is added; the last event is given, none for a worker that was killed.
    """
    child = Child(paths.own_command("worker"))
    late = time.monotonic() + _PATIENCE_SECONDS
    try:
        child.send(codec.to_line(IndexTask("storm", os.fsencode(library), add=(os.fsencode(papers),))))
        while (line := child.read_line()) and time.monotonic() < late:
            event = read_event(line)
            if isinstance(event, Filed) and event.paper.state == "read":
                told.add(event.paper.name)
            if isinstance(event, FINAL):
                return event
            if stop_at is not None and isinstance(event, Progressed) and event.done >= stop_at:
                _kill(child)
                return None
        return None
    finally:
        child.kill()
        child.close()


def _kill(child: Child) -> None:
    with suppress(psutil.Error):
        psutil.Process(child.process_id).kill()


def _look(library: Path, told: set[str], counts: Counts) -> None:
    """Hold what was told against what the index has."""
    if not (library / store.FILE).exists():
        counts["files lost"] += len(told)
        return
    with closing(apsw.Connection(str(library / store.FILE))) as index:
        tokenizer.register(index)
        counts["indexes damaged"] += index.pragma("integrity_check") != "ok"
        with suppress(apsw.SQLError):
            read = {str(row[0]) for row in index.execute("SELECT name FROM files WHERE state = 'read'")}
            counts["files lost"] += len(told - read)


def _whole(library: Path, counts: Counts) -> None:
    with closing(apsw.Connection(str(library / store.FILE))) as index:
        files = index.execute("SELECT count(*) FROM papers").fetchall()[0][0]
        counts["files twice"] += max(int(str(files)) - _FILES, 0)
        counts["files kept"] += int(str(files))
    with closing(Searcher(library)) as searcher:
        for number in range(_FILES):
            found = searcher.search(f"Sonderwort{_letters(number)}").papers
            counts["files not found"] += not found or found[0].paper.name != f"{number}.txt"
