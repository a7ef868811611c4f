"""What a person should look at in other words that no rule refuses: a limit that is gone, a word that is none."""

import re
from collections.abc import Iterator

from genius_desktop import lexicon
from genius_desktop.domain import Check
from genius_desktop.library import compounds

# Without one of them a rule holds for more, or for others, than it did.
_LIMIT = re.compile(
    r"\b(?:frühestens|spätestens|mindestens|höchstens|längstens|ausschließlich|ausnahmsweise|vorläufig|vorübergehend|"
    r"unverzüglich|außerhalb|innerhalb|während|soweit|sofern|solange|(?:vorherig|schriftlich|erstmalig|besonder)(?=\w*)|"
    r"nur|erst(?!e|r)|zunächst|grundsätzlich|in der Regel|bei Bedarf|unter der (?:Voraussetzung|Bedingung|Prämisse))",
    re.IGNORECASE,
)
# What says the same as another one.
_SAME = {"sofern": "soweit", "solange": "soweit"}
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 5
_MOST = 3


def looks(text: str, before: str, page: int) -> tuple[Check, ...]:
    """Name what to look at in a German text that came for another one."""
    found = [("look-limit", word) for word in _gone(text, before)]
    found += [("look-word", word) for word in _none(text, before)]
    return tuple(Check(kind, word, found=False, page=page) for kind, word in found[:_MOST])


def _gone(text: str, before: str) -> Iterator[str]:
    there = {_plain(word) for word in _LIMIT.findall(text)}
    for word in dict.fromkeys(_LIMIT.findall(before)):
        if _plain(word) not in there:
            whole = re.search(re.escape(word) + r"\w*", before)
            yield whole.group() if whole else word


def _plain(word: str) -> str:
    small = word.casefold()
    return _SAME.get(small, small)


def _none(text: str, before: str) -> Iterator[str]:
    """Give the words that are new and that no list of German words knows, in whole or in parts."""
    had = {word.lower() for word in _WORD.findall(before)}
    for word in dict.fromkeys(_WORD.findall(text)):
        small = word.lower()
        is_known = len(word) < _FEWEST_LETTERS or small in had or small in lexicon.words()
        if not is_known and not compounds.parts(small):
            yield word
