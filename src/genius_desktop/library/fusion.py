"""Several rankings of the same things made one, by their ranks alone."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

# So much a rank counts less than the one before it (Cormack and others 2009, who take 60).
_STEADY = 60
T = TypeVar("T", bound=Hashable)


def fused(*rankings: tuple[float, Sequence[T]]) -> dict[T, float]:
    """Give each thing its score by reciprocal rank; a ranking counts as much as its weight says."""
    scores: dict[T, float] = {}
    for weight, ranking in rankings:
        for rank, thing in enumerate(ranking, 1):
            scores[thing] = scores.get(thing, 0.0) + weight * (_STEADY + 1) / (_STEADY + rank)
    return scores
