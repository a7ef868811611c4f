"""What differs between two versions of a paragraph, word by word, and what becomes of it by half."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# „35,00“, „Kfz-Steuer“ and „u.a.“ are one word; the signs after a word are not part of it.
_TOKEN = re.compile(r"\s+|\w+(?:[-./,:]\w+)*|[^\w\s]")
_DIGITS = re.compile(r"\d+")
# What stands between two changes and is shorter does not keep them apart.
_JOINT_CHARS = 3
# Where fewer words than this share stay, a reader wants the two versions one after the other.
_FEWEST_SAME = 0.25
_FEW_WORDS = 6
# Shorter texts are quick without landmarks.
_LONG_TOKENS = 1000


@dataclass(frozen=True, slots=True)
class Change:
    """Some words that others came for: where they stood in the text before, and where the others stand now."""

    start: int
    end: int
    removed: str
    added: str
    at: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens of both versions, from and to, that are the same or not."""

    same: bool
    old: tuple[int, int]
    new: tuple[int, int]


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Find what differs, in the order of the text; changes that only a blank or a small word parts are one.

    Compared after Ratcliff and Obershelp (Python's difflib), long texts between their landmarks.
    """
    if before == after:
        return ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    runs = _joined(_runs(old, new), old)
    if _is_another(runs, old, new):
        runs = [_Run(same=False, old=(0, len(old)), new=(0, len(new)))]
    old_places, new_places = _places(old), _places(new)
    return tuple(
        Change(
            old_places[run.old[0]],
            old_places[run.old[1]],
            "".join(old[slice(*run.old)]),
            "".join(new[slice(*run.new)]),
            new_places[run.new[0]],
        )
        for run in runs
        if not run.same
    )


def apply(before: str, found: Sequence[Change], accepted: Container[int]) -> str:
    """Give the text with those changes that are accepted, by their numbers from 0; the others are not made."""
    parts: list[str] = []
    place = 0
    for number, change in enumerate(found):
        parts += [before[place : change.start], change.added if number in accepted else change.removed]
        place = change.end
    return "".join([*parts, before[place:]])


def same_digits(before: str, after: str) -> bool:
    """Tell whether two texts hold the same runs of digits, each as often, in whatever order."""
    return sorted(_DIGITS.findall(before)) == sorted(_DIGITS.findall(after))


def _runs(old: Sequence[str], new: Sequence[str]) -> list[_Run]:
    runs: list[_Run] = []
    old_from = new_from = 0
    for old_to, new_to in [*_landmarks(old, new), (len(old), len(new))]:
        # White space is no landmark: it would pair every word with every other.
        matcher = SequenceMatcher(str.isspace, old[old_from:old_to], new[new_from:new_to])
        for tag, left, right, down, up in matcher.get_opcodes():
            _add(runs, _Run(tag == "equal", (old_from + left, old_from + right), (new_from + down, new_from + up)))
        old_from, new_from = old_to, new_to
    return runs


def _add(runs: list[_Run], run: _Run) -> None:
    """Add a run, to the last one where both are the same or both are not."""
    if runs and runs[-1].same == run.same:
        last = runs.pop()
        run = _Run(run.same, (last.old[0], run.old[1]), (last.new[0], run.new[1]))
    runs.append(run)


def _landmarks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Give tokens that long texts have once each and in the same order (the idea of B. Cohen's patience diff)."""
    if min(len(old), len(new)) < _LONG_TOKENS:
        return []
    often_old, often_new = Counter(old), Counter(new)
    there = {token: place for place, token in enumerate(new) if often_new[token] == 1}
    pairs = [(place, there[token]) for place, token in enumerate(old) if token in there and often_old[token] == 1]
    # The longest run of pairs that rises in both texts, by piles of cards.
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1], piles[pile : pile + 1] = [place], [number]
    rising: list[tuple[int, int]] = []
    number = piles[-1] if piles else -1
    while number >= 0:
        rising.append(pairs[number])
        number = before[number]
    return rising[::-1]


def _joined(runs: Sequence[_Run], old: Sequence[str]) -> list[_Run]:
    """Make one of changes that hardly anything parts."""
    joined: list[_Run] = []
    for place, run in enumerate(runs):
        between = run.same and 0 < place < len(runs) - 1
        small = between and _is_joint("".join(old[slice(*run.old)]), runs[place - 1], runs[place + 1])
        if joined and not joined[-1].same and (small or not run.same):
            last = joined.pop()
            joined.append(_Run(same=False, old=(last.old[0], run.old[1]), new=(last.new[0], run.new[1])))
        else:
            joined.append(run)
    return joined


def _is_joint(text: str, left: _Run, right: _Run) -> bool:
    word = text.strip()
    if not word:
        return True
    # A small word between two replacements belongs to them; beside an insertion it stands for itself.
    replaced = all(run.old[1] > run.old[0] and run.new[1] > run.new[0] for run in (left, right))
    return replaced and len(word) <= _JOINT_CHARS and word.isalpha()


def _is_another(runs: Sequence[_Run], old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether so little has stayed that it is another text."""
    most = max(sum(map(_is_word, old)), sum(map(_is_word, new)))
    same = sum(_is_word(token) for run in runs if run.same for token in old[slice(*run.old)])
    return most > _FEW_WORDS and same < most * _FEWEST_SAME


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _places(tokens: Sequence[str]) -> list[int]:
    """Give the place where each token begins, and where the last one ends."""
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places
