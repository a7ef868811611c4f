import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from genius_desktop import codec, paths
from genius_desktop.documents import reader_process
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.problems import InputProblem, Interrupted
from genius_desktop.reading import (
    Opening,
    OpenOrder,
    PageRead,
    PageText,
    Picture,
    PictureOrder,
    Refused,
    TextOrder,
    read_answer,
)
from tests import makers

FAULTS = str(Path(__file__).parents[1] / "faults.py")


@pytest.fixture
def reader() -> Iterator[ReaderProcess]:
    process = ReaderProcess()
    yield process
    process.close()


def test_a_document_comes_back_page_by_page(reader: ReaderProcess) -> None:
    answers = list(reader.read(makers.pdf(), "a.pdf"))

    assert answers[0] == Opening("page", 3)
    assert [a.page.number for a in answers if isinstance(a, PageRead)] == [1, 2, 3]


def test_a_refusal_is_a_problem_and_the_reader_goes_on(reader: ReaderProcess) -> None:
    with pytest.raises(InputProblem, match="encrypted-document"):
        list(reader.read(makers.pdf(password="x"), "a.pdf"))

    assert len(list(reader.read(makers.pdf(), "a.pdf"))) == 4


@pytest.mark.parametrize("fault", ["die", "babble", "flood"])
def test_a_reader_that_goes_wrong_is_a_named_problem(fault: str) -> None:
    reader = ReaderProcess([sys.executable, FAULTS, "reader", fault])

    with pytest.raises(InputProblem, match=r"reader-died: a\.pdf"):
        list(reader.read(b"x", "a.pdf"))
    reader.close()


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_process, "BASE_SECONDS", 0.3)
    reader = ReaderProcess([sys.executable, FAULTS, "reader", "hang"])

    with pytest.raises(InputProblem, match=r"too-costly: a\.pdf"):
        list(reader.read(b"x", "a.pdf"))
    reader.close()


def test_reading_can_be_interrupted_from_another_thread() -> None:
    reader = ReaderProcess([sys.executable, FAULTS, "reader", "hang"])
    threading.Timer(0.3, reader.interrupt).start()
    start = time.monotonic()

    with pytest.raises(Interrupted):
        list(reader.read(b"x", "a.pdf"))
    assert time.monotonic() - start < reader_process.BASE_SECONDS / 4
    reader.close()


def test_leaving_in_the_middle_leaves_no_half_answer_for_the_next(reader: ReaderProcess) -> None:
    next(iter(reader.read(makers.pdf(), "a.pdf")))

    assert len(list(reader.read(makers.pdf(), "b.pdf"))) == 4


def test_a_reader_whose_parent_is_gone_leaves() -> None:
    process = subprocess.Popen(paths.own_command("reader"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    process.stdin.close()

    assert process.wait(5) == 0
    assert process.stdout
    process.stdout.close()


def ask(*messages: bytes) -> bytes:
    return subprocess.run(
        paths.own_command("reader"), input=b"".join(messages), capture_output=True, check=True, timeout=20
    ).stdout


def test_an_open_document_gives_pictures_and_texts_with_marks() -> None:
    data = makers.pdf()
    output = ask(
        codec.to_line(OpenOrder("a.pdf", len(data))),
        data,
        codec.to_line(PictureOrder(1, 300, ("125.000 Euro",))),
        codec.to_line(TextOrder(2, ("bis zum 15. Juli 2026",))),
        codec.to_line(PictureOrder(99, 300)),
    )

    first, _, rest = output.partition(b"\n")
    assert read_answer(first + b"\n") == Opening("page", 3)
    line, _, rest = rest.partition(b"\n")
    picture = read_answer(line + b"\n")
    assert isinstance(picture, Picture)
    assert picture.length == picture.width * picture.height * 3
    assert len(picture.marks) == 1
    line, _, rest = rest[picture.length :].partition(b"\n")
    text = read_answer(line + b"\n")
    assert isinstance(text, PageText)
    assert [text.page.text[m.start : m.end] for m in text.marks] == ["bis zum 15. Juli 2026"]
    assert isinstance(read_answer(rest), Refused)
