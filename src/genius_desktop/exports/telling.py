"""How the parts of a result are told in a file: their places, their marks, their documents and where they come from."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import genius_desktop
from genius_desktop import outcomes, rewriting_words, wording
from genius_desktop.domain import Check, Citation, DocumentReport, Statement, Summary
from genius_desktop.exports.blocks import Entry
from genius_desktop.exports.words import Words
from genius_desktop.outcome_words import place
from genius_desktop.plain_text import clean
from genius_desktop.rewriting_words import is_refusal

PROGRAM = f"Genius Desktop {genius_desktop.__version__}"


@dataclass(frozen=True, slots=True)
class Telling:
    """A result, the names its documents are told by, and our own words."""

    summary: Summary
    names: tuple[str, ...]
    words: Words

    @property
    def kind(self) -> outcomes.Outcome:
        """What the result is."""
        return outcomes.outcome_of(self.summary.form)

    @property
    def sourced(self) -> bool:
        """Whether each statement must name its place."""
        return outcomes.needs_sources(self.kind, documents=bool(self.summary.documents))

    @property
    def by_model(self) -> bool:
        """Whether a model has written any of it."""
        return outcomes.by_model(self.summary)

    def named(self) -> Iterator[tuple[DocumentReport, str]]:
        """Give each document with the words that name it, none where there is only one."""
        for report, name in zip(self.summary.documents, self.names, strict=True):
            yield report, f"{name}: " if len(self.names) > 1 else ""

    def places(self, *citations: Citation) -> str:
        """Give the places of citations, each once, those of a document together."""
        places: dict[int, dict[str, None]] = {}
        for citation in citations:
            places.setdefault(citation.document, {})[self._place(citation)] = None
        if len(self.names) <= 1:
            return ", ".join(where for known in places.values() for where in known)
        return "; ".join(", ".join((self.names[document], *known)) for document, known in places.items())

    def _place(self, citation: Citation) -> str:
        reports = self.summary.documents
        return place(citation, reports[citation.document].unit if citation.document < len(reports) else None)


def names(documents: tuple[DocumentReport, ...], words: Words) -> tuple[str, ...]:
    """Give the names of the documents, numbered where two have the same."""
    told = [clean(report.name) or words.document for report in documents]
    often = Counter(told)
    return tuple(name if often[name] == 1 else f"{name} [{number}]" for number, name in enumerate(told, start=1))


def is_numbered(statement: Statement) -> bool:
    """Tell what stands in the list from what only says that the text holds nothing."""
    return statement.kind != "absent"


def entry(statement: Statement, told: Telling) -> Entry:
    """Give a statement with its places, and what was not found of it."""
    said = place_of(statement, told)
    text = clean(statement.text)
    return Entry(f"{text} ({said})" if said else text, marks(statement, told))


def place_of(statement: Statement, told: Telling) -> str:
    """Say where a statement comes from, and what a person has done to it."""
    words, cited = told.words, statement.citations
    done = [word for word, so in ((words.edited, statement.edited), (words.reviewed, statement.reviewed)) if so]
    return "; ".join([*([told.places(*cited)] if cited else ()), *done])


def marks(statement: Statement, told: Telling) -> tuple[str, ...]:
    """Say what a check did not find."""
    words, cited = told.words, statement.citations
    said = [_mark(check, words) for check in statement.checks if not check.found and not is_refusal(check)]
    if why := rewriting_words.warning(statement):
        said.append(why.removesuffix("."))
    said += [words.quote_not_found.format(told.places(citation)) for citation in cited if not citation.found]
    if statement.unchecked:
        said.append(words.unchecked)
    if told.sourced and not cited and is_numbered(statement):
        said.append(words.without_evidence)
    return tuple(dict.fromkeys(said))


def _mark(check: Check, words: Words) -> str:
    said = words.figure_elsewhere if check.kind == "role" else words.figure_not_found
    return said.format(clean(check.value))


def evidence(told: Telling) -> Iterator[tuple[str, str, str]]:
    """Give number, place and quote of every citation."""
    for number, statement in enumerate(filter(is_numbered, told.summary.statements), start=1):
        for citation in statement.citations:
            where = told.places(citation)
            yield (
                str(number),
                where if citation.found else told.words.quote_not_there.format(where),
                clean(citation.quote),
            )


def remarks(told: Telling) -> Iterator[Entry]:
    """Give what was in doubt."""
    for report, said_of in told.named():
        for doubt in report.doubts:
            yield Entry(said_of + wording.doubt_line(doubt))
    for doubt in told.summary.warnings:
        yield Entry(wording.doubt_line(doubt))


def provenance(told: Telling, created: datetime) -> Iterator[tuple[str, str]]:
    """Say what made the result, from which documents, and what a person did to it."""
    words = told.words
    yield words.program, PROGRAM
    for engine in wording.writers(told.summary):
        yield words.engine, wording.PLACE[engine.name]
        if engine.model:
            yield words.model, clean(wording.model(engine))
        elif not told.by_model:
            yield words.model, words.no_model
        if engine.sha256:
            yield words.sha256, clean(engine.sha256)
    yield words.date, f"{created:%d.%m.%Y}"
    yield from _human_part(told)
    for report, name in zip(told.summary.documents, told.names, strict=True):
        yield words.document, name
        yield words.sha256, clean(report.sha256)


def _human_part(told: Telling) -> Iterator[tuple[str, str]]:
    """Tell how much a person has checked and changed, as far as anyone has."""
    statements = [statement for statement in told.summary.statements if is_numbered(statement)]
    checked, changed = (sum(getattr(one, name) for one in statements) for name in ("reviewed", "edited"))
    if checked or changed:
        counted = told.words.review_count if told.kind == "summary" else told.words.review_parts
        yield told.words.review, counted.format(checked, len(statements), changed)
