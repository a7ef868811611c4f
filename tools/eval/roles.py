"""Whether a right number plays the same part in the statement as in its source: „um“ is not „auf“, yes is not no."""

import re
from dataclasses import dataclass

from tools.eval.figures import Figure, figures, readable

_BEFORE_CHARS = 40
_AFTER_CHARS = 24
_DIRECTIONS = {
    "by": re.compile(r"\bum (?:\w+ )?$", re.IGNORECASE),
    "to": re.compile(r"\b(?:auf) (?:\w+ )?$", re.IGNORECASE),
    "from": re.compile(r"\bvon (?:bisher |derzeit |rund |etwa )?$", re.IGNORECASE),
    "instead": re.compile(r"\b(?:statt|anstatt|anstelle von) (?:\w+ )?$", re.IGNORECASE),
}
_LIMITS = {
    "at most": re.compile(r"\b(?:höchstens|maximal|bis zu|nicht mehr als|unter) (?:\w+ )?$", re.IGNORECASE),
    "at least": re.compile(r"\b(?:mindestens|wenigstens|nicht weniger als|über|mehr als) (?:\w+ )?$", re.IGNORECASE),
}
_UNITS = {
    name: re.compile(rf"^[ -]?(?:\w+ )?(?:{pattern})", re.IGNORECASE)
    for name, pattern in {
        "yes": "Ja\\b|Ja-|dafür", "no": "Nein\\b|Nein-|Gegenst|dagegen", "abstained": "Enthalt",
        "years": "Jahre?n?\\b", "months": "Monate?n?\\b", "weeks": "Wochen?\\b", "days": "Tage?n?\\b",
        "hours": "Stunden?\\b", "minutes": "Minuten?\\b", "money": "€|Euro|EUR", "share": "%|Prozent",
    }.items()
}  # fmt: skip
_ONLY = re.compile(r"\b(?:nur|lediglich|statt|anstatt|geringer|weniger)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:nicht|keine[nrsm]?|kein|abgelehnt|lehnt|unverändert|entfällt)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """What part a figure plays: in which direction, within which limit, of what."""

    direction: str
    limit: str
    unit: str
    only: bool


def suspects(statement: str, evidence: str) -> list[str]:
    """Name the figures of a statement that play another part in the evidence, and how."""
    ours, source = readable(statement), readable(evidence)
    held: dict[tuple[str, ...], list[_Part]] = {}
    for figure in figures(source):
        for value in figure.values:
            held.setdefault(value, []).append(_part(source, figure))
    found = []
    for figure in figures(ours):
        others = held.get(figure.values[0], [])
        if others and (why := _difference(_part(ours, figure), others)):
            found.append(f"{figure.text}: {why}")
    return found


def turned(statement: str, quote: str) -> bool:
    """Tell whether one of the two denies and the other does not."""
    return bool(_NOT.search(statement)) != bool(_NOT.search(quote))


def _part(text: str, figure: Figure) -> _Part:
    before = text[max(0, figure.start - _BEFORE_CHARS) : figure.start]
    # The unit of an amount is a part of the figure itself.
    unit_at = re.search(r"[€%]|Euro|EUR|Prozent", figure.text)
    after = figure.text[unit_at.start() :] if unit_at else text[figure.end : figure.end + _AFTER_CHARS]
    nearby = text[max(0, figure.start - _BEFORE_CHARS) : figure.end + _BEFORE_CHARS]
    return _Part(
        next((name for name, pattern in _DIRECTIONS.items() if pattern.search(before)), ""),
        next((name for name, pattern in _LIMITS.items() if pattern.search(before)), ""),
        next((name for name, pattern in _UNITS.items() if pattern.search(after)), ""),
        only=_ONLY.search(nearby) is not None,
    )


def _difference(ours: _Part, others: list[_Part]) -> str:
    for aspect in ("direction", "limit", "unit"):
        mine, theirs = getattr(ours, aspect), {getattr(other, aspect) for other in others}
        if mine and mine not in theirs and any(theirs):
            return f"{mine}, source: {', '.join(sorted(filter(None, theirs)))}"
    # A small step that the source calls small must not become a plain one.
    if ours.direction == "by" and not ours.only and all(other.only for other in others):
        return "by, source: only by"
    return ""
