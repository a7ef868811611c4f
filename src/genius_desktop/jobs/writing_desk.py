"""What a job that writes a text has at hand while it runs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from genius_desktop.assignments import FormField, Step, Writing
from genius_desktop.domain import EngineInfo, Note, Statement
from genius_desktop.jobs.checks import HeldDocument, check
from genius_desktop.jobs.filling import Sheet, names
from genius_desktop.jobs.finding import Shelf
from genius_desktop.jobs.grounding import Ground, about_the_same
from genius_desktop.jobs.papers import Papers
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.ranks import Ranks
from genius_desktop.jobs.succession import Ruler
from genius_desktop.sentences import split

_MOST_DOCUMENT_TOKENS, _MOST_KNOWLEDGE_TOKENS, _SPARE_TOKENS, _LEAST_TOKENS = 3000, 800, 600, 200


@dataclass(slots=True)
class Desk:
    """Documents, entries, engine, and what the steps have found so far.

    `skimmed` are pages (document, number) that no model has read whole, `whole` documents that code has.
    """

    writing: Writing
    papers: Papers
    pen: Pen
    shelf: Shelf
    pages: list[HeldDocument]
    sheet: Sheet
    ground: Ground
    kept: tuple[Note, ...]
    ruler: Ruler
    ranks: Ranks
    writers: list[EngineInfo] = field(default_factory=list)
    skimmed: set[tuple[int, int]] = field(default_factory=set)
    whole: set[int] = field(default_factory=set)

    def everything(self) -> list[int]:
        """Give the number of every document."""
        return list(range(len(self.shelf.documents)))

    def value(self, name: str, step: Step, *, wanted: list[int], point: Statement | None = None) -> str:
        """Give what stands for a placeholder in a prompt; what is told of a point is only what is about it."""
        kind, _, rest = name.partition(".")
        match kind:
            case "field":
                told = self.sheet.entry(rest)
                return told if point is None else "\n".join(_about(point.text, told))
            case "document":
                room = self._room(step, wanted)
                text, left_out = self.shelf.text(wanted, room, self.pen.engine.count)
                self.skimmed |= left_out
                return text
            case "step":
                return self._found(rest, wanted if step.per == "document" else self.everything())
            case "knowledge":
                return self.knowledge(point.text if point else " ".join(self.sheet.entries.values()))
            case "point":
                return point.text if point else ""
            case "salutation":
                return self.sheet.salutation
        return self.sheet.procedure.title

    def _found(self, name: str, wanted: list[int]) -> str:
        """Give what a step has found in these documents, as text."""
        titles = {self.shelf.documents[index].name for index in wanted}
        told = self.sheet.steps.get(name, ())
        if len(wanted) < len(self.shelf.documents):
            told = [one for one in told if _is_of(one, wanted, titles)]
        return "\n".join(statement.text for statement in told)

    def _room(self, step: Step, wanted: list[int]) -> int:
        others = sum(
            self.pen.engine.count(self.value(n, step, wanted=wanted)) for n in names(step.prompt) if n != "document"
        )
        free = self.pen.engine.room_tokens - others - step.words * 4 - _SPARE_TOKENS
        return max(_LEAST_TOKENS, min(_MOST_DOCUMENT_TOKENS, free))

    def knowledge(self, about: str) -> str:
        """Give what the assistant brings along; of more than a prompt can hold, what shares words with the task."""
        texts = [line for one in self.sheet.procedure.knowledge for line in one.text.split("\n") if line.strip()]
        count = self.pen.engine.count
        if sum(map(count, texts)) <= _MOST_KNOWLEDGE_TOKENS:
            return "\n".join(texts)
        room = _MOST_KNOWLEDGE_TOKENS
        kept = []
        for sentence in (sentence for line in texts for sentence in _about(about, line)):
            room -= count(sentence)
            if room < 0:
                break
            kept.append(sentence)
        return "\n".join(kept)

    def given(self, step: Step) -> Iterator[tuple[FormField, str]]:
        """Give field and text of every entry that the prompt of a step holds."""
        for name in names(step.prompt):
            asked = self.sheet.asked(name.removeprefix("field."))
            if name.startswith("field.") and asked and (told := self.sheet.entry(asked.id)):
                yield asked, told

    def seen(self, statement: Statement) -> Statement:
        """Give a statement with its quotes looked for on their pages; its figures may be those that were entered."""
        if not statement.citations:
            return statement
        return replace(statement, citations=check(Statement("", statement.citations), self.pages).citations)

    def checked(self, statement: Statement, *, among: Iterable[int]) -> Statement:
        """Give a statement with its places, and of its figures those that stand in a document: others were entered."""
        if not self.shelf.documents:
            return statement
        cited = self.shelf.cited(statement, among=among)
        if not cited.citations:
            return cited
        told = check(cited, self.pages)
        return replace(told, checks=tuple(c for c in told.checks if c.found or c.kind == "role"))


def _is_of(told: Statement, wanted: Iterable[int], titles: set[str]) -> bool:
    """Tell whether a statement is about one of these documents."""
    if told.citations:
        return any(citation.document in wanted for citation in told.citations)
    return told.topic in titles


def _about(subject: str, text: str) -> list[str]:
    return [sentence for line in text.split("\n") for sentence in split(line) if about_the_same(subject, sentence)]
