"""The main job, from files to a checked summary."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from genius_desktop.documents import passages as cutting
from genius_desktop.domain import Document, DocumentReport, Doubt, Page, Passage, Statement, Summary, Timing
from genius_desktop.jobs import merge, workshop
from genius_desktop.jobs.checks import check, squeezed
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.events import Doubted, Event, Finished, Opened, PageTold, Progressed, Stated, Wrote
from genius_desktop.jobs.merge import Fact
from genius_desktop.jobs.notes import facts, write_notes
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.tasks import SummaryTask

_FEWEST_WORDS = 30


@dataclass(slots=True)
class _Work:
    """What a running job has so far."""

    started: float = field(default_factory=time.monotonic)
    first_text: float = 0.0
    documents: list[Document] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)


def summarise(task: SummaryTask, shop: Workshop) -> Iterator[Event]:
    """Summarise the documents of a task; to cancel it, stop asking.

    Raises `Problem`, `Interrupted`.
    """
    work = _Work()
    yield from _read(task, shop, work)
    pen = Pen(shop.open_engine(task.engine), task.assistant)
    yield from _note(task, pen, work)
    yield from _merge(task, pen, work)
    yield Finished(_summary(task, pen, work))


def _read(task: SummaryTask, shop: Workshop, work: _Work) -> Iterator[Event]:
    for index, source in enumerate(task.sources):
        opened: Opened | None = None
        pages: list[Page] = []
        doubts: list[Doubt] = []
        for event in workshop.read(source, index, shop.reader):
            match event:
                case PageTold(_, page):
                    pages.append(page)
                    yield Progressed("read", len(pages), opened.pages if opened else 0)
                case Doubted(_, doubt):
                    doubts.append(doubt)
                    yield event
                case Opened():
                    opened = event
                    yield event
        if opened is None:
            raise InputProblem("reader-died", source.name)
        document = workshop.assemble(opened, pages, doubts)
        _require_text(document)
        work.documents.append(document)


def _require_text(document: Document) -> None:
    words = sum(len(page.text.split()) for page in document.pages)
    if words == 0:
        unread = all(page.problem for page in document.pages)
        raise InputProblem("damaged-document" if unread else "no-text", document.name)
    if words < _FEWEST_WORDS:
        raise InputProblem("too-short", document.name)


def _note(task: SummaryTask, pen: Pen, work: _Work) -> Iterator[Event]:
    for index, document in enumerate(work.documents):
        first = len(work.passages) + 1
        work.passages += cutting.cut(document, index, pen.engine.count, first=first)
    kept = {note.key: note.text for note in task.notes}
    for told in write_notes(work.passages, pen, kept):
        if isinstance(told, tuple):
            place, text = told
            if facts(text):
                work.notes[place] = text
        else:
            yield told
    if not work.notes:
        raise SetupProblem("no-usable-answer")


def _merge(task: SummaryTask, pen: Pen, work: _Work) -> Iterator[Event]:
    found = [
        Fact(text, passage.document, passage)
        for place, passage in enumerate(work.passages)
        for text in facts(work.notes.get(place, ""))
    ]
    pages = [squeezed(document) for document in work.documents]
    length = task.assistant.lengths[task.length]
    yield Progressed("merge", 0, length.statements)
    for told in merge.write_statements(found, pen, length):
        if not work.first_text:
            work.first_text = time.monotonic()
        if isinstance(told, str):
            yield Wrote(told)
            continue
        work.statements.append(check(told, pages))
        yield Stated(len(work.statements), work.statements[-1])
        yield Progressed("merge", len(work.statements), max(length.statements, len(work.statements)))
    if not work.statements:
        raise SetupProblem("no-usable-answer")


def _summary(task: SummaryTask, pen: Pen, work: _Work) -> Summary:
    reports = tuple(_report(work, index, document) for index, document in enumerate(work.documents))
    now = time.monotonic()
    timing = Timing(
        round(now - work.started, 3),
        round((work.first_text or now) - work.started, 3),
        pen.tokens_in,
        pen.tokens_out,
    )
    title = ", ".join(report.name for report in reports)
    few = len(work.statements) < task.assistant.lengths[task.length].statements // 2
    warnings = (Doubt("few-statements"),) if few else ()
    return Summary(title, reports, tuple(work.statements), pen.engine.describe(), timing, warnings)


def _report(work: _Work, index: int, document: Document) -> DocumentReport:
    noted = {place: passage for place, passage in enumerate(work.passages) if passage.document == index}
    covered = coverage(document, noted, frozenset(work.notes))
    report = DocumentReport(document.name, document.sha256, len(document.pages), document.unit, covered)
    doubts = list(document.doubts)
    if covered.pages_without_text:
        doubts.append(Doubt("pages-without-text", covered.pages_without_text))
    if covered.pages_failed:
        doubts.append(Doubt("pages-failed", covered.pages_failed))
    return replace(report, doubts=tuple(doubts))
