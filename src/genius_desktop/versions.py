"""Two versions of a text side by side: what both have, and what only the one or the other."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# „35,00“ and „Kfz-Steuer“ are one word; the signs after a word are not part of it.
_TOKEN = re.compile(r"\s+|\w+(?:[-./,:]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both versions: the same in both, or not; one of the two may be empty."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the versions differ here."""
        return self.before != self.after


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Cut two versions into what is the same and what is not, in the order of both."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(str.isspace, old, new)
    return tuple(
        Piece("".join(old[first:last]), "".join(new[start:end])) for _, first, last, start, end in matcher.get_opcodes()
    )
