"""What else than a summary a kept job can be: a question, a rewording, a comparison, a text to write."""

from dataclasses import dataclass
from typing import Literal

FieldKind = Literal["line", "text", "date", "amount", "choice", "yes-no"]
StepKind = Literal["read", "extract", "check", "draft", "fill", "compare", "ask"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked before in the same conversation, and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the documents of a task; without documents, to the model alone."""

    text: str
    earlier: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text can be put in other words, as its TOML file describes it; the prompt has a {text}.

    A manner that is `free` may leave out or add sentences; no manner may change what is protected.
    """

    id: str
    title: str
    line: str
    system: str
    prompt: str
    free: bool = False


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
    """Something an assistant asks the user for before it begins."""

    id: str
    label: str
    kind: FieldKind = "line"
    required: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing an assistant does; its prompt may hold {field.NAME}, {document}, {step.ID} and {knowledge}."""

    id: str
    kind: StepKind
    title: str = ""
    prompt: str = ""
    words: int = 150


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
