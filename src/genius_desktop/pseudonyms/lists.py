"""The lists of the recognisers: common names, street endings, official words, codes of districts."""

from functools import cache

from genius_desktop.paths import resources


@cache
def words(name: str) -> frozenset[str]:
    """Give the words of a list; a line that begins with # explains it."""
    lines = (resources() / "pseudonyms" / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
