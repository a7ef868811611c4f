"""Placeholders filled in: of prompts, so that foreign text stays a document, and of templates, line by line."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from genius_desktop import writing_words
from genius_desktop.assignments import FormField, Procedure
from genius_desktop.domain import Statement

_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PLAIN_NUMBER = re.compile(r"\d{1,3}(?:\.?\d{3})*(?:,\d{2})?")
_ADDRESSED, _NAMED = "anrede", "name"


@dataclass(slots=True)
class Sheet:
    """What can be filled in by now; the text of documents and knowledge is asked for when it is needed."""

    procedure: Procedure
    entries: Mapping[str, str]
    steps: dict[str, list[Statement]] = field(default_factory=dict)

    def asked(self, name: str) -> FormField | None:
        """Give the field of this name."""
        return next((one for one in self.procedure.asked() if one.id == name), None)

    def entry(self, name: str) -> str:
        """Give what was entered, as it is written in a text."""
        asked = self.asked(name)
        return written(self.entries.get(name, ""), asked.kind if asked else "text")

    @property
    def salutation(self) -> str:
        """The salutation by the fields for form of address and name."""
        return writing_words.salutation(self.entries.get(_ADDRESSED, ""), self.entries.get(_NAMED, ""))

    def step(self, name: str) -> str:
        """Give what a step has found, as text."""
        return "\n".join(statement.text for statement in self.steps.get(name, ()))


def written(text: str, kind: str) -> str:
    """Give an entry as it is written: dates and amounts the German way."""
    told = "\n".join(" ".join(line.split()) for line in text.strip().split("\n") if line.strip())
    if kind == "date" and (iso := _ISO.fullmatch(told)):
        return f"{int(iso[3])}.{int(iso[2])}.{iso[1]}"
    if kind == "amount" and _PLAIN_NUMBER.fullmatch(told):
        return f"{told} Euro"
    return told


def names(template: str) -> list[str]:
    """Give the placeholders of a text, each once."""
    return list(dict.fromkeys(_PLACEHOLDER.findall(template)))


def parts(prompt: str, value: Callable[[str], str]) -> tuple[str, str, str]:
    """Give a prompt as before, document and after: from its first placeholder to its last it is foreign text.

    What people have entered or a document says is never read as a sign of control that way.
    """
    found = list(_PLACEHOLDER.finditer(prompt))
    if not found:
        return prompt, "", ""
    start, end = found[0].start(), found[-1].end()
    filled = _PLACEHOLDER.sub(lambda match: value(match[1]) or writing_words.NOT_GIVEN, prompt[start:end])
    return prompt[:start], filled, prompt[end:]


def filled(text: str, value: Callable[[str], str]) -> str:
    """Give a text with every placeholder filled in."""
    return _PLACEHOLDER.sub(lambda match: value(match[1]) or writing_words.NOT_GIVEN, text)


def fill(template: str, sheet: Sheet) -> Iterator[Statement]:
    """Fill in a template: a statement a line, headings as topics; a line of which nothing is known is left out."""
    topic = ""
    for line in template.split("\n"):
        text = line.strip()
        if text.startswith("# "):
            topic = _line(text[2:], sheet) or ""
        elif (whole := _PLACEHOLDER.fullmatch(text)) and whole[1].startswith("step."):
            for statement in sheet.steps.get(whole[1].removeprefix("step."), ()):
                yield _under(statement, topic)
        elif whole and whole[1].startswith("field."):
            told = _line(text, sheet, joint="\n")
            yield from (Statement(part, topic=topic) for part in (told or "").split("\n") if part.strip())
        elif text and (told := _line(text, sheet)):
            yield Statement(told, topic=topic)


def _under(statement: Statement, topic: str) -> Statement:
    if statement.topic or not topic:
        return statement
    return Statement(statement.text, statement.citations, statement.checks, topic, statement.kind)


def _line(text: str, sheet: Sheet, *, joint: str = ", ") -> str | None:
    """Fill in one line; None where it has placeholders and none of them is known."""
    found = names(text)
    told = {name: _value(name, sheet, joint=joint) for name in found}
    if found and not any(told.values()):
        return None
    return " ".join(_PLACEHOLDER.sub(lambda match: told[match[1]], text).split(" ")).strip()


def _value(name: str, sheet: Sheet, *, joint: str) -> str:
    kind, _, rest = name.partition(".")
    if kind == "step":
        return " ".join(sheet.step(rest).split("\n"))
    if name == "salutation":
        return sheet.salutation
    if name == "title":
        return sheet.procedure.title
    asked = sheet.asked(rest)
    told = sheet.entry(rest).replace("\n", joint)
    if not told and asked and asked.gap:
        return writing_words.gap(asked.gap.removesuffix(" einsetzen"))
    return told
