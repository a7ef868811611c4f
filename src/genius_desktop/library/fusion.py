"""Several rankings of the same things made one, by their ranks alone."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from genius_desktop.library.ranking import Passage

if TYPE_CHECKING:
    from genius_desktop.library.nearness import Near

# So much a rank counts less than the one before it (Cormack and others 2009, who take 60).
_STEADY = 60
# How much the ranking by what passages mean counts beside that by their words.
_SENSE = 0.7
T = TypeVar("T", bound=Hashable)


def fused(*rankings: tuple[float, Sequence[T]]) -> dict[T, float]:
    """Give each thing its score by reciprocal rank; a ranking counts as much as its weight says."""
    scores: dict[T, float] = {}
    for weight, ranking in rankings:
        for rank, thing in enumerate(ranking, 1):
            scores[thing] = scores.get(thing, 0.0) + weight * (_STEADY + 1) / (_STEADY + rank)
    return scores


def by_paper(passages: Iterable[Passage]) -> dict[int, list[Passage]]:
    """Put passages together by their documents."""
    groups: dict[int, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(passage.paper, []).append(passage)
    return groups


def with_sense(
    by_words: Sequence[Passage], others: Sequence[Passage], scores: dict[int, float], *, near: Sequence["Near"]
) -> tuple[dict[int, list[Passage]], dict[int, float]]:
    """Rank passages and documents by their words and by what they mean; the scores are those of the ranks."""
    nearest = [one.passage for one in near]
    ordered = sorted(by_words, key=lambda one: -one.score)
    of_passages = fused((1.0, [one.number for one in ordered]), (_SENSE, nearest))
    passages = [*by_words, *others]
    there = {one.number: one.paper for one in passages}
    papers = list(dict.fromkeys(there[number] for number in nearest if number in there))
    of_papers = fused((1.0, sorted(scores, key=lambda paper: -scores[paper])), (_SENSE, papers))
    ranked = (replace(one, score=of_passages.get(one.number, 0.0)) for one in passages)
    return by_paper(ranked), of_papers
