"""The command `read`."""

import argparse
import json
import os
import sys
from pathlib import Path

from genius_desktop import wording
from genius_desktop.cli.output import display_name, say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.shapes import Telling, reading_shape
from genius_desktop.cli.worker_client import WorkerClient
from genius_desktop.domain import Source
from genius_desktop.jobs.events import Cancelled, Doubted, Event, Failed, Opened, PageTold
from genius_desktop.paths import Places
from genius_desktop.problems import Interrupted, problem
from genius_desktop.tasks import ReadTask


def read(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Show the pages of a document.

    Raises `Problem`, `Interrupted`.
    """
    source = Source(os.fsencode(Path(arguments.file).absolute()), display_name(arguments.file))
    told: dict[int, Telling] = {}
    client = WorkerClient(places.log)
    try:
        for event in client.run(ReadTask("read", (source,))):
            progress.hear(event)
            raise_failure(event)
            match event:
                case Opened(number):
                    told[number] = Telling(event)
                case PageTold(number, page):
                    told[number].pages[page.number] = page
                case Doubted(number, doubt):
                    told[number].doubts.append(doubt)
    finally:
        client.close()
    progress.end()
    if not told:
        raise problem("reader-died", source.name)
    if arguments.json:
        json.dump(reading_shape(list(told.values())), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for telling in told.values():
        if len(told) > 1:
            print(f"══ {telling.opened.name} ══\n")
        for page in telling.whole_pages():
            print(f"── {wording.place(telling.opened.unit, page.number)} ──\n{page.text}\n")
        for doubt in telling.doubts:
            say(wording.doubt_line(doubt), quiet=arguments.quiet)


def raise_failure(event: Event) -> None:
    """Raise what a job failed on."""
    match event:
        case Failed("bug", detail):
            raise RuntimeError(detail)
        case Failed(code, detail):
            raise problem(code, detail)
        case Cancelled():
            raise Interrupted
