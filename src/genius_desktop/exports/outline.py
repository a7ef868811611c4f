"""What an exported summary says and in which order, whatever kind of file it becomes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

import genius_desktop
from genius_desktop import overview_words, wording
from genius_desktop.domain import Check, Citation, DocumentReport, Statement, Summary, Unit
from genius_desktop.exports.blocks import Block, Entry, Facts, Heading, Listing, Notice, Paragraph, Signature, Table
from genius_desktop.exports.words import Words, form_title, load
from genius_desktop.overviews import Decision, Finding
from genius_desktop.plain_text import clean

PROGRAM = f"Genius Desktop {genius_desktop.__version__}"
LANGUAGE = "de-DE"
# Where a machine-made text comes from, as the IPTC's vocabulary of digital source types names it.
AI_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
# The same, where a person has changed some of it.
AI_AND_PERSON = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
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


def outline(summary: Summary, created: datetime) -> Outline:
    """Put a summary into the shape of a file; all text in it is clean."""
    words = load()
    names = _names(summary.documents, words)
    told = _Telling(summary, names, words)
    source = _source(summary)
    return Outline(
        title=", ".join(names),
        label=words.label,
        subject=words.subject,
        description=wording.AI_NOTICE,
        keywords=(words.label, source),
        created=created,
        blocks=tuple(_blocks(told, created)),
        properties=((SOURCE_TYPE, source), *_numbered(_provenance(told, created))),
    )


def _source(summary: Summary) -> str:
    """Name the kind of source a result has; an example comes from none."""
    if summary.engine.name == "scripted":
        return wording.PLACE["scripted"]
    return AI_AND_PERSON if any(statement.edited for statement in summary.statements) else AI_SOURCE


def _numbered(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Put a number behind a name that comes again."""
    seen: Counter[str] = Counter()
    for name, value in pairs:
        seen[name] += 1
        yield (name if seen[name] == 1 else f"{name} {seen[name]}"), value


def _names(documents: tuple[DocumentReport, ...], words: Words) -> tuple[str, ...]:
    """Give the names of the documents, numbered where two have the same."""
    names = [clean(report.name) or words.document for report in documents]
    often = Counter(names)
    return tuple(name if often[name] == 1 else f"{name} [{number}]" for number, name in enumerate(names, start=1))


@dataclass(frozen=True, slots=True)
class _Telling:
    """A summary, the names its documents are told by, and our own words."""

    summary: Summary
    names: tuple[str, ...]
    words: Words

    def named(self) -> Iterator[tuple[DocumentReport, str]]:
        """Give each document with the words that name it, none where there is only one."""
        for report, name in zip(self.summary.documents, self.names, strict=True):
            yield report, f"{name}: " if len(self.names) > 1 else ""

    def places(self, *citations: Citation) -> str:
        """Give the places of citations, each once, those of a document together."""
        places: dict[int, dict[str, None]] = {}
        for citation in citations:
            unit = self.summary.documents[citation.document].unit
            places.setdefault(citation.document, {})[wording.place(unit, citation.page)] = None
        if len(self.names) == 1:
            return ", ".join(places[0])
        return "; ".join(", ".join((self.names[document], *known)) for document, known in places.items())


def _blocks(told: _Telling, created: datetime) -> Iterator[Block]:
    words = told.words
    yield Heading(1, ", ".join(told.names))
    yield Notice(wording.AI_NOTICE)
    if told.summary.engine.name == "scripted":
        yield Notice(wording.EXAMPLE_NOTICE)
    for report, said_of in told.named():
        yield Paragraph(said_of + wording.coverage_line(report.unit, report.coverage))
    yield from _overviews(told)
    form = form_title(told.summary.form)
    if told.summary.overviews or form or any(statement.topic for statement in told.summary.statements):
        yield Heading(2, f"{words.subject}: {form}" if form else words.subject)
    yield from _statements(told)
    yield Heading(2, words.evidence)
    rows = tuple(_evidence(told))
    yield Table((words.statement, words.place, words.quote), rows) if rows else Paragraph(words.no_evidence)
    if remarks := tuple(_remarks(told)):
        yield Heading(2, words.remarks)
        yield Listing(remarks, numbered=False)
    yield Heading(2, words.provenance)
    yield Facts(tuple(_provenance(told, created)))
    yield Signature(words.signature)


def _statements(told: _Telling) -> Iterator[Block]:
    """Give the statements under their headings; the numbers go on, so that each statement has its own."""
    number = 1
    for topic, group in groupby(told.summary.statements, key=lambda statement: statement.topic):
        if topic:
            yield Heading(3, clean(topic))
        for numbered, run in groupby(group, key=_is_numbered):
            entries = tuple(_entry(statement, told) for statement in run)
            if numbered:
                yield Listing(entries, numbered=True, first=number)
                number += len(entries)
            else:
                yield from (Paragraph(entry.text) for entry in entries)


def _is_numbered(statement: Statement) -> bool:
    """Tell what stands in the list from what only says that the text holds nothing."""
    return statement.kind != "absent"


def _entry(statement: Statement, told: _Telling) -> Entry:
    words, text, cited = told.words, clean(statement.text), statement.citations
    marks = [_mark(check, words) for check in statement.checks if not check.found]
    marks += [words.quote_not_found.format(told.places(citation)) for citation in cited if not citation.found]
    if statement.unchecked:
        marks.append(words.unchecked)
    said = [word for word, so in ((words.edited, statement.edited), (words.reviewed, statement.reviewed)) if so]
    place = "; ".join([*([told.places(*cited)] if cited else ()), *said])
    if not cited and _is_numbered(statement):
        marks.append(words.without_evidence)
    return Entry(f"{text} ({place})" if place else text, tuple(dict.fromkeys(marks)))


def _mark(check: Check, words: Words) -> str:
    said = words.figure_elsewhere if check.kind == "role" else words.figure_not_found
    return said.format(clean(check.value))


def _overviews(told: _Telling) -> Iterator[Block]:
    """Give the overview of each document; without one there is no heading."""
    for (report, said_of), overview in zip(told.named(), told.summary.overviews, strict=False):
        yield Heading(2, overview_words.HEADING)
        yield Paragraph(said_of + clean(overview_words.kind_line(overview)))
        for heading, found in overview_words.parts(overview):
            yield Paragraph(f"{heading}:")
            yield Listing(tuple(_found(one, report.unit) for one in found), numbered=False)


def _found(one: Finding | Decision, unit: Unit) -> Entry:
    if isinstance(one, Finding):
        return Entry(f"{clean(one.text)} ({wording.place(unit, one.page)})")
    said = [part for part in (one.about, *one.text, one.result) if part is not None]
    places = dict.fromkeys(wording.place(unit, part.page) for part in said)
    words = [clean(part.text) for part in said]
    if one.about is not None and len(words) > 1 and words[0][-1:].isalnum():
        # What it is about is a heading: without a sign it would run into the sentence.
        words[0] += ":"
    return Entry(f"{' '.join(words)} ({', '.join(places)})")


def _evidence(told: _Telling) -> Iterator[tuple[str, str, str]]:
    for number, statement in enumerate(filter(_is_numbered, told.summary.statements), start=1):
        for citation in statement.citations:
            place = told.places(citation)
            where = place if citation.found else told.words.quote_not_there.format(place)
            yield str(number), where, clean(citation.quote)


def _remarks(told: _Telling) -> Iterator[Entry]:
    for report, said_of in told.named():
        for doubt in report.doubts:
            yield Entry(said_of + wording.doubt_line(doubt))
    for doubt in told.summary.warnings:
        yield Entry(wording.doubt_line(doubt))


def _provenance(told: _Telling, created: datetime) -> Iterator[tuple[str, str]]:
    words = told.words
    yield words.program, PROGRAM
    for engine in wording.writers(told.summary):
        yield words.engine, wording.PLACE[engine.name]
        if engine.model:
            yield words.model, clean(wording.model(engine))
        if engine.sha256:
            yield words.sha256, clean(engine.sha256)
    yield words.date, f"{created:%d.%m.%Y}"
    yield from _human_part(told)
    for report, name in zip(told.summary.documents, told.names, strict=True):
        yield words.document, name
        yield words.sha256, clean(report.sha256)


def _human_part(told: _Telling) -> Iterator[tuple[str, str]]:
    """Tell how much a person has checked and changed, as far as anyone has."""
    statements = [statement for statement in told.summary.statements if _is_numbered(statement)]
    checked, changed = (sum(getattr(one, name) for one in statements) for name in ("reviewed", "edited"))
    if checked or changed:
        yield told.words.review, told.words.review_count.format(checked, len(statements), changed)
