"""What is asked of a worker: one value a task, which a parent fills completely."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from genius_desktop.assignments import Comparison, Question, Report, Rewording, Writing
from genius_desktop.devices import Verdict
from genius_desktop.domain import (
    Assistant,
    EngineChoice,
    ExportFormat,
    LengthName,
    Mode,
    Note,
    Source,
    Statement,
    Summary,
    ToneName,
    Weights,
)
from genius_desktop.forms import PLAIN, Form, Subject
from genius_desktop.letterhead import NO_LETTERHEAD, Letterhead
from genius_desktop.libraries import CollectionsTask, IndexTask, PapersTask, RemoveTask, SearchTask, SenseTask
from genius_desktop.servers import ServerAccess

# More is no topic but a text, and no list but a wish for everything.
TOPIC_CHARS, MOST_TOPICS = 80, 12


@dataclass(frozen=True, slots=True)
class SectionWish:
    """What the user wants of a section, counted from 1 as they are offered: 0 leave out, 1 as all others, 2 important.

    It holds for the document with this digest only; without one, for whatever document has that number.
    """

    document: int
    number: int
    weight: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class SummaryTask:
    """Summarise documents; `notes` are those an earlier run has left, `kept` a folder for recognised pages.

    At most one of `question`, `report`, `rewording`, `comparison` and `writing` makes it another job that is kept so.
    The `focus` topics come before the form; the `lexicon` helps to find their answers. The `password` opens
    documents that need one; it is never stored. With `ask`, long documents are only outlined, so that the user can
    choose among their sections first. The `lengths` are those that the texts had for the engine that has begun: another
    one goes by them too, so that the passages, and with them the notes, stay the same.
    """

    job: str
    sources: tuple[Source, ...]
    assistant: Assistant
    engine: EngineChoice
    length: LengthName = "medium"
    mode: Mode = "full"
    focus: tuple[str, ...] = ()
    form: Form = PLAIN
    lexicon: tuple[Subject, ...] = ()
    notes: tuple[Note, ...] = ()
    kept: bytes = b""
    password: str = ""
    sections: tuple[SectionWish, ...] = ()
    ask: bool = False
    question: Question | None = None
    rewording: Rewording | None = None
    comparison: Comparison | None = None
    writing: Writing | None = None
    report: Report | None = None
    lengths: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Read documents and tell their pages, without any engine."""

    job: str
    sources: tuple[Source, ...]
    password: str = ""


@dataclass(frozen=True, slots=True)
class OverviewTask:
    """Draw the overview of each document, without any engine."""

    job: str
    sources: tuple[Source, ...]
    password: str = ""


@dataclass(frozen=True, slots=True)
class ExportTask:
    """Write a result to a file; one that is there already is only replaced with `overwrite`.

    Of a text in other words the file also has, where wished, what it was `before`.
    """

    job: str
    summary: Summary
    format: ExportFormat
    path: bytes
    overwrite: bool = False
    letterhead: Letterhead = NO_LETTERHEAD
    before: bool = False


@dataclass(frozen=True, slots=True)
class WarmTask:
    """Make the engine ready before it is needed."""

    job: str
    engine: EngineChoice


@dataclass(frozen=True, slots=True)
class ExamineTask:
    """Find out what this PC can do."""

    job: str


@dataclass(frozen=True, slots=True)
class CalibrateTask:
    """Find the plan for these weights on this PC by measuring; `verdicts` are what trying devices has shown before."""

    job: str
    weights: Weights
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class BenchTask:
    """Measure the engine on the passages of a document, all of them or so many."""

    job: str
    source: Source
    assistant: Assistant
    engine: EngineChoice
    passages: int = 0


@dataclass(frozen=True, slots=True)
class RecheckTask:
    """Hold edited statements against their documents again, by code and without any engine.

    The `documents` are the digests of those that the citations count, which must still be the same. Of a text that is
    not `sourced` a part without citations claims nothing of documents.
    """

    job: str
    sources: tuple[Source, ...]
    documents: tuple[str, ...]
    statements: tuple[Statement, ...]
    kept: bytes = b""
    password: str = ""
    sourced: bool = True


@dataclass(frozen=True, slots=True)
class Tone:
    """How statements can be put in other words, as its TOML file describes it; the prompt has a {sentence}."""

    id: ToneName
    title: str
    system: str
    prompt: str


@dataclass(frozen=True, slots=True)
class RephraseTask:
    """Put statements in other words; one whose figures, names or sense would change stays as it is."""

    job: str
    engine: EngineChoice
    tone: Tone
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class CheckServerTask:
    """Ask a server for its models, which shows whether it can be reached and the token is right."""

    job: str
    server: ServerAccess


@dataclass(frozen=True, slots=True)
class OutgoingTask:
    """Show the text of documents, and the `text` that was typed, as it would leave for a server; nothing does.

    A summary leaves out running heads and what speaks to a model; a job that reads its documents `whole` does not.
    """

    job: str
    sources: tuple[Source, ...]
    engine: EngineChoice
    kept: bytes = b""
    password: str = ""
    text: str = ""
    whole: bool = False


Task = (
    SummaryTask
    | CheckServerTask
    | OutgoingTask
    | RecheckTask
    | RephraseTask
    | ReadTask
    | OverviewTask
    | ExportTask
    | WarmTask
    | ExamineTask
    | CalibrateTask
    | BenchTask
    | IndexTask
    | CollectionsTask
    | PapersTask
    | RemoveTask
    | SearchTask
    | SenseTask
)


def typed_text(task: SummaryTask) -> str:
    """Give what of a task someone has typed and a model will read."""
    if task.rewording:
        return task.rewording.text
    if task.question:
        return "\n".join([*(f"{turn.question}\n{turn.answer}" for turn in task.question.earlier), task.question.text])
    if task.report:
        return "\n".join([task.report.text, *(question.text for question in task.report.questions)])
    if task.writing:
        # What an assistant brings along leaves too.
        known = (one.text for one in task.writing.procedure.knowledge)
        return "\n".join([*(entry.text for entry in task.writing.entries), *known])
    return ""


def preview_of(task: SummaryTask, engine: EngineChoice, *, job: str, kept: bytes) -> OutgoingTask:
    """Give the task that shows what would leave for the server of an engine."""
    whole = bool(task.question or task.report or task.rewording or task.comparison or task.writing)
    return OutgoingTask(job, task.sources, engine, kept, task.password, typed_text(task), whole)


def server_of(task: Task) -> ServerAccess | None:
    """Give the server that a task will speak to, if it is one that speaks to a server."""
    match task:
        case CheckServerTask():
            return task.server
        case SummaryTask() | RephraseTask() | WarmTask() | BenchTask() if task.engine.kind == "server":
            return task.engine.server
    return None


def with_server(task: Task, server: ServerAccess) -> Task:
    """Give a task with another way to its server; one without a server stays as it is."""
    match task:
        case CheckServerTask():
            return replace(task, server=server)
        case SummaryTask() | RephraseTask() | WarmTask() | BenchTask() if task.engine.kind == "server":
            return replace(task, engine=replace(task.engine, server=server))
    return task


def storable(engine: EngineChoice) -> EngineChoice:
    """Give an engine as it may be kept, without the token of its server."""
    return replace(engine, server=engine.server.without_token()) if engine.server else engine


def bare(task: SummaryTask) -> SummaryTask:
    """Give a task as it may be kept: without secrets, and without what is kept beside it."""
    return replace(task, notes=(), lengths={}, password="", engine=storable(task.engine))


def topics(told: Iterable[str]) -> tuple[str, ...]:
    """Give the topics in what a user has typed: commas part them, each counts once, an empty one is none."""
    words = (" ".join(topic.split()).strip("„“\"' ")[:TOPIC_CHARS] for text in told for topic in text.split(","))
    return tuple({topic.casefold(): topic for topic in words if topic}.values())[:MOST_TOPICS]
