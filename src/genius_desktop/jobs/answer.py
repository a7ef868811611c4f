"""Answer a question to documents: places found by code, read by the model, every sentence with its source."""

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from genius_desktop import question_words
from genius_desktop.assignments import LONGEST_QUESTION_CHARS, Question, Reading, Turn
from genius_desktop.documents import passages as cutting
from genius_desktop.domain import Note, Passage, Statement, Summary, Timing
from genius_desktop.engines.protocol import Prompt
from genius_desktop.engines.server.messages import tokens
from genius_desktop.jobs import papers, replying, selecting
from genius_desktop.jobs.asking import Sought, sought
from genius_desktop.jobs.checks import HeldDocument, check, held
from genius_desktop.jobs.conversing import converse
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.disguised import disguised
from genius_desktop.jobs.events import Drafted, Event, Finished, Noted, Progressed, Stated, Wrote
from genius_desktop.jobs.language import is_foreign
from genius_desktop.jobs.notes import note_key
from genius_desktop.jobs.papers import Papers
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.searching import Index, Match, find, index
from genius_desktop.jobs.shelf import Shelf
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.outcomes import ANSWER
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask

# Longer documents are not read whole: finding first is quicker, and a small model then errs less.
WHOLE_TOKENS = 4000
# Of a collection, what was found is read, and hardly anything around it.
COLLECTION_TOKENS = 1000
_PASSAGE_TOKENS = 400
_ANSWER_TOKENS = 120
_MOST_PLACES, _AROUND, _FOUND_TOKENS = 6, 1, 700
_TURN_CHARS = 300
_MADE = "answers"


@dataclass(frozen=True, slots=True)
class _Searched:
    """What is made of documents before any question is asked."""

    passages: list[Passage]
    known: Index
    pages: list[HeldDocument]


@dataclass(slots=True)
class _Work:
    """What a running job has so far."""

    question: Question
    wanted: Sought
    started: float = field(default_factory=time.monotonic)
    first_text: float = 0.0
    papers: Papers = field(default_factory=Papers)
    passages: list[Passage] = field(default_factory=list)
    known: Index = field(default_factory=Index)
    pages: list[HeldDocument] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    # The passages that the model has read.
    read: set[int] = field(default_factory=set)
    statements: list[Statement] = field(default_factory=list)


def answer(task: SummaryTask, shop: Workshop) -> Iterator[Event]:
    """Answer the question of a task; to cancel it, stop asking.

    Raises `Problem`, `Interrupted`.
    """
    question = usable(task.question)
    if not task.sources:
        yield from converse(replace(task, question=question), shop)
        return
    work = _Work(question, sought(question))
    work.papers = yield from papers.read(task, shop)
    papers.require_words(work.papers.documents)
    shop.know(work.papers.documents)
    _look(work, shop.shelf)
    shares = selecting.COLLECTION_SHARES if question.readings else replying.DOCUMENT_SHARES
    is_held = replying.is_held(work.matches, work.known, work.wanted, shares=shares)
    if is_held:
        work.first_text = time.monotonic()
        yield Drafted(check(replying.statement_of(work.matches[0], work.known), work.pages))
    yield Progressed("note", 0, 1)
    engine = shop.open_engine(task.engine)
    pen = Pen(disguised(engine, task.engine, work.papers.documents), task.assistant)
    said = ""
    if is_held:
        said = yield from _ask(task, pen, work)
    yield Progressed("note", 1, 1)
    yield from _tell(work, said)
    yield Finished(_summary(pen, work))


def usable(question: Question | None) -> Question:
    """Give a question as it can be worked with.

    Raises `InputProblem` where it is empty, too long, or in another language.
    """
    text = " ".join(question.text.split()) if question else ""
    if question is None or not any(character.isalnum() for character in text):
        raise InputProblem("no-question")
    if len(text) > LONGEST_QUESTION_CHARS:
        raise InputProblem("question-too-long", str(LONGEST_QUESTION_CHARS))
    if is_foreign(text):
        raise InputProblem("question-foreign")
    return replace(question, text=text)


def _look(work: _Work, shelf: Shelf) -> None:
    """Find the places that speak of what is asked for; what was made of the same documents before is used again."""
    made = shelf.made.get(_MADE)
    # Each question to a collection has places of its own.
    readings = work.question.readings
    searched = made if isinstance(made, _Searched) and not readings else _searched(work.papers, readings)
    # A worker without a shelf for these documents forgets with the job.
    if shelf.key and not readings:
        shelf.made[_MADE] = searched
    work.passages, work.known, work.pages = searched.passages, searched.known, searched.pages
    work.matches = selecting.weighed(find(work.wanted, work.known), readings, work.papers)


def _searched(read: Papers, readings: Sequence[Reading]) -> _Searched:
    passages: list[Passage] = []
    for number, document in enumerate(read.documents):
        first = len(passages) + 1
        found = cutting.cut(document, number, tokens, first=first, budget_tokens=_PASSAGE_TOKENS)
        passages += selecting.chosen(found, readings, read.opened[number])
    known = index(passages, selecting.titles(readings, read))
    return _Searched(passages, known, [held(document) for document in read.documents])


def _ask(task: SummaryTask, pen: Pen, work: _Work) -> Generator[Event, None, str]:
    """Let the model answer from the documents, or from what was found in them; give what it said."""
    prompt = _prompt(pen, work)
    key = note_key(prompt, pen.engine.describe())
    known = next((note.text for note in task.notes if note.key == key), None)
    if known is not None:
        return known
    text = ""
    for piece in pen.engine.write([prompt]):
        text += piece.text
        if piece.text:
            yield Wrote(piece.text.replace("\n", " "))
        if piece.end is not None:
            pen.count(piece)
    yield Noted(Note(key, text))
    return text


def _prompt(pen: Pen, work: _Work) -> Prompt:
    before, after = pen.assistant.prompts.note.split("{document}")
    question = work.question.text
    if work.question.earlier:
        question = f"{_earlier(work.question.earlier)}{question}"
    whole = "\n".join(span.text for passage in work.passages for span in passage.spans)
    remember = ""
    documents = work.papers.documents
    most = COLLECTION_TOKENS if work.question.readings else min(WHOLE_TOKENS, pen.engine.room_tokens // 2)
    if pen.engine.count(whole) <= most:
        work.read = set(range(len(work.passages)))
        text = whole
        # What holds several documents is remembered as long as the worker lives, and written nowhere.
        remember = documents[0].sha256 if len(documents) == 1 else "several"
    else:
        text = _excerpts(work)
    return Prompt(
        pen.assistant.prompts.system,
        before,
        text,
        after.replace("{question}", question),
        _ANSWER_TOKENS,
        remember=remember,
        copies=True,
    )


def _earlier(turns: Sequence[Turn]) -> str:
    last = turns[-1]
    return f"Zuvor gefragt: {last.question[:_TURN_CHARS]} Antwort: {last.answer[:_TURN_CHARS]} Nun gefragt: "


def _excerpts(work: _Work) -> str:
    """Give what stands around the best places, in the order of the documents."""
    spots = work.known.spots
    chosen: set[int] = set()
    left = _FOUND_TOKENS
    for match in work.matches[:_MOST_PLACES]:
        at = match.spot.place
        around = [
            place
            for place in range(max(0, at - _AROUND), min(len(spots), at + _AROUND + 1))
            if spots[place].document == match.spot.document and place not in chosen
        ]
        cost = sum(tokens(spots[place].sentence.text) for place in around)
        if cost > left and chosen:
            continue
        left -= cost
        chosen.update(around)
    lines: list[str] = []
    heading = ""
    titles = selecting.titles(work.question.readings, work.papers)
    for place in sorted(chosen):
        spot = spots[place]
        work.read.add(spot.passage)
        # A sentence of a collection says little without what its document is about.
        if title := titles.pop(spot.document, ""):
            lines.append(title)
        if spot.heading and spot.heading != heading:
            lines.append(spot.heading)
        heading = spot.heading
        lines.append(spot.sentence.text)
    return "\n".join(lines)


def _tell(work: _Work, said: str) -> Iterator[Event]:
    statements = replying.reply(said, work.matches, work.known, wanted=work.wanted, question=work.question.text)
    found = [
        *statements,
        *selecting.contradictions(work.question.readings, work.matches, work.passages, papers=work.papers),
    ]
    for statement in found if statements else [Statement(_absent(work), kind="absent")]:
        work.statements.append(statement if statement.kind == "absent" else check(statement, work.pages))
        work.first_text = work.first_text or time.monotonic()
        yield Stated(len(work.statements), work.statements[-1])


def _absent(work: _Work) -> str:
    if work.question.readings:
        return question_words.ABSENT_IN_COLLECTION
    return question_words.ABSENT_IN_SEVERAL if len(work.papers.documents) > 1 else question_words.ABSENT_IN_ONE


def _summary(pen: Pen, work: _Work) -> Summary:
    now = time.monotonic()
    reports = []
    for number, document in enumerate(work.papers.documents):
        own = {place: passage for place, passage in enumerate(work.passages) if passage.document == number}
        read = {span.page for place, passage in own.items() if place in work.read for span in passage.spans}
        skimmed = frozenset(page.number for page in document.pages if page.number not in read)
        reports.append(work.papers.report(number, coverage(document, own, frozenset(own), skimmed=skimmed)))
    return Summary(
        work.question.text,
        tuple(reports),
        tuple(work.statements),
        pen.engine.describe(),
        Timing(
            round(now - work.started, 3),
            round((work.first_text or now) - work.started, 3),
            pen.tokens_in,
            pen.tokens_out,
        ),
        form=ANSWER,
    )
