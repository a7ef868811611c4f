"""The documents a worker has read last, so that the next question to them need not read them again."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from genius_desktop import sameness
from genius_desktop.domain import Source
from genius_desktop.jobs.events import Event, PageTold

_MOST_CHARS = 20_000_000


@dataclass(slots=True)
class Shelf:
    """What reading documents has told, by their bytes; of one set of documents at a time.

    Beside it stands what was made of them (`made`), for whoever wants it again.
    """

    key: str = ""
    told: tuple[Event, ...] = ()
    made: dict[str, object] = field(default_factory=dict)

    def read(self, sources: Sequence[Source], reading: Callable[[], Iterator[Event]]) -> Iterator[Event]:
        """Tell what reading these documents tells, from here where they are the ones read last.

        Raises `InputProblem`, `Interrupted`.
        """
        key = _key(sources)
        if key and key == self.key:
            yield from self.told
            return
        self.clear()
        told: list[Event] = []
        for event in reading():
            told.append(event)
            yield event
        if key and sum(len(event.page.text) for event in told if isinstance(event, PageTold)) <= _MOST_CHARS:
            self.key, self.told = key, tuple(told)

    def clear(self) -> None:
        """Forget everything."""
        self.key, self.told, self.made = "", (), {}


def _key(sources: Sequence[Source]) -> str:
    """Give the digest of documents and names; empty where one cannot be read, which reading will tell."""
    found = sameness.digests(sources)
    named = [(source.name, source.member) for source in sources]
    return hashlib.sha256(repr((found, named)).encode()).hexdigest() if found else ""
