"""What differs between two versions of a paragraph, word by word, and what becomes of it by half."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

# „35,00“, „Kfz-Steuer“ and „u.a.“ are one word; the signs after a word are not part of it.
_TOKEN = re.compile(r"\w+(?:[-./,:]\w+)*|[^\w\s]")
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
class _Token:
    """A word or a sign, and where it stands."""

    text: str
    start: int
    end: int


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Find what differs, in the order of the text; changes that only a blank or a small word parts are one.

    Compared after Ratcliff and Obershelp (Python's difflib), long texts between their landmarks.
    """
    if before == after:
        return ()
    old, new = _tokens(before), _tokens(after)
    pairs = _pairs(old, new)
    if _is_another(pairs, old, new):
        pairs = []
    found: list[Change] = []
    place, at = 0, 0
    ends = (len(before), len(before)), (len(after), len(after))
    spans = [((old[i].start, old[i].end), (new[j].start, new[j].end)) for i, j in pairs]
    for (start, end), (start_new, end_new) in [*spans, ends]:
        change = _trimmed(Change(place, start, before[place:start], after[at:start_new], at))
        if change.removed or change.added:
            _add(found, change, before)
        place, at = end, end_new
    return tuple(found)


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


def _tokens(text: str) -> list[_Token]:
    return [_Token(match.group(), *match.span()) for match in _TOKEN.finditer(text)]


def _trimmed(change: Change) -> Change:
    """Leave out the blanks that both versions have at the same edge."""
    head = _blanks(change.removed, change.added)
    removed, added = change.removed[head:], change.added[head:]
    tail = _blanks(removed[::-1], added[::-1])
    stop, stop_new = len(removed) - tail, len(added) - tail
    return Change(change.start + head, change.end - tail, removed[:stop], added[:stop_new], change.at + head)


def _blanks(one: str, other: str) -> int:
    """Count the blanks that two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    alike = takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), pairs)
    return sum(1 for _ in alike)


def _add(found: list[Change], change: Change, before: str) -> None:
    """Add a change, to the last one where hardly anything parts them."""
    if found and _is_joint(before[found[-1].end : change.start], found[-1], change):
        last = found.pop()
        between = before[last.end : change.start]
        removed, added = last.removed + between + change.removed, last.added + between + change.added
        change = Change(last.start, change.end, removed, added, last.at)
    found.append(change)


def _is_joint(text: str, left: Change, right: Change) -> bool:
    word = text.strip()
    if not word:
        return True
    # A small word between two replacements belongs to them; beside an insertion it stands for itself.
    replaced = all(change.removed.strip() and change.added.strip() for change in (left, right))
    return replaced and len(word) <= _JOINT_CHARS and word.isalpha()


def _pairs(old: Sequence[_Token], new: Sequence[_Token]) -> list[tuple[int, int]]:
    """Pair the tokens that stay, by their numbers."""
    before, after = [token.text for token in old], [token.text for token in new]
    pairs: list[tuple[int, int]] = []
    old_from = new_from = 0
    for old_to, new_to in [*_landmarks(before, after), (len(old), len(new))]:
        part, part_new = before[old_from:old_to], after[new_from:new_to]
        matcher = SequenceMatcher(None, part, part_new, autojunk=max(len(part), len(part_new)) > _LONG_TOKENS)
        pairs += [
            (old_from + block.a + step, new_from + block.b + step)
            for block in matcher.get_matching_blocks()
            for step in range(block.size)
        ]
        old_from, new_from = old_to, new_to
    return pairs


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


def _is_another(pairs: Sequence[tuple[int, int]], old: Sequence[_Token], new: Sequence[_Token]) -> bool:
    """Tell whether so few words have stayed that it is another text."""
    most = max(sum(map(_is_word, old)), sum(map(_is_word, new)))
    return most > _FEW_WORDS and sum(_is_word(old[place]) for place, _ in pairs) < most * _FEWEST_SAME


def _is_word(token: _Token) -> bool:
    return token.text[0].isalnum()
