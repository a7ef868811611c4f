"""The index brought up to date with the files of collections: what is new or changed is read, what is gone goes."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from genius_desktop.domain import Document, Page, Source
from genius_desktop.jobs import filing, rounds, workshop
from genius_desktop.jobs.events import Event, Opened, PageTold, Progressed
from genius_desktop.jobs.rounds import Round
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.libraries import Filed, Paper, PaperState
from genius_desktop.library.collections import Shelf
from genius_desktop.library.index import Index, Known, Seen
from genius_desktop.library.texts import PaperText
from genius_desktop.problems import InputProblem

# What is read is written together, at the latest after so much.
_PASSAGES_AT_ONCE, _SECONDS_AT_ONCE = 200, 2.0
# A file that another program has locked may be free the next time.
_PASSING = ("file-missing", "file-unreadable")


@dataclass(frozen=True, slots=True)
class _Due:
    """A file that is to be read."""

    file: int
    seen: Seen
    sha256: str = ""


@dataclass(slots=True)
class _Read:
    """What became of a file: its papers, or why there are none."""

    due: _Due
    state: PaperState
    sha256: str = ""
    problem: str = ""
    papers: list[PaperText] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """How many files there are, how many of them were read anew, and how many could not be."""

    files: int = 0
    read: int = 0
    unreadable: int = 0


class Indexing:
    """Brings one collection up to date; what was told to be filed stays, however this ends."""

    def __init__(self, index: Index, shop: Workshop, tally: Tally) -> None:
        self._index = index
        self._shop = shop
        self._tally = tally
        self._waiting: list[_Read] = []
        self._since = time.monotonic()

    def bring(self, shelf: Shelf, *, again: bool) -> Iterator[Event]:
        """Look at every file, read what is due, and tell each; the collection as it is now is `shelf_after`.

        Raises `SetupProblem`, `Interrupted`.
        """
        known = self._index.files(shelf.id)
        seen = rounds.go(shelf.roots, frozenset(known))
        due = self._sort(shelf, known, seen, again=again)
        self._tally.files += len(seen.seen)
        self.shelf_after = Shelf(shelf.id, shelf.name, shelf.roots, tuple(seen.lost), datetime.now(UTC).isoformat())
        yield Progressed("index", 0, len(due))
        try:
            yield from self._read_all(shelf, due)
        finally:
            # A wish to stop throws nothing away that was read.
            self._write()

    def _sort(self, shelf: Shelf, known: dict[bytes, Known], found: Round, *, again: bool) -> list[_Due]:
        """Tell which files must be read; find moved ones by their content, and let go of those that are gone."""
        fresh = [seen for path, seen in found.seen.items() if path not in known]
        absent = [file for path, file in known.items() if path not in found.seen and not found.missed(path)]
        due: list[_Due] = []
        with self._index.batch():
            moved = self._moved(fresh, absent)
            due += [_Due(self._index.add(shelf.id, seen), seen) for seen in fresh if seen.path not in moved]
            for path, file in known.items():
                now = found.seen.get(path)
                if now is not None and self._must_read(file, now, again=again):
                    if file.state in ("read", "ocr"):
                        self._index.mark(file.id, "changed")
                    due.append(_Due(file.id, now, file.sha256))
            kept = set(moved.values())
            gone = [file for file in absent if file.id not in kept]
            # One that is gone is told once, and then forgotten.
            self._index.forget(file.id for file in gone if file.state == "gone")
            for file in gone:
                if file.state != "gone":
                    self._index.empty(file.id)
        return due

    def _moved(self, fresh: Sequence[Seen], absent: Sequence[Known]) -> dict[bytes, int]:
        """Find the new places of files that are no longer at their old ones."""
        by_size: dict[int, list[Known]] = {}
        for file in absent:
            if file.sha256:
                by_size.setdefault(file.size, []).append(file)
        moved: dict[bytes, int] = {}
        for seen in fresh:
            others = by_size.get(seen.size, [])
            digest = _digest(seen) if others else ""
            same = next((file for file in others if file.sha256 == digest), None)
            if same is not None:
                others.remove(same)
                moved[seen.path] = same.id
                self._index.move(same.id, seen)
        return moved

    @staticmethod
    def _must_read(file: Known, now: Seen, *, again: bool) -> bool:
        if (file.size, file.modified) != (now.size, now.modified):
            return True
        return file.state in ("waiting", "changed", "gone") or (file.state == "unreadable" and again)

    def _read_all(self, shelf: Shelf, due: Sequence[_Due]) -> Iterator[Event]:
        lost: set[bytes] = set()
        for done, one in enumerate(due, 1):
            if one.seen.root not in lost:
                read = self._read(one)
                if read.problem in _PASSING and not rounds.is_there(one.seen.root):
                    # The share is gone in the middle: its files wait for the next time.
                    lost.add(one.seen.root)
                else:
                    self._waiting.append(read)
            if self._is_due():
                yield from self._filed(shelf)
            yield Progressed("index", done, len(due))
        yield from self._filed(shelf)

    def _is_due(self) -> bool:
        pieces = sum(len(paper.pieces) for read in self._waiting for paper in read.papers)
        return pieces >= _PASSAGES_AT_ONCE or time.monotonic() - self._since > _SECONDS_AT_ONCE

    def _filed(self, shelf: Shelf) -> Iterator[Event]:
        for read in self._write():
            first = read.papers[0] if read.papers else None
            seen = read.due.seen
            told = Paper(shelf.id, seen.path, seen.name, read.state, read.problem, sha256=read.sha256)
            if first:
                told = replace(told, title=first.title, date=first.date, body=first.body)
                told = replace(told, kind=first.kind, unit=first.unit, pages=first.pages)
            yield Filed(told)

    def _write(self) -> list[_Read]:
        """Write what was read; once this returns, it survives a power cut."""
        written, self._waiting = self._waiting, []
        self._since = time.monotonic()
        if not written:
            return []
        with self._index.batch():
            for read in written:
                for paper in read.papers:
                    self._index.enter(paper)
                self._index.settle(
                    read.due.file, read.due.seen, sha256=read.sha256, state=read.state, problem=read.problem
                )
        self._tally.read += sum(read.state != "unreadable" for read in written)
        self._tally.unreadable += sum(read.state == "unreadable" for read in written)
        return written

    def _read(self, due: _Due) -> _Read:
        now = rounds.look(due.seen) or due.seen
        due = replace(due, seen=now)
        try:
            if self._index.has_size(now.size):
                digest = _digest(now)
                state = self._index.state_of(digest) if digest else None
                if state is not None:
                    return _Read(due, state, digest)
            documents = list(_documents(now, self._shop))
        except InputProblem as refusal:
            if refusal.code in _PASSING:
                # As if it had changed since, so that it is tried again.
                due = replace(due, seen=replace(now, modified=0))
                if due.sha256:
                    return _Read(due, "changed", due.sha256, refusal.code)
            return _Read(due, "unreadable", problem=refusal.code)
        papers = [filing.paper(document, member) for document, member in documents]
        sha256 = papers[0].sha256 if papers else ""
        if not any(paper.pieces for paper in papers):
            return _Read(due, "unreadable", problem="no-text")
        later = rounds.look(now)
        if later is None or (later.size, later.modified) != (now.size, now.modified):
            return _Read(due, "changed", sha256, papers=papers)
        return _Read(due, "ocr" if any(paper.recognised for paper in papers) else "read", sha256, papers=papers)


def _digest(seen: Seen) -> str:
    """Give the digest of a file; empty where it cannot be read."""
    try:
        return hashlib.sha256(workshop.load(Source(seen.path, seen.name))).hexdigest()
    except InputProblem:
        return ""


def _documents(seen: Seen, shop: Workshop) -> Iterator[tuple[Document, tuple[int, ...]]]:
    """Read a file and what is attached to it.

    Raises `InputProblem`, `Interrupted`.
    """
    opened: dict[int, Opened] = {}
    pages: dict[int, dict[int, Page]] = {}
    for event in workshop.read_all((Source(seen.path, seen.name),), shop.reader):
        match event:
            case Opened(number):
                opened[number] = event
                pages[number] = {}
            case PageTold(number, page):
                pages[number][page.number] = page
    for number, first in opened.items():
        yield workshop.assemble_whole(first, list(pages[number].values()), []), first.member
