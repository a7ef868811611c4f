"""Hold statements that someone has edited against their documents again."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from genius_desktop.domain import Page, Statement
from genius_desktop.jobs import workshop
from genius_desktop.jobs.checks import HeldDocument, check, held, quoted
from genius_desktop.jobs.events import Event, Opened, PageTold, Restated, Revised
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.tasks import RecheckTask


def recheck(task: RecheckTask, shop: Workshop) -> Iterator[Event]:
    """Check statements again; where the documents are no longer the same, they stay unchecked.

    Raises `Problem`, `Interrupted`.
    """
    opened: list[Opened] = []
    pages: dict[int, dict[int, Page]] = {}
    kept = Path(os.fsdecode(task.kept)) if task.kept else None
    for event in workshop.read_all(task.sources, shop.reader, password=task.password, kept=kept):
        match event:
            case Opened(number):
                opened.append(event)
                pages[number] = {}
            case PageTold(number, page):
                # A scanned page is told again with its text.
                pages[number][page.number] = page
    same = tuple(paper.sha256 for paper in opened) == task.documents
    documents = [held(workshop.assemble(paper, list(pages[paper.document].values()), [])) for paper in opened]
    for number, statement in enumerate(task.statements):
        yield Restated(number, _checked(statement, documents, sourced=task.sourced) if same else statement)
    yield Revised()


def _checked(statement: Statement, documents: Sequence[HeldDocument], *, sourced: bool) -> Statement:
    """Hold a statement against documents; without any, against the paragraphs that it has in other words."""
    if not statement.citations and not (sourced and documents):
        return replace(statement, checks=(), unchecked=False)
    return replace(check(statement, documents or [quoted(statement.citations)]), unchecked=False)
