import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from genius_desktop.documents import budget, reader_process
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.documents.recogniser import Recogniser
from genius_desktop.documents.sizes import Scale
from genius_desktop.domain import Doubt, Heading, Page
from genius_desktop.problems import InputProblem, Interrupted
from genius_desktop.reading import Doubtful, Opening, OpenOrder, PageRead
from tests import makers
from tests.documents.lying_readers import LIES, PAGES
from tests.growth import is_ever_as_fast

# As a number: Windows has no name for it.
KILL = 9
LIARS = str(Path(__file__).with_name("lying_readers.py"))


def lying(way: str) -> ReaderProcess:
    return ReaderProcess([sys.executable, LIARS, way])


def children() -> set[int]:
    return {int(child) for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}


@pytest.fixture(autouse=True)
def _no_child_is_left() -> Iterator[None]:
    if sys.platform != "linux":
        yield
        return
    before = children()
    yield
    assert children() <= before


@pytest.mark.parametrize("way", [*LIES, "giant-line", "endless-doubts", "abort"])
def test_a_reader_that_says_what_cannot_be_is_ended(way: str) -> None:
    reader = lying(way)
    start = time.monotonic()

    with pytest.raises(InputProblem, match=r"reader-died: a\.pdf"):
        list(reader.read(b"x", "a.pdf"))
    assert time.monotonic() - start < reader_process.BASE_SECONDS / 4


def test_what_a_reader_says_is_made_harmless_to_show() -> None:
    reader = lying("markup")
    opened, page = list(reader.read(b"x", "a.pdf"))
    reader.close()

    assert isinstance(opened, Opening)
    assert opened.attachments[0].name.startswith("a\N{REPLACEMENT CHARACTER}[31m")
    assert (len(opened.attachments[0].name), opened.attachments[0].size) == (255, 0)
    assert isinstance(page, PageRead)
    assert page.page.text == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}\tc\nd"
    assert len(page.page.label) == 255


@pytest.mark.parametrize("way", PAGES)
def test_a_recognised_page_is_believed_no_more_than_others(way: str) -> None:
    recogniser = Recogniser(b"", OpenOrder("a.pdf", 0), [sys.executable, LIARS, way])

    assert recogniser.recognise(1) == Page(1, "", origin="none", problem="page-damaged")
    recogniser.close()


def test_a_refusal_says_no_more_than_a_name() -> None:
    reader = lying("long-refusal")

    with pytest.raises(InputProblem) as refusal:
        list(reader.read(b"x", "a.pdf"))
    reader.close()
    assert len(refusal.value.detail) == 255


def test_a_system_without_a_sandbox_is_told_with_the_document() -> None:
    reader = lying("unprotected")
    answers = list(reader.read(b"x", "a.pdf"))
    reader.close()

    assert Doubtful(Doubt("sandbox-missing")) in answers


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is of Linux")
def test_this_system_keeps_a_reader_from_everything() -> None:
    reader = ReaderProcess()

    assert reader.protection() == ()
    assert Doubtful(Doubt("sandbox-missing")) not in list(reader.read(b"Guten Tag", "a.txt"))
    reader.close()


def test_a_reader_that_computes_too_long_is_ended_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "BASE_PROCESSOR_SECONDS", 0.0)
    reader = lying("busy")
    start = time.monotonic()

    with pytest.raises(InputProblem, match=r"too-costly: a\.pdf"):
        list(reader.read(b"x", "a.pdf"))
    assert time.monotonic() - start < reader_process.BASE_SECONDS / 4


def test_a_reader_that_the_system_ends_for_want_of_memory_was_too_costly() -> None:
    with pytest.raises(InputProblem, match=r"too-costly: a\.pdf"):
        list(lying("killed").read(b"x", "a.pdf"))


def test_time_in_which_no_one_listens_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = ReaderProcess(ahead=True)
    try:
        list(reader.read(makers.pdf(), "warm.pdf"))
        monkeypatch.setattr(reader_process, "BASE_SECONDS", 3.0)
        for _ in reader.read(makers.pdf(), "a.pdf"):
            time.sleep(1.1)
    finally:
        reader.close()


def test_what_killed_two_readers_is_not_read_a_third_time() -> None:
    reader = lying("abort")
    for _ in range(2):
        with pytest.raises(InputProblem, match="reader-died"):
            list(reader.read(b"x", "a.pdf"))

    with pytest.raises(InputProblem, match=r"quarantined: b\.pdf"):
        list(reader.read(b"x", "b.pdf"))
    with pytest.raises(InputProblem, match="reader-died"):
        list(reader.read(b"y", "a.pdf"))
    with pytest.raises(InputProblem, match="reader-died"):
        list(reader.read(b"x", "a.pdf", member=(1,)))


def test_a_reader_the_user_ended_speaks_for_no_quarantine() -> None:
    reader = lying("hang")
    for _ in range(3):
        threading.Timer(0.2, reader.interrupt).start()
        with pytest.raises(Interrupted):
            list(reader.read(b"x", "a.pdf"))


def test_a_reader_is_there_before_the_first_document_and_after_each_death() -> None:
    reader = ReaderProcess(ahead=True)
    first = reader._child
    assert first is not None
    list(reader.read(makers.pdf(), "a.pdf"))
    assert reader._child is first

    os.kill(first.process_id, KILL)
    with suppress(InputProblem):
        list(reader.read(makers.pdf(), "a.pdf"))
    assert reader._child is not None
    assert reader._child.process_id != first.process_id
    reader.close()


def test_a_warm_reader_reads_three_pages_at_once() -> None:
    reader = ReaderProcess(ahead=True)
    list(reader.read(makers.pdf(), "a.pdf"))

    def again() -> float:
        start = time.monotonic()
        assert len(list(reader.read(makers.pdf(), "b.pdf"))) == 4
        return time.monotonic() - start

    assert is_ever_as_fast(again, 0.3)
    reader.close()


def test_a_reader_that_has_grown_gives_its_memory_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_process, "_GROWN_BYTES", 1)
    reader = ReaderProcess()
    list(reader.read(makers.pdf(), "a.pdf"))

    assert reader._child is None


def test_text_beyond_the_limits_is_cut_and_told() -> None:
    scale = Scale()
    pages = [scale.weigh(PageRead(Page(n, "x" * 2_000_005, headings=(Heading(2_000_001, 1),)))) for n in range(1, 28)]

    assert {len(answer.page.text) for answer in pages[:25]} == {2_000_000}
    assert [len(answer.page.text) for answer in pages[25:]] == [0, 0]
    assert pages[0].page.headings == ()
    assert list(scale.doubts()) == [Doubtful(Doubt("text-cut", tuple(range(1, 28)), 27))]
