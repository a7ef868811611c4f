"""The reading of collections: in a worker of its own, which gives way to the jobs of the user."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from genius_desktop.jobs.events import FINAL, Cancelled, Event, Failed, Progressed
from genius_desktop.libraries import CollectionsTold, Filed, Indexed, IndexTask, RemoveTask, Sensed, SenseTask
from genius_desktop.ui.worker_process import WorkerProcess

if TYPE_CHECKING:
    from genius_desktop.domain import Weights

Errand = IndexTask | RemoveTask | SenseTask


class Indexing(QObject):
    """Reads and removes, one after another; what was read before a pause is kept.

    When nothing is left to read, what the passages mean is learnt, as far as there are weights for that.

    Signals:
        changed: It is further, or in another state.
        filed: A `Paper` that is in the index now, or of which it is known why not.
        ended: The collections after a round, as a tuple, and the `Indexed` of it; None after a removal.
        sensed: What passages mean is known now.
        troubled: Code and detail of a problem.
    """

    changed = Signal()
    filed = Signal(object)
    ended = Signal(object, object)
    sensed = Signal()
    troubled = Signal(str, str)

    def __init__(self, hire: Callable[[], WorkerProcess], library: bytes, *, busy: Callable[[], bool]) -> None:
        """Give way whenever this PC is `busy` with a job."""
        super().__init__()
        self._hire = hire
        self._library = library
        self._busy = busy
        self._worker: WorkerProcess | None = None
        self._wanted: list[Errand] = []
        self._running: Errand | None = None
        self._numbers = count(1)
        self.paused = self._leaving = False
        self.done = self.total = 0
        self.weights: Weights | None = None

    @property
    def running(self) -> bool:
        """Whether files are being read now."""
        return isinstance(self._running, IndexTask)

    @property
    def sensing(self) -> bool:
        """Whether what passages mean is being learnt now."""
        return isinstance(self._running, SenseTask)

    @property
    def senses(self) -> bool:
        """Whether what passages mean is being learnt, or will be."""
        return any(isinstance(task, SenseTask) for task in (self._running, *self._wanted))

    @property
    def wanted(self) -> bool:
        """Whether anything is still to be read."""
        return self.running or any(isinstance(task, IndexTask) for task in self._wanted)

    @property
    def gives_way(self) -> bool:
        """Whether the reading waits for a job to end."""
        return self.wanted and not self.running and not self.paused and self._busy()

    def update(self, collection: str = "", *, again: bool = False) -> None:
        """Bring a collection up to date, or all; with `again`, files that could not be read are tried once more."""
        self._want(IndexTask(self._number(), self._library, collection, again=again))

    def sense(self) -> None:
        """Learn what passages mean, once everything is read."""
        if self.weights is None or self.senses:
            return
        self._wanted.append(SenseTask(self._number(), self._library, self.weights))
        self._next()
        self.changed.emit()

    def add(self, paths: tuple[bytes, ...], *, collection: str = "", name: str = "") -> None:
        """Let folders and files join a collection, or become a new one."""
        self._want(IndexTask(self._number(), self._library, collection, name, paths))

    def remove(self, collection: str, roots: tuple[bytes, ...] = ()) -> None:
        """Erase a collection, or what it has of these folders and files, before anything else is read."""
        if not roots:
            self._wanted = [
                task for task in self._wanted if isinstance(task, SenseTask) or task.collection != collection
            ]
        running = self._running
        if isinstance(running, SenseTask):
            self._put_back(running)
        elif isinstance(running, IndexTask) and (roots or running.collection != collection):
            # What joined is there by now; once more, it would come back.
            self._put_back(replace(running, collection="", name="", add=()) if running.add else running)
        else:
            self._interrupt()
        self._wanted.insert(0, RemoveTask(self._number(), self._library, collection, roots))
        self._next()
        self.changed.emit()

    def pause(self) -> None:
        """Stop reading until `go_on`; what is read stays."""
        self.paused = True
        self._make_way()
        self.changed.emit()

    def go_on(self) -> None:
        """Read on."""
        self.paused = False
        self._next()
        self.changed.emit()

    def heed(self) -> None:
        """Give way to a job that has begun, or read on after the last one."""
        if self._busy():
            self._make_way()
        self._next()
        self.changed.emit()

    def _number(self) -> str:
        return f"index-{next(self._numbers)}"

    def _want(self, task: IndexTask) -> None:
        same = (replace(other, job=task.job) == task for other in (self._running, *self._wanted) if other is not None)
        if not any(same):
            self._wanted.append(task)
        if self.sensing:
            self._make_way()
        self._next()
        self.changed.emit()

    def _make_way(self) -> None:
        if isinstance(self._running, IndexTask | SenseTask):
            self._put_back(self._running)

    def _put_back(self, task: IndexTask | SenseTask) -> None:
        if not self._leaving:
            self._wanted.insert(0, task)
        self._interrupt()

    def _interrupt(self) -> None:
        if not isinstance(self._running, RemoveTask | None) and self._worker is not None and not self._leaving:
            # Told as cancelled; until then nothing else can write the index.
            self._leaving = True
            self._worker.cancel()

    def _next(self) -> None:
        if self._running is not None:
            return
        may = [one for one in self._wanted if isinstance(one, RemoveTask) or self._may_read]
        if not may:
            return
        task = min(may, key=lambda one: isinstance(one, SenseTask))
        self._wanted.remove(task)
        if self._worker is None:
            self._worker = self._hire()
            self._worker.told.connect(self._hear)
        self._running = task
        self.done = self.total = 0
        self._worker.run(task)
        self.changed.emit()

    @property
    def _may_read(self) -> bool:
        return not self.paused and not self._busy()

    def _hear(self, event: Event) -> None:
        match event:
            case Progressed("index" | "sense", done, total):
                self.done, self.total = done, total
                self.changed.emit()
            case Filed(paper):
                self.filed.emit(paper)
        if isinstance(event, FINAL):
            self._end(event)

    def _end(self, event: Event) -> None:
        ended, self._running = self._running, None
        self._leaving = False
        match event:
            case Indexed(collections):
                self.ended.emit(collections, event)
                self.sense()
            case Sensed():
                self.sensed.emit()
            case CollectionsTold(collections):
                self.ended.emit(collections, None)
            case Failed(code, detail):
                if isinstance(ended, SenseTask):
                    # Once is enough: words are searched all the same.
                    self.weights = None
                self.troubled.emit(code, detail)
            case Cancelled():
                pass
        self._next()
        if self._running is None:
            self._let_go()
        self.changed.emit()

    def _let_go(self) -> None:
        """Let the worker leave with what it holds; whatever is wanted next hires another one."""
        if self._worker is not None:
            worker, self._worker = self._worker, None
            worker.told.disconnect(self._hear)
            worker.gone.connect(worker.deleteLater)
            worker.setParent(self)
            worker.release()

    def stop(self) -> None:
        """End the worker; what is not read yet is read the next time."""
        self._wanted.clear()
        self._running = None
        if self._worker is not None:
            self._worker.stop()
