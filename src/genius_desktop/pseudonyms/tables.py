"""Names in tables: a column with a name, or with a head that says so, has names in its other cells too."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from genius_desktop.pseudonyms import naming
from genius_desktop.pseudonyms.findings import Found
from genius_desktop.pseudonyms.lists import words
from genius_desktop.pseudonyms.tokens import Token, tokens

_GAP = re.compile(r" {3,}|\t+")
_SIGNS = ("|", ";", "\t")
_FEWEST_COLUMNS, _MOST_CELL_CHARS, _MOST_TOKENS = 2, 60, 6


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands between two signs of a row, from `start` of the text."""

    start: int
    text: str


def columns(text: str, people: Sequence[Found]) -> Iterator[Found]:
    """Find names in columns that have a name elsewhere, or a head such as „Name“; `people` are in order."""
    begins = [one.start for one in people]

    def is_person(cell: _Cell) -> bool:
        at = bisect_left(begins, cell.start)
        return (
            at < len(people)
            and people[at].end <= cell.start + len(cell.text)
            and (len(cell.text.strip()) - (people[at].end - people[at].start) <= 1)
        )

    yield from (found for cell in _above_offices(text) if not is_person(cell) and (found := _name(cell, headed=True)))
    for rows in _tables(text):
        for column in zip(*rows, strict=True):
            headed = any(is_head(word) for word in column[0].text.split())
            if headed or any(is_person(cell) for cell in column):
                yield from (
                    found for cell in column[headed:] if not is_person(cell) and (found := _name(cell, headed=headed))
                )


def _above_offices(text: str) -> Iterator[_Cell]:
    """Give the columns of a line of signatures, which has offices below it."""
    lines, at = text.split("\n"), 0
    for line, below in pairwise(lines):
        cells, offices = _GAP.split(line.strip()), _GAP.split(below.strip())
        if 1 < len(cells) == len(offices) and all(is_head(office.split(" ")[0]) for office in offices):
            start = at
            for cell in cells:
                start = text.index(cell, start)
                yield _Cell(start, cell)
        at += len(line) + 1


def is_head(word: str) -> bool:
    """Tell whether a word at the top of a column says that names follow."""
    word = naming.unshouted(word.strip("*:() "))
    return word in words("labels") or word in words("functions") or word in words("roles")


def _tables(text: str) -> Iterator[list[list[_Cell]]]:
    """Give the rows of tables: lines one after another with the same number of columns."""
    lines: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    for (_, count), group in groupby(lines, key=lambda line: _shape(line[1])):
        if count >= _FEWEST_COLUMNS:
            yield [_cells(start, line, _shape(line)[0]) for start, line in group]


def _shape(line: str) -> tuple[str, int]:
    sign = max(_SIGNS, key=line.count)
    return sign, line.count(sign) + 1


def _cells(start: int, line: str, sign: str) -> list[_Cell]:
    cells = []
    for text in line.split(sign):
        cells.append(_Cell(start, text))
        start += len(text) + 1
    return cells


def _name(cell: _Cell, *, headed: bool) -> Found | None:
    """Give the name a cell consists of; without a head to the column it has to look like one."""
    if len(cell.text) > _MOST_CELL_CHARS:
        return None
    row = tokens(cell.text)
    while row and row[0].text in naming.TITLES | {".", "*"}:
        row = row[1:]
    if not row or len(row) > _MOST_TOKENS or not _all_names(row):
        return None
    capital = [token.text for token in row if naming.is_capital(token.text)]
    quiet = [naming.unshouted(word) for word in capital]
    if not capital or all(naming.is_noun(word) or word in words("stop_words") for word in quiet):
        return None
    if not headed and (len(quiet) > 1 or naming.is_noun(quiet[0]) or not naming.is_shaped(quiet[0])):
        return None
    surname, first = quiet[-1], " ".join(quiet[:-1])
    if any(token.text == "," for token in row):
        surname, first = quiet[0], " ".join(quiet[1:])
    start, end = cell.start + row[0].start, cell.start + row[-1].end
    return Found("person", start, end, f"{first} {surname}".strip().casefold(), first, surname)


def _all_names(row: Sequence[Token]) -> bool:
    return naming.is_capital(row[-1].text) and all(
        (naming.is_capital(token.text) and not naming.is_known_word(naming.unshouted(token.text)))
        or token.text in naming.PARTICLES
        or token.text in {",", "."}
        for token in row
    )
