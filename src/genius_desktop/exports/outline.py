"""What an exported result says and in which order, whatever kind of file it becomes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from genius_desktop import outcome_words, wording
from genius_desktop.domain import Summary
from genius_desktop.exports import bodies, telling
from genius_desktop.exports.blocks import Block, Facts, Heading, Listing, Notice, Signature
from genius_desktop.exports.telling import PROGRAM, Telling
from genius_desktop.exports.words import load
from genius_desktop.plain_text import clean

LANGUAGE = "de-DE"
# Where a machine-made text comes from, as the IPTC's vocabulary of digital source types names it.
AI_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
# The same, where a person has changed some of it.
AI_AND_PERSON = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
# What a program has found out that has learnt from nothing.
NO_AI = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
# The name of that property, in the custom properties of a file and in its XMP.
SOURCE_TYPE = "DigitalSourceType"


@dataclass(frozen=True, slots=True)
class Outline:
    """A file to be: what its metadata say, and its content; the name of each of the `properties` is told once."""

    title: str
    label: str
    subject: str
    description: str
    keywords: tuple[str, ...]
    created: datetime
    blocks: tuple[Block, ...]
    properties: tuple[tuple[str, str], ...] = ()

    @property
    def footer(self) -> str:
        """What stands below each page."""
        return f"{self.label} · {PROGRAM}"


def outline(summary: Summary, created: datetime, *, before: bool = False) -> Outline:
    """Put a result into the shape of a file, where wished with what it was before; all text in it is clean."""
    words = load()
    told = Telling(summary, telling.names(summary.documents, words), words)
    source = _source(told)
    label = words.label if told.by_model else words.label_without
    return Outline(
        title=_title(told),
        label=label,
        subject=words.subject if told.kind == "summary" else outcome_words.NAMES[told.kind],
        description=_notice(told),
        keywords=(label, source),
        created=created,
        blocks=tuple(_blocks(told, created, before=before)),
        properties=((SOURCE_TYPE, source), *_numbered(telling.provenance(told, created))),
    )


def _title(told: Telling) -> str:
    if told.kind == "summary":
        return ", ".join(told.names)
    if told.kind == "comparison":
        return f"{outcome_words.NAMES[told.kind]}: {' → '.join(told.names)}"
    return clean(told.summary.title) or outcome_words.NAMES[told.kind]


def _notice(told: Telling) -> str:
    return outcome_words.notice(told.kind, documents=bool(told.names), by_model=told.by_model)


def _source(told: Telling) -> str:
    """Name the kind of source a result has; an example comes from none."""
    if told.summary.engine.name == "scripted":
        return wording.PLACE["scripted"]
    if not told.by_model:
        return NO_AI
    return AI_AND_PERSON if any(statement.edited for statement in told.summary.statements) else AI_SOURCE


def _numbered(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Put a number behind a name that comes again."""
    seen: Counter[str] = Counter()
    for name, value in pairs:
        seen[name] += 1
        yield (name if seen[name] == 1 else f"{name} {seen[name]}"), value


def _blocks(told: Telling, created: datetime, *, before: bool) -> Iterator[Block]:
    words = told.words
    yield Heading(1, _title(told))
    yield Notice(_notice(told))
    if told.summary.engine.name == "scripted":
        yield Notice(wording.EXAMPLE_NOTICE)
    yield from bodies.body(told, before=before)
    if remarks := tuple(telling.remarks(told)):
        yield Heading(2, words.remarks)
        yield Listing(remarks, numbered=False)
    yield Heading(2, words.provenance)
    yield Facts(tuple(telling.provenance(told, created)))
    yield Signature(words.signature)
