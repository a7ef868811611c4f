"""The words of the German language: one large list, in the case that they are written in within a sentence."""

import gzip
from functools import cache

from genius_desktop.paths import resources


@cache
def listed() -> tuple[str, ...]:
    """Give the list."""
    return tuple(gzip.decompress((resources() / "german" / "words.txt.gz").read_bytes()).decode().split())


@cache
def words() -> frozenset[str]:
    """Give the list in small letters."""
    return frozenset(map(str.lower, listed()))
