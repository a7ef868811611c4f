"""A wish to find a text in a document, and whether an answer can be one to it."""

from dataclasses import dataclass

from genius_desktop.reading import Found
from genius_desktop.ui.feeding import Known

_MOST_HITS = 20_000


@dataclass(frozen=True, slots=True)
class Seek:
    """A wish to know where a text stands on these pages of a document."""

    document: Known
    text: str
    first: int
    last: int


def credible(found: Found, seek: Seek) -> bool:
    """Tell whether an answer is about the pages that were asked for."""
    return (
        found.first == seek.first <= found.last <= seek.last
        and len(found.hits) <= _MOST_HITS
        and all(found.first <= hit.page <= found.last for hit in found.hits)
    )
