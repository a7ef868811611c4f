"""The main job, from files to a checked summary."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from genius_desktop import wording
from genius_desktop.domain import (
    Document,
    DocumentReport,
    Doubt,
    EngineInfo,
    Length,
    Passage,
    Statement,
    Summary,
)
from genius_desktop.jobs import papers, portions, telling
from genius_desktop.jobs.chapters import Wish
from genius_desktop.jobs.checks import check, held
from genius_desktop.jobs.choosing import places
from genius_desktop.jobs.conflicts import conflicts
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.disguised import disguised
from genius_desktop.jobs.drafting import draft
from genius_desktop.jobs.events import (
    Drafted,
    Event,
    Finished,
    Measured,
    Outlined,
    Overviewed,
    Progressed,
    Stated,
    Wrote,
)
from genius_desktop.jobs.notes import Line, facts, write_notes
from genius_desktop.jobs.overview.draw import Digest, digest
from genius_desktop.jobs.papers import Papers
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.portions import Portions
from genius_desktop.jobs.succession import Ruler, together
from genius_desktop.jobs.watch import Watch
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.tasks import SummaryTask

_FEWEST_WORDS = 30


@dataclass(slots=True)
class _Work:
    """What a running job has so far."""

    watch: Watch = field(default_factory=Watch)
    papers: Papers = field(default_factory=Papers)
    portions: Portions = field(default_factory=Portions)
    warnings: list[Doubt] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    digests: list[Digest] = field(default_factory=list)
    writers: list[EngineInfo] = field(default_factory=list)

    @property
    def documents(self) -> list[Document]:
        """The documents as they were read."""
        return self.papers.documents

    @property
    def passages(self) -> list[Passage]:
        """What statements are chosen from, whatever of it the model has read."""
        return self.portions.whole


def summarise(task: SummaryTask, shop: Workshop) -> Iterator[Event]:
    """Summarise the documents of a task; to cancel it, stop asking.

    Raises `Problem`, `Interrupted`.
    """
    work = _Work()
    work.papers = yield from papers.read(task, shop)
    papers.require_words(work.documents, _FEWEST_WORDS)
    shop.know(work.documents)
    yield from _overview(work)
    if (
        task.ask
        and not task.notes
        and portions.is_long(work.documents)
        and portions.can_choose([digest.sections for digest in work.digests])
    ):
        yield Outlined()
        return
    pen = Pen(disguised(shop.open_engine(task.engine), task.engine, work.documents), task.assistant)
    yield from _note(task, pen, work)
    yield from _merge(task, pen, work)
    yield Finished(_summary(task, pen, work))


def _overview(work: _Work) -> Iterator[Event]:
    """Draw the overviews, which need no engine: there is something to read while it opens."""
    for number, document in enumerate(work.documents):
        work.digests.append(digest(document))
        yield Overviewed(number, work.digests[-1].overview, work.digests[-1].sections)


def _note(task: SummaryTask, pen: Pen, work: _Work) -> Iterator[Event]:
    ruler = Ruler(task.lengths, pen.engine)
    for index, document in enumerate(work.documents):
        wishes, outdated = portions.wishes_for(task.sections, document=index, sha256=document.sha256)
        if outdated:
            work.warnings.append(Doubt("sections-changed", detail=document.name))
        sections = work.digests[index].sections
        wanted = portions.want(document, sections, portions.weights(sections, wishes))
        work.portions.add(document, wanted, ruler.count, digests=work.digests, mode=task.mode)
    if not work.passages:
        raise InputProblem("nothing-left", work.documents[0].name)
    if ruler.lengths != task.lengths:
        yield Measured(ruler.lengths)
    for told in write_notes(work.portions.read, pen, task.notes):
        match told:
            case Line(place, text):
                yield from _draft(place, text, work)
            case (place, note):
                if facts(note.text):
                    work.notes[place] = note.text
                    work.writers.append(note.engine or pen.engine.describe())
            case _:
                yield told
    if not work.notes:
        raise SetupProblem("no-usable-answer")


def _draft(place: int, fact: str, work: _Work) -> Iterator[Event]:
    passage = work.portions.read[place]
    statement = draft(fact, passage, work.documents[passage.document])
    if statement:
        work.watch.note_text()
        yield Drafted(statement)


def _merge(task: SummaryTask, pen: Pen, work: _Work) -> Iterator[Event]:
    pages = [held(document) for document in work.documents]
    length = _length(task)
    wish = Wish(task.form, task.focus, task.lexicon, work.documents, work.passages, work.digests)
    yield Progressed("merge", 0, length.statements)
    found = places(work.passages, work.notes, work.digests)
    for told in telling.write_statements(found, pen, length=length, wish=wish):
        work.watch.note_text()
        if isinstance(told, str):
            yield Wrote(told)
            continue
        checked = check(told, pages)
        # What the text does not say has no figures to be found in it.
        work.statements.append(replace(checked, checks=()) if told.kind == "absent" else checked)
        yield Stated(len(work.statements), work.statements[-1])
        yield Progressed("merge", len(work.statements), max(length.statements, len(work.statements)))
    if not work.statements:
        raise SetupProblem("no-usable-answer")
    # Below the headings of a form, what contradicts itself has a heading of its own.
    heading = wording.CONFLICTS if any(statement.topic for statement in work.statements) else ""
    for conflict in conflicts(work.passages):
        work.statements.append(check(replace(conflict, topic=heading), pages))
        yield Stated(len(work.statements), work.statements[-1])


def _length(task: SummaryTask) -> Length:
    return (task.form.lengths or task.assistant.lengths)[task.length]


def _summary(task: SummaryTask, pen: Pen, work: _Work) -> Summary:
    reports = tuple(_report(work, index, document) for index, document in enumerate(work.documents))
    timing = work.watch.timing(pen)
    title = ", ".join(report.name for report in reports)
    few = sum(statement.kind != "absent" for statement in work.statements) < _length(task).statements // 2
    warnings = (*work.warnings, *((Doubt("few-statements"),) if few else ()))
    engine = pen.engine.describe()
    told = (tuple(work.statements), engine, timing, warnings, tuple(digest.overview for digest in work.digests))
    engines = together((*work.writers, engine))
    return Summary(title, reports, *told, form=task.form.id, mode=task.mode, length=task.length, engines=engines)


def _report(work: _Work, index: int, document: Document) -> DocumentReport:
    noted = {place: passage for place, passage in enumerate(work.passages) if passage.document == index}
    left_out = {"skimmed": work.portions.skimmed[index], "skipped": work.portions.skipped[index]}
    covered = coverage(document, noted, frozenset(work.notes), **left_out)
    return work.papers.report(index, covered)
