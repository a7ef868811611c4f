"""A text written by an assistant of the office: its steps one after the other, checked by code, then its template."""

from collections.abc import Iterator, Sequence

from genius_desktop import assignment_words
from genius_desktop.assignments import Writing
from genius_desktop.documents.instructions import blank_instructions
from genius_desktop.domain import Document, Page, Statement, Summary, Timing
from genius_desktop.jobs import filling, papers, writing_steps
from genius_desktop.jobs.checks import held
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.disguised import disguised
from genius_desktop.jobs.events import Event, Finished, Measured, Overviewed, Progressed, Stated
from genius_desktop.jobs.filling import Sheet
from genius_desktop.jobs.finding import Shelf
from genius_desktop.jobs.grounding import Ground
from genius_desktop.jobs.overview.draw import digest
from genius_desktop.jobs.papers import Papers
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.ranks import Ranks
from genius_desktop.jobs.succession import Ruler, together
from genius_desktop.jobs.watch import Watch
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.jobs.writing_desk import Desk
from genius_desktop.overviews import Overview
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.tasks import SummaryTask

FORM = "entwurf"


def write(task: SummaryTask, writing: Writing, shop: Workshop) -> Iterator[Event]:
    """Do the steps of an assistant and fill in its template; to cancel it, stop asking.

    Raises `Problem`, `Interrupted`.
    """
    watch = Watch()
    steps = writing.procedure.steps
    if writing.procedure.documents == "required" and not task.sources:
        raise InputProblem("no-documents")
    ranks = Ranks(task.sources, len(steps))
    read = (yield from ranks.read(papers.read(task, shop))) if task.sources else Papers()
    if read.documents:
        papers.require_words(read.documents)
    shop.know(read.documents)
    overviews: list[Overview] = []
    for number, document in enumerate(read.documents):
        drawn = digest(document)
        overviews.append(drawn.overview)
        yield Overviewed(number, drawn.overview, drawn.sections)
    desk = _set_up(task, writing, shop, read=read, ranks=ranks)
    if desk.ruler.lengths != task.lengths:
        yield Measured(desk.ruler.lengths)
    for number, step in enumerate(steps):
        yield Progressed("merge", number, len(steps))
        yield from ranks.begin(number)
        desk.sheet.steps[step.id] = yield from writing_steps.do(step, desk)
    yield Progressed("merge", len(steps), len(steps))
    yield from ranks.end()
    statements = _result(desk)
    for number, statement in enumerate(statements, 1):
        yield Stated(number, statement)
    timing = watch.timing(desk.pen)
    yield Finished(_summary(task, desk, statements, overviews=overviews, timing=timing))


def _set_up(task: SummaryTask, writing: Writing, shop: Workshop, *, read: Papers, ranks: Ranks) -> Desk:
    procedure = writing.procedure
    names = [entry.field for entry in writing.entries]
    # What was pasted into a field may come from anywhere.
    typed_pages = tuple(Page(number, entry.text) for number, entry in enumerate(writing.entries, 1))
    typed = blank_instructions(Document("", "", "section", typed_pages))
    sheet = Sheet(procedure, {name: page.text for name, page in zip(names, typed.pages, strict=True)})
    known = Document("", "", "section", tuple(Page(n, one.text) for n, one in enumerate(procedure.knowledge, 1)))
    hidden = [*read.documents, typed, known]
    pen = Pen(disguised(shop.open_engine(task.engine), task.engine, hidden), task.assistant)
    texts = [page.text for document in read.documents for page in document.pages]
    own = [sheet.entry(name) for name in names]
    ground = Ground([*own, *texts, *(one.text for one in procedure.knowledge), sheet.salutation, procedure.title])
    ruler = Ruler(task.lengths, pen.engine)
    shelf = Shelf.of(read.documents, ruler.count)
    pages = [held(one) for one in read.documents]
    return Desk(writing, read, pen, shelf, pages, sheet, ground, task.notes, ruler, ranks)


def _result(desk: Desk) -> list[Statement]:
    """Give the filled-in template; without one, what the last step has found.

    Raises `SetupProblem` where that is nothing.
    """
    procedure = desk.sheet.procedure
    if procedure.template:
        statements = list(filling.fill(procedure.template, desk.sheet))
    else:
        statements = desk.sheet.steps[procedure.steps[-1].id]
    if not statements:
        raise SetupProblem("no-usable-answer")
    return [statement if statement.checks else desk.seen(statement) for statement in statements]


def _summary(
    task: SummaryTask, desk: Desk, statements: Sequence[Statement], *, overviews: list[Overview], timing: Timing
) -> Summary:
    reports = []
    for index, document in enumerate(desk.shelf.documents):
        told = set() if index in desk.whole else {page for at, page in desk.skimmed if at == index}
        reports.append(desk.papers.report(index, coverage(document, {}, frozenset(), skimmed=frozenset(told))))
    engine = desk.pen.engine.describe()
    return Summary(
        assignment_words.title(task),
        tuple(reports),
        tuple(statements),
        engine,
        timing,
        overviews=tuple(overviews),
        form=FORM,
        engines=together((*desk.writers, engine)),
    )
