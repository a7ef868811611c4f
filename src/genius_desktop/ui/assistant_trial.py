"""The examples of an assistant that is tried before it is saved: what they work on, and what came out."""

import os
from pathlib import Path

from genius_desktop.assistants import writing_tasks
from genius_desktop.assistants.recipes import Example
from genius_desktop.domain import Source
from genius_desktop.jobs.events import Event, Failed, Finished
from genius_desktop.problem_words import problem_sentence


def documents(example: Example, folder: Path) -> tuple[Source, ...]:
    """Write the documents of an example into a folder."""
    folder.mkdir(exist_ok=True)
    files = [folder / Path(paper.name).name for paper in example.papers]
    for file, paper in zip(files, example.papers, strict=True):
        file.write_text(paper.text, encoding="utf-8")
    return tuple(Source(os.fsencode(file), file.name) for file in files)


def outcome(example: Example, event: Event) -> str:
    """Say how many expectations were met, which were not, and what was written."""
    if not isinstance(event, Finished):
        told = problem_sentence(event.code, event.detail) if isinstance(event, Failed) else "Abgebrochen."
        return f"{example.title}: {told}"
    unmet = [words.partition(": ")[2] for words in writing_tasks.unmet(example, event.summary)]
    total = writing_tasks.expectations(example)
    lines = [
        f"{example.title}: {total - len(unmet)} von {total} {'Erwartung' if total == 1 else 'Erwartungen'} erfüllt."
    ]
    lines += [f"Es fehlt: {words}" for words in unmet]
    return "\n".join([*lines, *(f"    {statement.text}" for statement in event.summary.statements)])
