"""What leaves for a server, told page by page while it does, without a word of its content."""

import threading
from collections.abc import Callable, Iterator, Sequence

from genius_desktop.domain import Document
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs.events import Sent

# So many words in a row show where a text is from; a page is known by those that no other page has.
_ROW_WORDS = 4
_SEVERAL = (-1, -1)

Place = tuple[int, int]


class Ledger:
    """Knows the pages of a job's documents and tells, of each request, which of them are in it."""

    def __init__(self, tell: Callable[[Sent], None]) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._digests: tuple[str, ...] = ()
        self._places: dict[int, Place] = {}

    def know(self, documents: Sequence[Document]) -> None:
        """Take the documents of a job; those of another one are forgotten."""
        places: dict[int, Place] = {}
        for number, document in enumerate(documents):
            for page in document.pages:
                here = number, page.number
                for row in _rows(page.text):
                    places[row] = here if places.setdefault(row, here) == here else _SEVERAL
        with self._lock:
            self._digests = tuple(document.sha256 for document in documents)
            self._places = places

    def note(self, host: str, prompt: Prompt, size_bytes: int) -> None:
        """Tell of a request that is about to leave: an event for each document that is in it, from any thread.

        Its bytes count for the document it has most of. What is hidden in it hides no page: the words around it stay.
        """
        with self._lock:
            digests, places = self._digests, self._places
        found = [places[row] for row in _rows(prompt.document) if places.get(row, _SEVERAL) != _SEVERAL]
        numbers = [number for number, _ in found] or list(range(len(digests)))[:1]
        for number in sorted(set(numbers), key=numbers.count, reverse=True):
            pages = tuple(sorted({page for where, page in found if where == number}))
            self._tell(Sent(host, digests[number], pages, size_bytes))
            size_bytes = 0
        if not numbers:
            self._tell(Sent(host, "", (), size_bytes))


def _rows(text: str) -> Iterator[int]:
    """Give a number for each run of words; a text shorter than one is a run of its own."""
    words = text.casefold().split()
    for start in range(max(1, len(words) - _ROW_WORDS + 1) if words else 0):
        yield hash(tuple(words[start : start + _ROW_WORDS]))
