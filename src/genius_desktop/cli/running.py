"""A job on the command line, from its task to its result: kept in the history, told, delivered."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from genius_desktop import paths, plans, policy, problem_words, rewriting_words, wording
from genius_desktop import settings as setting
from genius_desktop.archive.archive import Archive
from genius_desktop.awake import Vigil
from genius_desktop.cli.output import save, say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.reading import with_password
from genius_desktop.cli.sending import announce, departure
from genius_desktop.cli.shapes import summary_shape
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.domain import Summary
from genius_desktop.estimates import Estimate
from genius_desktop.jobs.attempt import DIED, Attempt
from genius_desktop.jobs.events import (
    Cancelled,
    Event,
    Exported,
    Failed,
    Finished,
    Measured,
    Noted,
    Opened,
    Outlined,
    Sent,
)
from genius_desktop.letterhead import Letterhead
from genius_desktop.problems import InputProblem, Interrupted, SetupProblem, may_pass
from genius_desktop.tasks import ExportTask, SummaryTask

# Whether a job that takes long shall begin.
Agree = Callable[[Estimate], bool]


def carry_out(
    task: SummaryTask,
    archive: Archive | None,
    client: WorkerClient,
    *,
    progress: Progress,
    quiet: bool,
    agree: Agree = lambda _estimate: False,
) -> Summary:
    """Do a job and give its result; while it runs the PC stays awake, and what it notes is kept at once.

    One that asks first goes on where someone agrees.

    Raises `Problem`, `Interrupted`.
    """
    vigil = Vigil()
    try:
        return with_password(
            lambda password: _run(
                replace(task, password=password or task.password),
                archive,
                client,
                progress=progress,
                vigil=vigil,
                quiet=quiet,
                agree=agree,
            ),
            quiet=quiet,
        )
    finally:
        vigil.end()
        progress.end()


def _run(
    task: SummaryTask,
    archive: Archive | None,
    client: WorkerClient,
    *,
    progress: Progress,
    vigil: Vigil,
    quiet: bool,
    agree: Agree,
) -> Summary:
    vigil.tend()
    try:
        last = _announced(task, client, quiet=quiet) if task.engine.kind == "server" else None
        for event in () if last else _events(Attempt(task), client):
            vigil.tend()
            progress.hear(event)
            last = event
            if archive:
                _keep(archive, task, event)
    except SetupProblem as fault:
        last = Cancelled() if client.cancelled else Failed(fault.code, fault.detail)
    progress.end()
    if isinstance(last, Outlined) and last.estimate and agree(last.estimate):
        go_on = replace(task, ask=False)
        return _run(go_on, archive, client, progress=progress, vigil=vigil, quiet=quiet, agree=agree)
    if archive:
        _keep_end(archive, task.job, last)
        hopeless = isinstance(last, Failed) and not may_pass(last.code)
        if not isinstance(last, Finished) and not hopeless:
            say(wording.how_to_resume(task.job[:ID_CHARS]), quiet=quiet)
    return _result(last)


def _announced(task: SummaryTask, client: WorkerClient, *, quiet: bool) -> Event | None:
    """Say what is about to leave; should the worker die over it, ask another one, once."""
    try:
        return announce(task, client, quiet=quiet)
    except SetupProblem as fault:
        if fault.code != DIED or client.cancelled:
            raise
        client.renew()
        return announce(task, client, quiet=quiet)


def _events(attempt: Attempt, client: WorkerClient) -> Iterator[Event]:
    """Give the events of a job; should its worker die, another one goes on with what there is, once.

    Raises `SetupProblem`.
    """
    task: SummaryTask | None = attempt.task
    while task:
        try:
            for event in client.run(task):
                attempt.hear(event)
                yield event
        except SetupProblem as fault:
            engine = attempt.task.engine
            task = None if client.cancelled else attempt.again(Failed(fault.code, fault.detail))
            if task is None:
                raise
            plans.strike(engine)
            client.renew()
        else:
            return


# Enough to name a job in a history of any size.
ID_CHARS = 8


def _keep(archive: Archive, task: SummaryTask, event: Event) -> None:
    match event:
        case Noted(note):
            archive.keep_note(task.job, note)
        case Measured(lengths):
            archive.keep_lengths(task.job, lengths)
        case Opened():
            archive.keep_document(task.job, event.sha256)
        case Sent():
            archive.keep_sent(departure(task, event))


def _keep_end(archive: Archive, job: str, last: Event | None) -> None:
    try:
        match last:
            case Finished(summary):
                archive.finish(job, summary)
            case Failed(code, detail):
                archive.end(job, "failed", problem=code, detail=detail)
            case _:
                archive.end(job, "cancelled")
    except SetupProblem as fault:
        # A result that could not be kept is delivered all the same; another end is told by what led to it.
        if isinstance(last, Finished):
            say(problem_words.problem_sentence(fault.code, fault.detail))


def _result(last: Event | None) -> Summary:
    match last:
        case Finished(summary):
            return summary
        case Outlined(estimate) if estimate:
            raise InputProblem("long-text", rewriting_words.estimate(estimate))
        case Failed():
            raise_failure(last)
    raise Interrupted


def deliver(
    summary: Summary,
    arguments: argparse.Namespace,
    log: Path,
    *,
    client: WorkerClient | None = None,
    shape: Callable[[Summary], dict[str, Any]] = summary_shape,
) -> None:
    """Write a result in the wanted format to the wanted place; without a worker at hand, one is started.

    Raises `Problem`, `Interrupted`.
    """
    if arguments.format == "json":
        text = json.dumps(shape(summary), ensure_ascii=False, indent=2) + "\n"
        if arguments.out:
            save(arguments.out, text.encode())
        else:
            sys.stdout.write(text)
        return
    worker = client or WorkerClient(log)
    try:
        _export(summary, arguments, worker)
    finally:
        if client is None:
            worker.close()


def _export(summary: Summary, arguments: argparse.Namespace, worker: WorkerClient) -> None:
    path = os.fsencode(arguments.out.absolute()) if arguments.out else b""
    without = ""
    task = ExportTask(
        "export", summary, arguments.format, path, overwrite=arguments.force, letterhead=_letterhead(arguments)
    )
    # Only a text in other words has something it was before.
    task = replace(task, before=getattr(arguments, "table", False))
    for event in worker.run(task):
        raise_failure(event)
        if isinstance(event, Exported):
            without = event.without
            sys.stdout.buffer.write(event.data)
    if arguments.out:
        say(wording.saved(str(arguments.out), without), quiet=arguments.quiet)


def _letterhead(arguments: argparse.Namespace) -> Letterhead:
    """Give the letterhead of the settings; a template that was named comes before theirs."""
    own = setting.load(paths.places(arguments.home).settings)
    kept = policy.read(paths.policy()).over(own).whole_letterhead()
    if arguments.letterhead is None:
        return kept
    file = str(arguments.letterhead.absolute())
    return replace(kept, word=file, opendocument=file)
