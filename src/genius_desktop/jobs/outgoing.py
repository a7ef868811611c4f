"""The preview job: the text of documents as it would leave for a server, without any engine and any connection."""

from collections.abc import Iterable, Iterator

from genius_desktop.documents.pruning import prune
from genius_desktop.domain import Document, Page
from genius_desktop.jobs import papers
from genius_desktop.jobs.disguised import mask_of
from genius_desktop.jobs.events import Event, Outgoing
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.servers import OutgoingPage, Privacy
from genius_desktop.tasks import OutgoingTask

# About what a tokenizer makes of German.
_CHARS_A_TOKEN = 3.5


def outgoing(task: OutgoingTask, shop: Workshop) -> Iterator[Event]:
    """Tell what a server would see of the documents of a task.

    Raises `Problem`, `Interrupted`.
    """
    read = yield from papers.read(task, shop, blanked=not task.whole)
    documents = read.documents
    if task.text:
        documents.append(Document("", "", "section", (Page(1, task.text),)))
    yield leaving(documents, task.engine.privacy, whole=task.whole)


def leaving(documents: list[Document], privacy: Privacy, *, whole: bool = False) -> Outgoing:
    """Give the pages as the job will read them, pruned or `whole`, with placeholders where something is hidden."""
    mask = mask_of(documents, privacy) if privacy.hides else None
    pages = tuple(
        OutgoingPage(number, page.number, mask.hide(text) if mask else text)
        for number, document in enumerate(documents)
        for page, text in zip(document.pages, _texts(document, whole=whole), strict=True)
    )
    texts = [page.text for page in pages]
    size_bytes = sum(len(text.encode()) for text in texts)
    tokens = round(sum(map(len, texts)) / _CHARS_A_TOKEN)
    return Outgoing(pages, size_bytes, tokens, mask.disguises(texts) if mask else ())


def _texts(document: Document, *, whole: bool) -> Iterable[str]:
    return [page.text for page in document.pages] if whole else prune(document.pages)
