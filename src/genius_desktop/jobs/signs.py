"""How much a sentence is about something, by its words, its kinds of figures and the heading above it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from genius_desktop.forms import SignKind, Signs
from genius_desktop.jobs import salience
from genius_desktop.jobs.overview import figures

_KINDS: dict[SignKind, tuple[float, Callable[[str], object]]] = {
    "amount": (1.0, figures.MONEY.search),
    "percentage": (0.5, figures.RATE.search),
    "date": (0.5, figures.DATE.search),
    "deadline": (1.2, figures.DEADLINE.search),
    "decision": (2.0, salience.is_decision),
    "vote": (2.0, figures.VOTE.search),
    "paragraph": (0.5, figures.LAW.search),
}
_HEADING, _WORD, _HINT = 3.0, 1.5, 0.3
_MOST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Compass:
    """Signs made ready to be looked for."""

    words: "re.Pattern[str] | None"
    hints: "re.Pattern[str] | None"
    headings: "re.Pattern[str] | None"
    kinds: tuple[SignKind, ...]

    def points(self, text: str, heading: str = "") -> float:
        """Tell how much a sentence is about what the signs stand for; 0 is not at all."""
        points = _HEADING if self.is_heading(heading) else 0.0
        if self.words:
            points += _WORD * min(_MOST_WORDS, len({match[0].casefold() for match in self.words.finditer(text)}))
        if self.hints and self.hints.search(text):
            points += _HINT
        return points + sum(weight for weight, looks in map(_KINDS.__getitem__, self.kinds) if looks(text))

    def is_heading(self, line: str) -> bool:
        """Tell whether a line begins like one of the headings, whatever number it has."""
        return bool(line and self.headings and self.headings.match(line))


@cache
def compass(signs: Signs) -> Compass:
    """Make signs ready to be looked for."""
    headings = _pattern(signs.headings)
    return Compass(
        _pattern(signs.words),
        _pattern(signs.hints),
        re.compile(rf"(?:[\d.()\[\]a-z]{{1,6}}[\s.)]+)?(?:{headings.pattern})", re.IGNORECASE) if headings else None,
        signs.kinds,
    )


def _pattern(words: tuple[str, ...]) -> "re.Pattern[str] | None":
    if not words:
        return None
    either = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
