"""The command `overview`."""

import argparse
import json
import sys
from dataclasses import dataclass, field

from genius_desktop import overview_words, wording
from genius_desktop.cli.output import say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.reading import with_password
from genius_desktop.cli.shapes import overview_shape, sections_shape
from genius_desktop.cli.sources import gather
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.domain import Doubt
from genius_desktop.jobs.events import Doubted, Opened, Overviewed
from genius_desktop.overviews import Finding, Overview
from genius_desktop.paths import Places
from genius_desktop.tasks import OverviewTask


@dataclass(slots=True)
class _Told:
    """What the job has told."""

    opened: dict[int, Opened] = field(default_factory=dict)
    overviews: dict[int, Overview] = field(default_factory=dict)
    sections: dict[int, tuple[Finding, ...]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def overview(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Show the overview of documents.

    Raises `Problem`, `Interrupted`.
    """
    sources = gather(arguments.files, quiet=arguments.quiet)
    client = WorkerClient(places.log)
    try:
        told = with_password(
            lambda password: _told(OverviewTask("overview", sources, password), client, progress), quiet=arguments.quiet
        )
    finally:
        client.close()
    progress.end()
    if arguments.json:
        drawn = [(told.opened[number].name, found) for number, found in told.overviews.items()]
        shape = overview_shape(drawn)
        if arguments.sections:
            shape["sections"] = [sections_shape(number, found) for number, found in told.sections.items()]
        json.dump(shape, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for number, found in told.overviews.items():
        if len(told.overviews) > 1:
            print(f"══ {told.opened[number].name} ══\n")
        for line in overview_words.lines(found, told.opened[number].unit):
            print(line)
        if arguments.sections:
            for line in overview_words.section_lines(told.sections[number], told.opened[number].unit):
                print(line)
        print()
    for doubt in told.doubts:
        say(wording.doubt_line(doubt), quiet=arguments.quiet)


def _told(task: OverviewTask, client: WorkerClient, progress: Progress) -> _Told:
    told = _Told()
    for event in client.run(task):
        progress.hear(event)
        raise_failure(event)
        match event:
            case Opened(number):
                told.opened[number] = event
            case Overviewed(number, found, sections):
                told.overviews[number] = found
                told.sections[number] = sections
            case Doubted(_, doubt):
                told.doubts.append(doubt)
    return told
