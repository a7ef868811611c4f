"""What is asked of the collections: by a worker of its own, the newest query in place of those before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from genius_desktop.jobs.events import FINAL, Event, Failed
from genius_desktop.libraries import (
    NO_FILTERS,
    CollectionsTask,
    CollectionsTold,
    Filters,
    PapersTask,
    PaperState,
    PapersTold,
    Searched,
    SearchTask,
)
from genius_desktop.ui.worker_process import WorkerProcess

if TYPE_CHECKING:
    from genius_desktop.domain import Weights

# A worker that no one has asked for so long gives its memory back.
REST_MS = 10 * 60_000
_ANY_WORD = "Gemeindeordnung"
Query = SearchTask | CollectionsTask | PapersTask


class Querying(QObject):
    """Asks one thing after another; of each kind only the newest still counts.

    Signals:
        found: A `SearchTask` and what was `Searched`; never for a query that a newer one has replaced.
        collections: The collections, as a tuple.
        papers: A `PapersTask` and a `PapersTold`.
        failed: The query, and code and detail of its problem.
    """

    found = Signal(object, object)
    collections = Signal(object)
    papers = Signal(object, object)
    failed = Signal(object, str, str)

    def __init__(self, hire: Callable[[], WorkerProcess], library: bytes) -> None:
        super().__init__()
        self._hire = hire
        self._library = library
        self._worker: WorkerProcess | None = None
        self._waiting: dict[str, Query] = {}
        self._current: Query | None = None
        self._name = ""
        self._numbers = count(1)
        self.weights: Weights | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._let_go)

    @property
    def idle(self) -> bool:
        """Whether everything is answered."""
        return self._current is None and not self._waiting

    def search(
        self,
        query: str,
        filters: Filters = NO_FILTERS,
        *,
        limit: int = 20,
        like: int = 0,
        unfinished: bool = False,
    ) -> str:
        """Search; give the number of the query."""
        task = SearchTask(self._number(), self._library, query, filters, limit, like, unfinished, self.weights)
        self._ask("search", task)
        return task.job

    def look_for_answer(self, question: str, filters: Filters, *, limit: int, reports: bool = False) -> str:
        """Search what may answer a question, alone or in a report, whatever else is searched; give its number."""
        task = SearchTask(self._number(), self._library, question, filters, limit, weights=self.weights)
        self._ask("report" if reports else "answer", task)
        return task.job

    def warm(self) -> None:
        """Let the worker load what the first search needs, before anyone types."""
        self._ask("warm", SearchTask(self._number(), self._library, _ANY_WORD, limit=1, weights=self.weights))

    def tell_collections(self) -> None:
        """Ask which collections there are."""
        self._ask("collections", CollectionsTask(self._number(), self._library))

    def tell_papers(self, collection: str, states: tuple[PaperState, ...] = (), first: int = 0) -> None:
        """Ask for some files of a collection."""
        self._ask("papers", PapersTask(self._number(), self._library, collection, states, first))

    def _number(self) -> str:
        return f"query-{next(self._numbers)}"

    def _ask(self, name: str, task: Query) -> None:
        self._waiting[name] = task
        self._next()

    def _next(self) -> None:
        if self._current is not None or not self._waiting:
            return
        if self._worker is None:
            self._worker = self._hire()
            self._worker.told.connect(self._hear)
        # What is typed comes first.
        self._name = "search" if "search" in self._waiting else next(iter(self._waiting))
        self._current = self._waiting.pop(self._name)
        self._rest.start()
        self._worker.run(self._current)

    def _let_go(self) -> None:
        """Let the worker leave; the next query hires another one."""
        if self.idle and self._worker is not None:
            worker, self._worker = self._worker, None
            worker.told.disconnect(self._hear)
            worker.gone.connect(worker.deleteLater)
            worker.setParent(self)
            worker.release()

    def _hear(self, event: Event) -> None:
        task = self._current
        if task is None or not isinstance(event, FINAL):
            return
        self._current = None
        match event:
            case Searched():
                if self._name != "warm" and (self._name != "search" or "search" not in self._waiting):
                    self.found.emit(task, event)
            case CollectionsTold(collections):
                self.collections.emit(collections)
            case PapersTold():
                self.papers.emit(task, event)
            case Failed(code, detail) if self._name != "warm":
                self.failed.emit(task, code, detail)
        self._next()

    def stop(self) -> None:
        """End the worker."""
        self._waiting.clear()
        self._current = None
        if self._worker is not None:
            self._worker.stop()
