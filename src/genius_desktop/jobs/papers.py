"""The documents of a job: read, put together, and what a result says of each."""

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from genius_desktop.domain import Coverage, Document, DocumentReport, Doubt, Page
from genius_desktop.jobs import workshop
from genius_desktop.jobs.events import Doubted, Event, Opened, PageTold, Progressed
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.problems import InputProblem
from genius_desktop.standings import Standing
from genius_desktop.tasks import OutgoingTask, SummaryTask


@dataclass(slots=True)
class Papers:
    """The documents of a job and how each was opened, in the same order."""

    opened: list[Opened] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)

    def report(self, index: int, covered: Coverage) -> DocumentReport:
        """Give what a result says of a document."""
        document, opened = self.documents[index], self.opened[index]
        doubts = list(document.doubts)
        if covered.pages_without_text:
            doubts.append(Doubt("pages-without-text", covered.pages_without_text))
        if covered.pages_failed:
            doubts.append(Doubt("pages-failed", covered.pages_failed))
        report = DocumentReport(document.name, document.sha256, len(document.pages), document.unit, covered)
        return replace(report, doubts=tuple(doubts), source=opened.source, member=opened.member)


@dataclass(slots=True)
class _Told:
    """What the reader has told of one document."""

    opened: Opened
    pages: dict[int, Page] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def read(task: SummaryTask | OutgoingTask, shop: Workshop, *, blanked: bool = True) -> Generator[Event, None, Papers]:
    """Read the documents of a task, telling how far it is; what speaks to a model in them is blanked out if wished.

    Raises `InputProblem`, `Interrupted`.
    """
    kept = Path(os.fsdecode(task.kept)) if task.kept else None
    reading = partial(workshop.read_all, task.sources, shop.reader, password=task.password, kept=kept)
    if isinstance(task, SummaryTask) and task.writing and len(task.sources) > 1:
        # A round over many files is not held up by one of them.
        reading = partial(reading, passing=True)
    # Questions to the same documents come one after another.
    asks = isinstance(task, SummaryTask) and (task.question or task.report)
    events = shop.shelf.read(task.sources, reading) if asks else reading()
    return (yield from _gathered(events, workshop.assemble if blanked else workshop.assemble_whole))


def _gathered(
    events: Iterable[Event], assemble: Callable[[Opened, list[Page], list[Doubt]], Document]
) -> Generator[Event, None, Papers]:
    told: dict[int, _Told] = {}
    for event in events:
        match event:
            case Opened(number):
                told[number] = _Told(event)
                yield event
            case PageTold(number, page):
                told[number].pages[page.number] = page
                yield Progressed("read", len(told[number].pages), told[number].opened.pages)
            case Doubted(number, doubt):
                told[number].doubts.append(doubt)
                yield event
            case Standing(state="failed"):
                # What was told of it before it broke off is no document.
                told = {number: one for number, one in told.items() if _place(one.opened) != event.place}
                yield event
            case _:
                yield event
    papers = list(told.values())
    whole = [assemble(paper.opened, list(paper.pages.values()), paper.doubts) for paper in papers]
    return Papers([paper.opened for paper in papers], whole)


def _place(opened: Opened) -> tuple[int, tuple[int, ...]]:
    return opened.source, opened.member


def require_words(documents: Sequence[Document], fewest: int = 1) -> None:
    """Refuse documents that have no text, or too little of it.

    Raises `InputProblem`.
    """
    pages = [page for document in documents for page in document.pages]
    words = sum(len(page.text.split()) for page in pages)
    name = documents[0].name
    if words == 0:
        unread = all(page.problem for page in pages)
        raise InputProblem("damaged-document" if unread else "no-text", name)
    if words < fewest:
        raise InputProblem("too-short", name)
