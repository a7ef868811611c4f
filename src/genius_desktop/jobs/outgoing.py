"""The preview job: the text of documents as it would leave for a server, without any engine and any connection."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from genius_desktop.documents.pruning import prune
from genius_desktop.domain import Document, Page
from genius_desktop.jobs import workshop
from genius_desktop.jobs.disguised import mask_of
from genius_desktop.jobs.events import Event, Opened, Outgoing, PageTold, Progressed
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.servers import OutgoingPage, Privacy
from genius_desktop.tasks import OutgoingTask

# About what a tokenizer makes of German.
_CHARS_A_TOKEN = 3.5


@dataclass(slots=True)
class _Told:
    """What the reader has told of one document."""

    opened: Opened
    pages: dict[int, Page] = field(default_factory=dict)


def outgoing(task: OutgoingTask, shop: Workshop) -> Iterator[Event]:
    """Tell what a server would see of the documents of a task.

    Raises `Problem`, `Interrupted`.
    """
    told: dict[int, _Told] = {}
    kept = Path(os.fsdecode(task.kept)) if task.kept else None
    for event in workshop.read_all(task.sources, shop.reader, password=task.password, kept=kept):
        match event:
            case Opened(number):
                told[number] = _Told(event)
                yield event
            case PageTold(number, page):
                told[number].pages[page.number] = page
                yield Progressed("read", len(told[number].pages), told[number].opened.pages)
            case _:
                yield event
    documents = [workshop.assemble(paper.opened, list(paper.pages.values()), []) for paper in told.values()]
    if task.text:
        documents.append(Document("", "", "section", (Page(1, task.text),)))
    yield leaving(documents, task.engine.privacy)


def leaving(documents: list[Document], privacy: Privacy) -> Outgoing:
    """Give the pages as the notes see them: pruned, and with placeholders where something is hidden."""
    mask = mask_of(documents, privacy) if privacy.hides else None
    pages = tuple(
        OutgoingPage(number, page.number, mask.hide(text) if mask else text)
        for number, document in enumerate(documents)
        for page, text in zip(document.pages, prune(document.pages), strict=True)
    )
    texts = [page.text for page in pages]
    size_bytes = sum(len(text.encode()) for text in texts)
    tokens = round(sum(map(len, texts)) / _CHARS_A_TOKEN)
    return Outgoing(pages, size_bytes, tokens, mask.disguises(texts) if mask else ())
