"""The command `ask --library`: what the collections hold is read, and a question or a report answered from it."""

import argparse
import os
from contextlib import closing

from genius_desktop import inquiries, question_words, subquestions
from genius_desktop.assistants import files as assistants
from genius_desktop.cli import asking
from genius_desktop.cli.engines import choose, for_searching
from genius_desktop.cli.output import say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.running import deliver
from genius_desktop.cli.several_answers import together
from genius_desktop.cli.summarise import history
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.domain import Statement, Summary, Timing
from genius_desktop.jobs.events import Event
from genius_desktop.libraries import Filters, FoundPaper, Searched, SearchTask
from genius_desktop.outcomes import ANSWER, NO_MODEL, REPORT
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask

_JOB = "search"


def ask(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Answer the questions one after another from the collections, or in one report.

    Raises `Problem`, `Interrupted`.
    """
    if arguments.files:
        raise InputProblem("unknown-choice", "--library")
    with closing(WorkerClient(places.log)) as client:
        if arguments.report:
            deliver(_report(arguments, places, client, progress=progress), arguments, places.log, client=client)
            return
        answers = [_answer(text, arguments, places, client=client, progress=progress) for text in arguments.question]
        deliver(
            together(arguments.question, answers),
            arguments,
            places.log,
            client=client,
            shape=lambda _summary: asking.answers_shape(arguments.question, answers),
        )


def _answer(
    text: str, arguments: argparse.Namespace, places: Places, *, client: WorkerClient, progress: Progress
) -> Summary:
    sources, question = inquiries.inquiry(
        text, _found(text, arguments, places, client=client, most=inquiries.MOST_PAPERS)
    )
    if not sources:
        return _nothing(text, (text,), ANSWER)
    asked = SummaryTask(
        "", sources, assistants.shipped(asking.ASSISTANT), choose(arguments, sources, places), question=question
    )
    return _kept(asked, arguments, places, client=client, progress=progress)


def _report(arguments: argparse.Namespace, places: Places, client: WorkerClient, *, progress: Progress) -> Summary:
    """Give a report; several questions are its parts, a single one is taken apart."""
    given = arguments.question
    text = " ".join(given)
    parts = tuple(given) if len(given) > 1 else subquestions.taken_apart(text)
    if not parts:
        raise InputProblem("no-question")
    say("\n".join((f"Teilfragen ({len(parts)}):", *(f"  – {part}" for part in parts))), quiet=arguments.quiet)
    most = inquiries.MOST_PAPERS_A_PART
    found = [(part, _found(part, arguments, places, client=client, most=most)) for part in parts]
    sources, report = inquiries.report(text, found)
    if not sources:
        return _nothing(text, parts, REPORT)
    asked = SummaryTask(
        "", sources, assistants.shipped(asking.ASSISTANT), choose(arguments, sources, places), report=report
    )
    return _kept(asked, arguments, places, client=client, progress=progress)


def _found(
    text: str, arguments: argparse.Namespace, places: Places, *, client: WorkerClient, most: int
) -> tuple[FoundPaper, ...]:
    filters = Filters((arguments.library,) if arguments.library else ())
    last: Event | None = None
    weights = for_searching(places)
    for event in client.run(SearchTask(_JOB, os.fsencode(places.library), text, filters, most, weights=weights)):
        raise_failure(event)
        last = event
    if not isinstance(last, Searched):
        raise TypeError(type(last).__name__)
    return last.results


def _nothing(text: str, parts: tuple[str, ...], form: str) -> Summary:
    """Give the result of a search that has found no document to read."""
    topics = parts if form == REPORT else ("",)
    told = (Statement(question_words.ABSENT_IN_COLLECTION, topic=topic, kind="absent") for topic in topics)
    return Summary(text, (), tuple(told), NO_MODEL, Timing(0.0, 0.0, 0, 0), form=form)


def _kept(
    asked: SummaryTask, arguments: argparse.Namespace, places: Places, *, client: WorkerClient, progress: Progress
) -> Summary:
    archive = history(places, quiet=arguments.quiet, needed=asked.engine.kind == "server")
    try:
        return asking.answered(asked, archive, client, arguments=arguments, progress=progress)
    finally:
        if archive:
            archive.close()
