"""Which clause of a new version came from which of the old one: by number first, then by what they say.

Every clause is looked at a fixed number of times, so that long documents take no quadratic time.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from genius_desktop.jobs.clauses import Clause

# Typographic variants say the same, and so does a compound that a line has torn at its hyphen.
_SAME = str.maketrans(
    {"“": '"', "„": '"', "”": '"', "»": '"', "«": '"', "’": "'", "–": "-", "—": "-", "−": "-", "‑": "-"}
)
_COMPOUND = re.compile(r"(?<=\w)-\s+(?=[A-ZÄÖÜ0-9])")
_WORD = re.compile(r"\w+")
# Below the same number so much must be common to both; elsewhere more.
_ALIKE_IN_PLACE, _ALIKE = 0.3, 0.55
_SHORT_WORDS = 6
# A word in more clauses than this says little of where one went.
_MOST_CLAUSES, _MOST_CANDIDATES = 12, 6


@dataclass(frozen=True)
class Told:
    """A clause ready to be compared."""

    clause: Clause

    @cached_property
    def text(self) -> str:
        """Its text in one form, whoever has typed it."""
        return _COMPOUND.sub("-", " ".join(self.clause.text.translate(_SAME).split()))

    @cached_property
    def key(self) -> str:
        """Its text without white space, of which each way to read a file makes its own."""
        return "".join(self.text.split())

    @cached_property
    def words(self) -> Counter[str]:
        """Its words."""
        return Counter(_WORD.findall(self.text.casefold()))


@dataclass(frozen=True, slots=True)
class Pair:
    """What became of a clause: no old one is new, no new one is gone; `moved` is what stands in another order."""

    old: Clause | None
    new: Clause | None
    same_text: bool = False
    moved: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing at all has changed."""
        return bool(self.old and self.new and self.same_text and self.old.path == self.new.path)


def align(before: Sequence[Clause], after: Sequence[Clause]) -> list[Pair]:
    """Pair the clauses of two versions, in the order of the new one; what is gone stands where it stood."""
    old, new = [Told(clause) for clause in before], [Told(clause) for clause in after]
    matched: dict[int, int] = {}
    _match_texts(old, new, matched)
    _match_numbers(old, new, matched, alike=_ALIKE_IN_PLACE)
    _match_words(old, new, matched)
    # What still stands below the same heading and number was written anew.
    _match_numbers(old, new, matched, alike=0.0)
    return _in_order(old, new, matched)


def likeness(one: Told, other: Told) -> float:
    """Tell how much two clauses have in common, from 0 to 1 (Dice's coefficient of their words)."""
    size = one.words.total() + other.words.total()
    return 2 * (one.words & other.words).total() / size if size else 1.0


def _match_texts(old: Sequence[Told], new: Sequence[Told], matched: dict[int, int]) -> None:
    """Pair what says the same word for word, below the same number where there is one."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for place, told in enumerate(old):
        by_text[told.key].append(place)
    # First those that stayed: a short clause may stand in many places.
    for exact in (True, False):
        for place, told in enumerate(new):
            if place in matched:
                continue
            free = by_text.get(told.key, [])
            found = next((at for at in free if not exact or old[at].clause.path == told.clause.path), None)
            if found is not None:
                matched[place] = found
                free.remove(found)


def _match_numbers(old: Sequence[Told], new: Sequence[Told], matched: dict[int, int], *, alike: float) -> None:
    """Pair what has the same number and says about the same; where nothing need be alike, the headings must be."""
    taken = set(matched.values())
    by_path: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, told in enumerate(old):
        if place not in taken:
            by_path[told.clause.path].append(place)
    for place, told in enumerate(new):
        free = by_path.get(told.clause.path, [])
        if place in matched or not free:
            continue
        at = free[0]
        same_place = old[at].clause.heading == told.clause.heading
        short = same_place and max(old[at].words.total(), told.words.total()) <= _SHORT_WORDS
        if short or (same_place and not alike) or (alike and likeness(old[at], told) >= alike):
            matched[place] = free.pop(0)


def _match_words(old: Sequence[Told], new: Sequence[Told], matched: dict[int, int]) -> None:
    """Pair what is left by its rare words, the most alike first."""
    taken = set(matched.values())
    clauses_of: dict[str, list[int]] = defaultdict(list)
    for place, told in enumerate(old):
        if place not in taken:
            for word in told.words:
                clauses_of[word].append(place)
    found: list[tuple[float, int, int]] = []
    for place, told in enumerate(new):
        if place in matched:
            continue
        hits = Counter(
            at for word in told.words for at in clauses_of.get(word, ()) if len(clauses_of[word]) <= _MOST_CLAUSES
        )
        for at, _ in hits.most_common(_MOST_CANDIDATES):
            score = likeness(old[at], told)
            if score >= _ALIKE:
                found.append((-score, place, at))
    for _, place, at in sorted(found):
        if place not in matched and at not in taken:
            matched[place] = at
            taken.add(at)


def _in_order(old: Sequence[Told], new: Sequence[Told], matched: dict[int, int]) -> list[Pair]:
    stayed = _stayed([matched[place] for place in range(len(new)) if place in matched])
    gone = [at for at in range(len(old)) if at not in set(matched.values())]
    pairs: list[Pair] = []
    for place, told in enumerate(new):
        at = matched.get(place)
        if at is None:
            pairs.append(Pair(None, told.clause))
            continue
        if at in stayed:
            pairs += _removed(old, gone, upto=at)
        pairs.append(Pair(old[at].clause, told.clause, old[at].key == told.key, moved=at not in stayed))
    return pairs + _removed(old, gone, upto=len(old))


def _removed(old: Sequence[Told], gone: list[int], *, upto: int) -> list[Pair]:
    """Take what is gone and stood before a place."""
    pairs: list[Pair] = []
    while gone and gone[0] < upto:
        pairs.append(Pair(old[gone.pop(0)].clause, None))
    return pairs


def _stayed(places: Sequence[int]) -> set[int]:
    """Find the longest run of places that are in order; the others have moved (patience sorting)."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(tail_at[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            tail_at.append(index)
        else:
            tails[at], tail_at[at] = place, index
    found: set[int] = set()
    index = tail_at[-1] if tail_at else -1
    while index >= 0:
        found.add(places[index])
        index = before[index]
    return found
