"""The command `summarize`."""

import argparse
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

from genius_desktop import assignment_words, outcomes, paces, sameness, wording
from genius_desktop.archive.archive import Archive
from genius_desktop.assistants import files as assistants
from genius_desktop.assistants import forms
from genius_desktop.cli import house
from genius_desktop.cli.engines import choose
from genius_desktop.cli.output import check_writable, say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.running import Agree, carry_out, deliver
from genius_desktop.cli.shapes import summary_shape
from genius_desktop.cli.sources import gather
from genius_desktop.cli.worker_client import WorkerClient
from genius_desktop.domain import EngineChoice, Summary
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.tasks import SectionWish, SummaryTask, topics

_BINARY_FORMATS = {"docx", "odt", "pdf"}


def needs_out(arguments: argparse.Namespace) -> bool:
    """Tell whether a file must be named, since the format is no text."""
    return arguments.format in _BINARY_FORMATS and arguments.out is None


def summarise(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Summarise the files and write the result.

    Raises `Problem`, `Interrupted`.
    """
    if arguments.out is not None:
        check_writable(arguments.out, overwrite=arguments.force)
    task = SummaryTask(
        job="",
        sources=gather(arguments.files, quiet=arguments.quiet),
        assistant=assistants.shipped(arguments.assistant),
        engine=EngineChoice("local"),
        length=arguments.length,
        mode=arguments.mode,
        focus=topics(arguments.focus),
        form=forms.shipped(arguments.form),
        lexicon=forms.lexicon() if arguments.focus else (),
        sections=_sections(arguments),
    )
    if task.sections and len(task.sources) > 1:
        raise InputProblem("sections-of-several")
    fulfil(task, arguments, places, progress=progress)


def fulfil(
    task: SummaryTask,
    arguments: argparse.Namespace,
    places: Places,
    *,
    progress: Progress,
    shape: Callable[[Summary], dict[str, Any]] = summary_shape,
    give: Callable[[Summary], None] | None = None,
    agree: Agree = lambda _estimate: False,
) -> None:
    """Do a job that is kept, or find its result in the history, and deliver it; `give` delivers in another way.

    Raises `Problem`, `Interrupted`.
    """
    if outcomes.needs_engine(task):
        task = replace(task, engine=choose(arguments, task.sources, places))
    archive = history(places, quiet=arguments.quiet, needed=task.engine.kind == "server")

    def hand_over(summary: Summary, client: WorkerClient | None = None) -> None:
        if give is not None:
            give(summary)
        else:
            deliver(summary, arguments, places.log, client=client, shape=shape)

    try:
        documents = () if arguments.fresh else sameness.digests(task.sources)
        known = archive.same(task, documents) if archive else None
        stored = archive.summary(known.id) if archive and known else None
        if known and stored:
            say(wording.known_result(known.created.astimezone()), quiet=arguments.quiet)
            hand_over(sameness.renamed(stored, task.sources))
            return
        with closing(WorkerClient(places.log)) as client:
            task = archive.begin(assignment_words.title(task), task, documents) if archive else task
            summary = carry_out(task, archive, client, progress=progress, quiet=arguments.quiet, agree=agree)
            paces.note(places.home, summary, noted=progress.noted)
            hand_over(summary, client)
    finally:
        if archive:
            archive.close()


def _sections(arguments: argparse.Namespace) -> tuple[SectionWish, ...]:
    """Give the wishes; what is named in both ways is left out."""
    weights = dict.fromkeys(arguments.weight, 2) | dict.fromkeys(arguments.skip, 0)
    return tuple(SectionWish(0, number, weight) for number, weight in weights.items())


def history(places: Places, *, quiet: bool, needed: bool) -> Archive | None:
    """Open the history; what is sent to a server must be written down in it.

    Raises `SetupProblem`.
    """
    try:
        return house.open_history(places, quiet=quiet)
    except SetupProblem as fault:
        if fault.code != "archive-in-use" or needed:
            raise
        say("Das Fenster ist offen: dieser Auftrag kommt nicht in den Verlauf.", quiet=quiet)
        return None
