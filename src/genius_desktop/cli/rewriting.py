"""The command `rewrite`."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from genius_desktop import codec, differences, outcome_words, plainness_words, rewriting_words
from genius_desktop.assignments import Rewording
from genius_desktop.assistants import files as assistants
from genius_desktop.assistants import manners
from genius_desktop.cli.output import check_writable, save, say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.sources import gather
from genius_desktop.cli.summarise import fulfil
from genius_desktop.domain import EngineChoice, Statement, Summary
from genius_desktop.estimates import Estimate
from genius_desktop.paths import Places
from genius_desktop.plainness.measure import Measure, measure
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SummaryTask

_INPUT = "-"
_MOST_BYTES = 16 * 1024 * 1024


def rewrite(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Rewrite a text or documents and write the result.

    Raises `Problem`, `Interrupted`.
    """
    if arguments.out is not None:
        check_writable(arguments.out, overwrite=arguments.force)
    named = [file for file in arguments.files if file != _INPUT]
    text = "" if named else typed()
    task = SummaryTask(
        job="",
        sources=gather(named, quiet=arguments.quiet) if named else (),
        assistant=assistants.shipped(manners.ASSISTANT),
        engine=EngineChoice("local"),
        rewording=Rewording(manners.shipped(arguments.how), text),
        ask=arguments.engine != "server",
    )
    agree = partial(_agreed, yes=arguments.yes, quiet=arguments.quiet)
    alone = not arguments.format and arguments.out is None and all(file.casefold().endswith(".txt") for file in named)
    arguments.format = arguments.format or "md"
    give: Callable[[Summary], None] | None = None
    if arguments.diff:
        give = partial(_show, arguments=arguments)
    elif alone:
        give = partial(_give, quiet=arguments.quiet)
    fulfil(task, arguments, places, progress=progress, shape=rewriting_shape, give=give, agree=agree)


def _agreed(estimate: Estimate, *, yes: bool, quiet: bool) -> bool:
    """Say how long it takes; begin where that was wished before, or is now by who sits at a terminal."""
    say(rewriting_words.estimate(estimate), quiet=quiet)
    # The text itself may come by the input.
    if yes or quiet or not sys.stdin.isatty():
        return yes
    say(f"{rewriting_words.LATER} {rewriting_words.BEGIN}")
    return sys.stdin.readline().strip().casefold() in rewriting_words.YES


def typed() -> str:
    """Give what comes on the standard input.

    Raises `InputProblem` where nothing does, or too much.
    """
    data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputProblem("too-large", "Eingabe")
    text = data.decode(errors="replace").removeprefix("\ufeff")
    if not text.strip():
        raise InputProblem("empty-text")
    return text


def rewriting_shape(summary: Summary) -> dict[str, Any]:
    """Give a rewritten text in its stable form."""
    return {
        "title": summary.title,
        "documents": [{"name": report.name, "sha256": report.sha256} for report in summary.documents],
        "paragraphs": [_paragraph(statement, summary) for statement in summary.statements],
        "plainness": _plainness(summary),
        "form": summary.form,
        "engine": codec.to_plain(summary.engine),
        "timing": codec.to_plain(summary.timing),
    }


def _measured(summary: Summary) -> tuple[Measure, Measure]:
    """Measure the text as it was and as it is now."""
    before = "\n\n".join(statement.citations[0].quote for statement in summary.statements)
    return measure(before), measure("\n\n".join(statement.text for statement in summary.statements))


def _plainness(summary: Summary) -> dict[str, dict[str, Any]]:
    names = ("words", "sentences", "words_a_sentence", "long_sentences", "long_words_percent", "flesch", "lix")
    return {
        when: {name: getattr(found, name) for name in names} | {"counts": found.counts()}
        for when, found in zip(("before", "after"), _measured(summary), strict=True)
    }


def _paragraph(statement: Statement, summary: Summary) -> dict[str, Any]:
    citation = statement.citations[0]
    return {
        "document": summary.documents[citation.document].name if summary.documents else "",
        "page": citation.page,
        "before": citation.quote,
        "after": statement.text,
        "changed": statement.text != citation.quote,
        "kept": rewriting_words.reason(statement),
        "refused": [asdict(check) for check in statement.checks if not check.found],
        "changes": [asdict(change) for change in differences.changes(citation.quote, statement.text)],
    }


def _give(summary: Summary, *, quiet: bool) -> None:
    """Write the new text alone, as other programs take it in; what is to be known of it goes to who reads."""
    sys.stdout.write("\n\n".join(statement.text for statement in summary.statements) + "\n")
    for number, statement in enumerate(summary.statements, start=1):
        if why := rewriting_words.warning(statement):
            say(f"Absatz {number}: {why}", quiet=quiet)
    say(f"{rewriting_words.outcome(summary.statements)}. {outcome_words.REWORDING_NOTICE}", quiet=quiet)


def _show(summary: Summary, *, arguments: argparse.Namespace) -> None:
    figures = [f"{name}: {before} → {after}" for name, before, after in plainness_words.compared(*_measured(summary))]
    lines = [*(_marked(statement) for statement in summary.statements), rewriting_words.outcome(summary.statements)]
    text = "\n\n".join([*lines, "\n".join(figures)]) + "\n"
    if arguments.out:
        save(arguments.out, text.encode())
    else:
        sys.stdout.write(text)


def _marked(statement: Statement) -> str:
    """Give a paragraph with its changes in the text, as `git diff --word-diff` marks them."""
    before = statement.citations[0].quote
    parts: list[str] = []
    place = 0
    for change in differences.changes(before, statement.text):
        removed = f"[-{change.removed}-]" if change.removed else ""
        added = f"{{+{change.added}+}}" if change.added else ""
        parts += [before[place : change.start], removed, added]
        place = change.end
    whole = "".join([*parts, before[place:]])
    why = rewriting_words.reason(statement)
    return f"{whole}\n({why})" if why else whole
