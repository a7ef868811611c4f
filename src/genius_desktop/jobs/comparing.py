"""The job that compares two versions of a document clause by clause; a model is only asked to explain."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from genius_desktop import comparison_words, outcomes
from genius_desktop.assignments import Comparison
from genius_desktop.documents.matching import squeeze, stands_in
from genius_desktop.domain import Check, Citation, Document, Doubt, EngineInfo, Passage, Statement, Summary
from genius_desktop.jobs import papers
from genius_desktop.jobs.aligning import align
from genius_desktop.jobs.changing import Change, change_of, grouped, sentence, span
from genius_desktop.jobs.clauses import Clause, clauses
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.disguised import disguised
from genius_desktop.jobs.events import Event, Finished, Progressed, Stated
from genius_desktop.jobs.explaining import Explained, explain, is_worth_explaining
from genius_desktop.jobs.papers import Papers
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.succession import together
from genius_desktop.jobs.watch import Watch
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask

_VERSIONS = 2
# Where fewer clauses have stayed, these are hardly two versions of one document.
_FEWEST_SAME, _FEW_CLAUSES = 0.2, 6


@dataclass(slots=True)
class _Work:
    """What a running job has so far."""

    watch: Watch = field(default_factory=Watch)
    papers: Papers = field(default_factory=Papers)
    pages: list[dict[int, str]] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    warnings: list[Doubt] = field(default_factory=list)
    writers: list[EngineInfo] = field(default_factory=list)
    tokens_in: int = 0
    tokens_out: int = 0


def compare(task: SummaryTask, comparison: Comparison, shop: Workshop) -> Iterator[Event]:
    """Compare the two documents of a task; to cancel it, stop asking.

    Raises `Problem`, `Interrupted`.
    """
    if len(task.sources) != _VERSIONS:
        raise InputProblem("two-versions")
    work = _Work()
    # A change may lie in a sentence that speaks to a model, too; no model is shown such a clause.
    read = yield from papers.read(task, shop, blanked=False)
    work.papers = _versions(read)
    for document in work.papers.documents:
        papers.require_words([document])
        work.pages.append({page.number: squeeze(page.text) for page in document.pages})
    yield Progressed("note", 0, 0)
    found = _differences(work)
    asked = [number for number, (change, _) in enumerate(found) if is_worth_explaining(change)]
    if comparison.explained and asked:
        yield from _explained(task, shop, work, found=found, asked=asked)
    else:
        for _, statement in found:
            yield _state(work, statement)
    if not found:
        yield _state(work, Statement(comparison_words.SAME, kind="absent"))
    yield Finished(_summary(task, work))


def _versions(read: Papers) -> Papers:
    """Leave out what is attached to the versions."""
    whole = [place for place, opened in enumerate(read.opened) if not opened.member][:_VERSIONS]
    if len(whole) != _VERSIONS:
        unread = [one for paper in read.documents for one in paper.doubts if one.code == "document-unread"]
        raise InputProblem(unread[0].reason, unread[0].detail) if unread else InputProblem("two-versions")
    opened = [replace(read.opened[place], document=number) for number, place in enumerate(whole)]
    return Papers(opened, [read.documents[place] for place in whole])


def _differences(work: _Work) -> list[tuple[Change, Statement]]:
    old, new = (clauses(document) for document in work.papers.documents)
    pairs = align(old, new)
    if len(old) >= _FEW_CLAUSES and sum(pair.same_text for pair in pairs) < _FEWEST_SAME * len(old):
        work.warnings.append(Doubt("versions-unlike"))
    if any(page.origin == "ocr" for document in work.papers.documents for page in document.pages):
        work.warnings.append(Doubt("versions-recognised"))
    changes = [change for pair in pairs if (change := change_of(pair))]
    return [(_first(group), _statement(group, work)) for group in grouped(changes)]


def _first(group: Change | list[Change]) -> Change:
    return group[0] if isinstance(group, list) else group


def _statement(group: Change | list[Change], work: _Work) -> Statement:
    """Say a change; of clauses that are only renumbered, that of all of them at once."""
    first = _first(group)
    text, topic = sentence(first), first.label
    if isinstance(group, list) and len(group) > 1:
        topic = span(group, new=True)
        text = comparison_words.renumbered(span(group, new=False), len(group))
    citations = tuple(
        citation
        for document, clause in enumerate((first.pair.old, first.pair.new))
        for citation in _quotes(document, clause, work)
    )
    page = citations[-1].page if citations else 0
    checks = (Check(first.kind, "", found=True, page=page), *_figures(first, page))
    return Statement(text, citations, checks, topic)


def _figures(change: Change, page: int) -> Iterator[Check]:
    for figure in change.figures:
        yield Check(comparison_words.FIGURE, figure, found=True, page=page)


def _quotes(document: int, clause: Clause | None, work: _Work) -> Iterator[Citation]:
    """Quote a clause, page by page."""
    for part in clause.spans if clause else ():
        # A clause of one or two letters is there, but too short to be searched.
        found = stands_in(part.text, work.pages[document].get(part.page, "")) or len(squeeze(part.text)) < 4  # noqa: PLR2004
        yield Citation(document, part.page, part.text, found=found)


def _explained(
    task: SummaryTask, shop: Workshop, work: _Work, *, found: list[tuple[Change, Statement]], asked: list[int]
) -> Iterator[Event]:
    """Let the model explain what has changed, and tell each change in its order as soon as those before it are told."""
    shop.know(work.papers.documents)
    pen = Pen(disguised(shop.open_engine(task.engine), task.engine, work.papers.documents), task.assistant)
    texts: dict[int, str] = {}
    told, done = 0, 0
    yield Progressed("merge", 0, len(asked))
    for event in explain([found[number][0] for number in asked], pen, task.notes):
        if not isinstance(event, Explained):
            yield event
            continue
        texts[asked[event.place]] = event.text
        if event.text:
            work.writers.append(event.engine)
        done += 1
        while told < len(found) and (told in texts or told not in set(asked)):
            yield _state(work, _with(found[told], texts.get(told, "")))
            told += 1
        yield Progressed("merge", done, len(asked))
    work.tokens_in, work.tokens_out = pen.tokens_in, pen.tokens_out


def _with(found: tuple[Change, Statement], text: str) -> Statement:
    """Add to what code knows of a change what the model has said of it, as what it is."""
    _, statement = found
    return replace(statement, text=f"{statement.text} {comparison_words.by_model(text)}") if text else statement


def _state(work: _Work, statement: Statement) -> Stated:
    work.watch.note_text()
    work.statements.append(statement)
    return Stated(len(work.statements), statement)


def _summary(task: SummaryTask, work: _Work) -> Summary:
    timing = work.watch.timing(work)
    reports = tuple(
        work.papers.report(number, coverage(document, _seen(number, document), frozenset(_seen(number, document))))
        for number, document in enumerate(work.papers.documents)
    )
    title = ", ".join(report.name for report in reports)
    writers = together(work.writers) or (outcomes.NO_MODEL,)
    told = (tuple(work.statements), writers[-1], timing, tuple(work.warnings))
    return Summary(title, reports, *told, form=outcomes.COMPARISON, mode=task.mode, length=task.length, engines=writers)


def _seen(number: int, document: Document) -> dict[int, Passage]:
    """Every clause was compared: a page with text counts as read."""
    return {page.number: Passage(number, page.number, ()) for page in document.pages if page.text.strip()}
