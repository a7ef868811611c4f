"""The jobs of the collections: add, read, list, remove and search."""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from genius_desktop.jobs import sensing
from genius_desktop.jobs.events import Event
from genius_desktop.jobs.indexing import Indexing, Tally
from genius_desktop.jobs.warm_search import WarmSearch
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.libraries import (
    CollectionsTask,
    CollectionsTold,
    Indexed,
    IndexTask,
    LibraryTask,
    PapersTask,
    PapersTold,
    RemoveTask,
    Searched,
    SearchTask,
    SenseTask,
)
from genius_desktop.library import collections, search, telling
from genius_desktop.library.collections import Shelf
from genius_desktop.library.index import Index
from genius_desktop.problems import InputProblem, SetupProblem

# An index up to this size is written anew after every round that has deleted something.
_TIDIED_BYTES = 200 << 20
# A smaller one, after a round that has read one file in so many: for less it would be written anew too often.
_PACKED_BYTES, _PACKED_SHARE = 64 << 20, 20


def carry_out(task: LibraryTask, shop: Workshop) -> Iterator[Event]:
    """Do a job of the collections.

    Raises `Problem`, `Interrupted`.
    """
    folder = Path(os.fsdecode(task.library))
    if not isinstance(task, SearchTask):
        shop.search.rest()
    match task:
        case IndexTask():
            yield from _index(task, folder, shop)
        case CollectionsTask():
            yield telling.everything(folder)
        case PapersTask(_, _, collection, states, first, most):
            yield PapersTold(*telling.papers(folder, collection, states, first=first, most=most))
        case RemoveTask():
            yield _remove(task, folder)
        case SearchTask():
            yield find(task, folder, shop.search)
        case SenseTask():
            yield from sensing.sense(task, folder, shop.search)


def _index(task: IndexTask, folder: Path, shop: Workshop) -> Iterator[Event]:
    tally = Tally()
    rebuilt = False
    # A damaged index is replaced once; what is damaged again is the disk.
    for last in (False, True):
        try:
            with closing(Index(folder)) as index:
                rebuilt = rebuilt or index.rebuilt
                yield from _round(task, folder, Indexing(index, shop, tally), index=index)
                index.tidy(most_bytes=_TIDIED_BYTES)
                if tally.read * _PACKED_SHARE >= max(tally.files, 1):
                    index.pack(most_bytes=_PACKED_BYTES)
            break
        except SetupProblem as fault:
            if fault.code != "library-damaged" or last:
                raise
        tally.files = tally.read = tally.unreadable = 0
    yield Indexed(telling.told(folder), tally.files, tally.read, tally.unreadable, rebuilt)


def _round(task: IndexTask, folder: Path, indexing: Indexing, *, index: Index) -> Iterator[Event]:
    wanted = _wanted(task, folder)
    _sweep(folder, index)
    for shelf in wanted:
        yield from indexing.bring(shelf, again=task.again)
        collections.save(folder, collections.put(collections.load(folder), indexing.shelf_after))


def _wanted(task: IndexTask, folder: Path) -> tuple[Shelf, ...]:
    """Give the collections that are to be read, with what joins them; the lock of the index is held."""
    shelves = collections.load(folder)
    if task.collection:
        shelf = collections.find(shelves, task.collection)
    elif task.add:
        # The same wish again, after a worker has died in the middle, makes no second collection.
        same = (one for one in shelves if one.roots == tuple(dict.fromkeys(task.add)) and task.name in ("", one.name))
        shelf = next(same, None) or collections.new(task.name, task.add)
    else:
        return shelves
    shelf = collections.with_roots(shelf, task.add)
    collections.save(folder, collections.put(shelves, shelf))
    return (shelf,)


def _sweep(folder: Path, index: Index) -> None:
    """Let go of files whose collection was removed while no one could write the index."""
    there = {shelf.id for shelf in collections.load(folder)}
    for orphan in index.collections() - there:
        with index.batch():
            index.forget(file.id for file in index.files(orphan).values())


def _remove(task: RemoveTask, folder: Path) -> CollectionsTold:
    with closing(Index(folder)) as index:
        shelves = collections.load(folder)
        chosen = (collections.find(shelves, task.collection),) if task.collection else shelves
        ids = {shelf.id for shelf in chosen}
        roots = frozenset(task.roots)
        if roots and not any(roots & set(shelf.roots) for shelf in chosen):
            raise InputProblem("unknown-collection", collections.label(task.roots[0]))
        left = [_without(shelf, roots) if shelf.id in ids else shelf for shelf in shelves]
        collections.save(folder, [shelf for shelf in left if shelf.roots])
        for shelf in left:
            if shelf.id in ids:
                with index.batch():
                    files = index.files(shelf.id)
                    index.forget(file.id for file in files.values() if not _within(file.path, shelf.roots))
        index.tidy()
    return telling.everything(folder)


def _without(shelf: Shelf, roots: frozenset[bytes]) -> Shelf:
    left = tuple(root for root in shelf.roots if roots and root not in roots)
    return replace(shelf, roots=left, lost=tuple(root for root in shelf.lost if root in left))


def _within(path: bytes, roots: tuple[bytes, ...]) -> bool:
    return any(path == root or path.startswith(root.rstrip(b"/\\") + os.sep.encode()) for root in roots)


def find(task: SearchTask, folder: Path, warm: WarmSearch) -> Searched:
    """Search; where nothing was ever read there is nothing to find.

    Raises `Problem`.
    """
    if not task.like and not any(sign.isalnum() for sign in task.query):
        raise InputProblem("empty-query")
    start = time.perf_counter()
    shelves = collections.load(folder)
    wanted = tuple(collections.find(shelves, name).id for name in task.filters.collections)
    filters = replace(task.filters, collections=wanted)
    if not search.exists(folder):
        if search.is_damaged(folder):
            raise SetupProblem("library-damaged", str(folder))
        return Searched(())
    with warm.searcher(folder) as searcher:
        if task.like:
            found = searcher.like(task.like, filters, limit=task.limit)
        else:
            sense = warm.ask(task.weights, task.query, searcher)
            found = searcher.search(task.query, filters, limit=task.limit, unfinished=task.unfinished, sense=sense)
    took = (time.perf_counter() - start) * 1000
    return Searched(found.papers, found.meant, found.passages, round(took, 1), found.by_sense)
