"""The command `read`."""

import argparse
import getpass
import json
import sys
from collections.abc import Callable
from itertools import groupby
from typing import Any, TypeVar

from genius_desktop import wording
from genius_desktop.cli.output import say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.shapes import Telling, reading_shape
from genius_desktop.cli.sources import gather
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.jobs.events import Doubted, Opened, PageTold
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, problem
from genius_desktop.tasks import ReadTask

T = TypeVar("T")
_TRIES = 3


def read(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Show the pages of a document.

    Raises `Problem`, `Interrupted`.
    """
    told = pages(arguments, places, progress)
    if arguments.json:
        json.dump(_shape(told), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for telling in told:
        if len(told) > 1:
            print(f"══ {telling.opened.name} ══\n")
        for page in telling.whole_pages():
            print(f"── {wording.place(telling.opened.unit, page.number)} ──\n{page.text}\n")
        for doubt in telling.doubts:
            say(wording.doubt_line(doubt), quiet=arguments.quiet)


def pages(arguments: argparse.Namespace, places: Places, progress: Progress) -> list[Telling]:
    """Read the document that is named.

    Raises `Problem`, `Interrupted`.
    """
    sources = gather([arguments.file], quiet=arguments.quiet)
    client = WorkerClient(places.log)
    try:
        told = with_password(
            lambda password: _told(ReadTask("read", sources, password), client, progress), quiet=arguments.quiet
        )
    finally:
        client.close()
    progress.end()
    if not told:
        raise problem("reader-died", sources[0].name)
    return told


def _shape(told: list[Telling]) -> dict[str, Any]:
    """Give one document, or the documents of a folder, each with what is attached to it."""
    by_source = [list(group) for _, group in groupby(told, lambda telling: telling.opened.source)]
    shapes = [reading_shape(group) for group in by_source]
    return shapes[0] if len(shapes) == 1 else {"documents": shapes}


def _told(task: ReadTask, client: WorkerClient, progress: Progress) -> list[Telling]:
    told: dict[int, Telling] = {}
    for event in client.run(task):
        progress.hear(event)
        raise_failure(event)
        match event:
            case Opened(number):
                told[number] = Telling(event)
            case PageTold(number, page):
                told[number].pages[page.number] = page
            case Doubted(number, doubt):
                told[number].doubts.append(doubt)
    return list(told.values())


def with_password(work: Callable[[str], T], *, quiet: bool) -> T:
    """Do some work; where a document needs a password and someone sits at a terminal, ask up to three times.

    Raises `Problem`.
    """
    password = ""
    for asked in range(_TRIES + 1):
        try:
            return work(password)
        except InputProblem as refusal:
            if refusal.code != "encrypted-document" or asked == _TRIES or quiet or not sys.stdin.isatty():
                raise
            password = getpass.getpass(wording.ASK_TO_OPEN.format(refusal.detail))
    raise AssertionError
