"""Whether an answer is in another language than German, by its small words.

A dictionary would know more, but the one at hand (simplemma) takes 106 MB and 1.3 s to load for this one question.
"""

import re

_GERMAN = frozenset(
    "der die das den dem des ein eine einen einem einer und oder nicht mit von zu zum zur im in am auf für bei nach "
    "ist sind wird werden wurde wurden hat haben soll sollen kann sich dass durch über unter als auch noch bis".split()
)
_FOREIGN = (
    frozenset(
        "the of and to is are was were will be has have been with for that this which by from on at as it its an their "
        "le la les des du une est sont dans pour avec el los las una del que por para con es son".split()
    )
    - _GERMAN
)
_WORD = re.compile(r"[^\W\d_]+")
_SUSPICIOUS = 3


def is_foreign(text: str) -> bool:
    """Tell whether a text is plainly in another language; figures and names alone are in none."""
    words = [word.casefold() for word in _WORD.findall(text)]
    foreign = sum(word in _FOREIGN for word in words)
    return foreign >= _SUSPICIOUS and foreign > sum(word in _GERMAN for word in words)


def is_german(text: str) -> bool:
    """Tell whether a text is plainly German, by a few of its small words."""
    words = [word.casefold() for word in _WORD.findall(text)]
    german = sum(word in _GERMAN for word in words)
    return german >= _SUSPICIOUS - 1 and german > sum(word in _FOREIGN for word in words)
