"""The overview job: each document read and drawn, without any engine."""

from collections.abc import Iterator

from genius_desktop.domain import Page
from genius_desktop.jobs import workshop
from genius_desktop.jobs.events import Event, Opened, Overviewed, PageTold, Progressed, ReadThrough
from genius_desktop.jobs.overview.draw import digest
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.tasks import OverviewTask


def skim(task: OverviewTask, shop: Workshop) -> Iterator[Event]:
    """Tell the overview of every document of a task, each as soon as it is read.

    Raises `Problem`, `Interrupted`.
    """
    current: Opened | None = None
    pages: dict[int, Page] = {}
    for event in workshop.read_all(task.sources, shop.reader, password=task.password):
        match event:
            case Opened():
                if current:
                    yield _overviewed(current, pages)
                current, pages = event, {}
                yield event
            case PageTold(_, page):
                pages[page.number] = page
                yield Progressed("read", len(pages), current.pages if current else 0)
            case _:
                yield event
    if current:
        yield _overviewed(current, pages)
    yield ReadThrough()


def _overviewed(opened: Opened, pages: dict[int, Page]) -> Overviewed:
    found = digest(workshop.assemble(opened, list(pages.values()), []))
    return Overviewed(opened.document, found.overview, found.sections)
