"""What a job works with: a reader, an engine, and the files of its request."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from genius_desktop.documents.instructions import blank_instructions
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import Document, Doubt, EngineChoice, Page, Source
from genius_desktop.engines.protocol import Engine
from genius_desktop.jobs import recognising
from genius_desktop.jobs.events import Doubted, Event, Opened, PageTold
from genius_desktop.jobs.kept import KeptPages
from genius_desktop.jobs.recognising import Scans
from genius_desktop.jobs.shelf import Shelf
from genius_desktop.jobs.warm_search import WarmSearch
from genius_desktop.problems import InputProblem
from genius_desktop.reading import DOCUMENT_LIMIT_BYTES, Attachment, Doubtful, Opening, OpenOrder, PageRead
from genius_desktop.standings import Standing, failed


@dataclass(frozen=True, slots=True)
class Workshop:
    """The tools of a worker, handed to each job."""

    reader: ReaderProcess
    open_engine: Callable[[EngineChoice], Engine]
    # What leaves for a server is told by its pages, which the job makes known.
    know: Callable[[Sequence[Document]], None] = lambda _documents: None
    shelf: Shelf = field(default_factory=Shelf)
    search: WarmSearch = field(default_factory=WarmSearch)


def load(source: Source) -> bytes:
    """Read the bytes of a regular file, and of nothing else.

    Raises `InputProblem`.
    """
    handle = _open(source)
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise InputProblem("not-a-file", source.name)
        if about.st_size > DOCUMENT_LIMIT_BYTES:
            raise InputProblem("too-large", source.name)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(DOCUMENT_LIMIT_BYTES + 1)
    except OSError as fault:
        raise InputProblem("file-unreadable", source.name) from fault
    finally:
        os.close(handle)
    if len(data) > DOCUMENT_LIMIT_BYTES:
        raise InputProblem("too-large", source.name)
    return data


def _open(source: Source) -> int:
    try:
        # Not blocking: a named pipe would wait for a writer for ever.
        return os.open(source.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError, ValueError) as fault:
        raise InputProblem("file-missing", source.name) from fault
    except OSError as fault:
        raise InputProblem("file-unreadable", source.name) from fault


def read_all(
    sources: Sequence[Source],
    reader: ReaderProcess,
    *,
    password: str = "",
    kept: Path | None = None,
    passing: bool = False,
) -> Iterator[Event]:
    """Read documents and, after each, what is attached to it, as documents of their own.

    One of several that cannot be read is told at once, and a doubt of the result; where none can be read, the reason
    of the first is raised. For one that needs a password the user is asked, unless such a file is `passing` too.
    Recognised pages are kept in the folder `kept`. Raises `InputProblem`, `Interrupted`.
    """
    index = 0
    refused: list[tuple[str, InputProblem]] = []
    for place, source in enumerate(sources):
        waiting = [source]
        while waiting:
            current = waiting.pop(0)
            try:
                for event in read(current, index, reader, password=password, kept=kept):
                    if isinstance(event, Opened):
                        waiting += [_attached(current, file) for file in event.attachments if file.readable]
                        yield replace(event, source=place)
                    else:
                        yield event
            except InputProblem as refusal:
                if refusal.code == "encrypted-document" and current.member == source.member and not passing:
                    # The user can help: the job is taken up again with a password.
                    raise
                refused.append((current.name, refusal))
                yield failed(Standing(place, current.name, "reading", current.member), refusal.code)
                continue
            index += 1
    if refused and not index:
        raise refused[0][1]
    for name, why in refused:
        yield Doubted(index - 1, Doubt("document-unread", detail=name, reason=why.code))


def _attached(source: Source, file: Attachment) -> Source:
    return Source(source.path, file.name, (*source.member, file.number))


def read(
    source: Source, index: int, reader: ReaderProcess, *, password: str = "", kept: Path | None = None
) -> Iterator[Event]:
    """Read one document, telling its pages as they come, then the scanned ones again as they are recognised.

    Recognised pages are kept in the folder `kept` for the next time. Raises `InputProblem`, `Interrupted`.
    """
    data = load(source)
    if not data:
        raise InputProblem("empty-file", source.name)
    digest = hashlib.sha256(data).hexdigest()
    scanned_pages = []
    for answer in reader.read(data, source.name, member=source.member, password=password):
        match answer:
            case Opening(unit, pages, attachments):
                yield Opened(index, source.name, digest, unit, pages, attachments, member=source.member)
            case PageRead(page, scanned):
                if scanned:
                    scanned_pages.append(page)
                yield PageTold(index, page, scanned)
            case Doubtful(doubt):
                yield Doubted(index, doubt)
    if scanned_pages:
        crew = partial(reader.crew, data, OpenOrder(source.name, len(data), source.member, password))
        pages_kept = KeptPages(kept, digest, source.member)
        yield from recognising.recognise(Scans(index, scanned_pages, crew, pages_kept))


def assemble(opened: Opened, pages: list[Page], doubts: list[Doubt]) -> Document:
    """Put a document together from what was told of it; a page that was not told counts as failed.

    What speaks to a model is blanked out, and told as a doubt.
    """
    return blank_instructions(assemble_whole(opened, pages, doubts))


def assemble_whole(opened: Opened, pages: list[Page], doubts: list[Doubt]) -> Document:
    """Put a document together with all that stands in it, whoever it speaks to: for a job that must not lose a word."""
    told = {page.number: page for page in pages}
    numbers = range(1, opened.pages + 1)
    whole = tuple(told.get(n) or Page(n, "", origin="none", problem="page-missing") for n in numbers)
    return Document(opened.name, opened.sha256, opened.unit, whole, tuple(doubts))
