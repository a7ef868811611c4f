"""Placeholders such as „[PERSON 1]“, and what models make of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from genius_desktop.disguise_words import PLACEHOLDERS

# A model drops brackets, writes „Person 1“ or „[PERSON_1]“; any of these is the same placeholder.
_LABELS = "|".join(re.escape(label) for label in sorted(PLACEHOLDERS.values(), key=len, reverse=True))
_MARK = re.compile(
    rf"\\?\[\s*({_LABELS})[\s_-]*(\d{{1,5}})\s*\\?\]|(?<![\w-])({_LABELS})[\s_-]*(\d{{1,5}})(?!\d)", re.IGNORECASE
)
_OPEN_CHARS = 32


def _prefixes(label: str) -> str:
    """Give a pattern for the beginnings of a label, and for the whole of it with the beginning of a number."""
    pattern = r"[\s_-]*\d*"
    for letter in reversed(label):
        pattern = f"{re.escape(letter)}(?:{pattern})?"
    return pattern


# What may still become a placeholder, at the end of what has come so far.
_OPEN = re.compile(
    rf"(?:\\?\[[^\[\]\n]{{0,{_OPEN_CHARS}}}|\\|(?<![\w-])(?:{'|'.join(map(_prefixes, PLACEHOLDERS.values()))}))\Z",
    re.IGNORECASE,
)


def placeholder(label: str, number: int) -> str:
    """Give a placeholder as a server sees it."""
    return f"[{label} {number}]"


def taken(texts: Iterable[str]) -> dict[str, set[int]]:
    """Find the numbers that texts use themselves, so that none of ours is taken for one of theirs."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for text in texts:
        for match in _MARK.finditer(text):
            found[(match[1] or match[3]).upper()].add(int(match[2] or match[4]))
    return found


def put_back(text: str, real: Callable[[str, int], str]) -> str:
    """Put what `real` gives in place of placeholders, however written; it is told where each stands in the text."""

    def instead(match: re.Match[str]) -> str:
        label, number = (match[1] or match[3]).upper(), int(match[2] or match[4])
        return real(placeholder(label, number), match.start()) or match[0]

    return _MARK.sub(instead, text)


def whole(text: str) -> int:
    """Give how much of a growing text holds no placeholder that is only begun."""
    match = _OPEN.search(text, max(0, len(text) - 2 * _OPEN_CHARS))
    return match.start() if match else len(text)
