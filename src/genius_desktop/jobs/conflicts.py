"""Places of the documents that say the same with different figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from genius_desktop import wording
from genius_desktop.domain import Passage, Statement
from genius_desktop.jobs import salience
from genius_desktop.jobs.evidence import Sentence, cite, sentences
from genius_desktop.jobs.figures import Figure, figures

_MEASURES = {"amount", "percentage", "date"}
# Every capital word but a short one at the beginning, which is an article or a preposition.
_NOUN = re.compile(r"(?<![.\w])(?!^\w{1,5}\b)[A-ZÄÖÜ][\w-]*")
_STEM_CHARS = 7
# Words of every sentence about money; they do not tell what it is for.
_GENERIC = re.compile(
    r"(?:\w*[Kk]osten|Betr[aä]g\w*|Summe|Höhe|Euro|EUR|Verwaltung|Gemeinde|Gemeinderat|Rat|Jahr\w*|Prozent|Herr|Frau|"
    r"Beschluss\w*|Vorlage|Drucksache|Insgesamt|Gesamt\w*|Ja|Nein)$"
)
# Figures that differ on purpose: in time, by choice, or a piece.
_CHANGES = re.compile(
    r"\b(?:bisher\w*|statt|bislang|früher\w*|zuvor|vorher|alte\w*|neue\w*|künftig\w*|Vorjahr\w*|Variante|Alternative|je|pro|"
    r"jeweils|ab|bis|mindestens|höchstens|maximal|weitere\w*|zusätzlich\w*|erste\w*|zweite\w*|erhöh\w+|gesenkt|senk\w+|"
    r"steig\w+|Angebot\w*|Bieter\w*|davon|anteilig\w*|zwischen|oder|unter|über)\b",
    re.IGNORECASE,
)
_FEWEST_NOUNS = 2
_MOST = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that gives one measure, and what it gives it of."""

    document: int
    sentence: Sentence
    figure: Figure
    about: frozenset[str]
    others: frozenset[tuple[str, ...]]


def conflicts(passages: Sequence[Passage]) -> Iterator[Statement]:
    """Tell where two sentences give different figures for the same, each with its place; few, and only clear ones."""
    for first, claim in islice(pairs(passages), _MOST):
        text = wording.conflict(first.figure.shown, claim.figure.shown)
        yield Statement(text, tuple(cite(one.sentence, one.document) for one in (first, claim)), kind="conflict")


def pairs(passages: Sequence[Passage]) -> Iterator[tuple[Claim, Claim]]:
    """Give two sentences that say the same with different figures; each matter once."""
    known: dict[tuple[str, frozenset[str], frozenset[tuple[str, ...]]], Claim] = {}
    told: set[frozenset[str]] = set()
    for claim in _claims(passages):
        first = known.setdefault((claim.figure.kind, claim.about, claim.others), claim)
        if first.figure.key != claim.figure.key and claim.about not in told:
            told.add(claim.about)
            yield first, claim


def _claims(passages: Sequence[Passage]) -> Iterator[Claim]:
    for passage in passages:
        for sentence in sentences(passage):
            if (
                not salience.has_verb(sentence.text)
                or not salience.is_statement(sentence.text)
                or _CHANGES.search(sentence.text)
            ):
                continue
            found = list(figures(sentence.text))
            measures = [figure for figure in found if figure.kind in _MEASURES]
            if len(measures) != 1:
                continue
            about = _about(sentence.text)
            if len(about) >= _FEWEST_NOUNS:
                others = frozenset(figure.key for figure in found if figure is not measures[0])
                yield Claim(passage.document, sentence, measures[0], about, others)


def _about(text: str) -> frozenset[str]:
    nouns = _NOUN.findall(text)
    return frozenset(noun.casefold()[:_STEM_CHARS] for noun in nouns if not _GENERIC.match(noun))
