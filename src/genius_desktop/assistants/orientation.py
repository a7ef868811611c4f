"""Whether an assistant looks like one of the uses of high risk in Annex III of the AI Act (Regulation (EU) 2024/1689).

It is an orientation by words and their context, no legal judgement: who finds nothing here has proved nothing.
"""

import re
from dataclasses import dataclass

from genius_desktop import paths
from genius_desktop.assignments import Procedure
from genius_desktop.assistants.toml_files import read_as

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


@dataclass(frozen=True, slots=True)
class _Area:
    id: str
    title: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lists:
    decisions: tuple[str, ...]
    persons: tuple[str, ...]
    denials: tuple[str, ...]
    areas: tuple[_Area, ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """A sentence that asks for a judgement on persons: the area of Annex III (or none), its field, its words."""

    area: str
    field: str
    quote: str


def concerns(procedure: Procedure) -> tuple[Concern, ...]:
    """Find sentences that ask for decisions or judgements about persons, in the areas of Annex III first.

    Raises `SetupProblem` for broken word lists.
    """
    lists = read_as(paths.resources() / "orientation.toml", _Lists)
    decisions, persons, denials = map(_pattern, (lists.decisions, lists.persons, lists.denials))
    areas = [(area.title, _pattern(area.words)) for area in lists.areas]
    told = _told(procedure)
    about = f"{procedure.title} {procedure.purpose}"
    found: list[Concern] = []
    for field, text in told:
        for sentence in _SENTENCE.findall(text):
            if not decisions.search(sentence) or denials.search(sentence):
                continue
            titles = [title for title, words in areas if words.search(sentence)]
            # The purpose says what a prompt that only says „bewerte den Antrag“ is about.
            titles = titles or [title for title, words in areas if words.search(about)]
            quote = " ".join(sentence.split())
            if titles or persons.search(sentence):
                found += [Concern(title, field, quote) for title in titles or [""]]
    return tuple(dict.fromkeys(found))


def _told(procedure: Procedure) -> list[tuple[str, str]]:
    told = [("title", procedure.title), ("purpose", procedure.purpose), ("system", procedure.system)]
    for place, step in enumerate(procedure.steps):
        told += [(f"steps[{place}].{name}", getattr(step, name)) for name in ("title", "prompt", "template")]
        told += [(f"steps[{place}].items[{number}].label", item.label) for number, item in enumerate(step.items)]
    return [*told, ("template", procedure.template)]


def _pattern(words: tuple[str, ...]) -> "re.Pattern[str]":
    either = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
