"""The reader: its pages a second against MuPDF's raw text of the same file, in one process and one run."""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pymupdf

from genius_desktop.documents import passages
from genius_desktop.documents.pdf import PdfDocument
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import Document
from genius_desktop.reading import PageRead

ROUNDS = 3
_SMALL_PAGES = 3
_MIB = 1024 * 1024


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Measure each file in turns, raw and whole, and what a reader process costs on top."""
    if not arguments.files:
        raise SystemExit("Bitte ein PDF nennen.")
    figures: dict[str, Any] = {}
    for name in arguments.files:
        data = Path(name).read_bytes()
        figures |= {f"{Path(name).name}: {key}": value for key, value in _compare(data).items()}
    figures["reader_start_ms"], figures["reader_three_pages_ms"] = _process(_small(Path(arguments.files[0])))
    figures["memory_mib"] = psutil.Process().memory_info().rss // _MIB
    return figures


def _compare(data: bytes) -> dict[str, Any]:
    raw: list[float] = []
    ours: list[float] = []
    reading: list[float] = []
    pages = 0
    for _ in range(ROUNDS):
        raw.append(_seconds(lambda: _raw(data)))
        begin = time.perf_counter()
        document = _read(data)
        reading.append(time.perf_counter() - begin)
        passages.cut(document, 0, lambda text: len(text.split()))
        ours.append(time.perf_counter() - begin)
        pages = len(document.pages)
    middle_raw, middle_ours = statistics.median(raw), statistics.median(ours)
    return {
        "pages": pages,
        "raw_pages_a_second": round(pages / middle_raw),
        "ours_pages_a_second": round(pages / middle_ours),
        "ratio": round(middle_ours / middle_raw, 2),
        "ratio_without_passages": round(statistics.median(reading) / middle_raw, 2),
    }


def _raw(data: bytes) -> None:
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        for page in pdf:
            page.get_text("blocks")


def _read(data: bytes) -> Document:
    pdf = PdfDocument(data, "")
    pages = tuple(pdf.page(number)[0] for number in range(1, pdf.page_count + 1))
    return Document("", "", "page", pages, (*pdf.doubts(), *pdf.late_doubts()))


def _small(file: Path) -> bytes:
    """Take the first pages of a file as a document of their own."""
    with pymupdf.open(file) as pdf:
        pdf.select(range(min(_SMALL_PAGES, pdf.page_count)))
        return bytes(pdf.tobytes(garbage=4))


def _process(data: bytes) -> tuple[int, int]:
    """Tell the time a new reader takes for its first document, and a warm one for the next (ms)."""
    reader = ReaderProcess()

    def read() -> None:
        pages = [answer for answer in reader.read(data, "klein.pdf") if isinstance(answer, PageRead)]
        if not pages:
            raise SystemExit("Der Leser gab keine Seite.")

    try:
        first = _seconds(read)
        warm = statistics.median(_seconds(read) for _ in range(ROUNDS))
    finally:
        reader.close()
    return round(first * 1000), round(warm * 1000)


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
