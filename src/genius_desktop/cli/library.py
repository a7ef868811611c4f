"""The commands `library` and `search`."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Any, TypeVar, cast

from genius_desktop import codec, gathering, library_words, problem_words, wording
from genius_desktop.cli.engines import for_searching
from genius_desktop.cli.output import say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.jobs.events import Event
from genius_desktop.libraries import (
    Collection,
    CollectionsTask,
    CollectionsTold,
    Filed,
    Filters,
    FoundPaper,
    Indexed,
    IndexTask,
    LibraryTask,
    Paper,
    PapersTask,
    PaperState,
    PapersTold,
    RemoveTask,
    Searched,
    SearchTask,
    Sensed,
    SenseTask,
)
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem

_JOB = "library"
_AT_ONCE = 1_000
T = TypeVar("T", CollectionsTold, PapersTold, Searched, Indexed, Sensed)


def library(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Add, list, index or remove collections.

    Raises `Problem`, `Interrupted`.
    """
    with closing(WorkerClient(places.log)) as client:
        desk = _Desk(client, places, progress)
        match arguments.action:
            case "add":
                task = IndexTask(
                    _JOB, desk.folder, arguments.collection, arguments.name, tuple(map(_existing, arguments.paths))
                )
                _indexed(desk, task, arguments)
            case "index":
                _indexed(desk, IndexTask(_JOB, desk.folder, arguments.id, again=arguments.again), arguments)
            case "list" if arguments.id:
                _papers(desk, arguments)
            case "list":
                _list(desk, arguments)
            case "remove":
                _remove(desk, arguments)


def search(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Search the collections.

    Raises `Problem`, `Interrupted`.
    """
    filters = Filters(
        tuple(arguments.collection),
        tuple(arguments.kind),
        tuple(arguments.year),
        tuple(arguments.body),
        tuple(ending.lower().lstrip(".") for ending in arguments.type),
    )
    with closing(WorkerClient(places.log)) as client:
        desk = _Desk(client, places, progress)
        query = " ".join(arguments.query)
        task = SearchTask(_JOB, desk.folder, query, filters, arguments.limit, weights=desk.weights)
        found = desk.ask(task, Searched)
    if arguments.format == "json":
        _print_json(
            {"results": [_result_shape(one) for one in found.results], "meant": found.meant, "by_sense": found.by_sense}
        )
        return
    if found.meant:
        print(library_words.MEANT.format(found.meant), end="\n\n")
    for result in found.results:
        print("\n".join(_result_lines(result)), end="\n\n")
    if not found.results:
        say(library_words.NOTHING_FOUND if found.passages else library_words.NOTHING_READ, quiet=arguments.quiet)


class _Desk:
    """A worker, the folder it shall work on, and the weights for searching where there are any."""

    def __init__(self, client: WorkerClient, places: Places, progress: Progress) -> None:
        self.folder = os.fsencode(places.library)
        self.weights = for_searching(places)
        self._client = client
        self._progress = progress

    def events(self, task: LibraryTask) -> Iterator[Event]:
        for event in self._client.run(task):
            raise_failure(event)
            self._progress.hear(event)
            yield event

    def ask(self, task: LibraryTask, kind: type[T]) -> T:
        last = [*self.events(task)][-1]
        self._progress.end()
        if not isinstance(last, kind):
            raise TypeError(type(last).__name__)
        return last

    def end(self) -> None:
        self._progress.end()


def _existing(path: str) -> bytes:
    """Give a path in full; a mistyped one is found before anything is written."""
    if not os.path.lexists(path):
        raise InputProblem("file-missing", gathering.shown_name(os.path.basename(path) or path))  # noqa: PTH119
    return os.fsencode(os.path.abspath(path))  # noqa: PTH100 (no Path of a broken name)


def _indexed(desk: _Desk, task: IndexTask, arguments: argparse.Namespace) -> None:
    last = None
    for event in desk.events(task):
        if isinstance(event, Filed) and event.paper.state == "unreadable":
            desk.end()
            say(_unreadable(event.paper), quiet=arguments.quiet)
        last = event
    desk.end()
    if not isinstance(last, Indexed):
        raise TypeError(type(last).__name__)
    if last.rebuilt:
        say(library_words.REBUILT, quiet=arguments.quiet)
    sensed = desk.ask(SenseTask(_JOB, desk.folder, desk.weights), Sensed).passages if desk.weights else 0
    wanted = [one for one in last.collections if not task.collection or one.id.startswith(task.collection)]
    if arguments.format == "json":
        counts = {"files": last.files, "read": last.read, "unreadable": last.unreadable, "rebuilt": last.rebuilt}
        counts["sensed"] = sensed
        _print_json(counts | {"collections": [_collection_shape(one) for one in wanted]})
        return
    say(library_words.indexed(last), quiet=arguments.quiet)
    _collections(tuple(wanted), arguments)


def _list(desk: _Desk, arguments: argparse.Namespace) -> None:
    told = desk.ask(CollectionsTask(_JOB, desk.folder), CollectionsTold)
    weights = desk.weights.id if desk.weights else ""
    if arguments.format == "json":
        sense = {"weights": weights, "passages": told.sensed if told.weights == weights else 0, "of": told.passages}
        _print_json({"collections": [_collection_shape(one) for one in told.collections], "sense": sense})
        return
    _collections(told.collections, arguments)
    if told.collections:
        print(library_words.sensed(told, weights))


def _unreadable(paper: Paper) -> str:
    return f"{paper.name}: {problem_words.problem_sentence(paper.problem, paper.name)}"


def _remove(desk: _Desk, arguments: argparse.Namespace) -> None:
    told = desk.ask(CollectionsTask(_JOB, desk.folder), CollectionsTold).collections
    for name in arguments.names:
        whole = [one for one in told if one.name == name or one.id.startswith(name)]
        if len(whole) == 1:
            task = RemoveTask(_JOB, desk.folder, whole[0].id)
        else:
            task = RemoveTask(_JOB, desk.folder, "", (os.fsencode(os.path.abspath(name)),))  # noqa: PTH100
        told = desk.ask(task, CollectionsTold).collections
    _collections(told, arguments)


def _collections(told: tuple[Collection, ...], arguments: argparse.Namespace) -> None:
    if arguments.format == "json":
        _print_json({"collections": [_collection_shape(one) for one in told]})
        return
    for one in told:
        states = library_words.states(one.states or {})
        print(f"{one.id}  {one.name}  ({states})")
        for root in one.roots:
            print(f"          {os.fsdecode(root.path)}{library_words.LOST if root.lost else ''}")
    if not told:
        say(library_words.NO_COLLECTIONS, quiet=arguments.quiet)


def _papers(desk: _Desk, arguments: argparse.Namespace) -> None:
    states = (cast("PaperState", arguments.state),) if arguments.state else ()
    papers: list[Paper] = []
    while True:
        task = PapersTask(_JOB, desk.folder, arguments.id, states, len(papers), _AT_ONCE)
        told = desk.ask(task, PapersTold)
        papers += told.papers
        if not told.papers or len(papers) >= told.total:
            break
    if arguments.format == "json":
        _print_json({"papers": [_paper_shape(paper) for paper in papers]})
        return
    for paper in papers:
        why = f": {problem_words.problem_sentence(paper.problem, paper.name)}" if paper.problem else ""
        print(f"{paper.name}  ({library_words.STATES[paper.state]}{why})")


def _collection_shape(one: Collection) -> dict[str, Any]:
    shape: dict[str, Any] = codec.to_plain(one)
    shape["roots"] = [
        {"path": os.fsencode(os.fsdecode(root.path)).decode("utf-8", "replace"), "lost": root.lost}
        for root in one.roots
    ]
    return shape


def _paper_shape(paper: Paper) -> dict[str, Any]:
    shape: dict[str, Any] = codec.to_plain(paper)
    return shape | {"path": paper.path.decode("utf-8", "replace")}


def _result_shape(result: FoundPaper) -> dict[str, Any]:
    best = result.hits[0]
    return {
        "document": result.paper.name,
        "path": result.paper.path.decode("utf-8", "replace"),
        "collection": result.paper.collection,
        "title": result.paper.title,
        "kind": result.paper.kind,
        "date": result.paper.date,
        "page": best.page,
        "passage": best.passage,
        "score": round(result.score, 4),
        "heading": best.heading,
        "quote": best.quote,
        "hits": [codec.to_plain(hit) for hit in result.hits],
        "copies": [copy.path.decode("utf-8", "replace") for copy in result.copies],
    }


def _result_lines(result: FoundPaper) -> Iterator[str]:
    date = f", {result.paper.date}" if result.paper.date else ""
    yield f"{result.paper.name}  ({result.paper.title}{date})"
    for hit in result.hits[:3]:
        heading = f"  {hit.heading}:" if hit.heading else ""
        yield f"  {wording.place(result.paper.unit, hit.page)}{heading} „{' '.join(hit.quote.split())}“"
    for copy in result.copies:
        yield f"  {library_words.COPY.format(copy.name)}"


def _print_json(shape: dict[str, Any]) -> None:
    json.dump(shape, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
