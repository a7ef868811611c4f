"""The command `read`."""

import argparse
import json
import os
import sys
from pathlib import Path

from genius_desktop import wording
from genius_desktop.cli.output import display_name, say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.shapes import reading_shape
from genius_desktop.cli.worker_client import WorkerClient
from genius_desktop.domain import Doubt, Page, Source
from genius_desktop.jobs.events import Cancelled, Doubted, Event, Failed, Opened, PageTold
from genius_desktop.paths import Places
from genius_desktop.problems import Interrupted, problem
from genius_desktop.tasks import ReadTask


def read(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Show the pages of a document.

    Raises `Problem`, `Interrupted`.
    """
    source = Source(os.fsencode(Path(arguments.file).absolute()), display_name(arguments.file))
    opened: Opened | None = None
    pages: list[Page] = []
    doubts: list[Doubt] = []
    client = WorkerClient(places.log)
    try:
        for event in client.run(ReadTask("read", (source,))):
            progress.hear(event)
            raise_failure(event)
            match event:
                case Opened():
                    opened = event
                case PageTold(_, page):
                    pages.append(page)
                case Doubted(_, doubt):
                    doubts.append(doubt)
    finally:
        client.close()
    progress.end()
    if opened is None:
        raise problem("reader-died", source.name)
    if arguments.json:
        json.dump(reading_shape(opened, pages, doubts), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for page in pages:
        print(f"── {wording.place(opened.unit, page.number)} ──\n{page.text}\n")
    for doubt in doubts:
        say(wording.doubt_line(doubt.code, doubt.pages), quiet=arguments.quiet)


def raise_failure(event: Event) -> None:
    """Raise what a job failed on."""
    match event:
        case Failed("bug", detail):
            raise RuntimeError(detail)
        case Failed(code, detail):
            raise problem(code, detail)
        case Cancelled():
            raise Interrupted
