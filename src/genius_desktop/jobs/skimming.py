"""Which part of a passage a model reads when it must be quick: what weighs most, in its order, under its headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from genius_desktop.documents.passages import BUDGET_TOKENS, is_chapter
from genius_desktop.domain import Passage, Span
from genius_desktop.jobs import salience
from genius_desktop.jobs.choosing import Place, places
from genius_desktop.jobs.overview.draw import Digest
from genius_desktop.sentences import split

SHARE = 0.4
# A passage is skimmed down to what is otherwise read in one go.
WHOLE_BUDGET_TOKENS = round(BUDGET_TOKENS / SHARE)
# Below this there is little to win and much to lose: a short document is read whole.
SHORTEST_TOKENS = 3 * BUDGET_TOKENS
# Headings take no more of what is read than this.
_HEADINGS_SHARE = 0.25
# What is no statement, such as a row of a table, is worth less than a sentence with the same figures.
_NO_STATEMENT = 0.5
_NEAR = 5


@dataclass(slots=True)
class _Part:
    """A sentence on its way through the sieve; those of one `line` make a paragraph."""

    page: int
    line: int
    text: str
    tokens: int
    score: float
    kept: bool = False


def skim(passages: Sequence[Passage], digests: Sequence[Digest], count: Callable[[str], int]) -> list[Passage]:
    """Give of each passage about two fifths: headings, figures, dates, duties, decisions, votes, central sentences."""
    found: dict[int, dict[int, Place]] = {}
    for place in places(passages, {}, digests):
        found.setdefault(place.passage, {})[place.number] = place
    return [_skimmed(passage, found.get(index, {}), count) for index, passage in enumerate(passages)]


def pages_cut(whole: Sequence[Passage], skimmed: Sequence[Passage]) -> frozenset[int]:
    """Name the pages of which something was left out."""
    cut: set[int] = set()
    for before, after in zip(whole, skimmed, strict=True):
        left = {span.page: span.text.split() for span in after.spans}
        cut |= {span.page for span in before.spans if left.get(span.page) != span.text.split()}
    return frozenset(cut)


def _skimmed(passage: Passage, found: dict[int, Place], count: Callable[[str], int]) -> Passage:
    parts = _parts(passage, found, count)
    budget = SHARE * sum(part.tokens for part in parts)
    left = budget - _keep_headings(parts, budget * _HEADINGS_SHARE)
    for number in sorted(range(len(parts)), key=lambda number: -parts[number].score):
        wanted = [parts[near] for near in _with_neighbours(number, parts, found) if not parts[near].kept]
        cost = sum(part.tokens for part in wanted)
        if wanted and (cost <= left or left == budget):
            left -= cost
            for part in wanted:
                part.kept = True
    return Passage(passage.document, passage.number, _spans(parts), passage.heading, passage.weight)


def _parts(passage: Passage, found: dict[int, Place], count: Callable[[str], int]) -> list[_Part]:
    """Cut a passage as `evidence.sentences` does, so that the numbers of places fit."""
    parts: list[_Part] = []
    lines = [(span.page, line) for span in passage.spans for line in span.text.split("\n")]
    for number, (page, line) in enumerate(lines):
        for text in split(line):
            place = found.get(len(parts))
            score = place.score if place else _NO_STATEMENT * salience.weight(text)
            parts.append(_Part(page, number, text, count(text) + 1, score))
    return parts


def _keep_headings(parts: Sequence[_Part], budget: float) -> float:
    """Keep the headings that stand alone in their line, as far as there is room; give what they cost."""
    spent = 0.0
    alone = [
        part
        for number, part in enumerate(parts)
        if (number == 0 or parts[number - 1].line != part.line)
        and (number + 1 == len(parts) or parts[number + 1].line != part.line)
    ]
    for part in alone:
        if is_chapter(part.text) and spent + part.tokens <= budget:
            part.kept = True
            spent += part.tokens
    return spent


def _with_neighbours(number: int, parts: Sequence[_Part], found: dict[int, Place]) -> list[int]:
    """Give a sentence with what announces it, the vote on it and the label it stands under."""
    place = found.get(number)
    if place is None:
        return [number]
    belongs = {sentence.text for sentence in (*place.before, *place.after)} | ({place.topic} if place.topic else set())
    near = range(max(0, number - 2 * _NEAR), min(len(parts), number + _NEAR))
    return [other for other in near if other == number or parts[other].text.strip() in belongs]


def _spans(parts: Sequence[_Part]) -> tuple[Span, ...]:
    """Put what is kept together again: a paragraph a line, a page a span."""
    pages: dict[int, dict[int, list[str]]] = {}
    for part in parts:
        if part.kept:
            pages.setdefault(part.page, {}).setdefault(part.line, []).append(part.text)
    return tuple(
        Span(page, "\n".join(" ".join(sentences) for sentences in lines.values())) for page, lines in pages.items()
    )
