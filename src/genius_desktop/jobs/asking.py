"""What a question asks for: the words that count, their rarity aside, and the kind of figure an answer holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from genius_desktop import stems
from genius_desktop.assignments import Question
from genius_desktop.jobs import office_terms
from genius_desktop.paths import resources

# amount: money, shares, sizes; count: how many of something.
Kind = Literal["", "amount", "count", "time", "person", "place", "vote"]

_WORD = re.compile(r"\d[\d.,/]*\d|\d|[^\W\d_]+(?:-[^\W\d_]+)*")
_TIME = re.compile(
    r"\b(?:wann|wie lange|(?:ab|bis|seit) wann|(?:welche[rsmn]?|was für eine) (?:\w+ )?(?:datum|tag|termin|frist|"
    r"zeitraum|zeitpunkt|jahr)\w*|wie oft|wie häufig|wie viel zeit|an welche[mn] \w*tag)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\bwie ?vielen?\b|\bwelche (?:an)?zahl\b|\b(?:an)?zahl der\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\b(?:wie ?viel\b|wie (?:hoch|teuer|groß|lang|breit|schwer|stark|laut|weit)|kostet|kosten|"
    r"(?:welche[rsnm]?) (?:\w+ ){0,2}?\w*(?:betrag|summe|höhe|preis|kosten|satz\b|prozent|anteil|gebühr|entgelt|"
    r"zuschuss|beitrag|gehalt|zulage|ausgaben|einnahmen|erträge)\w*)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:wer|wen|wem|wessen)\b|\bwelche[rnms]? (?:firma|person|bank|unternehmen)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:wo|wohin|woher)\b|\bwelche[rnms]? (?:ort|standort|straße|gebäude|raum)\b", re.IGNORECASE)
_VOTE = re.compile(
    r"\b(?:wie|was|wer)\b.*\b(?:(?:ab)?gestimmt|stimmten?|stimmen|abstimmung|entschieden|beschlossen)\b", re.IGNORECASE
)
# „Wie laut“ asks for a word that is empty elsewhere; „wie hoch“ for nothing but a figure.
_HOW = re.compile(r"\bwie (?!viel|hoch|oft|lange|w[aeiu]r|ist|hat|sind|haben|soll|kann|darf|muss)(\w+)", re.IGNORECASE)
_LETTER_CHARS = 1
# A question with fewer words of its own goes on with the one before.
_FEW_WORDS = 2
# Things are called by their names; what is done with them, documents say in other words.
_NOUN, _OTHER, _EARLIER = 1.0, 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Sought:
    """The stems of a question in their order, each with how much it counts, and the kind of answer it wants."""

    stems: tuple[tuple[str, float], ...]
    kind: Kind = ""
    # What the papers of an office call it, by the stem that is asked for, with how much each counts.
    office: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def sought(question: Question) -> Sought:
    """Take a question apart; one that names hardly anything goes on with what was asked before."""
    counted = _stems(question.text)
    if question.earlier and len(counted) <= _FEW_WORDS:
        for stem, weight in _stems(question.earlier[-1].question).items():
            counted.setdefault(stem, weight * _EARLIER)
    kind = kind_of(question.text)
    if not question.readings:
        return Sought(tuple(counted.items()), kind)
    for word in _WORD.findall(question.text):
        # „Wer darf“ asks for a right, though „darf“ is in many questions.
        if word.casefold() in _empty() and office_terms.of_kind(kind, stem := stems.stem(word)):
            counted.setdefault(stem, _OTHER)
    return Sought(tuple(counted.items()), kind, {stem: office_terms.meant(kind, stem) for stem in counted})


def kind_of(text: str) -> Kind:
    """Tell what kind of figure, name or place answers a question."""
    asked: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("vote", _VOTE),
        ("time", _TIME),
        ("person", _PERSON),
        ("count", _COUNT),
        ("amount", _AMOUNT),
        ("place", _PLACE),
    )
    return next((kind for kind, pattern in asked if pattern.search(text)), "")


def _stems(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    asked_how = {match[1].casefold() for match in _HOW.finditer(text)}
    for word in _WORD.findall(text):
        # „Grundsteuer B“: a capital letter alone is a name.
        alone = len(word) == _LETTER_CHARS and not (word.isupper() or word.isdigit())
        plain = word.casefold()
        if alone or (plain in _empty() and plain not in asked_how):
            continue
        for stem in stems.stems(word):
            found.setdefault(stem, _NOUN if word[0].isupper() or word[0].isdigit() else _OTHER)
    return found


@cache
def _empty() -> frozenset[str]:
    return frozenset(word for line in _lines("empty.txt") for word in line.split())


@cache
def meanings() -> dict[str, frozenset[str]]:
    """Give for each stem those that can stand for it in a document."""
    known: dict[str, frozenset[str]] = {}
    for line in _lines("meanings.txt"):
        group = frozenset(stems.stems(line))
        for stem in group:
            known[stem] = known.get(stem, frozenset()) | group
    return known


def _lines(name: str) -> list[str]:
    told = (resources() / "questions" / name).read_text("utf-8").splitlines()
    return [line for line in told if line.strip() and not line.startswith("#")]
