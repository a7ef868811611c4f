"""What may stand in the TOML file of an office's own assistant."""

from typing import Literal

import msgspec

from genius_desktop.assignments import FieldKind, FormField, Item, Knowledge, Per, Procedure, Step, StepKind
from genius_desktop.forms import SignKind, Signs

SYSTEM = (
    "Du arbeitest in einer Gemeindeverwaltung und schreibst Texte auf Deutsch, sachlich und höflich. Du verwendest nur "
    "Angaben, die dir gegeben werden. Du erfindest nichts."
)


class _Shape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A table whose every key is known."""


class FieldShape(_Shape, frozen=True):
    """A field of the form."""

    id: str
    label: str
    kind: FieldKind = "line"
    required: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()
    gap: str = ""


class SignsShape(_Shape, frozen=True):
    """What a step looks for."""

    words: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    kinds: tuple[SignKind, ...] = ()
    headings: tuple[str, ...] = ()


class ItemShape(_Shape, frozen=True):
    """Something a check looks for."""

    label: str
    words: tuple[str, ...] = ()


class StepShape(_Shape, frozen=True):
    """A step."""

    id: str
    kind: StepKind
    title: str = ""
    prompt: str = ""
    words: int = 150
    per: Per = "all"
    of: str = ""
    against: str = ""
    template: str = ""
    signs: SignsShape = SignsShape()
    items: tuple[ItemShape, ...] = ()
    complete: bool = False


class KnowledgeShape(_Shape, frozen=True):
    """A text that is written into the file itself, as an assistant is given away."""

    name: str
    text: str


class ExpectsShape(_Shape, frozen=True):
    """What the result of an example must have: words, gaps, quotes; and words it must not have."""

    contains: tuple[str, ...] = ()
    gap: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


class PaperShape(_Shape, frozen=True):
    """A document of an example."""

    name: str
    text: str


class ExampleShape(_Shape, frozen=True):
    """A test of an assistant: what is entered and dropped, and what must come out."""

    title: str
    fields: dict[str, str] = {}
    documents: tuple[PaperShape, ...] = ()
    expects: ExpectsShape = ExpectsShape()


class FileShape(_Shape, frozen=True):
    """The whole file."""

    id: str
    version: int
    title: str
    purpose: str
    steps: tuple[StepShape, ...]
    system: str = SYSTEM
    documents: Literal["none", "optional", "required"] = "optional"
    template: str = ""
    knowledge: tuple[str | KnowledgeShape, ...] = ()
    fields: tuple[FieldShape, ...] = ()
    examples: tuple[ExampleShape, ...] = ()

    def procedure(self, knowledge: tuple[Knowledge, ...]) -> Procedure:
        """Give the assistant as a job knows it, with its knowledge already read."""
        return Procedure(
            self.id,
            self.version,
            self.title,
            self.purpose,
            self.system,
            tuple(map(_step, self.steps)),
            self.documents,
            tuple(FormField(f.id, f.label, f.kind, f.required, f.hint, f.choices, f.gap) for f in self.fields),
            self.template,
            knowledge,
        )


def _step(s: StepShape) -> Step:
    return Step(
        s.id,
        s.kind,
        s.title,
        s.prompt,
        s.words,
        per=s.per,
        of=s.of,
        against=s.against,
        template=s.template,
        signs=Signs(s.signs.words, s.signs.hints, s.signs.kinds, s.signs.headings),
        items=tuple(Item(item.label, item.words) for item in s.items),
        complete=s.complete,
    )
