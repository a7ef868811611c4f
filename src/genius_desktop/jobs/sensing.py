"""What passages mean, made into vectors after they were read: the index is searched all the while."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from genius_desktop.jobs.events import Event, Progressed
from genius_desktop.jobs.warm_search import WarmSearch
from genius_desktop.libraries import Sensed, SenseTask
from genius_desktop.library import search
from genius_desktop.library.index import Index


def sense(task: SenseTask, folder: Path, warm: WarmSearch) -> Iterator[Event]:
    """Give each passage that has none its vector; those that are done stay, however this ends.

    Raises `SetupProblem`, `Interrupted`.
    """
    if not search.exists(folder):
        yield Sensed(0, 0)
        return
    with closing(Index(folder)) as index:
        due = index.vectors.missing(task.weights.sha256)
        total = index.passages
        if not due:
            yield Sensed(total, total)
            return
        embedder = warm.embedder(task.weights)
        from genius_desktop.library.nearness import pack

        with index.batch():
            index.vectors.use(task.weights.sha256, task.weights.id, embedder.width)
        done = index.vectors.count
        yield Progressed("sense", done, total)
        for first in due:
            passages = index.vectors.passages(first)
            packed = pack(embedder.passages(passages))
            with index.batch():
                index.vectors.enter(first, packed)
            done += len(passages)
            yield Progressed("sense", done, total)
        yield Sensed(done, total)
