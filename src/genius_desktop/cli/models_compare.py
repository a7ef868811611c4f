"""The command `models compare`: two sets of weights at work on the same documents, side by side."""

import argparse
import json
import shutil
import sys
import textwrap
import time
from contextlib import closing
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from genius_desktop import assignment_words, paces, plans, weights_words, wording
from genius_desktop.assistants import files as assistants
from genius_desktop.assistants import forms
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.running import carry_out
from genius_desktop.cli.shapes import summary_shape
from genius_desktop.cli.sources import gather
from genius_desktop.cli.summarise import history
from genius_desktop.cli.worker_client import WorkerClient
from genius_desktop.domain import EngineChoice, EngineInfo, Summary, Timing
from genius_desktop.forms import DEFAULT
from genius_desktop.models import shelf
from genius_desktop.models.known import Known
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import SummaryTask
from genius_desktop.weights import measures

_LEAST_COLUMN, _BETWEEN = 30, " │ "


def compare(arguments: argparse.Namespace, about: Known, places: Places, *, progress: Progress) -> None:
    """Do the same job with both, one after the other, and show what each has made of it.

    Raises `Problem`, `Interrupted`.
    """
    chosen = [
        plans.local_choice(places.home, shelf.resolve(name, about, places))
        for name in (arguments.first, arguments.second)
    ]
    task = SummaryTask(
        job="",
        sources=gather(arguments.files, quiet=arguments.quiet),
        assistant=assistants.shipped("zusammenfassung"),
        engine=EngineChoice("local"),
        length=arguments.length,
        mode=arguments.mode,
        form=forms.shipped(DEFAULT),
    )
    results = [_result(replace(task, engine=engine), arguments, places, progress=progress) for engine in chosen]
    if arguments.format == "json":
        json.dump([_shape(result) for result in results], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for line in side_by_side(results, shutil.get_terminal_size((120, 40)).columns):
        print(line)


def _result(task: SummaryTask, arguments: argparse.Namespace, places: Places, *, progress: Progress) -> Summary:
    """Do one of the jobs; that a model had no usable answer is a result too, without statements."""
    begun = time.monotonic()
    try:
        return _run(task, arguments, places, progress=progress)
    except SetupProblem as fault:
        weights = task.engine.weights
        if fault.code != "no-usable-answer" or weights is None:
            raise
        engine = EngineInfo("local", weights.id, weights.sha256, origin=weights.origin)
        return Summary("", (), (), engine, Timing(time.monotonic() - begun, 0.0, 0, 0))


def _run(task: SummaryTask, arguments: argparse.Namespace, places: Places, *, progress: Progress) -> Summary:
    """Do an ordinary job that is kept; never from the history, since its time counts."""
    archive = history(places, quiet=arguments.quiet, needed=False)
    try:
        with closing(WorkerClient(places.log)) as client:
            task = archive.begin(assignment_words.title(task), task) if archive else task
            # What another job has noted would not count as time.
            progress.noted = 0
            summary = carry_out(replace(task, notes=()), archive, client, progress=progress, quiet=arguments.quiet)
            paces.note(places.home, summary, noted=progress.noted)
            return summary
    finally:
        if archive:
            archive.close()


def _shape(summary: Summary) -> dict[str, Any]:
    told = measures(summary)
    return summary_shape(summary) | {
        "measured": {
            "seconds": round(told.seconds, 1),
            "pages_per_minute": round(told.pages_per_minute, 1),
            "statements": told.statements,
            "unproven": told.unproven,
        }
    }


def side_by_side(results: list[Summary], width: int) -> list[str]:
    """Word two results beside each other, in columns of a terminal this wide."""
    column = max(_LEAST_COLUMN, (width - len(_BETWEEN)) // 2)
    heads = [weights_words.comparison_head(measures(result), wording.model(result.engine)) for result in results]
    bodies = [
        [f"{number}. {one.text}" for number, one in enumerate(result.statements, start=1)] or [weights_words.NO_ANSWER]
        for result in results
    ]
    rows = [*zip(*heads, strict=True), ("", ""), *zip_longest(*bodies, fillvalue="")]
    return [line for row in rows for line in _beside(row, column)]


def _beside(row: tuple[str, ...], column: int) -> list[str]:
    wrapped = [textwrap.wrap(text, column) or [""] for text in row]
    return [
        _BETWEEN.join(part.ljust(column) for part in parts).rstrip() for parts in zip_longest(*wrapped, fillvalue="")
    ]
