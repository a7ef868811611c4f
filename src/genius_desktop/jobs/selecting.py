"""What of its documents a question to a collection reads, and where they contradict each other about it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from genius_desktop import question_words
from genius_desktop.assignments import Reading
from genius_desktop.domain import Passage, Statement
from genius_desktop.jobs import conflicts
from genius_desktop.jobs.events import Opened
from genius_desktop.jobs.evidence import cite
from genius_desktop.jobs.papers import Papers
from genius_desktop.jobs.searching import Match

_MOST = 2
# Sentences that hold less of the question may contradict each other about something else.
_LEAST_SHARE = 0.45
# How a place counts by how well its document fits, which the search knows better than a single sentence can.
_POWER = 4
# As `DOCUMENT_SHARES`, where a search has found the documents by more than their words (docs/evaluation.md).
COLLECTION_SHARES = (0.37, 0.47)


def chosen(passages: Iterable[Passage], readings: Sequence[Reading], opened: Opened) -> list[Passage]:
    """Give what passages of a document have on the pages to be read; without readings, all of them."""
    if not readings:
        return list(passages)
    pages = {page for reading in readings if _of(reading, opened) for page in reading.pages}
    kept = (replace(one, spans=tuple(span for span in one.spans if span.page in pages)) for one in passages)
    return [passage for passage in kept if passage.spans]


def titles(readings: Sequence[Reading], papers: Papers) -> dict[int, str]:
    """Give what each document is about; nothing without readings."""
    told = {number: reading.title for number, reading in _by_document(readings, papers)}
    return {number: title for number, title in told.items() if title}


def weighed(matches: list[Match], readings: Sequence[Reading], papers: Papers) -> list[Match]:
    """Let places count as much as the documents they stand in fit what is asked, the best one first."""
    if not readings:
        return matches
    worth = {number: reading.weight**_POWER for number, reading in _by_document(readings, papers)}
    told = (replace(match, score=match.score * worth.get(match.spot.document, 1.0)) for match in matches)
    return sorted(told, key=lambda match: -match.score)


def _by_document(readings: Sequence[Reading], papers: Papers) -> Iterator[tuple[int, Reading]]:
    for number, opened in enumerate(papers.opened):
        yield from ((number, reading) for reading in readings if _of(reading, opened))


def _of(reading: Reading, opened: Opened) -> bool:
    return (reading.source, reading.member) == (opened.source, opened.member)


def contradictions(
    readings: Sequence[Reading], matches: Sequence[Match], passages: Sequence[Passage], *, papers: Papers
) -> Iterator[Statement]:
    """Tell where two papers of a collection give different figures for what was asked, the newer paper first."""
    if len(papers.documents) == 1 or not readings:
        return
    asked = {match.spot.sentence.text for match in matches if match.share >= _LEAST_SHARE}
    told = 0
    for pair in conflicts.pairs(passages):
        if pair[0].document == pair[1].document or not all(one.sentence.text in asked for one in pair):
            continue
        dates = {one.document: _date(readings, papers.opened[one.document]) for one in pair}
        newer, older = sorted(pair, key=lambda one: dates[one.document], reverse=True)
        days = (question_words.day(dates[one.document]) for one in (newer, older))
        text = question_words.contradiction((newer.figure.shown, older.figure.shown), tuple(days))
        yield Statement(text, tuple(cite(one.sentence, one.document) for one in (newer, older)), kind="conflict")
        told += 1
        if told == _MOST:
            return


def _date(readings: Sequence[Reading], opened: Opened) -> str:
    return next((reading.date for reading in readings if _of(reading, opened)), "")
