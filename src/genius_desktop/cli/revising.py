"""The commands `jobs rephrase` and `jobs ratings`: another tone for a result, and what its users thought of it."""

import argparse
import csv
import io
import json
import os
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from genius_desktop import plans, wording
from genius_desktop.archive.archive import Archive, JobEntry
from genius_desktop.assistants import tones
from genius_desktop.cli.engines import local
from genius_desktop.cli.output import save, say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.running import ID_CHARS, deliver
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.domain import EngineChoice, Statement, Summary
from genius_desktop.jobs.events import Restated, Revised
from genius_desktop.models import known, shelf
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, Interrupted
from genius_desktop.tasks import RephraseTask

# Nobody has agreed that the statements leave a second time.
HERE = "Umformuliert wird auf diesem PC."
_COLUMNS = ("job", "title", "created", "given", "verdict", "remark")


def rephrase(
    archive: Archive, entry: JobEntry, arguments: argparse.Namespace, *, places: Places, progress: Progress
) -> None:
    """Put a finished result in another tone, keep that beside the original, and deliver it.

    Raises `Problem`, `Interrupted`.
    """
    summary = archive.summary(entry.id)
    if summary is None:
        raise InputProblem("no-result", entry.id[:ID_CHARS])
    before = archive.task(entry.id).engine
    if before.kind == "server":
        say(HERE, quiet=arguments.quiet)
    choice = engine(before, arguments.model, places)
    task = RephraseTask(entry.id, choice, tones.shipped(arguments.tone), summary.statements)
    with closing(WorkerClient(places.log)) as client:
        statements, kept = _run(task, client, progress)
        progress.end()
        changed = sum(one.text != other.text for one, other in zip(statements, summary.statements, strict=True))
        archive.revise(entry.id, statements)
        say(wording.rephrased(changed, kept), quiet=arguments.quiet)
        deliver(_with(summary, statements), arguments, places.log, client=client)


def _with(summary: Summary, statements: tuple[Statement, ...]) -> Summary:
    return replace(summary, statements=statements)


def _run(task: RephraseTask, client: WorkerClient, progress: Progress) -> tuple[tuple[Statement, ...], int]:
    statements = list(task.statements)
    for event in client.run(task):
        progress.hear(event)
        raise_failure(event)
        match event:
            case Restated(number, statement):
                statements[number] = statement
            case Revised(kept):
                return tuple(statements), len(kept)
    raise Interrupted


def engine(before: EngineChoice, wish: str, places: Places) -> EngineChoice:
    """Take the engine of before, with its weights as they are today, or with other ones; after a server, this PC's.

    Raises `Problem`.
    """
    if before.kind == "scripted":
        return before
    if before.weights is None:
        return local(wish, places)
    about = known.known(places)
    in_catalog = any(entry.id == before.weights.id for entry in about.catalog.models)
    name = wish or (before.weights.id if in_catalog else os.fsdecode(before.weights.path))
    return plans.local_choice(places.home, shelf.resolve(name, about, places))


def ratings(archive: Archive, out: Path | None) -> None:
    """Write every rating as CSV, or as JSON where the file is called so.

    Raises `InputProblem`.
    """
    rows = [
        {
            "job": told.job[:ID_CHARS],
            "title": told.title,
            "created": told.created.isoformat(),
            "given": told.given.isoformat(),
            "verdict": told.rating.verdict,
            "remark": told.rating.remark,
        }
        for told in archive.ratings()
    ]
    as_json = out is not None and out.suffix.lower() == ".json"
    text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n" if as_json else _csv(rows)
    if out is None:
        # The standard output ends its lines as the system does.
        sys.stdout.write(text.replace("\r\n", "\n"))
        return
    # Excel takes a file without this mark for one of its own old kind, and spoils the umlauts.
    save(out, text.encode("utf-8" if as_json else "utf-8-sig"))
    say(wording.saved(str(out)))


def _csv(rows: list[dict[str, Any]]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, _COLUMNS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: harmless(str(value)) for name, value in row.items()} for row in rows)
    return file.getvalue()


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
