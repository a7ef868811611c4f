"""Recognising the scanned pages of a document, several at a time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from queue import SimpleQueue

from genius_desktop.documents.recogniser import Recogniser
from genius_desktop.documents.recognition_quality import POOR, likeness
from genius_desktop.domain import Doubt, Page
from genius_desktop.jobs.events import Doubted, Event, PageTold, Progressed
from genius_desktop.jobs.kept import KeptPages

# More readers than these are short of memory before they are short of cores.
_MOST_READERS = 4
_MISSING, _SLOW = "recognition-missing", "recognition-slow"

Crew = Callable[[int], AbstractContextManager[Sequence[Recogniser]]]


@dataclass(frozen=True, slots=True)
class Scans:
    """The scanned pages of a document as they were read, and who can recognise so many at a time."""

    document: int
    pages: Sequence[Page]
    crew: Crew
    kept: KeptPages


def recognise(scans: Scans) -> Iterator[Event]:
    """Tell each scanned page again with its text, as it is recognised, and what stayed doubtful.

    Raises `Interrupted`.
    """
    read = {page.number: page for page in scans.pages}
    doubtful: dict[str, list[int]] = {}
    total = len(read)
    yield Progressed("recognise", 0, total)
    try:
        for done, found in enumerate(_found(scans), 1):
            if found.problem == _MISSING:
                yield Doubted(scans.document, Doubt(_MISSING, tuple(sorted(read)), total))
                return
            best = _best(read[found.number], found)
            if best != read[found.number]:
                yield PageTold(scans.document, best)
            if found.problem == _SLOW:
                doubtful.setdefault(_SLOW, []).append(found.number)
            elif best.origin == "ocr" and best.quality < POOR:
                doubtful.setdefault("recognition-poor", []).append(found.number)
            yield Progressed("recognise", done, total)
    finally:
        scans.kept.save()
    for code, pages in sorted(doubtful.items()):
        yield Doubted(scans.document, Doubt(code, tuple(sorted(pages)), len(pages)))


def _best(read: Page, found: Page) -> Page:
    """Choose between what was read of a page and what was recognised: never nothing where there is something."""
    if found.problem:
        return read if read.text.strip() else replace(read, problem=found.problem)
    if not found.text or (read.text.strip() and found.quality < likeness(read.text)):
        return read
    return replace(found, label=read.label or found.label)


def _found(scans: Scans) -> Iterator[Page]:
    """Give the pages, kept ones first."""
    waiting = []
    for page in scans.pages:
        kept = scans.kept.get(page.number)
        if kept:
            yield kept
        else:
            waiting.append(page.number)
    if not waiting:
        return
    with scans.crew(min(_cores(), _MOST_READERS, len(waiting))) as crew:
        for found in _side_by_side(waiting, crew):
            if not found.problem:
                scans.kept.add(found)
            yield found


def _cores() -> int:
    from genius_desktop.engines import hardware

    return max(hardware.physical_cores(), 1)


def _side_by_side(numbers: Sequence[int], crew: Sequence[Recogniser]) -> Iterator[Page]:
    free: SimpleQueue[Recogniser] = SimpleQueue()
    for recogniser in crew:
        free.put(recogniser)

    def one(number: int) -> Page:
        recogniser = free.get()
        try:
            return recogniser.recognise(number)
        finally:
            free.put(recogniser)

    with ThreadPoolExecutor(len(crew)) as pool:
        futures = [pool.submit(one, number) for number in numbers]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            for future in futures:
                future.cancel()
            # Whoever still waits for a page waits for a process that is gone.
            for recogniser in crew:
                recogniser.interrupt()
