"""Choosing what is worth its words: the best first, no place twice, no section alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from genius_desktop.jobs.overview.blocks import Block
from genius_desktop.jobs.overview.figures import NEGATION
from genius_desktop.overviews import Finding

_OVERLAP = 0.5
_DAMP_OF_SECTION = 0.75
_DAMP_OF_KNOWN_VALUE = 0.35
_CLAUSE_ENDS = ",;:–()"
_NEAR_WORDS, _REST_WORDS = 2, 10
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding, what it is worth, and the figures it would bring."""

    finding: Finding
    score: float
    section: int
    values: frozenset[str] = frozenset()


@dataclass(slots=True)
class Shelf:
    """What was taken so far: places, figures, and the words that are left."""

    words: int
    taken: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    values: set[str] = field(default_factory=set)

    def holds(self, finding: Finding) -> bool:
        """Tell whether most of a finding was taken before."""
        size = max(1, finding.end - finding.start)
        shared = sum(
            max(0, min(finding.end, end) - max(finding.start, start)) for start, end in self.taken.get(finding.page, ())
        )
        return shared > size * _OVERLAP

    def take(self, finding: Finding, values: frozenset[str] = frozenset()) -> None:
        """Note that a finding is part of the overview."""
        self.words -= words(finding.text)
        self.taken.setdefault(finding.page, []).append((finding.start, finding.end))
        self.values |= values


def words(text: str) -> int:
    """Count the words of a text."""
    return len(text.split())


def choose(candidates: Sequence[Candidate], budget_words: int, shelf: Shelf) -> tuple[Finding, ...]:
    """Take the best candidates within the budget, in the order of the document."""
    left = min(budget_words, shelf.words)
    chosen: list[Finding] = []
    sections: Counter[int] = Counter()
    waiting = sorted(candidates, key=lambda candidate: -candidate.score)[:1500]
    while waiting and left > 0:
        best = max(waiting, key=lambda candidate: _worth(candidate, sections, shelf))
        waiting.remove(best)
        cost = words(best.finding.text)
        if best.score <= 0 or cost > left or shelf.holds(best.finding) or _is_known(best, chosen):
            continue
        chosen.append(best.finding)
        shelf.take(best.finding, best.values)
        sections[best.section] += 1
        left -= cost
    return tuple(sorted(chosen, key=lambda finding: (finding.page, finding.start)))


def _is_known(candidate: Candidate, chosen: Sequence[Finding]) -> bool:
    text = candidate.finding.text.strip(" …").casefold()
    return any(text == other.text.strip(" …").casefold() for other in chosen)


def _worth(candidate: Candidate, sections: Counter[int], shelf: Shelf) -> float:
    worth = candidate.score * float(_DAMP_OF_SECTION ** sections[candidate.section])
    if candidate.values and candidate.values <= shelf.values:
        worth *= _DAMP_OF_KNOWN_VALUE
    return worth


def around(block: Block, span: tuple[int, int], match: tuple[int, int], *, most_words: int) -> Finding:
    """Cite the sentence at `span`, or as much of it around `match` as the words allow, cut at clauses."""
    text = block.text
    if words(text[slice(*span)]) <= most_words:
        return block.cite(*span)
    start, end = _grown(text, span, match, most_words=most_words)
    found = block.cite(start, end)
    before = f"{_ELLIPSIS} " if start > span[0] else ""
    after = f" {_ELLIPSIS}" if end < span[1] else ""
    return Finding(f"{before}{found.text}{after}", found.page, found.start, found.end)


def _grown(text: str, span: tuple[int, int], match: tuple[int, int], *, most_words: int) -> tuple[int, int]:
    """Grow a match to the clause around it: more before than after, for what a figure is comes first."""
    tokens = _tokens(text, span)
    first = next((n for n, (_, end) in enumerate(tokens) if end > match[0]), 0)
    last = next((n for n, (_, end) in enumerate(tokens) if end >= match[1]), len(tokens) - 1)
    spare = max(0, most_words - (last - first + 1))
    low = max(0, first - spare * 2 // 3)
    for place in range(low, max(low, first - 3)):
        if place and text[tokens[place - 1][1] - 1] in _CLAUSE_ENDS:
            low = place
            break
    high = min(len(tokens) - 1, low + most_words - 1)
    for place in range(last, high + 1):
        if text[tokens[place][1] - 1] in ",;" and place - low >= most_words // 2:
            high = place
            break
    high = max(high, last)
    low, high = _with_negation(text, tokens, low, high=high)
    end = tokens[high][1]
    if high + 1 < len(tokens) and text[end - 1] in ",;":
        end -= 1
    return tokens[low][0], end


def _with_negation(text: str, tokens: list[tuple[int, int]], low: int, *, high: int) -> tuple[int, int]:
    """Widen a cut to a „nicht“ or „nur“ that belongs to it: right before, or later in its last clause."""
    for place in range(max(0, low - _NEAR_WORDS), low):
        if NEGATION.search(text, *tokens[place]):
            low = place
            break
    for place in range(high, min(len(tokens), high + _REST_WORDS)):
        if place > high and NEGATION.search(text, *tokens[place]):
            return low, min(len(tokens) - 1, place + 1)
        if text[tokens[place][1] - 1] in ",;.":
            break
    return low, high


def _tokens(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    tokens: list[tuple[int, int]] = []
    at = span[0]
    for word in text[slice(*span)].split():
        at = text.index(word, at)
        tokens.append((at, at + len(word)))
        at += len(word)
    return tokens


def shortened(block: Block, span: tuple[int, int], most_words: int, *, level: int = 0) -> Finding:
    """Cite a part of a block, cut after so many words."""
    tokens = _tokens(block.text, span)
    if len(tokens) <= most_words:
        return block.cite(*span, level=level)
    cut = block.cite(span[0], tokens[most_words - 1][1])
    return Finding(f"{cut.text} {_ELLIPSIS}", cut.page, cut.start, cut.end, level)
