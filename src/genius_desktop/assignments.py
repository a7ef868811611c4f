"""What else than a summary a kept job can be: a question, a rewording, a comparison, a text to write."""

from dataclasses import dataclass
from typing import Literal

from genius_desktop.forms import NO_SIGNS, Signs

FieldKind = Literal["line", "text", "date", "amount", "choice", "yes-no"]
StepKind = Literal["read", "extract", "check", "draft", "fill", "compare", "ask"]
Per = Literal["all", "document", "point"]

# More is no question but a text, which can be a document.
LONGEST_QUESTION_CHARS = 2000
# A report has so many headings at most: more is several reports.
MOST_SUBQUESTIONS = 8


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked before in the same conversation, and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Pages of a document in which an answer may stand: which source of the task, the way in it, its date or year.

    The `title` says what the document is about; the `weight` how well it fits, 1 for the best one.
    """

    source: int
    pages: tuple[int, ...]
    member: tuple[int, ...] = ()
    date: str = ""
    title: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the documents of a task; without documents, to the model alone.

    With `readings` it is a question to a collection: only these pages of the documents are read for it.
    """

    text: str
    earlier: tuple[Turn, ...] = ()
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A longer question to a collection, and the questions that it was taken apart into, each with its `readings`.

    A question without readings is one to which nothing was found.
    """

    text: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text can be put in other words, as its TOML file describes it; the prompt has a {text}.

    A manner that is `free` may leave out or add sentences; no manner may change what is protected. The text becomes
    `least` to `most` times as long, in words, and such a share of its long words `stays`; `copies` says that it pays to
    guess that the text goes on as before; it is written in a `language`.
    """

    id: str
    title: str
    line: str
    system: str
    prompt: str
    free: bool = False
    least: float = 0.5
    most: float = 2.0
    stays: float = 0.3
    copies: bool = True
    language: Literal["de", "en", "fr"] = "de"


@dataclass(frozen=True, slots=True)
class Rewording:
    """A text to be put in other words, paragraph by paragraph; without a text, that of the documents of the task."""

    manner: Manner
    text: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The second document of the task against the first; the model says in words what has changed if `explained`."""

    explained: bool = True


@dataclass(frozen=True, slots=True)
class FormField:
    """Something an assistant asks the user for before it begins.

    Where nothing was entered, the text has a gap with the words in `gap`; without them the line is left out.
    """

    id: str
    label: str
    kind: FieldKind = "line"
    required: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a check looks for in the documents, by words of which one is enough; without, by its label."""

    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing an assistant does; its prompt may hold {field.NAME}, {document}, {step.ID}, {knowledge} and {point}.

    read: takes the documents as they are. extract: finds what its `signs` tell, or what its prompt asks for. check:
    looks for `items`. draft: lets the model write. fill: fills in its template. compare: looks in the step `against`
    for each point of the step `of`. ask: a question that the user answers like a field. A step is done once, once
    for each document, or once for each point of the step `of`. A `complete` draft leaves nothing of short documents
    out: they are notes.
    """

    id: str
    kind: StepKind
    title: str = ""
    prompt: str = ""
    words: int = 150
    per: Per = "all"
    of: str = ""
    against: str = ""
    template: str = ""
    signs: Signs = NO_SIGNS
    items: tuple[Item, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A text that an assistant brings along."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """An assistant that an office can write itself: what it asks for, what it does, what comes out."""

    id: str
    version: int
    title: str
    purpose: str
    system: str
    steps: tuple[Step, ...]
    documents: Literal["none", "optional", "required"] = "optional"
    fields: tuple[FormField, ...] = ()
    template: str = ""
    knowledge: tuple[Knowledge, ...] = ()

    def asked(self) -> tuple[FormField, ...]:
        """Give what the user is asked for: the fields, then the questions of its steps."""
        questions = (FormField(s.id, s.prompt or s.title, "text", gap=s.title) for s in self.steps if s.kind == "ask")
        return (*self.fields, *questions)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the user has entered into a field."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Writing:
    """A text to be written by an assistant from what was entered and from the documents of the task."""

    procedure: Procedure
    entries: tuple[Entry, ...] = ()
