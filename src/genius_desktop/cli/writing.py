"""The command `write`."""

import argparse
from pathlib import Path

from genius_desktop import paths, policy
from genius_desktop.assignments import Entry
from genius_desktop.assistants import writing_tasks
from genius_desktop.assistants.procedure_shelf import Shelf
from genius_desktop.cli.output import check_writable
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.sources import gather
from genius_desktop.cli.summarise import fulfil
from genius_desktop.domain import EngineChoice
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem


def shelf(places: Places) -> Shelf:
    """Give the folders of assistants as settings and policy have them."""
    house = policy.read(paths.policy()).assistants
    return Shelf(places.assistants, Path(house) if house else None)


def write(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Let an assistant write a text and deliver it.

    Raises `Problem`, `Interrupted`.
    """
    if arguments.out is not None:
        check_writable(arguments.out, overwrite=arguments.force)
    recipe = shelf(places).recipe(arguments.assistant)
    sources = gather(arguments.files, quiet=arguments.quiet) if arguments.files else ()
    task = writing_tasks.task(recipe.procedure, entries(arguments.field), sources, engine=EngineChoice("local"))
    fulfil(task, arguments, places, progress=progress)


def entries(told: list[str]) -> list[Entry]:
    """Give what was entered as NAME=TEXT, or as NAME=@FILE.

    Raises `InputProblem`.
    """
    found: dict[str, str] = {}
    for one in told:
        name, equals, text = one.partition("=")
        if not equals:
            raise InputProblem("unknown-choice", one)
        found[name.strip()] = _read(Path(text[1:])) if text.startswith("@") else text
    return [Entry(name, text) for name, text in found.items()]


def _read(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(writing_tasks.MOST_ENTRY_CHARS * 4).decode("utf-8-sig", "replace")
    except FileNotFoundError as fault:
        raise InputProblem("file-missing", file.name) from fault
    except OSError as fault:
        raise InputProblem("file-unreadable", file.name) from fault
