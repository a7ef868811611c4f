"""Where the text answers what a user wants to know: by stems, parts of compounds and the subjects of offices."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from genius_desktop.forms import Signs, Subject
from genius_desktop.jobs.lines import Line
from genius_desktop.jobs.signs import Compass, compass

_WORD = re.compile(r"[^\W_]+")
_IDLE = frozenset(
    "der die das den dem des ein eine einen einem einer eines und oder auch noch für von vom zu zum zur "
    "im in am an auf aus bei mit nach über unter durch gegen ohne um wie was wer wann wo warum welche "
    "welcher welches welchen ist sind war wird werden wurde hat haben soll sollen gibt es hoch viel viele "
    "lange ich wir sie er man alle allen aller etwa bitte nur dass sich nicht kein keine seine ihre "
    "unsere angaben infos informationen thema themen".split()
)
_FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_ENDINGS = ("en", "es", "em", "e", "n", "s")
_JOINTS = ("", "s", "n", "en", "es", "e")
_SHORTEST_STEM, _INSIDE_A_WORD, _SHORTEST_PART = 4, 5, 4
_KNOWN_WORDS = 1 << 16
_ENOUGH_POINTS = 1.0
_DIRECT, _ABOVE, _NEAR = 2.0, 1.5, 1.0


@lru_cache(maxsize=_KNOWN_WORDS)
def fold(word: str) -> str:
    """Give a word without case and umlauts, which differ between singular and plural."""
    return word.casefold().translate(_FOLD)


@lru_cache(maxsize=_KNOWN_WORDS)
def stem(word: str) -> str:
    """Give a folded word without its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=_KNOWN_WORDS)
def _stems(word: str) -> frozenset[str]:
    """Give what a folded word may be the same by; „Kinder“ is „Kind“ too."""
    first = stem(word)
    return frozenset({first, first.removesuffix("er")} if len(first) > _SHORTEST_STEM + 1 else {first})


@dataclass(frozen=True)
class Part:
    """One word of a topic, and what a common subject knows of it."""

    word: str
    subject: Compass | None

    @cached_property
    def _stem(self) -> str:
        return stem(fold(self.word))

    def is_in(self, text: str, heading: str = "") -> float:
        """Tell how surely a text speaks of it; 0 is not at all."""
        if any(self._is(fold(word)) for word in _WORD.findall(text)):
            return _DIRECT
        if self.subject and self.subject.points(text) >= _ENOUGH_POINTS:
            return _DIRECT
        if heading and (self.is_in(heading) or (self.subject and self.subject.is_heading(heading))):
            return _ABOVE
        return 0.0

    def _is(self, word: str) -> bool:
        if _stems(word) & _stems(fold(self.word)):
            return True
        if len(self._stem) >= _INSIDE_A_WORD:
            return self._stem in word
        return len(self._stem) >= _SHORTEST_STEM and (word.startswith(self._stem) or stem(word).endswith(self._stem))


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines that answer a topic, the best first; `whole` where they speak of all its parts."""

    lines: tuple[Line, ...]
    whole: bool


def parts(topic: str, lexicon: Sequence[Subject]) -> list[Part]:
    """Cut a topic into the words that must be spoken of."""
    words = [word for word in _WORD.findall(topic) if len(word) > 1]
    telling = [word for word in words if word.casefold() not in _IDLE] or words
    return [Part(word, _subject(word, lexicon)) for word in telling]


def _subject(word: str, lexicon: Sequence[Subject]) -> Compass | None:
    signs = [
        subject.signs for subject in lexicon if (names := compass(Signs(subject.names)).words) and names.fullmatch(word)
    ]
    if not signs:
        return None
    joined = Signs(
        tuple(word for one in signs for word in one.words),
        tuple(word for one in signs for word in one.hints),
        tuple(kind for one in signs for kind in one.kinds),
        tuple(heading for one in signs for heading in one.headings),
    )
    return compass(joined)


def answer(topic: str, lexicon: Sequence[Subject], lines: Sequence[Line]) -> Answer:
    """Find the lines that speak of a topic; where none speaks of all of it, those that speak of most."""
    wanted = parts(topic, lexicon)
    scored = _scored(wanted, lines)
    if not scored and len(wanted) == 1 and (halves := _halves(wanted[0], lines)):
        wanted = halves
        scored = [one for one in _scored(wanted, lines) if one[1] == len(wanted)]
    whole = [one for one in scored if one[1] == len(wanted)]
    # What speaks of a part only is told where nothing speaks of all; the rarest part says most.
    if not whole and scored:
        most = max(told for _, told, _ in scored)
        scored = _rarest([one for one in scored if one[1] == most], wanted)
    ranked = sorted(whole or scored, key=lambda one: (-one[0], one[2].order))
    return Answer(tuple(line for _, _, line in ranked), bool(whole))


_Scored = tuple[float, int, Line]


def _scored(wanted: Sequence[Part], lines: Sequence[Line]) -> list[_Scored]:
    """Give each line that speaks of a part: how well, of how many parts, and the line."""
    direct = [
        [part.is_in(line.sentence.text, "" if line.is_heading else line.heading) for part in wanted] for line in lines
    ]
    found: list[_Scored] = []
    for number, line in enumerate(lines):
        if not any(direct[number]):
            continue
        points = [
            own or (_NEAR if _is_near(direct, lines, number, part=part) else 0.0)
            for part, own in enumerate(direct[number])
        ]
        told = sum(point > 0 for point in points)
        weight = line.place.score / 4 if line.place else -1.0
        found.append((sum(points) + weight - (2.0 if line.is_heading else 0.0), told, line))
    return found


def _is_near(direct: Sequence[Sequence[float]], lines: Sequence[Line], number: int, *, part: int) -> bool:
    """Tell whether the sentence before or after, under the same heading, speaks of a part."""
    beside = (other for other in (number - 1, number + 1) if 0 <= other < len(lines))
    return any(
        direct[other][part] == _DIRECT and not lines[other].is_heading and lines[other].heading == lines[number].heading
        for other in beside
    )


def _rarest(scored: Sequence[_Scored], wanted: Sequence[Part]) -> list[_Scored]:
    by_part = [[one for one in scored if part.is_in(one[2].sentence.text, one[2].heading)] for part in wanted]
    return min((found for found in by_part if found), key=len, default=list(scored))


def _halves(part: Part, lines: Sequence[Line]) -> list[Part]:
    """Cut a compound where both halves are words of the text: „Straßenbeleuchtung“ for „Beleuchtung der Straße“."""
    known = {stem(fold(word)) for line in lines for word in _WORD.findall(line.sentence.text)}
    word = fold(part.word)
    for cut in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        first, last = word[:cut], word[cut:]
        if stem(last) in known:
            for joint in _JOINTS:
                if first.endswith(joint) and stem(first.removesuffix(joint)) in known:
                    return [Part(first.removesuffix(joint), None), Part(last, None)]
    return []
