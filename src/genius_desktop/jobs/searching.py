"""Find the places of documents that speak of what a question asks for: by words and their rarity, without any model."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from genius_desktop import stems
from genius_desktop.domain import Passage
from genius_desktop.jobs import salience
from genius_desktop.jobs.answer_kinds import answers
from genius_desktop.jobs.asking import Kind, Sought, meanings
from genius_desktop.jobs.evidence import Sentence, sentences
from genius_desktop.jobs.office_terms import NO_WORDS, compounds

# How much a word counts by where it stands: in the sentence, beside it, in the heading above. What the title of a
# document says, each of its sentences need not say again.
_HERE, _BESIDE, _ABOVE = 1.0, 0.6, 0.75
# How much a word counts that is part of the one asked for or has it as a part, and one of the same meaning.
_WITHIN, _PART, _AKIN, _MEANT = 0.8, 0.4, 0.55, 0.6
_SHORTEST_REST = 3
_SHORTEST_PART, _SHORTEST_KIN = 4, 5
_KIN_SHARE = 0.75
_ANSWERS, _NEAR, _HEADED, _HEADING_SHARE = 0.3, 0.15, 0.15, 0.6
_LABEL_CHARS, _CHAPTER_CHARS, _FEWEST_WORDS, _MOST_WORDS = 100, 160, 2, 80
_ITEM = re.compile(r"(?:[Zz]u\s+)?(?:TOP|Punkt|Tagesordnungspunkt)\s*\d")
_CHAPTER = re.compile(r"§\s*\d|Art(?:ikel|\.)\s*\d|\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÄÖÜ]")
_SECTION = re.compile(r"(?:§|Art(?:ikel|\.))\s*\d+\s?[a-z]?\s+\(?(?!Abs(?:\.|atz\b)|Satz\b|Nr\.|Nummer\b)[A-ZÄÖÜ]")
_ENDS = ".!?:;,)“"
_LISTED = re.compile(r"\s*(?:[-•*–▪]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-z]\))\s+")
# „1. Januar“ is a date.
_FIRST_ENTRY = re.compile(r"\s*(?:[-•*–▪]|\(?1[.)]|\(?a[.)])\s+(?!Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
_PREAMBLE = re.compile(r"(?:Auf\s?[Gg]rund|Gemäß)\b.{0,400}\bfolgende\b")


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
    # What a document is about stands in all of it.
    titles: dict[int, frozenset[str]] = field(default_factory=dict)
    # The words that a word is made of, where documents are searched by office words too.
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)


def index(passages: Sequence[Passage], titles: Mapping[int, str] = MappingProxyType({})) -> Index:
    """Take documents apart into sentences and stems; each sentence knows the chapter it stands in.

    Where documents are about different matters, their `titles` stand above every chapter.
    """
    built = Index(titles={document: frozenset(stems.stems(title)) for document, title in titles.items()})
    chapter = label = ""
    for place, passage in enumerate(passages):
        if place and passages[place - 1].document != passage.document:
            chapter = label = ""
        for number, sentence in enumerate(sentences(passage)):
            text = sentence.text.strip()
            above = f"{chapter} {label}".strip()
            if is_chapter(text):
                above, chapter, label = "", text, ""
            elif text.endswith(":") and len(text) <= _LABEL_CHARS:
                label = text
            built.spots.append(Spot(passage.document, place, number, sentence, above, len(built.spots)))
            found = frozenset(stems.stems(text))
            built.within.append(found)
            built.above.append(frozenset(stems.stems(above)))
            for stem in found:
                built.vocabulary[stem] = built.vocabulary.get(stem, 0) + 1
    if titles:
        headings = {spot.heading for spot in built.spots}
        built.parts = compounds((*titles.values(), *headings, *(spot.sentence.text for spot in built.spots)))
        for stem in built.parts:
            built.vocabulary.setdefault(stem, 0)
    return built


def is_chapter(text: str) -> bool:
    """Tell headings of chapters, sections and items of an agenda."""
    if _ITEM.match(text):
        return True
    if len(text) > _CHAPTER_CHARS or text[-1] in ".;,:" or not _CHAPTER.match(text):
        return False
    # „§ 5 Öffnungszeiten“: what ends like a verb is none where it is written as a noun. „1. Hunden …“ may be an entry.
    told = " ".join(word for word in text.split() if word[0].islower()) if _SECTION.match(text) else text
    return not salience.has_verb(told)


def find(wanted: Sought, known: Index) -> list[Match]:
    """Give every sentence that holds anything of a question, the best first.

    A question that names nothing, like „Worum geht es?“, is answered by what weighs most of the kind it asks for.
    """
    if not wanted.stems:
        return _weightiest(wanted.kind, known)
    forms = [(_forms(stem, known, wanted.office.get(stem, NO_WORDS)), weight) for stem, weight in wanted.stems]
    rarity = [weight * _rarity(_count(found, known), len(known.spots)) for found, weight in forms]
    total = math.fsum(rarity)
    if not total:
        return []
    matches = []
    for place, spot in enumerate(known.spots):
        title, above, beside = known.titles.get(spot.document, frozenset()), known.above[place], _beside(known, place)
        within = [max(_best(found, known.within[place]), _best(found, title)) for found, _ in forms]
        over = [_best(found, above) for found, _ in forms]
        held = [
            max(here * _HERE, heading * _ABOVE, _best(found, beside) * _BESIDE)
            for here, heading, (found, _) in zip(within, over, forms, strict=True)
        ]
        share = _weighed(held, rarity) / total
        if share:
            leads = announces(known, place)
            answered = answers(spot.sentence.text, wanted.kind)
            if leads:
                # What it breaks off before answers with it.
                answered = max(answered, answers(known.spots[place + 1].sentence.text, wanted.kind))
            # A heading that says no more than the title tells nothing of its section.
            headed = [max(heading - _best(found, title), 0.0) for heading, (found, _) in zip(over, forms, strict=True)]
            near = (_NEAR * _weighed(within, rarity) + _HEADED * _weighed(headed, rarity)) / total
            score = share + near + _ANSWERS * answered
            if _says_little(spot.sentence.text, answered) and not leads:
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
    if is_chapter(text) or len(text.split()) > _MOST_WORDS or _PREAMBLE.match(text):
        return True
    return not answered and text.rstrip()[-1:] not in _ENDS and not _LISTED.match(text)


def announces(known: Index, place: int) -> bool:
    """Tell whether a sentence breaks off before a list: „Steuerschuldner sind“, then „1. …“."""
    if place + 1 >= len(known.spots) or known.spots[place + 1].document != known.spots[place].document:
        return False
    text = known.spots[place].sentence.text
    words, entry = text.split(), _FIRST_ENTRY.match(known.spots[place + 1].sentence.text)
    if len(words) < _FEWEST_WORDS or not entry:
        return False
    own = _LISTED.match(text)
    if own and own.group().strip()[:1] == entry.group().strip()[:1]:
        # An entry before an entry.
        return False
    return words[-1].endswith(",") or (words[-1][-1] not in _ENDS and words[-1][0].islower())


def _weighed(parts: Sequence[float], weights: Sequence[float]) -> float:
    return math.fsum(part * weight for part, weight in zip(parts, weights, strict=True))


def _forms(stem: str, known: Index, office: Mapping[str, float]) -> dict[str, float]:
    """Give the stems of the documents that speak of the one asked for, each with how much it counts."""
    found: dict[str, float] = {}
    meant = meanings().get(stem, frozenset())
    for other in known.vocabulary:
        weight = _alike(stem, other)
        if other in meant:
            weight = max(weight, _MEANT)
        if office:
            weight = max(weight, *(office.get(one, 0.0) for one in (other, *known.parts.get(other, ()))))
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
