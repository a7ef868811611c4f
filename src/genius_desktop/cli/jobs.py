"""The command `jobs`: what is in the history, and what can be done with it."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from genius_desktop import problem_words, wording
from genius_desktop.archive.archive import Archive, JobEntry
from genius_desktop.cli import house
from genius_desktop.cli.engines import choose
from genius_desktop.cli.output import check_writable, say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.revising import engine, ratings, rephrase
from genius_desktop.cli.running import ID_CHARS, carry_out, deliver
from genius_desktop.cli.worker_client import WorkerClient
from genius_desktop.domain import EngineChoice
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, may_pass
from genius_desktop.tasks import SummaryTask


def jobs(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """List, search, show, pin, resume or delete jobs of the history.

    Raises `Problem`, `Interrupted`.
    """
    with closing(house.open_history(places, quiet=arguments.quiet)) as archive:
        match arguments.action:
            case "list":
                _list(archive, as_json=arguments.json)
            case "search":
                _search(archive, " ".join(arguments.query), as_json=arguments.json)
            case "pin":
                _pin(archive, arguments)
            case "show":
                _show(archive, arguments, places)
            case "resume":
                _resume(archive, arguments, places, progress=progress)
            case "rephrase":
                _require_place(arguments)
                rephrase(archive, find(archive, arguments.id), arguments, places=places, progress=progress)
            case "ratings":
                _require_place(arguments)
                ratings(archive, arguments.out)
            case "delete":
                _delete(archive, arguments)


def find(archive: Archive, name: str) -> JobEntry:
    """Find the one job whose number begins so.

    Raises `InputProblem`.
    """
    found = [entry for entry in archive.jobs() if name and entry.id.startswith(name.lower())]
    if len(found) != 1:
        raise InputProblem("ambiguous-job" if found else "unknown-job", name)
    return found[0]


def _list(archive: Archive, *, as_json: bool) -> None:
    entries = archive.jobs()
    if as_json:
        _write([_row(entry) for entry in entries])
        return
    for entry in entries:
        print(_line(entry))
    if not entries:
        say(wording.NO_JOBS)


def _search(archive: Archive, text: str, *, as_json: bool) -> None:
    hits = archive.search(text)
    if as_json:
        _write([_row(hit.entry) | {"excerpt": hit.excerpt} for hit in hits])
        return
    for hit in hits:
        print(f"{_line(hit.entry)}\n          {hit.excerpt}")
    if not hits:
        say(wording.NOTHING_FOUND.format(text))


def _row(entry: JobEntry) -> dict[str, str | bool]:
    return {
        "id": entry.id,
        "created": entry.created.isoformat(),
        "title": entry.title,
        "state": entry.state,
        "problem": entry.problem,
        "pinned": entry.pinned,
    }


def _line(entry: JobEntry) -> str:
    when = wording.moment(entry.created.astimezone())
    pin = f"  ({wording.PINNED})" if entry.pinned else ""
    return f"{entry.id[:ID_CHARS]}  {wording.STATES[entry.state]:14}  {when:23}  {entry.title}{pin}"


def _write(rows: Sequence[object]) -> None:
    sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")


def _show(archive: Archive, arguments: argparse.Namespace, places: Places) -> None:
    entry = find(archive, arguments.id)
    summary = archive.original(entry.id) if arguments.original else archive.summary(entry.id)
    if summary:
        _require_place(arguments)
        deliver(summary, arguments, places.log)
        return
    print(f"{entry.title}: {wording.STATES[entry.state]}, {wording.moment(entry.created.astimezone())}")
    if entry.problem in problem_words.PROBLEMS:
        print(problem_words.problem_sentence(entry.problem, entry.detail))
    print(wording.notes_kept(len(archive.notes(entry.id))))
    if may_pass(entry.problem):
        print(wording.how_to_resume(entry.id[:ID_CHARS]))


def _resume(archive: Archive, arguments: argparse.Namespace, places: Places, *, progress: Progress) -> None:
    entry = find(archive, arguments.id)
    done = archive.summary(entry.id)
    _require_place(arguments)
    if done:
        deliver(done, arguments, places.log)
        return
    # Here no one can be asked which sections matter: what was not left out is read.
    archive.amend(replace(archive.task(entry.id), ask=False))
    task = archive.resume(entry.id, _engine(archive.task(entry.id), arguments, places))
    with closing(WorkerClient(places.log)) as client:
        summary = carry_out(task, archive, client, progress=progress, quiet=arguments.quiet)
        deliver(summary, arguments, places.log, client=client)


def _engine(task: SummaryTask, arguments: argparse.Namespace, places: Places) -> EngineChoice:
    """Give the engine a job goes on with: another that was named, or its own as it is today."""
    wish = arguments.engine or task.engine.kind
    if wish == "local" and task.engine.kind == "local":
        return engine(task.engine, arguments.model, places)
    arguments.engine = wish
    arguments.data_class = arguments.data_class or task.engine.privacy.data_class
    return choose(arguments, task.sources, places)


def _require_place(arguments: argparse.Namespace) -> None:
    if arguments.out is not None:
        check_writable(arguments.out, overwrite=arguments.force)


def _pin(archive: Archive, arguments: argparse.Namespace) -> None:
    entry = find(archive, arguments.id)
    archive.pin(entry.id, pinned=not arguments.off)
    said = wording.JOB_LOOSE if arguments.off else wording.JOB_PINNED
    say(said.format(entry.title), quiet=arguments.quiet)


def _delete(archive: Archive, arguments: argparse.Namespace) -> None:
    entries = [find(archive, name) for name in arguments.ids]
    archive.erase(*(entry.id for entry in entries))
    for entry in entries:
        say(wording.JOB_ERASED.format(entry.title), quiet=arguments.quiet)
