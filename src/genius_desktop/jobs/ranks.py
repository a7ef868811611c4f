"""Which file of a job is how far, told while the job goes on."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace

from genius_desktop.domain import Document, Source
from genius_desktop.jobs.events import Event, Opened
from genius_desktop.jobs.papers import Papers
from genius_desktop.standings import NO_TEXT, Standing, failed, waiting


@dataclass(slots=True)
class Ranks:
    """The files of a job of so many steps; a job over one file has nothing to tell of it."""

    sources: tuple[Source, ...]
    steps: int
    _rows: dict[int, Standing] = field(default_factory=dict)
    _step: int = 0

    def read(self, reading: Generator[Event, None, Papers]) -> Generator[Event, None, Papers]:
        """Tell each file while it is read; what was read without any text has failed."""
        if len(self.sources) > 1:
            yield from waiting(self.sources, self.steps)
        last = -1
        try:
            while True:
                try:
                    event = next(reading)
                except StopIteration as end:
                    papers: Papers = end.value
                    break
                yield event
                if isinstance(event, Opened):
                    yield from self._put(last, "read")
                    last = event.document
                    row = Standing(event.source, event.name, "reading", event.member, 0, self.steps)
                    self._rows[last] = row
                    yield from self._shown([row])
                elif isinstance(event, Standing):
                    # Its number is given to the next file that can be read.
                    self._rows = {number: row for number, row in self._rows.items() if row.place != event.place}
        finally:
            reading.close()
        yield from self._put(last, "read")
        yield from self._shown(self._silent(papers.documents))
        return papers

    def _silent(self, documents: Iterable[Document]) -> Iterator[Standing]:
        for number, document in enumerate(documents):
            if not any(page.text.strip() for page in document.pages):
                yield failed(self._rows.pop(number), NO_TEXT)

    def _put(self, number: int, state: str) -> Iterator[Standing]:
        if number in self._rows and state == "read":
            self._rows[number] = replace(self._rows[number], state="read")
            yield from self._shown([self._rows[number]])

    def _shown(self, rows: Iterable[Standing]) -> Iterator[Standing]:
        told = list(rows)
        if len(self.sources) > 1:
            yield from told

    def begin(self, step: int) -> Iterator[Standing]:
        """Tell that a step begins, counted from 0."""
        self._step = step
        for number in self._rows:
            yield from self._advance(number, step)

    def done(self, number: int) -> Iterator[Standing]:
        """Tell that the step that goes on is done with a document."""
        if number in self._rows:
            yield from self._advance(number, self._step + 1)

    def end(self) -> Iterator[Standing]:
        """Tell that every step is done."""
        for number in self._rows:
            yield from self._advance(number, self.steps)

    def _advance(self, number: int, step: int) -> Iterator[Standing]:
        row = self._rows[number]
        after = replace(row, state="done" if step >= self.steps else "working", step=step)
        if row != after:
            self._rows[number] = after
            yield from self._shown([after])
