"""What is a word of the German language: a large list, and words that are made of two of its words."""

from functools import cache, lru_cache

from genius_desktop import lexicon
from genius_desktop.pseudonyms.lists import words

_FEWEST_HEAD_LETTERS, _FEWEST_TAIL_LETTERS = 3, 4
_LETTERS_OF_A_LONG_TAIL, _MOST_LETTERS = 5, 60
_INFLECTIONS = ("e", "en", "er", "n", "es", "se", "nen")
_JOINTS = ("", "s", "n", "en", "es", "er", "e")
_SHORT_TAILS = ("bad", "bau", "weg", "amt", "hof", "tor", "see", "rat", "tag", "gas", "art", "zug", "ort", "not", "fee")
_KEPT_WORDS = 50_000


@cache
def _tails() -> frozenset[str]:
    """Give the nouns, in small letters, without names of persons."""
    return frozenset(word.lower() for word in lexicon.listed() if word[0].isupper() and not is_proper(word))


def is_german(word: str) -> bool:
    """Tell whether a word is in the list, however it is written."""
    small = word.lower()
    return small in lexicon.words() or ("ß" in small and small.replace("ß", "ss") in lexicon.words())


def is_proper(word: str) -> bool:
    """Tell whether a word of the list has no form but that with an „s“, as names of persons have."""
    small = word.lower()
    return f"{small}s" in lexicon.words() and not any(small + end in lexicon.words() for end in _INFLECTIONS)


@lru_cache(_KEPT_WORDS)
def is_compound(word: str) -> bool:
    """Tell whether a word can be read as two or more words of the list; many surnames can too."""
    small = word.lower()
    return len(small) <= _MOST_LETTERS and _is_made(small)


def _is_made(small: str) -> bool:
    for cut in range(len(small) - _FEWEST_TAIL_LETTERS, _FEWEST_HEAD_LETTERS - 1, -1):
        if _is_tail(small[cut:]) and is_head(small[:cut]):
            return True
    return small.endswith(_SHORT_TAILS) and is_head(small[:-_FEWEST_HEAD_LETTERS])


def _is_tail(tail: str) -> bool:
    """Tell whether a compound may end so: a noun, or a long word; „scher“ and „wich“ end names."""
    if tail in _tails() or tail in words("noun_endings"):
        return True
    return len(tail) >= _LETTERS_OF_A_LONG_TAIL and tail in lexicon.words() and tail != "scher"


def is_head(head: str) -> bool:
    """Tell whether a compound may begin so: „feuerwehr“, „wohnungs“."""
    for joint in _JOINTS:
        if head.endswith(joint):
            stem = head[: len(head) - len(joint)]
            known = stem in lexicon.words() or any(stem + end in lexicon.words() for end in ("e", "en", "n"))
            if len(stem) >= _FEWEST_HEAD_LETTERS and (known or is_compound(stem)):
                return True
    return False
