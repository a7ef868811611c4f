"""What the recognisers find."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "person", "address", "birth", "phone", "mail", "account", "tax", "insurance", "card", "file", "plate", "other"
]
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """Something personal from `start` to `end` of a text; what has the same `key` is the same thing.

    Of a person the `first` names and the `surname` are known, or one of them.
    """

    kind: Kind
    start: int
    end: int
    key: str
    first: str = ""
    surname: str = ""


def plain(text: str) -> str:
    """Give letters and figures only, in small letters: however it is written, it is the same number."""
    return _SIGNS.sub("", text).casefold()


def near(text: str, start: int, words: re.Pattern[str], *, chars: int = 48) -> bool:
    """Tell whether one of these words stands shortly before a place."""
    return words.search(text, max(0, start - chars), start) is not None
