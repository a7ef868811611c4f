"""Cuts the power under the archive: what the disk may hold after a cut at any moment, and whether anything is lost.

What SQLite writes is recorded with every sync. At a cut, what was synced is there; of the rest each sector of 512 bytes
is there, is not, or is garbage, and a file that was never synced may not be there at all.
"""

import random
import tempfile
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import apsw

from genius_desktop.archive.archive import Archive
from genius_desktop.domain import Note, Statement
from genius_desktop.problems import SetupProblem
from tests.archive.samples import SUMMARY, TASK

# As many pages of the file as a real result.
_SUMMARY = replace(
    SUMMARY, statements=tuple(Statement(f"Der Rat beschließt Punkt {number}. " * 5) for number in range(1, 13))
)
FAULTS = ("damaged by a cut", "lost by a cut", "back by a cut")
_SECTOR = 512
_NAME = "archive.sqlite3"
_NOTES_A_JOB = 5
_VFS = "genius-storm"
Fate = Literal["nothing", "all", "some", "torn"]
_FATES: tuple[Fate, ...] = ("nothing", "all", "some", "torn")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that reached the system: a write, a sync, a cut to size, a deletion, or an acknowledgement."""

    kind: Literal["write", "sync", "truncate", "delete", "told"]
    file: str
    place: int = 0
    data: bytes = b""


class Recorder(apsw.VFS):
    """The file system as SQLite sees it, every step written down."""

    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps
        self.below = apsw.vfs_names()[0]
        super().__init__(_VFS, self.below, makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> "RecordedFile":  # noqa: N802, ANN401 (apsw's own)
        """Open a file that is recorded."""
        return RecordedFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802, FBT001 (apsw's own)
        """Delete a file."""
        super().xDelete(filename, syncdir)
        self.steps.append(Step("delete", Path(filename).name, int(syncdir)))


class RecordedFile(apsw.VFSFile):
    """One file of the archive."""

    def __init__(self, recorder: Recorder, name: Any, flags: list[int]) -> None:  # noqa: ANN401 (apsw's own)
        self._steps = recorder.steps
        full = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(full or "").name
        super().__init__(recorder.below, name, flags)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802, ANN401 (apsw's own)
        """Write."""
        self._steps.append(Step("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802 (apsw's own)
        """Bring to the disk what was written."""
        super().xSync(flags)
        self._steps.append(Step("sync", self._name))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 (apsw's own)
        """Cut to a size."""
        self._steps.append(Step("truncate", self._name, newsize))
        super().xTruncate(newsize)


@contextmanager
def recorded(steps: list[Step]) -> Any:  # noqa: ANN401 (a context without a value)
    """Record what any archive opened within does."""
    recorder = Recorder(steps)
    try:
        yield
    finally:
        recorder.unregister()


def storm(cuts: int, *, jobs: int = 40, seed: int = 1) -> dict[str, Any]:
    """Record jobs being kept, cut the power so often, and count what was lost."""
    start = time.monotonic()
    chance = random.Random(seed)  # noqa: S311 (a storm that comes again, no secret)
    steps: list[Step] = []
    with tempfile.TemporaryDirectory() as folder:
        with recorded(steps), closing(Archive(Path(folder, _NAME))) as archive:
            _keep_jobs(archive, steps, chance, jobs=jobs)
        disk, tally = _Disk(), _Tally()
        moments = sorted(chance.randrange(len(steps) + 1) for _ in range(cuts))
        done = 0
        for moment in moments:
            for step in steps[done:moment]:
                disk.take(step)
                tally.take(step)
            done = moment
            with tempfile.TemporaryDirectory() as place:
                disk.cut(Path(place), chance)
                tally.look(Path(place, _NAME))
    synced = sum(step.kind == "sync" for step in steps)
    figures = {"power cuts": cuts, "steps": len(steps), "syncs": synced, "acknowledged": tally.told}
    lost = {"damaged by a cut": tally.damaged, "lost by a cut": tally.lost, "back by a cut": tally.back}
    return {**figures, **lost, "seconds of cuts": round(time.monotonic() - start)}


def _keep_jobs(archive: Archive, steps: list[Step], chance: random.Random, *, jobs: int) -> None:
    begun: list[str] = []

    def told(*words: str) -> None:
        steps.append(Step("told", " ".join(words)))

    for number in range(jobs):
        job = archive.begin(f"Vorlage {number}", TASK, [_digest(number)]).job
        told("begun", job)
        archive.keep_document(job, _digest(number))
        for place in range(_NOTES_A_JOB):
            # Some passages stand in several documents.
            key = f"{chance.randrange(jobs)}-{place}"
            archive.keep_note(job, Note(key, f"- {key} " + "Wort " * chance.randint(20, 400)))
            told("note", job, key)
        begun.append(job)
        if chance.random() < 0.7:  # noqa: PLR2004 (seven of ten)
            archive.finish(job, _SUMMARY)
            told("finished", job)
        if chance.random() < 0.2:  # noqa: PLR2004 (one of five)
            victim = begun.pop(chance.randrange(len(begun)))
            told("erasing", victim)
            archive.erase(victim)
            told("erased", victim)


def _digest(number: int) -> str:
    return f"{number % 7:064}"


@dataclass(slots=True)
class _Disk:
    """What is safe on the disk, and what the system has only been told."""

    safe: dict[str, bytearray] = field(default_factory=dict)
    loose: dict[str, list[Step]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        if step.kind == "told":
            return
        if step.kind == "delete" and step.place:
            # The folder was synced, so the file is gone for good.
            self.safe.pop(step.file, None)
            self.loose.pop(step.file, None)
        elif step.kind == "sync":
            content = self.safe.setdefault(step.file, bytearray())
            for done in self.loose.pop(step.file, []):
                _apply(content, done)
        else:
            self.loose.setdefault(step.file, []).append(step)

    def cut(self, folder: Path, chance: random.Random) -> None:
        """Write down what is on the disk after the power has gone."""
        fate = chance.choice(_FATES)
        for name in self.safe.keys() | self.loose.keys():
            content = bytearray(self.safe.get(name, b""))
            for step in self.loose.get(name, []):
                _suffer(content, step, fate, chance=chance)
            if name in self.safe or (content and fate != "nothing"):
                Path(folder, name).write_bytes(content)


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "write":
        content.extend(bytes(max(0, step.place + len(step.data) - len(content))))
        content[step.place : step.place + len(step.data)] = step.data
    else:
        size = step.place if step.kind == "truncate" else 0
        del content[size:]
        content.extend(bytes(size - len(content)))


def _suffer(content: bytearray, step: Step, fate: Fate, *, chance: random.Random) -> None:
    if step.kind != "write":
        if fate == "all" or (fate == "some" and chance.random() < 0.5):  # noqa: PLR2004 (one of two)
            _apply(content, step)
        return
    for start in range(0, len(step.data), _SECTOR):
        piece = step.data[start : start + _SECTOR]
        luck = chance.random()
        if fate == "torn" and luck < 0.3:  # noqa: PLR2004 (three of ten)
            piece = chance.randbytes(len(piece))
        elif fate == "nothing" or (fate != "all" and luck > 0.6):  # noqa: PLR2004 (four of ten)
            continue
        _apply(content, Step("write", step.file, step.place + start, piece))


@dataclass(slots=True)
class _Tally:
    """What was acknowledged until now, and what was missing of it after each cut."""

    begun: dict[str, set[str]] = field(default_factory=dict)
    finished: set[str] = field(default_factory=set)
    leaving: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    told: int = 0
    damaged: int = 0
    lost: int = 0
    back: int = 0

    def take(self, step: Step) -> None:
        if step.kind != "told":
            return
        self.told += 1
        match step.file.split():
            case ["begun", job]:
                self.begun[job] = set()
            case ["note", job, key]:
                self.begun[job].add(key)
            case ["finished", job]:
                self.finished.add(job)
            case ["erasing", job]:
                # From here until it is acknowledged, a cut may leave it or take it.
                self.leaving.add(job)
            case ["erased", job]:
                self.erased.add(job)

    def look(self, file: Path) -> None:
        """Open the archive as it is after a cut, and compare."""
        try:
            with closing(Archive(file)) as archive:
                kept = {entry.id: {note.key for note in archive.notes(entry.id)} for entry in archive.jobs()}
                whole = {entry.id for entry in archive.jobs() if archive.summary(entry.id) == _SUMMARY}
        except (SetupProblem, apsw.Error):
            self.damaged += 1
            return
        self.damaged += _check(file) != "ok"
        expected = [job for job in self.begun if job not in self.leaving]
        missing = sum(job not in kept or not self.begun[job] <= kept[job] for job in expected)
        self.lost += missing + len((self.finished - self.leaving) - whole)
        self.back += len(self.erased & kept.keys())


def _check(file: Path) -> str:
    connection = apsw.Connection(str(file))
    try:
        return str(connection.pragma("integrity_check"))
    finally:
        connection.close()
