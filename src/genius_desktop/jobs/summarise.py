"""The main job, from files to a checked summary."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from genius_desktop.documents import passages as cutting
from genius_desktop.domain import Document, DocumentReport, Doubt, Length, Page, Passage, Statement, Summary, Timing
from genius_desktop.jobs import telling, workshop
from genius_desktop.jobs.chapters import Wish
from genius_desktop.jobs.checks import check, held
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.events import Doubted, Event, Finished, Opened, Overviewed, PageTold, Progressed, Stated, Wrote
from genius_desktop.jobs.notes import facts, write_notes
from genius_desktop.jobs.overview.draw import draw
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.overviews import Overview
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.tasks import SummaryTask

_FEWEST_WORDS = 30


@dataclass(slots=True)
class _Told:
    """What the reader has told of one document."""

    opened: Opened
    pages: dict[int, Page] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(slots=True)
class _Work:
    """What a running job has so far."""

    started: float = field(default_factory=time.monotonic)
    first_text: float = 0.0
    opened: list[Opened] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    overviews: list[Overview] = field(default_factory=list)


def summarise(task: SummaryTask, shop: Workshop) -> Iterator[Event]:
    """Summarise the documents of a task; to cancel it, stop asking.

    Raises `Problem`, `Interrupted`.
    """
    work = _Work()
    yield from _read(task, shop, work)
    yield from _overview(work)
    pen = Pen(shop.open_engine(task.engine), task.assistant)
    yield from _note(task, pen, work)
    yield from _merge(task, pen, work)
    yield Finished(_summary(task, pen, work))


def _read(task: SummaryTask, shop: Workshop, work: _Work) -> Iterator[Event]:
    told: dict[int, _Told] = {}
    for event in _read_all(task, shop):
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
            case _:
                yield event
    work.opened = [paper.opened for paper in told.values()]
    work.documents = [
        workshop.assemble(paper.opened, list(paper.pages.values()), paper.doubts) for paper in told.values()
    ]
    _require_text(work.documents)


def _overview(work: _Work) -> Iterator[Event]:
    """Draw the overviews, which need no engine: there is something to read while it opens."""
    for number, document in enumerate(work.documents):
        work.overviews.append(draw(document))
        yield Overviewed(number, work.overviews[-1])


def _read_all(task: SummaryTask, shop: Workshop) -> Iterator[Event]:
    kept = Path(os.fsdecode(task.kept)) if task.kept else None
    return workshop.read_all(task.sources, shop.reader, password=task.password, kept=kept)


def _require_text(documents: list[Document]) -> None:
    pages = [page for document in documents for page in document.pages]
    words = sum(len(page.text.split()) for page in pages)
    name = documents[0].name
    if words == 0:
        unread = all(page.problem for page in pages)
        raise InputProblem("damaged-document" if unread else "no-text", name)
    if words < _FEWEST_WORDS:
        raise InputProblem("too-short", name)


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
    pages = [held(document) for document in work.documents]
    length = _length(task)
    wish = Wish(task.form, task.focus, task.lexicon, work.documents, work.overviews)
    yield Progressed("merge", 0, length.statements)
    for told in telling.write_statements(work.passages, work.notes, pen, length=length, wish=wish):
        if not work.first_text:
            work.first_text = time.monotonic()
        if isinstance(told, str):
            yield Wrote(told)
            continue
        # What the text does not say has no place to be checked at.
        work.statements.append(told if told.kind == "absent" else check(told, pages))
        yield Stated(len(work.statements), work.statements[-1])
        yield Progressed("merge", len(work.statements), max(length.statements, len(work.statements)))
    if not work.statements:
        raise SetupProblem("no-usable-answer")


def _length(task: SummaryTask) -> Length:
    return (task.form.lengths or task.assistant.lengths)[task.length]


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
    few = sum(statement.kind != "absent" for statement in work.statements) < _length(task).statements // 2
    warnings = (Doubt("few-statements"),) if few else ()
    engine = pen.engine.describe()
    told = (tuple(work.statements), engine, timing, warnings, tuple(work.overviews))
    return Summary(title, reports, *told, form=task.form.id, mode=task.mode, length=task.length)


def _report(work: _Work, index: int, document: Document) -> DocumentReport:
    noted = {place: passage for place, passage in enumerate(work.passages) if passage.document == index}
    covered = coverage(document, noted, frozenset(work.notes))
    report = DocumentReport(document.name, document.sha256, len(document.pages), document.unit, covered)
    doubts = list(document.doubts)
    if covered.pages_without_text:
        doubts.append(Doubt("pages-without-text", covered.pages_without_text))
    if covered.pages_failed:
        doubts.append(Doubt("pages-failed", covered.pages_failed))
    opened = work.opened[index]
    return replace(report, doubts=tuple(doubts), source=opened.source, member=opened.member)
