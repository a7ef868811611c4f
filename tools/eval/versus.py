"""The usual ways to summarise, run beside the program with the same weights and within what is left of the time."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from tools.eval import baseline, facts
from tools.eval.facts import FactFile
from tools.eval.program import Program, Result, RunError
from tools.eval.scoring import Score, Share
from tools.places import cache

_SHORTEST_SECONDS = 20.0
# No process waits for ever, even where nobody set an end.
_LONGEST_SECONDS = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class Written:
    """What one of the usual ways wrote of a document, and whether an earlier run wrote it."""

    way: str
    text: str
    seconds: float
    reused: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """The file both sides use."""

    file: Path

    def key(self) -> str:
        """Tell this file from others without reading a gigabyte each time."""
        about = self.file.stat()
        return f"{self.file.name} {about.st_size}"


def weights(program: Program) -> Weights | None:
    """Find the weights that the program uses; None where they are not on this machine.

    Raises `RunError` where the program cannot list them.
    """
    if program.model and Path(program.model).is_file():
        return Weights(Path(program.model))
    listed = json.loads(program.answer("models", "list", "--json"))
    for row in listed:
        chosen = row["id"] == program.model if program.model else row.get("tier") == "starter"
        if chosen and row["present"]:
            places = [Path(row["path"])] if "path" in row else [shelf / f"{row['id']}.gguf" for shelf in _shelves()]
            return next((Weights(file) for file in places if file.is_file()), None)
    return None


def _shelves() -> list[Path]:
    forced = os.environ.get("GENIUS_DESKTOP_MODELS")
    own = platformdirs.user_data_path("genius-desktop", appauthor=False)
    shared = platformdirs.site_data_dir("genius-desktop", appauthor=False, multipath=True).split(os.pathsep)
    return [Path(forced)] if forced else [own / "models", *(Path(folder) / "models" for folder in shared)]


def write(way: str, text: str, by: Weights, *, until: float, reuse: bool) -> Written | None:
    """Let one of the usual ways summarise; None where the time is not enough.

    Raises `RunError`.
    """
    kept = cache() / "eval" / f"{_key(way, text, by)}.json"
    if reuse and kept.is_file():
        return _written(way, json.loads(kept.read_text("utf-8")), reused=True)
    left = min(until - time.monotonic(), _LONGEST_SECONDS)
    if left < _SHORTEST_SECONDS:
        return None
    task = {"way": way, "text": text, "model": str(by.file), "threads": _threads()}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "tools.eval.baseline"],
            check=False, capture_output=True, text=True, encoding="utf-8", input=json.dumps(task), timeout=left,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise RunError(f"Vergleich {way}: {' '.join(done.stderr.strip().splitlines()[-1:])}")
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(done.stdout, "utf-8")
    return _written(way, json.loads(done.stdout), reused=False)


def _written(way: str, content: Mapping[str, Any], *, reused: bool) -> Written:
    return Written(way, str(content["text"]), float(content["seconds"]), reused)


def _key(way: str, text: str, by: Weights) -> str:
    # What is asked belongs to the key: another prompt is another comparison.
    asked = f"{baseline.SYSTEM}{baseline.SUMMARISE}{baseline.NOTE}{baseline.MERGE}{baseline.ROOM_TOKENS}"
    asked += f"{baseline.CHUNK_TOKENS}{baseline.NOTE_TOKENS}{baseline.ANSWER_TOKENS}"
    return hashlib.sha256("\0".join((way, asked, by.key(), str(_threads()), text)).encode()).hexdigest()[:32]


def _threads() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """The program and one usual way on the same document."""

    way: str
    alone: Share
    with_overview: Share
    ours: Share
    ours_summary: Share
    seconds: float
    ours_seconds: float
    reused: bool

    def __add__(self, other: "Comparison") -> "Comparison":
        """Add what was compared on another document."""
        return Comparison(
            self.way,
            self.alone + other.alone,
            self.with_overview + other.with_overview,
            self.ours + other.ours,
            self.ours_summary + other.ours_summary,
            self.seconds + other.seconds,
            self.ours_seconds + other.ours_seconds,
            self.reused or other.reused,
        )

    def shape(self) -> dict[str, Any]:
        """Give the figures, with how many times the program holds what the usual way holds."""
        ours = self.ours.part + self.ours_summary.part
        theirs = self.with_overview.part + self.alone.part
        return {
            "fact_recall": self.with_overview.rate(),
            "fact_recall_summary": self.alone.rate(),
            "seconds": round(self.seconds, 1),
            "ours_fact_recall": self.ours.rate(),
            "ours_fact_recall_summary": self.ours_summary.rate(),
            "ours_seconds": round(self.ours_seconds, 1),
            "times_recall": round(ours / theirs, 2) if theirs else None,
            "times_recall_summary": round(self.ours_summary.part / self.alone.part, 2) if self.alone.part else None,
            "speedup": round(self.seconds / self.ours_seconds, 2) if self.ours_seconds else None,
            "reused": self.reused,
        }


def compare(written: Written, *, result: Result, known: FactFile, score: Score) -> Comparison:
    """Count what a usual way holds, alone and with the overview of the program beside it."""
    return Comparison(
        written.way,
        Share(*facts.recall(known.facts, written.text)),
        Share(*facts.recall(known.facts, f"{result.overview}\n{written.text}")),
        score.shares["fact_recall"],
        score.shares["fact_recall_summary"],
        written.seconds,
        result.seconds,
        written.reused,
    )
