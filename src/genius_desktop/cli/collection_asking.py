"""The command `ask --library`: what was found in the collections is read, and a question answered from it."""

import argparse
import os
from contextlib import closing

from genius_desktop import inquiries, question_words
from genius_desktop.assistants import files as assistants
from genius_desktop.cli import asking
from genius_desktop.cli.engines import choose, for_searching
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.running import deliver
from genius_desktop.cli.summarise import history
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.domain import Statement, Summary, Timing
from genius_desktop.jobs.events import Event
from genius_desktop.libraries import Filters, Searched, SearchTask
from genius_desktop.outcomes import ANSWER, NO_MODEL
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask

_JOB = "search"


def ask(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Answer the questions one after another from the collections.

    Raises `Problem`, `Interrupted`.
    """
    if arguments.files:
        raise InputProblem("unknown-choice", "--library")
    with closing(WorkerClient(places.log)) as client:
        answers = [_answer(text, arguments, places, client=client, progress=progress) for text in arguments.question]
        deliver(
            asking.together(arguments.question, answers),
            arguments,
            places.log,
            client=client,
            shape=lambda _summary: asking.answers_shape(arguments.question, answers),
        )


def _answer(
    text: str, arguments: argparse.Namespace, places: Places, *, client: WorkerClient, progress: Progress
) -> Summary:
    filters = Filters((arguments.library,) if arguments.library else ())
    task = SearchTask(
        _JOB, os.fsencode(places.library), text, filters, inquiries.MOST_PAPERS, weights=for_searching(places)
    )
    last: Event | None = None
    for event in client.run(task):
        raise_failure(event)
        last = event
    if not isinstance(last, Searched):
        raise TypeError(type(last).__name__)
    sources, question = inquiries.inquiry(text, last.results)
    if not sources:
        nothing = Statement(question_words.ABSENT_IN_COLLECTION, kind="absent")
        return Summary(text, (), (nothing,), NO_MODEL, Timing(0.0, 0.0, 0, 0), form=ANSWER)
    engine = choose(arguments, sources, places)
    asked = SummaryTask("", sources, assistants.shipped(asking.ASSISTANT), engine, question=question)
    archive = history(places, quiet=arguments.quiet, needed=engine.kind == "server")
    try:
        return asking.answered(asked, archive, client, arguments=arguments, progress=progress)
    finally:
        if archive:
            archive.close()
