"""German compounds cut into the words they are made of, by a lexicon."""

from functools import cache, lru_cache

from genius_desktop import lexicon
from genius_desktop.paths import resources

_JOINTS = ("", "s", "es", "n", "en", "er", "e")
_FEWEST_LETTERS, _COMPOUND_LETTERS, _MOST_LETTERS = 3, 6, 60
_KEPT_WORDS = 200_000


@cache
def _no_parts() -> frozenset[str]:
    lines = (resources() / "library" / "no_parts.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(_KEPT_WORDS)
def parts(word: str) -> tuple[str, ...]:
    """Give the words that a word in small letters is made of, the parts of parts too; none where it is simple."""
    if len(word) > _MOST_LETTERS:
        return ()
    cut = _cut(word)
    if cut is None:
        return ()
    head, tail = cut
    return tuple(dict.fromkeys((head, tail, *parts(head), *parts(tail))))


def _cut(word: str) -> tuple[str, str] | None:
    """Cut where both sides are words; the more even the better: „Gebühren|satzung“, not „Geb|ührensatzung“."""
    best: tuple[tuple[bool, int], str, str] | None = None
    for at in range(_FEWEST_LETTERS, len(word) - _FEWEST_LETTERS + 1):
        tail = word[at:]
        head = _head(word[:at]) if _is_word(tail) else None
        if head is None:
            continue
        worth = head in lexicon.words() and tail in lexicon.words(), min(len(head), len(tail))
        if best is None or worth > best[0]:
            best = worth, head, tail
    return None if best is None else best[1:]


def _head(head: str) -> str | None:
    """Give a head as a word of its own, without what joins it to the tail."""
    # „Schul“ is „Schule“ without its end.
    if len(head) > _FEWEST_LETTERS and not _is_word(head) and head not in _no_parts() and head + "e" in lexicon.words():
        return head + "e"
    bare = [head.removesuffix(joint) for joint in _JOINTS if head.endswith(joint)]
    for word in bare:
        if len(word) >= _FEWEST_LETTERS and _is_word(word):
            return word
    if len(head) > _COMPOUND_LETTERS:
        return next((word for word in bare if _cut(word) is not None), None)
    return None


def _is_word(word: str) -> bool:
    if word in _no_parts():
        return False
    return word in lexicon.words() or (len(word) > _COMPOUND_LETTERS and _cut(word) is not None)
