"""The command `server preview`: what of documents would leave for a server, without any connection."""

import argparse
import json
import sys
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from genius_desktop import wording
from genius_desktop.cli.output import say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.reading import with_password
from genius_desktop.cli.sources import gather
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.disguise_words import KINDS
from genius_desktop.domain import Doubt, EngineChoice
from genius_desktop.jobs.events import Doubted, Opened, Outgoing
from genius_desktop.paths import Places
from genius_desktop.problems import problem
from genius_desktop.servers import Disguise, Privacy
from genius_desktop.tasks import OutgoingTask

_KILOBYTE = 1024


@dataclass(slots=True)
class _Told:
    """What the job has told."""

    opened: dict[int, Opened] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    outgoing: Outgoing | None = None


def offer(parser: argparse.ArgumentParser) -> None:
    """Add what can be typed after `server preview`."""
    parser.add_argument("files", nargs="+", metavar="PFAD", help="Dokumente, Bilder, Nachrichten, oder Ordner damit")
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="TEXT",
        help="das nicht verdecken, etwa „Petra Beispiel“; mehrfach",
    )
    parser.add_argument("--hide", action="append", default=[], metavar="TEXT", help="das auch verdecken; mehrfach")
    parser.add_argument("--plain", action="store_true", help="ohne zu verdecken, wie es ohne Schutz hinausginge")
    parser.add_argument("--json", action="store_true", help="als JSON")


def preview(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Show every page of documents as it would leave, and what is hidden in it.

    Raises `Problem`, `Interrupted`.
    """
    sources = gather(arguments.files, quiet=arguments.quiet)
    privacy = Privacy(not arguments.plain, tuple(arguments.keep), tuple(arguments.hide))
    engine = EngineChoice("server", privacy=privacy)
    client = WorkerClient(places.log)
    try:
        told = with_password(
            lambda password: _told(OutgoingTask("preview", sources, engine, password=password), client, progress),
            quiet=arguments.quiet,
        )
    finally:
        client.close()
    progress.end()
    if told.outgoing is None:
        raise problem("worker-died")
    if arguments.json:
        json.dump(_shape(told.outgoing, told), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    _show(told.outgoing, told)
    for doubt in told.doubts:
        say(wording.doubt_line(doubt), quiet=arguments.quiet)


def _told(task: OutgoingTask, client: WorkerClient, progress: Progress) -> _Told:
    told = _Told()
    for event in client.run(task):
        progress.hear(event)
        raise_failure(event)
        match event:
            case Opened(number):
                told.opened[number] = event
            case Doubted(_, doubt):
                told.doubts.append(doubt)
            case Outgoing():
                told.outgoing = event
    return told


def _show(outgoing: Outgoing, told: _Told) -> None:
    for number, pages in groupby(outgoing.pages, lambda page: page.document):
        opened = told.opened[number]
        print(f"══ {opened.name} ══\n")
        for page in pages:
            print(f"── {wording.place(opened.unit, page.page)} ──\n{page.text}\n")
    print("══ Was verdeckt wird ══\n")
    for kind, found in groupby(sorted(outgoing.disguises, key=_place), lambda disguise: disguise.kind):
        print(f"{KINDS[kind]}:")
        for disguise in found:
            print(f"  {disguise.shown:24} {disguise.real} ({disguise.count}-mal)")
    if not outgoing.disguises:
        print("Nichts.")
    pages_count = len(outgoing.pages)
    noun = "Seite" if pages_count == 1 else "Seiten"
    print(f"\n{pages_count} {noun}, {max(1, outgoing.size_bytes // _KILOBYTE)} KB, etwa {outgoing.tokens} Token.")


def _place(disguise: Disguise) -> int:
    return list(KINDS).index(disguise.kind)


def _shape(outgoing: Outgoing, told: _Told) -> dict[str, Any]:
    return {
        "size_bytes": outgoing.size_bytes,
        "tokens": outgoing.tokens,
        "pages": [
            {"document": told.opened[page.document].name, "page": page.page, "text": page.text}
            for page in outgoing.pages
        ],
        "disguises": [
            {"kind": found.kind, "real": found.real, "shown": found.shown, "count": found.count}
            for found in outgoing.disguises
        ],
    }
