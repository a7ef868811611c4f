"""The command `compare`."""

import argparse

from genius_desktop.assignments import Comparison
from genius_desktop.assistants import files as assistants
from genius_desktop.cli.output import check_writable
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.sources import gather
from genius_desktop.cli.summarise import fulfil
from genius_desktop.domain import EngineChoice
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask

ASSISTANT = "vergleichen"


def compare(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Compare two versions of a document and write what differs.

    Raises `Problem`, `Interrupted`.
    """
    if arguments.out is not None:
        check_writable(arguments.out, overwrite=arguments.force)
    versions = [gather([file], quiet=arguments.quiet) for file in (arguments.old, arguments.new)]
    if any(len(version) != 1 for version in versions):
        raise InputProblem("two-versions")
    task = SummaryTask(
        job="",
        sources=tuple(source for version in versions for source in version),
        assistant=assistants.shipped(ASSISTANT),
        engine=EngineChoice("local"),
        comparison=Comparison(explained=arguments.explain),
    )
    fulfil(task, arguments, places, progress=progress)
