"""The command `summarize`."""

import argparse
import json
import os
import sys
from dataclasses import replace

from genius_desktop import paths, plans, wording
from genius_desktop.archive.archive import Archive
from genius_desktop.assistants import files as assistants
from genius_desktop.assistants import forms
from genius_desktop.cli.output import check_writable, say, write_whole
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.reading import with_password
from genius_desktop.cli.shapes import summary_shape
from genius_desktop.cli.sources import gather
from genius_desktop.cli.worker_client import WorkerClient
from genius_desktop.domain import EngineChoice, Summary
from genius_desktop.jobs.events import Cancelled, Event, Exported, Failed, Finished, Noted, Opened
from genius_desktop.models import catalog, shelf
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, Interrupted, SetupProblem, problem
from genius_desktop.tasks import ExportTask, SectionWish, SummaryTask, topics

_BINARY_FORMATS = {"docx", "odt", "pdf"}


def needs_out(arguments: argparse.Namespace) -> bool:
    """Tell whether a file must be named, since the format is no text."""
    return arguments.format in _BINARY_FORMATS and arguments.out is None


def summarise(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Summarise the files and write the result.

    Raises `Problem`, `Interrupted`.
    """
    if arguments.out is not None:
        check_writable(arguments.out)
    task = SummaryTask(
        job="",
        sources=gather(arguments.files, quiet=arguments.quiet),
        assistant=assistants.shipped(arguments.assistant),
        engine=choose_engine(arguments.engine, arguments.model, places),
        length=arguments.length,
        mode=arguments.mode,
        focus=topics(arguments.focus),
        form=forms.shipped(arguments.form),
        lexicon=forms.lexicon() if arguments.focus else (),
        sections=_sections(arguments),
    )
    if task.sections and len(task.sources) > 1:
        raise InputProblem("sections-of-several")
    archive = _history(places, quiet=arguments.quiet)
    client = WorkerClient(places.log)
    try:
        title = ", ".join(source.name for source in task.sources)
        task = archive.begin(title, task) if archive else task
        summary = with_password(
            lambda password: _run(replace(task, password=password), archive=archive, client=client, progress=progress),
            quiet=arguments.quiet,
        )
        progress.end()
        _deliver(summary, arguments, client)
    finally:
        client.close()
        if archive:
            archive.close()


def _sections(arguments: argparse.Namespace) -> tuple[SectionWish, ...]:
    """Give the wishes; what is named in both ways is left out."""
    weights = dict.fromkeys(arguments.weight, 2) | dict.fromkeys(arguments.skip, 0)
    return tuple(SectionWish(0, number, weight) for number, weight in weights.items())


def choose_engine(kind: str, model: str, places: Places) -> EngineChoice:
    """Choose the engine of a command.

    Raises `Problem`.
    """
    if kind == "scripted":
        return EngineChoice("scripted")
    if kind == "server":
        raise SetupProblem("server-not-configured")
    return plans.local_choice(places.home, shelf.resolve(model, catalog.load(paths.catalog()), places))


def _history(places: Places, *, quiet: bool) -> Archive | None:
    try:
        return Archive(places.archive)
    except SetupProblem as fault:
        if fault.code != "archive-in-use":
            raise
        say("Das Fenster ist offen: dieser Auftrag kommt nicht in den Verlauf.", quiet=quiet)
        return None


def _run(task: SummaryTask, *, archive: Archive | None, client: WorkerClient, progress: Progress) -> Summary:
    last: Event | None = None
    try:
        for event in client.run(task):
            progress.hear(event)
            last = event
            if archive and isinstance(event, Noted):
                archive.keep_note(task.job, event.note)
            elif archive and isinstance(event, Opened):
                archive.keep_document(task.job, event.sha256)
    except SetupProblem as fault:
        last = Cancelled() if client.cancelled else Failed(fault.code, fault.detail)
    if archive:
        _keep_end(archive, task.job, last)
    return _result(last)


def _keep_end(archive: Archive, job: str, last: Event | None) -> None:
    match last:
        case Finished(summary):
            archive.finish(job, summary)
        case Failed(code, detail):
            archive.end(job, "failed", problem=code, detail=detail)
        case _:
            archive.end(job, "cancelled")


def _result(last: Event | None) -> Summary:
    match last:
        case Finished(summary):
            return summary
        case Failed("bug", detail):
            raise RuntimeError(detail)
        case Failed(code, detail):
            raise problem(code, detail)
        case _:
            raise Interrupted


def _deliver(summary: Summary, arguments: argparse.Namespace, client: WorkerClient) -> None:
    if arguments.format == "json":
        text = json.dumps(summary_shape(summary), ensure_ascii=False, indent=2) + "\n"
        if arguments.out:
            write_whole(arguments.out, text.encode())
        else:
            sys.stdout.write(text)
        return
    path = os.fsencode(arguments.out.absolute()) if arguments.out else b""
    for event in client.run(ExportTask("export", summary, arguments.format, path)):
        match event:
            case Exported(_, data) if data:
                sys.stdout.buffer.write(data)
            case Failed("bug", detail):
                raise RuntimeError(detail)
            case Failed(code, detail):
                raise problem(code, detail)
            case Cancelled():
                raise Interrupted
    if arguments.out:
        say(wording.saved(str(arguments.out)), quiet=arguments.quiet)
