"""The words of the German language: one large list, in small letters, for all who must know what is a word."""

import gzip
from functools import cache

from genius_desktop.paths import resources


@cache
def german() -> frozenset[str]:
    """Give the list."""
    return frozenset(gzip.decompress((resources() / "pseudonyms" / "german.txt.gz").read_bytes()).decode().split())
