"""Drawing the overview: its parts within 600 words, shared out by what matters in that kind of document."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from genius_desktop.documents.matching import squeeze
from genius_desktop.domain import Document
from genius_desktop.jobs.overview import decisions, facts, heads, outline, ranking
from genius_desktop.jobs.overview.blocks import Block, blocks
from genius_desktop.jobs.overview.choosing import Shelf, choose
from genius_desktop.jobs.overview.figures import FULL_DATE
from genius_desktop.jobs.overview.sections import sections
from genius_desktop.overviews import Decision, Finding, Kind, Overview

MOST_WORDS = 600
_NO_LIMIT = 1_000_000
# The headings of the parts, which the reader sees too.
_WORDS_FOR_HEADINGS = 24

# Words for: meetings, decisions, amounts, deadlines, dates, laws, key sentences; the outline takes what is left.
_Shares = tuple[int, int, int, int, int, int, int]
_SHARES: dict[Kind, _Shares] = {
    "proposal": (55, 110, 130, 60, 20, 20, 150),
    "notice": (50, 60, 140, 60, 25, 20, 160),
    "motion": (40, 100, 80, 50, 20, 20, 180),
    "minutes": (0, 400, 20, 20, 0, 0, 80),
    "invitation": (40, 0, 60, 70, 30, 10, 120),
    "statute": (0, 0, 150, 110, 15, 15, 150),
    "ordinance": (0, 0, 120, 90, 15, 20, 200),
    "rules": (0, 0, 110, 90, 15, 15, 210),
    "law": (0, 0, 40, 60, 15, 0, 270),
    "ruling": (0, 60, 110, 110, 20, 40, 180),
    "budget": (20, 0, 240, 30, 15, 15, 130),
    "report": (20, 0, 70, 30, 15, 10, 340),
}
_OTHERS: _Shares = (30, 60, 90, 80, 30, 25, 200)
_OUTLINE_AT_MOST: dict[Kind, int] = {"minutes": 30, "report": 70, "proposal": 0, "notice": 0}
_OUTLINE_WORDS = 130
_REFERENCE_WORDS, _OFFICE_WORDS, _DATE_WORDS = 8, 24, 10


@dataclass(frozen=True, slots=True)
class Digest:
    """What code finds in a document before any model reads it.

    All decisions in full; by page, squeezed, what the overview shows and the entries of agendas and contents; and the
    sections that can be chosen among.
    """

    overview: Overview
    resolutions: tuple[Decision, ...] = ()
    shown: dict[int, list[str]] = field(default_factory=dict)
    listed: dict[int, list[str]] = field(default_factory=dict)
    sections: tuple[Finding, ...] = ()


def draw(document: Document) -> Overview:
    """Draw the overview of a document; every word of it stands on the page it names."""
    return _draw(blocks(document))


def _draw(text: Sequence[Block]) -> Overview:
    if not text:
        return Overview()
    kind = heads.kind(text)
    shelf = Shelf(MOST_WORDS - _WORDS_FOR_HEADINGS)
    made = _head(text, Overview(kind), shelf)
    topic = ranking.terms_of(made.title.text) if made.title else frozenset[str]()
    if kind == "minutes":
        text = decisions.minutes_alone(text)
    made = _body(text, made, topic, shelf=shelf)
    at_most = _OUTLINE_AT_MOST.get(kind, _OUTLINE_WORDS)
    made = replace(made, outline=outline.outline(text, min(at_most, shelf.words), shelf))
    # What other parts have left is for the sentences.
    more = ranking.key_sentences(text, topic, shelf.words, shelf=shelf)
    sentences = sorted((*made.sentences, *more), key=lambda finding: (finding.page, finding.start))
    return replace(made, sentences=tuple(sentences))


def digest(document: Document) -> Digest:
    """Give the overview of a document, and what of it the choosing of places needs."""
    text = blocks(document)
    overview = _draw(text)
    with_agenda = overview.kind == "minutes"
    body = decisions.minutes_alone(text) if with_agenda else text
    made = decisions.decide(body, _NO_LIMIT, Shelf(_NO_LIMIT), with_agenda=with_agenda)
    told = (*overview.sentences, *overview.amounts, *overview.deadlines)
    listed = [block.cite(0, len(block.text)) for block in text if block.is_listed]
    return Digest(overview, made, _by_page(told), _by_page(listed), sections(text))


def _by_page(found: Sequence[Finding]) -> dict[int, list[str]]:
    texts: dict[int, list[str]] = {}
    for finding in found:
        texts.setdefault(finding.page, []).append(squeeze(finding.text.strip(" …")))
    return texts


def _head(text: Sequence[Block], made: Overview, shelf: Shelf) -> Overview:
    title = heads.title(text, made.kind)
    if title:
        shelf.take(title)
    head = decisions.before_agenda(text) if made.kind == "minutes" else text
    references = choose(heads.references(head), _REFERENCE_WORDS, shelf)
    made = replace(made, title=title, references=references, offices=choose(heads.offices(text), _OFFICE_WORDS, shelf))
    if made.kind == "minutes" and title and not FULL_DATE.search(title.text):
        return replace(made, dates=choose(facts.dates(head), _DATE_WORDS, shelf))
    return made


def _body(text: Sequence[Block], made: Overview, topic: frozenset[str], *, shelf: Shelf) -> Overview:
    for_meetings, for_decisions, for_amounts, for_deadlines, for_dates, for_laws, for_sentences = _SHARES.get(
        made.kind, _OTHERS
    )
    meetings = choose(heads.meetings(text), for_meetings, shelf)
    decided = decisions.decide(text, for_decisions, shelf, with_agenda=made.kind == "minutes") if for_decisions else ()
    return replace(
        made,
        meetings=meetings,
        decisions=decided,
        amounts=choose(facts.amounts(text, topic), for_amounts, shelf),
        deadlines=choose(facts.deadlines(text), for_deadlines, shelf),
        sentences=ranking.key_sentences(text, topic, for_sentences, shelf=shelf),
        dates=made.dates + choose(facts.dates(text), for_dates, shelf),
        laws=choose(facts.laws(text), for_laws, shelf),
    )
