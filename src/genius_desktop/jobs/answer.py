"""Answer a question to documents: places found by code, read by the model, every sentence with its source."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace

from genius_desktop.assignments import LONGEST_QUESTION_CHARS, Question
from genius_desktop.domain import Note, Statement, Summary
from genius_desktop.jobs import looking, papers
from genius_desktop.jobs.asking import sought
from genius_desktop.jobs.conversing import converse
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.disguised import disguised
from genius_desktop.jobs.events import Drafted, Event, Finished, Noted, Progressed, Stated, Wrote
from genius_desktop.jobs.language import is_foreign
from genius_desktop.jobs.looking import Look
from genius_desktop.jobs.notes import note_key
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.shelf import Shelf
from genius_desktop.jobs.watch import Watch
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.outcomes import ANSWER
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask

_MADE = "answers"


@dataclass(slots=True)
class _Work:
    """What a running job has so far."""

    look: Look
    watch: Watch = field(default_factory=Watch)
    statements: list[Statement] = field(default_factory=list)


def answer(task: SummaryTask, shop: Workshop) -> Iterator[Event]:
    """Answer the question of a task; to cancel it, stop asking.

    Raises `Problem`, `Interrupted`.
    """
    question = usable(task.question)
    if not task.sources:
        yield from converse(replace(task, question=question), shop)
        return
    look = Look(question, sought(question))
    work = _Work(look)
    look.papers = yield from papers.read(task, shop)
    papers.require_words(look.papers.documents)
    shop.know(look.papers.documents)
    _find(look, shop.shelf)
    is_held = look.is_held
    if is_held:
        work.watch.note_text()
        yield Drafted(look.first)
    yield Progressed("note", 0, 1)
    engine = shop.open_engine(task.engine)
    pen = Pen(disguised(engine, task.engine, look.papers.documents), task.assistant)
    said = ""
    if is_held:
        said = yield from _ask(task, pen, look)
    yield Progressed("note", 1, 1)
    for statement in looking.told(look, said):
        work.statements.append(statement)
        work.watch.note_text()
        yield Stated(len(work.statements), statement)
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


def _find(look: Look, shelf: Shelf) -> None:
    """Find the places that speak of what is asked for; what was made of the same documents before is used again."""
    made = shelf.made.get(_MADE)
    # Each question to a collection has places of its own.
    readings = look.question.readings
    searched = made if isinstance(made, looking.Known) and not readings else looking.known(look.papers, readings)
    # A worker without a shelf for these documents forgets with the job.
    if shelf.key and not readings:
        shelf.made[_MADE] = searched
    look.take(searched)


def _ask(task: SummaryTask, pen: Pen, look: Look) -> Generator[Event, None, str]:
    """Let the model answer from the documents, or from what was found in them; give what it said."""
    prompt = looking.prompt(look, pen)
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


def _summary(pen: Pen, work: _Work) -> Summary:
    look, reports = work.look, []
    for number, document in enumerate(look.papers.documents):
        own = {place: passage for place, passage in enumerate(look.passages) if passage.document == number}
        read = {span.page for place, passage in own.items() if place in look.read for span in passage.spans}
        skimmed = frozenset(page.number for page in document.pages if page.number not in read)
        reports.append(look.papers.report(number, coverage(document, own, frozenset(own), skimmed=skimmed)))
    return Summary(
        look.question.text,
        tuple(reports),
        tuple(work.statements),
        pen.engine.describe(),
        work.watch.timing(pen),
        form=ANSWER,
    )
