"""A report from a collection: several questions answered together, each from the pages that were found for it."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from genius_desktop import question_words
from genius_desktop.assignments import LONGEST_QUESTION_CHARS, MOST_SUBQUESTIONS, Report
from genius_desktop.domain import Coverage, Note, Passage, Span, Statement, Summary
from genius_desktop.jobs import looking, papers
from genius_desktop.jobs.answer import usable
from genius_desktop.jobs.asking import sought
from genius_desktop.jobs.checks import held
from genius_desktop.jobs.coverage import coverage
from genius_desktop.jobs.disguised import disguised
from genius_desktop.jobs.events import Drafted, Event, Finished, Noted, Progressed, Stated
from genius_desktop.jobs.looking import Look
from genius_desktop.jobs.notes import known_notes, note_key
from genius_desktop.jobs.papers import Papers
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.watch import Watch
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.outcomes import REPORT
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask


@dataclass(slots=True)
class _Work:
    """What a running job has so far: each question with what the documents hold of it, and what is told of all."""

    text: str
    papers: Papers
    looks: list[Look]
    watch: Watch
    statements: list[Statement] = field(default_factory=list)


def report(task: SummaryTask, wish: Report, shop: Workshop) -> Iterator[Event]:
    """Answer the questions of a report under one another; to cancel it, stop asking.

    An answer is a note: a report that is taken up again asks for none twice. Raises `Problem`, `Interrupted`.
    """
    watch = Watch()
    wish = _usable(wish)
    read = yield from papers.read(task, shop)
    papers.require_words(read.documents)
    shop.know(read.documents)
    work = _Work(wish.text, read, _looks(wish, read), watch)
    for look in work.looks:
        if look.is_held:
            work.watch.note_text()
            yield Drafted(look.first)
    engine = shop.open_engine(task.engine)
    pen = Pen(disguised(engine, task.engine, read.documents), task.assistant)
    said = yield from _ask(task.notes, pen, work.looks)
    for statement in _told(work.looks, said):
        work.statements.append(statement)
        work.watch.note_text()
        yield Stated(len(work.statements), statement)
    yield Finished(_summary(pen, work))


def _usable(wish: Report) -> Report:
    """Give a report as it can be worked on.

    Raises `InputProblem` where there is no question, one that cannot be answered, or too many.
    """
    text = " ".join(wish.text.split())
    if len(text) > LONGEST_QUESTION_CHARS:
        raise InputProblem("question-too-long", str(LONGEST_QUESTION_CHARS))
    if not wish.questions:
        raise InputProblem("no-question")
    if len(wish.questions) > MOST_SUBQUESTIONS:
        raise InputProblem("too-many-questions", str(MOST_SUBQUESTIONS))
    return replace(wish, text=text, questions=tuple(usable(question) for question in wish.questions))


def _looks(wish: Report, read: Papers) -> list[Look]:
    """Look for each question in the pages that were found for it; where none were, there is nothing to look at."""
    pages = [held(document) for document in read.documents]
    looks = []
    for question in wish.questions:
        look = Look(question, sought(question), read, pages=pages)
        if question.readings:
            look.take(looking.known(read, question.readings, pages))
        looks.append(look)
    return looks


def _ask(notes: Sequence[Note], pen: Pen, looks: Sequence[Look]) -> Generator[Event, None, dict[int, str]]:
    """Let the model answer all questions at once; give what it said by the place of the question."""
    asked = [place for place, look in enumerate(looks) if look.question.readings and look.is_held]
    prompts = [looking.prompt(looks[place], pen, remembered=False) for place in asked]
    keys = [note_key(prompt, pen.engine.describe()) for prompt in prompts]
    known = known_notes(keys, notes)
    said = {asked[place]: note.text for place, note in known.items()}
    yield Progressed("note", len(looks) - len(asked) + len(said), len(looks))
    missing = [place for place in range(len(asked)) if place not in known]
    texts = dict.fromkeys(missing, "")
    for piece in pen.engine.write([prompts[place] for place in missing]) if missing else ():
        place = missing[piece.prompt]
        texts[place] += piece.text
        if piece.end is None:
            continue
        pen.count(piece)
        said[asked[place]] = texts[place]
        yield Noted(Note(keys[place], texts[place], pen.engine.describe()))
        yield Progressed("note", len(looks) - len(asked) + len(said), len(looks))
    return said


def _told(looks: Sequence[Look], said: dict[int, str]) -> Iterator[Statement]:
    """Give what is told under each question, as its heading; what contradicts itself is told once."""
    told: set[frozenset[str]] = set()
    for place, look in enumerate(looks):
        heading = look.question.text
        if not look.question.readings:
            yield Statement(question_words.ABSENT_IN_COLLECTION, topic=heading, kind="absent")
            continue
        for statement in looking.told(look, said.get(place, "")):
            quotes = frozenset(citation.quote for citation in statement.citations)
            if statement.kind == "conflict" and quotes in told:
                continue
            told.add(quotes)
            yield replace(statement, topic=heading)


def _summary(pen: Pen, work: _Work) -> Summary:
    timing = work.watch.timing(pen)
    documents = range(len(work.papers.documents))
    reports = tuple(work.papers.report(number, _coverage(work, number)) for number in documents)
    told = [reading for look in work.looks for reading in look.question.readings]
    named = []
    for one in reports:
        about = next((r for r in told if (r.source, r.member) == (one.source, one.member)), None)
        named.append(replace(one, title=about.title, date=about.date) if about else one)
    return Summary(work.text, tuple(named), tuple(work.statements), pen.engine.describe(), timing, form=REPORT)


def _coverage(work: _Work, number: int) -> Coverage:
    """Tell which pages of a document were read for any of the questions."""
    document = work.papers.documents[number]
    # What was found for two questions is one passage.
    own: dict[tuple[Span, ...], Passage] = {}
    read: set[int] = set()
    for look in work.looks:
        for place, passage in enumerate(look.passages):
            if passage.document == number:
                own[passage.spans] = passage
                read |= {span.page for span in passage.spans if place in look.read}
    passages = dict(enumerate(own.values()))
    skimmed = frozenset(page.number for page in document.pages if page.number not in read)
    return coverage(document, passages, frozenset(passages), skimmed=skimmed)
