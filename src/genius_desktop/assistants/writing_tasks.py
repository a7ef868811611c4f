"""From an assistant and what was entered to a task, and from a result back to the expectations of an example."""

import re
from collections.abc import Sequence

from genius_desktop.assignments import Entry, FormField, Procedure, Writing
from genius_desktop.assistants.recipes import Example
from genius_desktop.domain import Assistant, EngineChoice, Length, Prompts, Source, Summary
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask

_ISO_OR_GERMAN = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?(?:\d{1,2}\.\s?|[A-Za-zä]+\s)\d{2,4}")
_YES_NO = {"ja", "nein"}
MOST_ENTRY_CHARS = 60_000


def task(
    procedure: Procedure, entries: Sequence[Entry], sources: Sequence[Source], *, engine: EngineChoice
) -> SummaryTask:
    """Ask an assistant for a text.

    Raises `InputProblem`: `entry-missing`, `entry-unfit`, `procedure-unknown` for a field there is none of.
    """
    require(procedure, entries, sources)
    told = tuple(entry for entry in entries if entry.text.strip())
    return SummaryTask("", tuple(sources), speaker(procedure), engine, writing=Writing(procedure, told))


def speaker(procedure: Procedure) -> Assistant:
    """Give an assistant as every kept job names one: its prompts are in the steps of the procedure."""
    prompts = Prompts(procedure.system, "", "")
    words = sum(step.words for step in procedure.steps)
    lengths = {"medium": Length(len(procedure.steps), words)}
    return Assistant(procedure.id, procedure.version, procedure.title, procedure.purpose, prompts, lengths)  # type: ignore[arg-type]


def require(procedure: Procedure, entries: Sequence[Entry], sources: Sequence[Source]) -> None:
    """Check what was entered against the form.

    Raises `InputProblem`.
    """
    asked = {field.id: field for field in procedure.asked()}
    told = {entry.field: entry.text.strip() for entry in entries}
    for name, text in told.items():
        if name not in asked:
            raise InputProblem("unknown-choice", name)
        if len(text) > MOST_ENTRY_CHARS or (text and not _fits(asked[name], text)):
            raise InputProblem("entry-unfit", asked[name].label)
    for field in asked.values():
        if field.required and not told.get(field.id):
            raise InputProblem("entry-missing", field.label)
    if procedure.documents == "required" and not sources:
        raise InputProblem("no-documents")
    if procedure.documents == "none" and sources:
        raise InputProblem("documents-unwanted", procedure.title)


def _fits(field: FormField, text: str) -> bool:
    match field.kind:
        case "choice":
            return text in field.choices
        case "yes-no":
            return text.casefold() in _YES_NO
        case "date":
            return bool(_ISO_OR_GERMAN.fullmatch(text))
        case "amount":
            return any(sign.isdigit() for sign in text)
    return True


def unmet(example: Example, result: Summary) -> list[str]:
    """Give the expectations of an example that a result does not meet, each as „kind: words“."""
    text = "\n".join(part for statement in result.statements for part in (statement.topic, statement.text))
    plain = _plain(text)
    quotes = [_plain(citation.quote) for s in result.statements for citation in s.citations if citation.found]
    return [
        *(f"contains: {words}" for words in example.contains if _plain(words) not in plain),
        *(f"gap: {words}" for words in example.gaps if f"[{words} einsetzen]" not in text),
        *(f"cites: {words}" for words in example.cites if not any(_plain(words) in quote for quote in quotes)),
        *(f"lacks: {words}" for words in example.lacks if _plain(words) in plain),
    ]


def expectations(example: Example) -> int:
    """Count the expectations of an example."""
    return len(example.contains) + len(example.gaps) + len(example.cites) + len(example.lacks)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
