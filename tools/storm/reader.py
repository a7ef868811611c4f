"""Reads thousands of broken documents as the worker does: by the real reader, in its sandbox."""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.problems import Problem
from genius_desktop.reading import PageRead
from tests import makers
from tools.storm.mutations import Variant, variant

# Any of these is a fault of ours.
FAULTS = ("exceptions that are no problem", "children left", "temporary files left", "longer than the limit")
_LIMIT_SECONDS, _GRACE_SECONDS = 120.0, 2.0
_PAGE_SECONDS = 0.5
_SHOWN_SECONDS = 5.0
_SEED_BYTES = 300_000
_SUFFIXES = {".pdf", ".docx", ".odt", ".eml", ".rtf", ".xlsx", ".ods", ".pptx", ".odp", ".msg", ".html", ".csv"}
_MAIL = (
    b"From: Amt <amt@example.org>\r\nTo: a@example.org\r\nSubject: =?utf-8?q?Stra=C3=9Fe?=\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=teil\r\n\r\n--teil\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\nDie Stra=DFe wird gesperrt.\r\n--teil\r\n"
    b"Content-Type: text/html; charset=utf-8\r\n\r\n<table><tr><td>12<td>50</table>\r\n--teil\r\n"
    b'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="plan.pdf"\r\n'
    b"Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--teil--\r\n"
)
_RTF = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0\fs24 Die Stra\'dfe \b kostet\b0  12,50 \u8364?.\par}"


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of a document."""

    name: str
    told: str
    seconds: float
    pages: int

    @property
    def late(self) -> bool:
        """Whether it took longer than any document may."""
        return self.seconds > _LIMIT_SECONDS + _PAGE_SECONDS * self.pages + _GRACE_SECONDS


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Read all documents, and count what became of them."""
    known = children()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        seeds = made_seeds() + found_seeds(arguments.seeds)
        os.environ["TMPDIR"] = folder
        found = list(_shown(storm(seeds, range(arguments.start, arguments.start + arguments.count))))
        left = sum(1 for _ in Path(folder).rglob("*"))
    return {
        "seeds": len(seeds),
        "documents": len(found),
        "seconds": round(time.monotonic() - start, 1),
        **dict(sorted(Counter(ending.told for ending in found).items())),
        "slowest in seconds": round(max(ending.seconds for ending in found), 2),
        "exceptions that are no problem": sum(ending.told.startswith("bug") for ending in found),
        "longer than the limit": sum(ending.late for ending in found),
        "children left": len(children() - known),
        "temporary files left": left,
    }


def storm(seeds: Sequence[tuple[str, bytes]], numbers: range) -> Iterator[Ending]:
    """Read the variants of the seeds with these numbers, one after another."""
    reader = ReaderProcess(ahead=True)
    try:
        for number in numbers:
            yield read(reader, variant(seeds, number))
    finally:
        reader.close()


def read(reader: ReaderProcess, document: Variant) -> Ending:
    """Read a document; say what came of it."""
    start = time.monotonic()
    pages = 0
    try:
        for answer in reader.read(document.data, document.name):
            pages += isinstance(answer, PageRead)
        told = "read"
    except Problem as refusal:
        told = f"refused {refusal.code}"
    except Exception as bug:  # noqa: BLE001 (what else there is, is what a storm looks for)
        told = f"bug {type(bug).__name__}"
    return Ending(document.name, told, time.monotonic() - start, pages)


def made_seeds() -> list[tuple[str, bytes]]:
    """Make small documents of the kinds that come by mail."""
    word = makers.word_paragraph("Der Rat beschließt 12,50 Euro.") + makers.word_paragraph(
        "2. Straße", style="berschrift1"
    )
    return [
        ("pdf", makers.pdf()),
        ("docx", makers.docx(word)),
        ("odt", makers.odt("<text:h text:outline-level='1'>Straße</text:h><text:p>Der Rat beschließt.</text:p>")),
        ("eml", _MAIL),
        ("rtf", _RTF),
    ]


def found_seeds(folder: Path | None) -> list[tuple[str, bytes]]:
    """Give the small documents of a folder."""
    files = sorted(folder.rglob("*")) if folder else []
    small = [file for file in files if file.suffix.lower() in _SUFFIXES and file.stat().st_size <= _SEED_BYTES]
    return [(file.name, file.read_bytes()) for file in small]


def children() -> set[int]:
    """Give the processes that this one has started and not reaped."""
    told = Path(f"/proc/self/task/{os.getpid()}/children")
    return {int(child) for child in told.read_text("ascii").split()} if told.exists() else set()


def _shown(endings: Iterator[Ending]) -> Iterator[Ending]:
    """Name what a person should look at: readers that died, bugs, and what took long."""
    for ending in endings:
        if ending.seconds > _SHOWN_SECONDS or ending.told == "refused reader-died" or ending.told.startswith("bug"):
            print(f"{ending.name}: {ending.told}, {ending.seconds:.1f} s", file=sys.stderr, flush=True)
        yield ending
