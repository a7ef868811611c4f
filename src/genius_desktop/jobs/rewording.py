"""The job that puts a text in other words, paragraph by paragraph; what would change a fact stays as it was."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from genius_desktop import assignment_words
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
    Timing,
)
from genius_desktop.engines.protocol import End, Prompt
from genius_desktop.jobs import papers, pieces, protected
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.disguised import disguised
from genius_desktop.jobs.events import Event, Finished, Noted, Progressed, Stated
from genius_desktop.jobs.language import is_foreign, is_german
from genius_desktop.jobs.notes import known_notes, note_key
from genius_desktop.jobs.papers import Papers
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.pieces import Piece
from genius_desktop.jobs.protected import Loss
from genius_desktop.jobs.succession import together
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask

FORM = "umformulierung"
_SLOT, _LOST = "{text}", "{lost}"
# The first few are told soon; later ones fill all rows of the engine for as long as they last.
_FIRST_BATCH, _BATCH = 6, 96
_TOKENS_A_WORD, _FEWEST_TOKENS = 4, 60
# Short paragraphs vary more in length than long ones.
_SPARE_WORDS, _SPARE = 8, 0.2
_UNSAFE = re.compile(r"[^\w\s.,:/§%€@+()-]")
_LEADING = re.compile(
    r"^\s*(?:(?:Hier(?:\s+ist)?|Gerne|Natürlich|Korrigierter|Überarbeiteter|Neuer|Here\s+is|Voici)\b[^\n]{0,80}:\s*\n?"
    r"|(?:Text|Liste|Neuer Text|Translation|Übersetzung)\s*:\s*)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+")
_EMPHASIS = re.compile(r"\*\*|__|^#+\s+|^```\w*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the engine wrote for a paragraph, and how it ended."""

    text: str
    end: End


@dataclass(slots=True)
class _Work:
    """What a running job has so far."""

    started: float = field(default_factory=time.monotonic)
    first_text: float = 0.0
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
    shop.know(seen)
    pen = Pen(disguised(shop.open_engine(task.engine), task.engine, seen), task.assistant)
    desk = _Desk(rewording.manner, pen, task.notes)
    yield Progressed("note", 0, len(cut))
    for start, end in _batches(len(cut)):
        for told in _rewritten(cut[start:end], desk):
            if isinstance(told, Statement):
                work.first_text = work.first_text or time.monotonic()
                work.statements.append(told)
                yield Stated(len(work.statements), told)
            else:
                yield told
        yield Progressed("note", end, len(cut))
    yield Finished(_summary(task, desk, work))


def _batches(count: int) -> Iterator[tuple[int, int]]:
    start, end = 0, min(_FIRST_BATCH, count)
    while start < count:
        yield start, end
        start, end = end, min(end + _BATCH, count)


def _rewritten(batch: Sequence[Piece], desk: _Desk) -> Iterator[Event | Statement]:
    """Give a statement for each paragraph of a batch; one whose facts would change is asked for once more."""
    asked = {place: _prompt(piece, desk) for place, piece in enumerate(batch) if not piece.kept}
    answers: dict[int, _Answer] = {}
    yield from _answered(asked, desk, answers)
    faults = {place: _faults(answers[place], batch[place], desk.manner) for place in asked}
    again = {place: _repair(asked[place], found, desk) for place, found in faults.items() if found}
    second: dict[int, _Answer] = {}
    yield from _answered(again, desk, second)
    for place, piece in enumerate(batch):
        if piece.kept:
            yield _left(piece, (Check(piece.kept, "", found=True, page=piece.page),))
            continue
        answer, found = answers[place], faults[place]
        if found and not (later := _faults(second[place], piece, desk.manner)):
            answer, found = second[place], later
        if found:
            yield _left(piece, _refusals(found, piece))
        else:
            yield _told(piece, _cleaned(answer.text, desk.manner))


def _prompt(piece: Piece, desk: _Desk) -> Prompt:
    manner = desk.manner
    before, after = manner.prompt.split(_SLOT)
    limit = _FEWEST_TOKENS + round(len(piece.text.split()) * _TOKENS_A_WORD * max(1.0, manner.most))
    return Prompt(manner.system, before, piece.text, after, limit, copies=manner.copies)


def _repair(prompt: Prompt, found: Sequence[Loss], desk: _Desk) -> Prompt:
    """Ask again, naming what was lost: only letters and figures of it, since the rest of a prompt is not foreign."""
    shown = [_UNSAFE.sub(" ", loss.shown).strip() for loss in found if loss.how != "new"]
    reminder = desk.pen.assistant.prompts.reminder
    lost = "; ".join(filter(None, shown))
    after = f"{prompt.after} {reminder.replace(_LOST, lost)}" if lost and reminder else prompt.after
    return replace(prompt, after=after, sampling="varied")


def _answered(asked: Mapping[int, Prompt], desk: _Desk, into: dict[int, _Answer]) -> Iterator[Event]:
    """Ask what no earlier run has noted, all at once; what is answered whole is worth a note."""
    places = list(asked)
    info = desk.pen.engine.describe()
    keys = [note_key(asked[place], info) for place in places]
    known = known_notes(keys, desk.kept)
    into.update({places[index]: _Answer(note.text, "stop") for index, note in known.items()})
    desk.writers.extend(note.engine or info for note in known.values())
    missing = [index for index in range(len(places)) if index not in known]
    texts = [""] * len(missing)
    for piece in desk.pen.engine.write([asked[places[index]] for index in missing]) if missing else ():
        texts[piece.prompt] += piece.text
        if piece.end is None:
            continue
        desk.pen.count(piece)
        index, text = missing[piece.prompt], texts[piece.prompt]
        into[places[index]] = _Answer(text, piece.end)
        if piece.end == "stop" and text.strip():
            yield Noted(Note(keys[index], text, desk.pen.engine.describe()))


def _cleaned(text: str, manner: Manner) -> str:
    """Take what was asked for out of an answer: no introduction, no marks of emphasis, no quotation marks around it."""
    text = _EMPHASIS.sub("", _LEADING.sub("", text.strip())).strip()
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if manner.id == "bullets":
        return "\n".join(f"- {_BULLET.sub('', line)}" for line in lines)
    whole = " ".join(_BULLET.sub("", line) for line in lines)
    bare = whole.strip('"„“»«')
    return bare if whole[:1] in '"„»' and not set('"„“»«') & set(bare) else whole


def _faults(answer: _Answer, piece: Piece, manner: Manner) -> list[Loss]:
    """Name why an answer cannot stand; nothing where it can."""
    text, before = _cleaned(answer.text, manner), piece.text
    if answer.end == "repetition":
        return [Loss("sense", "loop", "")]
    if not text.strip():
        return [Loss("sense", "empty", "")]
    words, had = len(text.split()), len(before.split())
    least = had * manner.least - min(_SPARE_WORDS / 2, had * _SPARE)
    if answer.end == "length" or not least <= words <= had * manner.most + _SPARE_WORDS:
        return [Loss("sense", "length", "")]
    if manner.language != "de":
        # Only few words tell a language: what is still German has not been translated.
        return [Loss("sense", "foreign", "")] if is_german(text) else protected.translated_losses(text, before)
    if is_foreign(text):
        return [Loss("sense", "foreign", "")]
    if manner.id == "translate-de":
        return protected.translated_losses(text, before)
    if manner.id == "bullets":
        text = " ".join(_BULLET.sub("", line) for line in text.split("\n"))
    return protected.losses(text, before)


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
    now = time.monotonic()
    timing = Timing(
        round(now - work.started, 3),
        round((work.first_text or now) - work.started, 3),
        pen.tokens_in,
        pen.tokens_out,
    )
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
