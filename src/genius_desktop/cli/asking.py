"""The command `ask`."""

import argparse
from contextlib import closing
from dataclasses import replace
from typing import Any

from genius_desktop import assignment_words, codec, outcome_words, sameness, wording
from genius_desktop.archive.archive import Archive
from genius_desktop.assignments import Question, Turn
from genius_desktop.assistants import files as assistants
from genius_desktop.cli.engines import choose
from genius_desktop.cli.outcome_shapes import citation_shape
from genius_desktop.cli.output import check_writable, say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.running import carry_out, deliver
from genius_desktop.cli.several_answers import together
from genius_desktop.cli.sources import gather
from genius_desktop.cli.summarise import history
from genius_desktop.cli.worker_client import WorkerClient
from genius_desktop.domain import Coverage, DocumentReport, Summary
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask

ASSISTANT = "fragen"


def ask(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Answer the questions one after another and write the answers.

    Raises `Problem`, `Interrupted`.
    """
    if arguments.out is not None:
        check_writable(arguments.out, overwrite=arguments.force)
    if arguments.library is not None:
        from genius_desktop.cli import collection_asking

        collection_asking.ask(arguments, places, progress)
        return
    if arguments.report:
        raise InputProblem("unknown-choice", "--report")
    sources = gather(arguments.files, quiet=arguments.quiet) if arguments.files else ()
    engine = choose(arguments, sources, places)
    task = SummaryTask("", sources, assistants.shipped(ASSISTANT), engine)
    archive = history(places, quiet=arguments.quiet, needed=engine.kind == "server")
    try:
        with closing(WorkerClient(places.log)) as client:
            answers: list[Summary] = []
            turns: tuple[Turn, ...] = ()
            for text in arguments.question:
                # Without a document a question goes on with those before; to documents each stands for itself.
                asked = replace(task, question=Question(text, turns))
                answers.append(answered(asked, archive, client, arguments=arguments, progress=progress))
                turns = () if sources else (*turns, Turn(text, said(answers[-1])))
            if not sources:
                say(outcome_words.ANSWER_NOTICE, quiet=arguments.quiet)
            whole = together(arguments.question, answers)
            deliver(
                whole,
                arguments,
                places.log,
                client=client,
                shape=lambda _summary: answers_shape(arguments.question, answers),
            )
    finally:
        if archive:
            archive.close()


def answered(
    task: SummaryTask,
    archive: Archive | None,
    client: WorkerClient,
    *,
    arguments: argparse.Namespace,
    progress: Progress,
) -> Summary:
    """Answer one question, or give the answer that the history has.

    Raises `Problem`, `Interrupted`.
    """
    documents = () if arguments.fresh else sameness.digests(task.sources)
    known = archive.same(task, documents) if archive else None
    stored = archive.summary(known.id) if archive and known else None
    if known and stored:
        say(wording.known_result(known.created.astimezone()), quiet=arguments.quiet)
        return sameness.renamed(stored, task.sources)
    begun = archive.begin(assignment_words.title(task), task, documents) if archive else task
    return carry_out(begun, archive, client, progress=progress, quiet=arguments.quiet)


def said(summary: Summary) -> str:
    """Give an answer as one text."""
    return " ".join(statement.text for statement in summary.statements)


def answers_shape(questions: list[str], answers: list[Summary]) -> dict[str, Any]:
    """Give one answer in its stable form; of several, a list of them."""
    shapes = [_shape(question, answer) for question, answer in zip(questions, answers, strict=True)]
    return shapes[0] if len(shapes) == 1 else {"answers": shapes}


def _shape(question: str, summary: Summary) -> dict[str, Any]:
    names = [report.name for report in summary.documents]
    return {
        "question": question,
        "answer": [
            {
                "text": statement.text,
                "citations": [citation_shape(citation, names) for citation in statement.citations],
                "checks": codec.to_plain(statement.checks),
            }
            for statement in summary.statements
        ],
        "absent": all(statement.kind == "absent" for statement in summary.statements),
        "proven": bool(summary.documents),
        "documents": [
            {"name": report.name, "sha256": report.sha256, "pages": report.pages, "unit": report.unit}
            for report in summary.documents
        ],
        "read": [{"document": report.name, "pages": _read(report)} for report in summary.documents],
        "form": summary.form,
        "engine": codec.to_plain(summary.engine),
        "timing": codec.to_plain(summary.timing),
    }


def _read(report: DocumentReport) -> list[int]:
    """List the pages that the model has read; the others were searched by code."""
    covered: Coverage = report.coverage
    others = {
        *covered.pages_skimmed,
        *covered.pages_skipped,
        *covered.pages_without_text,
        *covered.pages_failed,
    }
    return [page for page in range(1, covered.pages_total + 1) if page not in others]
