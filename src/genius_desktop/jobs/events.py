"""What a job says while it runs: one value an event, one JSON line on the wire."""

from dataclasses import dataclass
from typing import Any, Literal, get_args

from genius_desktop import codec
from genius_desktop.devices import Verdict
from genius_desktop.domain import Doubt, EngineInfo, Note, Page, Plan, Statement, Summary, Unit
from genius_desktop.estimates import Estimate
from genius_desktop.examination import Examination
from genius_desktop.libraries import CollectionsTold, Filed, Indexed, PapersTold, Searched, Sensed
from genius_desktop.overviews import Finding, Overview
from genius_desktop.reading import Attachment
from genius_desktop.servers import Disguise, OutgoingPage
from genius_desktop.standings import Standing
from genius_desktop.tasks import Task

Stage = Literal["load", "read", "recognise", "note", "merge", "check", "export", "calibrate", "bench", "index", "sense"]


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker is up and listens."""

    version: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A document is open; its pages follow. An attachment names the source it is in, and the way to it."""

    document: int
    name: str
    sha256: str
    unit: Unit
    pages: int
    attachments: tuple[Attachment, ...] = ()
    source: int = 0
    member: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTold:
    """A page was read, told by a reading job only; a scanned one may be told again with its text."""

    document: int
    page: Page
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Doubted:
    """The reader is not sure of something."""

    document: int
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Overviewed:
    """The overview of a document is drawn, before any engine has written a word; its sections can be chosen among."""

    document: int
    overview: Overview
    sections: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Progressed:
    """So much of a stage is done; a total of 0 is not known yet."""

    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Worked:
    """So much of one call of the engine is done, in units of a token read; each call begins with nothing done."""

    done: float
    total: float
    prompts: int


@dataclass(frozen=True, slots=True)
class Drafted:
    """The first passage says this; it is checked, but the rest of the document may put it in another light."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class Wrote:
    """The engine has written another piece of the result."""

    text: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A passage has its note, worth keeping should the job be run again."""

    note: Note


@dataclass(frozen=True, slots=True)
class Measured:
    """The documents are cut by these lengths, worth keeping should another engine go on with the job."""

    lengths: dict[int, int]


@dataclass(frozen=True, slots=True)
class Sent:
    """So many bytes, with text of these pages of a document (its digest), have left for this host."""

    host: str
    sha256: str
    pages: tuple[int, ...]
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement is written and checked; `number` counts from 1."""

    number: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class Restated:
    """A statement of a revision is checked again or put in other words; `number` counts from 0, as in its task."""

    number: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class Revised:
    """All statements of a revision are told; those `kept` could not be put in other words without a change of sense."""

    kept: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """The summary is done."""

    summary: Summary


@dataclass(frozen=True, slots=True)
class Outlined:
    """The documents are long: the job rests until the user has said what matters, or that it is worth the time."""

    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class ReadThrough:
    """Every document of a reading job is read, or has its overview."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The file is written; without a path in the task, its content is here.

    `without` names what of the letterhead could not be used, so that the result goes without it.
    """

    path: bytes
    data: bytes = b""
    without: str = ""


@dataclass(frozen=True, slots=True)
class Warmed:
    """The engine is ready; a plan is `outdated` that was made with another processor or library, and is not used."""

    engine: EngineInfo
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Examined:
    """What this PC can do is known."""

    examination: Examination


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The best plan for the weights on this PC is known, and why devices are not in it."""

    plan: Plan
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Benched:
    """The engine is measured; the names of the figures are explained in docs/measurements.md."""

    figures: dict[str, float]


@dataclass(frozen=True, slots=True)
class ServerChecked:
    """The server answers: the models it names, and how long it took (seconds)."""

    models: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What would leave for a server: every page as it would be sent, its size, and what is hidden in it."""

    pages: tuple[OutgoingPage, ...]
    size_bytes: int
    tokens: int
    disguises: tuple[Disguise, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """The job ended on a problem, or on the code `bug`."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The job ended because the user wished so."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """The wish of the parent that a job end; the only message to a worker that is not a task."""

    job: str


Final = (
    Finished
    | Outlined
    | Revised
    | ReadThrough
    | Exported
    | Warmed
    | Examined
    | Calibrated
    | Benched
    | ServerChecked
    | Outgoing
    | Indexed
    | CollectionsTold
    | Sensed
    | PapersTold
    | Searched
    | Failed
    | Cancelled
)
_Read = Ready | Opened | PageTold | Doubted | Overviewed | Standing | Filed
_Written = Progressed | Worked | Drafted | Wrote | Noted | Measured | Sent | Stated | Restated
Event = _Read | _Written | Final

FINAL: tuple[type[Any], ...] = get_args(Final)
_EVENTS = codec.by_name(*get_args(Event))
_MESSAGES = codec.by_name(*get_args(Task), Cancel)


def read_event(line: bytes) -> Event:
    """Read an event from its line.

    Raises `MalformedMessageError`.
    """
    event: Event = codec.from_line(line, _EVENTS)
    return event


def read_message(line: bytes) -> Task | Cancel:
    """Read a message to the worker from its line.

    Raises `MalformedMessageError`.
    """
    message: Task | Cancel = codec.from_line(line, _MESSAGES)
    return message
