"""What stands between the title and the provenance of a file, for each kind of result."""

import re
from collections.abc import Iterator
from itertools import groupby

from genius_desktop import comparison_words, overview_words, search_words, wording
from genius_desktop.domain import Statement, Unit
from genius_desktop.exports.blocks import (
    Block,
    Entry,
    Heading,
    Line,
    Listing,
    Paragraph,
    Prose,
    Run,
    Synopsis,
    Table,
)
from genius_desktop.exports.telling import Telling, entry, evidence, is_numbered, marks, place_of
from genius_desktop.exports.words import form_title
from genius_desktop.overviews import Decision, Finding
from genius_desktop.plain_text import clean
from genius_desktop.versions import compared

# What someone still has to fill in: „[Datum einsetzen]“.
_GAP = re.compile(r"(\[[^\[\]\n]{2,80}\])")


def body(told: Telling, *, before: bool) -> Iterator[Block]:
    """Give what a result says; of a text in other words also, where wished, what it was `before`."""
    match told.kind:
        case "summary":
            yield from _summary(told)
        case "answer":
            yield from _coverage(told)
            yield from _sentences(told)
            yield from _sources(told)
        case "report":
            yield from _sentences(told)
            yield from _sources(told)
            yield from _source_list(told)
        case "rewording":
            yield from _text(told)
            if before:
                yield from _before_and_after(told)
        case "comparison":
            yield from _read_versions(told)
            yield from _changes(told)
        case "writing":
            yield from _text(told)
            yield from _sources(told)


def _summary(told: Telling) -> Iterator[Block]:
    words = told.words
    yield from _coverage(told)
    yield from _overviews(told)
    form = form_title(told.summary.form)
    if told.summary.overviews or form or any(statement.topic for statement in told.summary.statements):
        yield Heading(2, f"{words.subject}: {form}" if form else words.subject)
    yield from _statements(told)
    yield Heading(2, words.evidence)
    rows = tuple(evidence(told))
    yield Table((words.statement, words.place, words.quote), rows) if rows else Paragraph(words.no_evidence)


def _coverage(told: Telling) -> Iterator[Block]:
    for report, said_of in told.named():
        yield Paragraph(said_of + wording.coverage_line(report.unit, report.coverage))


def _read_versions(told: Telling) -> Iterator[Block]:
    """Say which document is the old version and which the new one, and what of them was read."""
    words = told.words
    for label, (report, said_of) in zip((words.old_version, words.new_version), told.named(), strict=False):
        yield Paragraph(f"{label}: {said_of}{wording.coverage_line(report.unit, report.coverage)}")


def _statements(told: Telling, *, level: int = 3) -> Iterator[Block]:
    """Give the statements under their headings; the numbers go on, so that each statement has its own."""
    number = 1
    for topic, group in groupby(told.summary.statements, key=lambda statement: statement.topic):
        if topic:
            yield Heading(level, clean(topic))
        for numbered, run in groupby(group, key=is_numbered):
            entries = tuple(entry(statement, told) for statement in run)
            if numbered:
                yield Listing(entries, numbered=True, first=number)
                number += len(entries)
            else:
                yield from (Paragraph(one.text) for one in entries)


def _sentences(told: Telling) -> Iterator[Block]:
    """Give the sentences of an answer, each with its places; without documents as the text they are."""
    if not told.names:
        yield from _text(told)
        return
    yield from _statements(told, level=2)


def _sources(told: Telling) -> Iterator[Block]:
    """Give the quotes that a result rests on, where it rests on any."""
    words = told.words
    if rows := tuple(evidence(told)):
        yield Heading(2, words.evidence)
        yield Table((words.part, words.place, words.quote), rows)


def _source_list(told: Telling) -> Iterator[Block]:
    """Give the documents that a report rests on, the newest first, each with its places; then those read in vain."""
    cited = [citation for statement in told.summary.statements for citation in statement.citations]
    entries, others = [], []
    named = enumerate(zip(told.summary.documents, told.names, strict=True))
    for number, (report, name) in sorted(named, key=lambda one: one[1][0].date, reverse=True):
        pages = sorted({citation.page for citation in cited if citation.document == number})
        called = search_words.called(report, name)
        if pages:
            entries.append(Entry(f"{called}: {', '.join(wording.place(report.unit, page) for page in pages)}"))
        else:
            others.append(called)
    if entries or others:
        yield Heading(2, told.words.sources)
    if entries:
        yield Listing(tuple(entries), numbered=False)
    if others:
        yield Paragraph(told.words.read_in_vain.format("; ".join(others)))


def _text(told: Telling) -> Iterator[Block]:
    """Give a text as it is read: paragraphs under headings, what is to be filled in marked."""
    heading = ""
    for statement in told.summary.statements:
        if statement.topic and statement.topic != heading:
            heading = statement.topic
            yield Heading(2, clean(heading))
        yield Prose(_lines(statement), marks(statement, told) if told.kind == "rewording" or statement.checks else ())


def _lines(statement: Statement) -> tuple[Line, ...]:
    lines = [clean(line) for line in statement.text.splitlines()]
    return tuple(_with_gaps(line) for line in lines) or ((Run(""),),)


def _with_gaps(line: str) -> Line:
    pieces = _GAP.split(line)
    return tuple(Run(piece, "gap" if at % 2 else "plain") for at, piece in enumerate(pieces) if piece) or (Run(""),)


def _before_and_after(told: Telling) -> Iterator[Block]:
    words = told.words
    rows = []
    for statement in told.summary.statements:
        old, new = _compared(statement.citations[0].quote if statement.citations else "", statement.text)
        rows.append(((Run(place_of(statement, told)),), old, new))
    yield Heading(2, words.opposition)
    yield Synopsis((words.clause, words.old, words.new), tuple(rows))


def _changes(told: Telling) -> Iterator[Block]:
    """Give the clauses that differ as a table: where, how it was, how it is, what that means."""
    words, rows = told.words, []
    for statement in told.summary.statements:
        if not is_numbered(statement):
            yield Paragraph(clean(statement.text))
            continue
        left, right = _compared(*comparison_words.sides(statement))
        where = f"{clean(statement.topic)} ({_both_places(statement, told)})".removeprefix(" ")
        rows.append(((Run(where),), left, right, (Run(entry_of(statement, told)),)))
    if rows:
        yield Synopsis((words.clause, words.old, words.new, words.change), tuple(rows))


def _both_places(statement: Statement, told: Telling) -> str:
    """Say where a clause stands in either version; the versions need no names here."""
    reports, sides = told.summary.documents, []
    for document, label in enumerate((told.words.old, told.words.new)):
        pages = dict.fromkeys(one.page for one in statement.citations if one.document == document)
        if pages and document < len(reports):
            sides.append(f"{label} {', '.join(wording.place(reports[document].unit, page) for page in pages)}")
    return "; ".join(sides)


def entry_of(statement: Statement, told: Telling) -> str:
    """Say what has changed in a clause, what was not found of that, and what a person has done to it."""
    words = told.words
    done = [word for word, so in ((words.edited, statement.edited), (words.reviewed, statement.reviewed)) if so]
    return " – ".join([clean(statement.text), *marks(statement, told), *done])


def _compared(old: str, new: str) -> tuple[Line, Line]:
    """Give two versions of a text, each with what only it has."""
    before, after = clean(old), clean(new)
    if not before or not after:
        return (Run(before),), (Run(after),)
    parts = compared(before, after)
    left = tuple(Run(part.before, "old" if part.changed else "plain") for part in parts if part.before)
    right = tuple(Run(part.after, "new" if part.changed else "plain") for part in parts if part.after)
    return left, right


def _overviews(told: Telling) -> Iterator[Block]:
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
