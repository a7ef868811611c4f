"""Documents that have ended a reader twice: they are not tried a third time."""

import hashlib
from collections import Counter

_DEATHS = 2


class Quarantine:
    """Counts by digest which documents, or attachments in them, readers died of; forgets them with its process."""

    def __init__(self) -> None:
        self._deaths: Counter[tuple[bytes, tuple[int, ...]]] = Counter()

    def holds(self, data: bytes, member: tuple[int, ...]) -> bool:
        """Tell whether a document may not be read again."""
        # A digest of half a gigabyte takes its time, and most workers never see a reader die.
        return bool(self._deaths) and self._deaths[_key(data, member)] >= _DEATHS

    def count(self, data: bytes, member: tuple[int, ...]) -> None:
        """Count a reader that a document has ended."""
        self._deaths[_key(data, member)] += 1


def _key(data: bytes, member: tuple[int, ...]) -> tuple[bytes, tuple[int, ...]]:
    return hashlib.sha256(data).digest(), member
