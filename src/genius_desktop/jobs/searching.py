"""Find the places of documents that speak of what a question asks for: by words and their rarity, without any model."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from genius_desktop import stems
from genius_desktop.domain import Passage
from genius_desktop.jobs import salience
from genius_desktop.jobs.asking import Kind, Sought, meanings
from genius_desktop.jobs.evidence import Sentence, sentences
from genius_desktop.jobs.figures import figures

# How much a word counts by where it stands: in the sentence, beside it, in the heading above.
_HERE, _BESIDE, _ABOVE = 1.0, 0.6, 0.75
# How much a word counts that is part of the one asked for or has it as a part, and one of the same meaning.
_WITHIN, _PART, _AKIN, _MEANT = 0.8, 0.4, 0.55, 0.6
_SHORTEST_REST = 3
_SHORTEST_PART, _SHORTEST_KIN = 4, 5
_KIN_SHARE = 0.75
_ANSWERS, _NEAR, _HEADING_SHARE = 0.3, 0.15, 0.6
_LABEL_CHARS, _CHAPTER_CHARS, _MOST_WORDS = 100, 160, 80
_ITEM = re.compile(r"(?:[Zz]u\s+)?(?:TOP|Punkt|Tagesordnungspunkt)\s*\d")
_CHAPTER = re.compile(r"§\s*\d|Art(?:ikel|\.)\s*\d|\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÄÖÜ]")
_ENDS = ".!?:;,)“"
_LISTED = re.compile(r"\s*(?:[-•*–▪]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-z]\))\s+")
_NUMBERING = re.compile(r"^\s*(?:(?:[Zz]u\s+)?(?:TOP|Punkt)\s*)?\(?[\d.]+[.):]?\s+|\(DS [^)]*\)")
_LIKELY, _UNLIKELY = 0.8, 0.3
_STRENGTH = {
    "amount": {"amount": 1.0, "percentage": 1.0, "number": 0.6},
    "count": {"number": 1.0, "percentage": 0.6, "amount": 0.3},
}
_DATE = re.compile(r"\b\d{1,2}\.\s?(?:\d{1,2}\.|(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))")
_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:Tag|Woche|Monat|Quartal|Jahr)(?:e?[sn]?|en)\b|"
    r"\b(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tags?|Mittwochs?)\b|"
    r"\b(?:täglich|wöchentlich|monatlich|vierteljährlich|jährlich|unverzüglich)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:vor|nach|bei|während|sobald|wenn|bis)\s+\w+")
_TIMES = ((_DATE, 1.0), (_TIME, _LIKELY), (_WHEN, _UNLIKELY))
_PERSON = re.compile(
    r"\b(?:Herrn?|Frau|Dr\.|GmbH|AG|KG|eG|e\.\s?V\.|Firma|Verein|Gemeinde\w*|Rat|Verwaltung\w*|\w*ausschuss\w*|\w*amt\b|"
    r"\w*meister\w*|\w*bank|Arbeitgeber\w*|Eigentümer\w*|Träger\w*|Landkreis\w*|Kommune\w*|\w*behörde\w*)"
)


_PLACE = re.compile(
    r"\b\w*(?:straße|weg|platz|allee|gasse|standort|gelände|halle|raum|saal|rathaus|ortsteil)\w*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence in its passage, with the heading above it; `place` counts over all documents."""

    document: int
    passage: int
    number: int
    sentence: Sentence
    heading: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A place and how much of the question it holds, from 0 to 1; `score` ranks places of one question."""

    spot: Spot
    share: float
    score: float


@dataclass(slots=True)
class Index:
    """Every sentence of the documents by the stems in it."""

    spots: list[Spot] = field(default_factory=list)
    within: list[frozenset[str]] = field(default_factory=list)
    above: list[frozenset[str]] = field(default_factory=list)
    vocabulary: dict[str, int] = field(default_factory=dict)


def index(passages: Sequence[Passage], titles: Mapping[int, str] = MappingProxyType({})) -> Index:
    """Take documents apart into sentences and stems; each sentence knows the chapter it stands in.

    Where documents are about different matters, their `titles` stand above every chapter.
    """
    built = Index()
    chapter = label = ""
    for place, passage in enumerate(passages):
        if place and passages[place - 1].document != passage.document:
            chapter = label = ""
        for number, sentence in enumerate(sentences(passage)):
            text = sentence.text.strip()
            above = f"{chapter} {label}".strip()
            if _is_chapter(text):
                above, chapter, label = "", text, ""
            elif text.endswith(":") and len(text) <= _LABEL_CHARS:
                label = text
            built.spots.append(Spot(passage.document, place, number, sentence, above, len(built.spots)))
            found = frozenset(stems.stems(text))
            built.within.append(found)
            built.above.append(frozenset(stems.stems(f"{titles.get(passage.document, '')} {above}")))
            for stem in found:
                built.vocabulary[stem] = built.vocabulary.get(stem, 0) + 1
    return built


def _is_chapter(text: str) -> bool:
    if _ITEM.match(text):
        return True
    return (
        len(text) <= _CHAPTER_CHARS
        and bool(_CHAPTER.match(text))
        and text[-1] not in ".;,:"
        and not salience.has_verb(text)
    )


def find(wanted: Sought, known: Index) -> list[Match]:
    """Give every sentence that holds anything of a question, the best first.

    A question that names nothing, like „Worum geht es?“, is answered by what weighs most of the kind it asks for.
    """
    if not wanted.stems:
        return _weightiest(wanted.kind, known)
    forms = [(_forms(stem, known.vocabulary), weight) for stem, weight in wanted.stems]
    rarity = [weight * _rarity(_count(found, known), len(known.spots)) for found, weight in forms]
    total = math.fsum(rarity)
    if not total:
        return []
    matches = []
    for place, spot in enumerate(known.spots):
        within = [_best(found, known.within[place]) for found, _ in forms]
        above, beside = known.above[place], _beside(known, place)
        held = [
            max(here * _HERE, _best(found, above) * _ABOVE, _best(found, beside) * _BESIDE)
            for here, (found, _) in zip(within, forms, strict=True)
        ]
        share = _weighed(held, rarity) / total
        if share:
            answered = answers(spot.sentence.text, wanted.kind)
            score = share + _NEAR * _weighed(within, rarity) / total + _ANSWERS * answered
            if _says_little(spot.sentence.text, answered):
                score *= _HEADING_SHARE
            matches.append(Match(spot, share, score))
    return sorted(matches, key=lambda match: -match.score)


def _weightiest(kind: Kind, known: Index) -> list[Match]:
    found = []
    for spot in known.spots:
        text = spot.sentence.text
        score = salience.weight(text) * (answers(text, kind) if kind else 1.0) * salience.is_statement(text)
        if score:
            found.append(Match(spot, 1.0, score))
    return sorted(found, key=lambda match: -match.score)


def _says_little(text: str, answered: float) -> bool:
    """Tell headings, titles and rows of a torn table from what can answer anything."""
    if _is_chapter(text) or len(text.split()) > _MOST_WORDS:
        return True
    return not answered and text.rstrip()[-1:] not in _ENDS and not _LISTED.match(text)


def _weighed(parts: Sequence[float], weights: Sequence[float]) -> float:
    return math.fsum(part * weight for part, weight in zip(parts, weights, strict=True))


def answers(text: str, kind: Kind) -> float:
    """Tell how surely a sentence holds the kind of figure, name or place that is asked for, from 0 to 1."""
    match kind:
        case "amount" | "count":
            strength = _STRENGTH[kind]
            return max((strength.get(figure.kind, 0.0) for figure in figures(_NUMBERING.sub("", text))), default=0.0)
        case "time":
            found = next((weight for pattern, weight in _TIMES if pattern.search(text)), 0.0)
        case "vote":
            found = float(salience.is_vote(text))
        case "person" | "place":
            found = float(bool((_PERSON if kind == "person" else _PLACE).search(text)))
        case _:
            found = 0.0
    return found


def _forms(stem: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """Give the stems of the documents that speak of the one asked for, each with how much it counts."""
    found: dict[str, float] = {}
    meant = meanings().get(stem, frozenset())
    for other in vocabulary:
        weight = _alike(stem, other)
        if other in meant:
            weight = max(weight, _MEANT)
        if weight:
            found[other] = weight
    return found


def _alike(stem: str, other: str) -> float:
    if stem == other:
        return 1.0
    short, long = sorted((stem, other), key=len)
    if len(short) < _SHORTEST_PART or short.isdigit():
        return 0.0
    joined = len(long) - len(short) >= _SHORTEST_REST and len(short) > _SHORTEST_PART
    if long.startswith(short) or (joined and long.endswith(short)):
        return _WITHIN if short == stem else _PART
    same = next((place for place, pair in enumerate(zip(stem, other, strict=False)) if pair[0] != pair[1]), len(short))
    return _AKIN if same >= _SHORTEST_KIN and same >= len(long) * _KIN_SHARE else 0.0


def _count(forms: dict[str, float], known: Index) -> float:
    return math.fsum(weight * known.vocabulary[stem] for stem, weight in forms.items())


def _rarity(count: float, total: int) -> float:
    """Weigh a word by how few sentences have it, after BM25 (Robertson and Zaragoza 2009)."""
    return math.log1p((max(total - count, 0.0) + 0.5) / (count + 0.5))


def _best(forms: dict[str, float], stems_there: frozenset[str]) -> float:
    return max((forms[stem] for stem in stems_there if stem in forms), default=0.0)


def _beside(known: Index, place: int) -> frozenset[str]:
    spot = known.spots[place]
    near = [
        known.within[other]
        for other in (place - 1, place + 1)
        if 0 <= other < len(known.spots) and known.spots[other].document == spot.document
    ]
    return frozenset().union(*near)
