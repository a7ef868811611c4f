"""The job that puts a text in other words, paragraph by paragraph; what would change a fact stays as it was."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from genius_desktop import assignment_words, estimates
from genius_desktop.assignments import Manner, Rewording
from genius_desktop.domain import (
    Check,
    Citation,
    Document,
    DocumentReport,
    EngineInfo,
    Note,
    Page,
    Passage,
    Statement,
    Summary,
)
from genius_desktop.engines.protocol import Prompt
from genius_desktop.estimates import Estimate
from genius_desktop.jobs import papers, pieces
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.disguised import disguised
from genius_desktop.jobs.events import Event, Finished, Noted, Outlined, Progressed, Stated
from genius_desktop.jobs.notes import known_notes, note_key
from genius_desktop.jobs.papers import Papers
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.pieces import Piece
from genius_desktop.jobs.protected import Loss
from genius_desktop.jobs.second_looks import looks
from genius_desktop.jobs.succession import together
from genius_desktop.jobs.watch import Watch
from genius_desktop.jobs.wordings import Answer, cleaned
from genius_desktop.jobs.wordings import faults as faults_of
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.problems import InputProblem
from genius_desktop.sentences import split
from genius_desktop.tasks import SummaryTask

FORM = "umformulierung"
_SLOT, _LOST = "{text}", "{lost}"
# The first few are told soon; later ones fill all rows of the engine for as long as they last.
_FIRST_BATCH, _BATCH = 6, 96
_TOKENS_A_WORD, _FEWEST_TOKENS = 4, 60
_FEWEST_WORDS = 5
_UNSAFE = re.compile(r"[^\w\s.,:/§%€@+()-]")


# A paragraph of a batch and, where it is asked for in parts, its sentence.
_Key = tuple[int, int]


@dataclass(slots=True)
class _Work:
    """What a running job has so far."""

    watch: Watch = field(default_factory=Watch)
    papers: Papers = field(default_factory=Papers)
    statements: list[Statement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a paragraph is written with."""

    manner: Manner
    pen: Pen
    kept: Sequence[Note]
    writers: list[EngineInfo] = field(default_factory=list)


def reword(task: SummaryTask, rewording: Rewording, shop: Workshop) -> Iterator[Event]:
    """Put a text or the text of documents in other words; to cancel it, stop asking.

    With `ask`, of a long one it only says how much there is to do.
    Raises `Problem`, `Interrupted`.
    """
    work = _Work()
    if task.sources:
        work.papers = yield from papers.read(task, shop, blanked=False)
        seen = work.papers.documents
        papers.require_words(seen)
        cut = pieces.of_documents(seen, rewording.manner)
    else:
        cut = pieces.of_text(rewording.text, rewording.manner)
        seen = [Document("", "", "section", (Page(1, rewording.text),))]
    if not any(piece.whole.strip() for piece in cut):
        raise InputProblem("empty-text")
    estimate = _estimate(cut, task)
    if task.ask and estimate.is_long:
        yield Outlined(estimate)
        return
    shop.know(seen)
    pen = Pen(disguised(shop.open_engine(task.engine), task.engine, seen), task.assistant)
    desk = _Desk(rewording.manner, pen, task.notes)
    yield Progressed("note", 0, len(cut))
    for start, end in _batches(len(cut)):
        for told in _rewritten(cut[start:end], desk):
            if isinstance(told, Statement):
                work.watch.note_text()
                work.statements.append(told)
                yield Stated(len(work.statements), told)
            else:
                yield told
        yield Progressed("note", end, len(cut))
    yield Finished(_summary(task, desk, work))


def _estimate(cut: Sequence[Piece], task: SummaryTask) -> Estimate:
    asked = [piece for piece in cut if not piece.kept]
    return estimates.rewriting(len(asked), sum(len(piece.text.split()) for piece in asked), task.engine.plan)


def _batches(count: int) -> Iterator[tuple[int, int]]:
    start, end = 0, min(_FIRST_BATCH, count)
    while start < count:
        yield start, end
        start, end = end, min(end + _BATCH, count)


def _rewritten(batch: Sequence[Piece], desk: _Desk) -> Iterator[Event | Statement]:
    """Give a statement for each paragraph of a batch; one whose facts would change is asked for once more.

    Then its sentences are asked for one by one, so that only those stay which no other words were found for; of a
    single sentence it is said what was lost.
    """
    asked = {(place, 0): _prompt(piece, desk) for place, piece in enumerate(batch) if not piece.kept}
    answers: dict[_Key, Answer] = {}
    yield from _answered(asked, desk, answers)
    faults = {place: faults_of(answers[place, 0], batch[place].text, desk.manner) for place, _ in asked}
    sentences = {place: _sentences(batch[place], desk) for place, found in faults.items() if found}
    again: dict[_Key, Prompt] = {}
    for place, parts in sentences.items():
        first = asked[place, 0]
        if len(parts) == 1:
            again[place, 0] = _repair(first, faults[place], desk)
            continue
        for number, part in enumerate(parts):
            if len(part.split()) >= _FEWEST_WORDS:
                again[place, number] = replace(first, document=part, limit_tokens=_limit(part, desk.manner))
    second: dict[_Key, Answer] = {}
    yield from _answered(again, desk, second)
    for place, piece in enumerate(batch):
        if piece.kept:
            yield _left(piece, (Check(piece.kept, "", found=True, page=piece.page),))
        elif not faults[place]:
            yield _looked_at(_told(piece, cleaned(answers[place, 0].text, desk.manner)), piece, desk.manner)
        else:
            of_piece = [second.get((place, number)) for number in range(len(sentences[place]))]
            mended = _mended(piece, sentences[place], of_piece, manner=desk.manner)
            yield _looked_at(mended, piece, desk.manner)


def _looked_at(told: Statement, piece: Piece, manner: Manner) -> Statement:
    """Add what a person should look at, where the new words are German."""
    if manner.id.startswith("translate"):
        return told
    return replace(told, checks=(*told.checks, *looks(told.text, piece.whole, piece.page)))


def _mended(piece: Piece, parts: Sequence[str], answers: Sequence[Answer | None], *, manner: Manner) -> Statement:
    """Put a paragraph together from the sentences that have become others and those that stay."""
    told: list[str] = []
    refused: list[Loss] = []
    for part, answer in zip(parts, answers, strict=True):
        found = faults_of(answer, part, manner) if answer else []
        refused += found
        told.append(cleaned(answer.text, manner) if answer and not found else part)
    text = " ".join(told)
    only_same = all(loss.kind == "same" for loss in refused)
    if only_same:
        kept = () if text != piece.text else (Check("kept-nothing", "", found=True, page=piece.page),)
        return replace(_told(piece, text), checks=kept)
    return replace(_told(piece, text), checks=_refusals([loss for loss in refused if loss.kind != "same"], piece))


def _sentences(piece: Piece, desk: _Desk) -> list[str]:
    """Cut a paragraph where its sentences may be rewritten one by one."""
    parts = [piece.text] if desk.manner.id == "bullets" else split(piece.text)
    return parts or [piece.text]


def _prompt(piece: Piece, desk: _Desk) -> Prompt:
    manner = desk.manner
    before, after = manner.prompt.split(_SLOT)
    return Prompt(manner.system, before, piece.text, after, _limit(piece.text, manner), copies=manner.copies)


def _limit(text: str, manner: Manner) -> int:
    return _FEWEST_TOKENS + round(len(text.split()) * _TOKENS_A_WORD * max(1.0, manner.most))


def _repair(prompt: Prompt, found: Sequence[Loss], desk: _Desk) -> Prompt:
    """Ask again, naming what was lost: only letters and figures of it, since the rest of a prompt is not foreign."""
    shown = [_UNSAFE.sub(" ", loss.shown).strip() for loss in found if loss.how != "new"]
    reminder = desk.pen.assistant.prompts.reminder
    lost = "; ".join(filter(None, shown))
    after = f"{prompt.after} {reminder.replace(_LOST, lost)}" if lost and reminder else prompt.after
    return replace(prompt, after=after, sampling="varied")


def _answered(asked: Mapping[_Key, Prompt], desk: _Desk, into: dict[_Key, Answer]) -> Iterator[Event]:
    """Ask what no earlier run has noted, all at once; what is answered whole is worth a note."""
    places = list(asked)
    info = desk.pen.engine.describe()
    keys = [note_key(asked[place], info) for place in places]
    known = known_notes(keys, desk.kept)
    into.update({places[index]: Answer(note.text, "stop") for index, note in known.items()})
    desk.writers.extend(note.engine or info for note in known.values())
    missing = [index for index in range(len(places)) if index not in known]
    texts = [""] * len(missing)
    for piece in desk.pen.engine.write([asked[places[index]] for index in missing]) if missing else ():
        texts[piece.prompt] += piece.text
        if piece.end is None:
            continue
        desk.pen.count(piece)
        index, text = missing[piece.prompt], texts[piece.prompt]
        into[places[index]] = Answer(text, piece.end)
        if piece.end == "stop" and text.strip():
            yield Noted(Note(keys[index], text, desk.pen.engine.describe()))


def _refusals(found: Sequence[Loss], piece: Piece) -> tuple[Check, ...]:
    """Say what was refused: which fact would have been lost, come new or changed its place."""
    return tuple(
        Check(f"refused-{loss.kind if loss.how == 'sense' else loss.how}", loss.shown, found=False, page=piece.page)
        for loss in found
    )


def _left(piece: Piece, checks: tuple[Check, ...]) -> Statement:
    return replace(_told(piece, piece.text), checks=checks)


def _told(piece: Piece, text: str) -> Statement:
    citation = Citation(piece.document, piece.page, piece.whole, found=True)
    return Statement(text if text.startswith("- ") else piece.mark + text, (citation,))


def _summary(task: SummaryTask, desk: _Desk, work: _Work) -> Summary:
    pen, engine = desk.pen, desk.pen.engine.describe()
    timing = work.watch.timing(pen)
    return Summary(
        assignment_words.title(task),
        tuple(_report(work.papers, index) for index in range(len(work.papers.documents))),
        tuple(work.statements),
        engine,
        timing,
        form=FORM,
        mode=task.mode,
        length=task.length,
        engines=together((*desk.writers, engine)),
    )


def _report(read: Papers, index: int) -> DocumentReport:
    # Every paragraph was seen: a page with text counts as read.
    seen = {page.number: Passage(index, page.number, ()) for page in read.documents[index].pages if page.text.strip()}
    return read.report(index, coverage(read.documents[index], seen, frozenset(seen)))
