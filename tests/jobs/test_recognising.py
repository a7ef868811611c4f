import hashlib
import os
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import psutil
import pytest

from genius_desktop import codec
from genius_desktop.documents import recogniser
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.documents.recogniser import Recogniser
from genius_desktop.domain import Doubt, Page, Source
from genius_desktop.jobs import kept, workshop
from genius_desktop.jobs.events import Doubted, Event, PageTold, Progressed
from genius_desktop.jobs.kept import KeptPages
from genius_desktop.jobs.recognising import Crew, Scans, recognise
from genius_desktop.problems import Interrupted
from genius_desktop.reading import OpenOrder
from tests import makers

FAULTS = str(Path(__file__).parents[1] / "faults.py")
GOOD = "Der Gemeinderat hat die Sanierung der Straße in der Sitzung beschlossen."


def found(number: int, text: str = GOOD, *, problem: str = "", quality: float = 0.9) -> Page:
    return Page(number, text, origin="ocr" if text else "none", problem=problem, quality=quality)


class Told:
    """Recognisers that know the pages already."""

    def __init__(self, *pages: Page) -> None:
        self.pages = {page.number: page for page in pages}
        self.asked: list[int] = []

    def recognise(self, number: int) -> Page:
        self.asked.append(number)
        return self.pages[number]

    def interrupt(self) -> None:
        pass

    @contextmanager
    def crew(self, size: int) -> Iterator[list["Told"]]:
        yield [self] * size


def run(told: Told, *read: Page, pages: KeptPages | None = None) -> list[Event]:
    shelf = pages or KeptPages(None, "a" * 64)
    return list(recognise(Scans(0, read, cast("Crew", told.crew), shelf)))


def empty(number: int) -> Page:
    return Page(number, "", origin="none", label=f"S{number}")


def test_each_page_is_told_again_with_its_text() -> None:
    events = run(Told(found(2), found(5)), empty(2), empty(5))

    told = {e.page.number: e.page for e in events if isinstance(e, PageTold)}
    assert {n: (p.text, p.origin, p.label) for n, p in told.items()} == {2: (GOOD, "ocr", "S2"), 5: (GOOD, "ocr", "S5")}
    assert [e.done for e in events if isinstance(e, Progressed)] == [0, 1, 2]
    assert not [e for e in events if isinstance(e, Doubted)]


def test_what_is_doubtful_is_said_with_its_pages() -> None:
    events = run(
        Told(found(1, quality=0.5), found(2, "", problem="recognition-slow"), found(3), found(4, quality=0.6)),
        *map(empty, (1, 2, 3, 4)),
    )

    assert [e.doubt for e in events if isinstance(e, Doubted)] == [
        Doubt("recognition-poor", (1, 4), 2),
        Doubt("recognition-slow", (2,), 1),
    ]
    assert [e.page.problem for e in events if isinstance(e, PageTold) and e.page.number == 2] == ["recognition-slow"]


def test_without_data_no_further_page_is_tried() -> None:
    told = Told(*(found(n, "", problem="recognition-missing") for n in range(1, 50)))

    events = run(told, *map(empty, range(1, 50)))

    assert events[-1] == Doubted(0, Doubt("recognition-missing", tuple(range(1, 50)), 49))
    assert not [e for e in events if isinstance(e, PageTold)]


@pytest.mark.parametrize(
    "page", [found(1, ""), found(1, "", problem="recognition-slow"), found(1, "xq wrt", quality=0.1)]
)
def test_text_that_was_there_is_better_than_nothing(page: Page) -> None:
    read = Page(1, "Die Gemeinde hat den Plan mit den Bürgern beraten.", label="1")

    assert not [e for e in run(Told(page), read) if isinstance(e, PageTold)]


def test_recognised_pages_are_kept_and_used_again(tmp_path: Path) -> None:
    digest = "b" * 64
    first = Told(found(1), found(2, "", problem="recognition-slow"))
    run(first, empty(1), empty(2), pages=KeptPages(tmp_path, digest))
    second = Told(found(2))
    events = run(second, empty(1), empty(2), pages=KeptPages(tmp_path, digest))

    assert second.asked == [2]
    assert [e.page.text for e in events if isinstance(e, PageTold)] == [GOOD, GOOD]
    assert [file.name for file in (tmp_path / digest).iterdir()] == ["pages.json"]
    if sys.platform != "win32":
        assert (tmp_path / digest).stat().st_mode & 0o777 == 0o700


def test_attachments_are_kept_apart(tmp_path: Path) -> None:
    KeptPages(tmp_path, "c" * 64).add(found(1))
    shelf = KeptPages(tmp_path, "c" * 64, (2, 1))
    shelf.add(found(1, "anders"))
    shelf.save()

    assert KeptPages(tmp_path, "c" * 64).get(1) is None
    assert KeptPages(tmp_path, "c" * 64, (2, 1)).get(1) == found(1, "anders")


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"version":1,"pages":{"1":{}}}'])
def test_kept_pages_that_cannot_be_read_are_recognised_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ("d" * 64)).mkdir()
    (tmp_path / ("d" * 64) / "pages.json").write_bytes(content)

    assert KeptPages(tmp_path, "d" * 64).get(1) is None


def test_pages_of_another_recognition_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = KeptPages(tmp_path, "e" * 64)
    shelf.add(found(1))
    shelf.save()
    monkeypatch.setattr(kept, "VERSION", 99)

    assert KeptPages(tmp_path, "e" * 64).get(1) is None


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    shelf = KeptPages(tmp_path / "file", "f" * 64)
    shelf.add(found(1))
    shelf.save()

    assert shelf.get(1) == found(1)


def order(data: bytes) -> OpenOrder:
    return OpenOrder("a.pdf", len(data))


def children() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def test_a_scan_is_read_whole_by_processes_that_end(tmp_path: Path) -> None:
    data = makers.scanned_pdf()
    source = Source(os.fsencode(makers.write(tmp_path, "scan.pdf", data)), "scan.pdf")
    reader = ReaderProcess()
    events = list(workshop.read(source, 3, reader, kept=tmp_path / "kept"))
    reader.close()

    told = [e.page for e in events if isinstance(e, PageTold)]
    assert [page.origin for page in told] == ["none", "ocr"]
    assert "Gemeinderat" in told[1].text
    assert not children()
    assert KeptPages(tmp_path / "kept", hashlib.sha256(data).hexdigest()).get(1) == told[1]


@pytest.mark.parametrize("fault", ["die", "babble", "flood"])
def test_a_recogniser_that_goes_wrong_costs_its_page_only(fault: str) -> None:
    worker = Recogniser(b"x", order(b"x"), [sys.executable, FAULTS, "reader", fault])

    assert [worker.recognise(number).problem for number in (1, 2)] == ["page-damaged", "page-damaged"]
    worker.close()
    assert not children()


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recogniser, "OPEN_SECONDS", 0.5)
    worker = Recogniser(b"x", order(b"x"), [sys.executable, FAULTS, "reader", "hang"])

    assert worker.recognise(4) == Page(4, "", origin="none", problem="recognition-slow")
    worker.close()
    assert not children()


def test_an_interrupt_ends_every_recogniser_at_once() -> None:
    reader = ReaderProcess([sys.executable, FAULTS, "reader", "hang"])
    data = b"x"
    threading.Timer(0.5, reader.interrupt).start()
    start = time.monotonic()

    scans = Scans(0, [empty(n) for n in range(1, 9)], lambda size: reader.crew(data, order(data), size), shelf())

    with pytest.raises(Interrupted):
        list(recognise(scans))
    assert time.monotonic() - start < recogniser.OPEN_SECONDS / 4
    assert not children()
    reader.close()


def test_who_stops_listening_leaves_no_process() -> None:
    reader = ReaderProcess()
    data = makers.scanned_pdf()
    scans = Scans(0, [empty(1), empty(1)], lambda size: reader.crew(data, order(data), size), shelf())
    events = recognise(scans)
    next(events)
    next(events)
    cast("Generator[Event, None, None]", events).close()

    assert not children()


def shelf() -> KeptPages:
    return KeptPages(None, "0" * 64)


def test_what_is_kept_is_as_small_as_its_text(tmp_path: Path) -> None:
    shelf = KeptPages(tmp_path, "9" * 64)
    for number in range(1, 9):
        shelf.add(found(number))

    assert (tmp_path / ("9" * 64) / "pages.json").stat().st_size < 8 * (len(codec.to_json(found(1))) + 10) + 50
