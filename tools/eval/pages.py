"""The text of a document, read in a way of our own wherever the program's reader could be wrong with us."""

import html
import json
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pymupdf

from tools.eval import german
from tools.eval.holdings import Holdings
from tools.eval.program import Program

_WORD_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
_WORD_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:tab|br|cr)\b[^>]*/>|(</w:p>)")
_BIGRAMS_ENOUGH = 0.9
_AROUND_CHARS = 300
_SHORTEST_QUOTE = 8


@dataclass(frozen=True)
class Pages:
    """The pages of a document by number, each in one or two orders of reading; number 0 is a document without pages."""

    texts: dict[int, tuple[str, ...]]

    @cached_property
    def whole(self) -> Holdings:
        """Everything the document holds."""
        return Holdings("\n".join(text for _, texts in sorted(self.texts.items()) for text in texts))

    @cached_property
    def _cleaned(self) -> dict[int, tuple[str, ...]]:
        return {
            number: tuple(german.cleaned(german.with_line_ends(text)) for text in texts)
            for number, texts in self.texts.items()
        }

    def plain(self) -> str:
        """Give the text once, as a program that knows no pages would paste it."""
        return "\n".join(texts[0] for _, texts in sorted(self.texts.items()))

    def around(self, page: int, quote: str) -> str:
        """Give a quote with the sentence before and after it on its page; empty where it does not stand there."""
        parts = [part for part in re.split(r"…|\[\.\.\.\]|\.\.\.", german.cleaned(quote)) if part.strip()]
        found = [self._around(page, part) for part in parts]
        return " ".join(found) if found and all(found) else ""

    def _around(self, page: int, quote: str) -> str:
        wanted = german.squeezed(quote)[0]
        if len(wanted) < _SHORTEST_QUOTE and len(wanted) < len(german.squeezed(self._first(page))[0]):
            return ""
        for text in self._texts_from(page):
            letters, places = german.squeezed(text)
            at = letters.find(wanted)
            if at >= 0:
                return _window(text, places[at], places[at + len(wanted) - 1] + 1)
        return quote if any(_shares(quote, text) >= _BIGRAMS_ENOUGH for text in self._texts_from(page)) else ""

    def _first(self, page: int) -> str:
        return next(iter(self._texts_from(page)), "")

    def _texts_from(self, page: int) -> list[str]:
        if 0 in self._cleaned:
            return list(self._cleaned[0])
        here, after = self._cleaned.get(page, ()), self._cleaned.get(page + 1, ())
        # A sentence may run on over the end of its page.
        joined = [german.cleaned(f"{a} {b[:_AROUND_CHARS]}") for a, b in zip(here, after, strict=False)]
        return [*here, *joined]


def read(file: Path, program: Program) -> Pages:
    """Read a document: PDF and Word without the program, all else as the program reads it."""
    suffix = file.suffix.lower()
    texts = _pdf_texts(file) if suffix == ".pdf" else {}
    if any(text.strip() for pair in texts.values() for text in pair):
        return Pages(texts)
    if suffix == ".docx":
        return Pages({0: (_word_text(file),)})
    told = json.loads(program.answer("read", str(file), "--json"))
    return Pages({int(page["number"]): (str(page["text"]),) for page in told["pages"]})


def _pdf_texts(file: Path) -> dict[int, tuple[str, ...]]:
    with pymupdf.open(file) as document:
        return {page.number + 1: (page.get_text(), page.get_text(sort=True)) for page in document}


def _word_text(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if _WORD_PARTS.fullmatch(name)]
    pieces = (
        "\n" if match[2] else html.unescape(match[1] or " ") for part in parts for match in _WORD_TEXT.finditer(part)
    )
    return "".join(pieces)


def _window(text: str, start: int, end: int) -> str:
    spans = german.sentence_spans(text)
    touched = [number for number, (a, b) in enumerate(spans) if a < end and b > start]
    first, last = max(touched[0] - 1, 0), min(touched[-1] + 1, len(spans) - 1)
    # In a table nothing ends a sentence: what is far off is no neighbour.
    window = text[max(spans[first][0], start - _AROUND_CHARS) : min(spans[last][1], end + _AROUND_CHARS)]
    return window.replace(german.LINE_END, " ")


def _shares(quote: str, text: str) -> float:
    """Give which share of the quote's pairs of words stands in the text, whatever the order of its columns."""
    pairs, held = (_pairs(german.words(part)) for part in (quote, text))
    figures = set(re.findall(r"\d+", quote)) <= set(re.findall(r"\d+", text))
    return len(pairs & held) / len(pairs) if pairs and figures else 0.0


def _pairs(words: list[str]) -> set[tuple[str, str]]:
    return set(pairwise(words))
