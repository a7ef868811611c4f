"""Collections for tests: a reader that reads plain text in this process, and what an index answers."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import Page
from genius_desktop.engines.protocol import Engine
from genius_desktop.jobs import collections
from genius_desktop.jobs.events import Event
from genius_desktop.jobs.warm_search import WarmSearch
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.libraries import Filters, Indexed, IndexTask, LibraryTask, Searched, SearchTask
from genius_desktop.problems import InputProblem
from genius_desktop.reading import Answer, Opening, PageRead, ReadDone


class PlainReader:
    """Reads text, a page for each form feed; remembers what it was given, and refuses what begins with „kaputt“."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def read(self, data: bytes, name: str, *, member: tuple[int, ...] = (), password: str = "") -> Iterator[Answer]:
        """Tell the pages of a text."""
        assert not member
        assert not password
        self.names.append(name)
        if data.startswith(b"kaputt"):
            raise InputProblem("damaged-document", name)
        pages = data.decode().split("\f")
        yield Opening("page", len(pages))
        for number, text in enumerate(pages, 1):
            yield PageRead(Page(number, text))
        yield ReadDone()


class Office:
    """A folder with papers, the index over it, and a reader."""

    def __init__(self, folder: Path) -> None:
        self.papers = folder / "Akten"
        self.papers.mkdir()
        self.library = folder / "library"
        self.reader = PlainReader()
        self.shop = Workshop(cast("ReaderProcess", self.reader), _no_engine)

    def use(self, search: WarmSearch) -> None:
        """Search with other weights from now on."""
        self.shop = replace(self.shop, search=search)

    def write(self, name: str, text: str) -> Path:
        """Put a paper on the share."""
        file = self.papers / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def do(self, task: LibraryTask) -> list[Event]:
        """Do a job, and give what it told."""
        return list(collections.carry_out(task, self.shop))

    def add(self, *paths: Path) -> Indexed:
        """Make a collection, of all papers if nothing is named."""
        places = tuple(os.fsencode(path) for path in paths or (self.papers,))
        return self._last(IndexTask("j", self.folder, add=places))

    def index(self, *, again: bool = False) -> Indexed:
        """Look at every collection anew."""
        return self._last(IndexTask("j", self.folder, again=again))

    def _last(self, task: IndexTask) -> Indexed:
        last = self.do(task)[-1]
        assert isinstance(last, Indexed)
        return last

    @property
    def folder(self) -> bytes:
        """Where the index lies, as a task names it."""
        return os.fsencode(self.library)

    def search(self, query: str, filters: Filters | None = None, *, unfinished: bool = False) -> Searched:
        """Search."""
        task = SearchTask("j", self.folder, query, filters or Filters(), unfinished=unfinished)
        last = self.do(task)[-1]
        assert isinstance(last, Searched)
        return last

    def names(self, query: str) -> list[str]:
        """Give the documents that are found, the best one first."""
        return [result.paper.name for result in self.search(query).results]


def _no_engine(_choice: object) -> Engine:
    raise AssertionError
