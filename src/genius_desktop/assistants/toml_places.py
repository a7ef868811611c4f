"""The line of every key in a TOML file, which the reader of the standard library does not tell."""

import re
from collections import Counter
from collections.abc import Iterator

_HEADER = re.compile(r"\s*\[(\[)?\s*([\w.\"'-]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+(?:\.[\w-]+)*|\"[^\"]*\"|'[^']*')\s*=\s*(.*)")
_QUOTES = ('"""', "'''")


def places(text: str) -> dict[str, int]:
    """Give the line, from 1, of every table and key under its way: „steps[1].prompt“."""
    found: dict[str, int] = {}
    for number, way in ways(text):
        found.setdefault(way, number)
    return found


def ways(text: str) -> Iterator[tuple[int, str]]:
    """Give each line, from 1, that names a table or a key, with its way; a key may come twice."""
    counts: Counter[str] = Counter()
    table, closing = "", ""
    for number, line in enumerate(text.split("\n"), start=1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if header := _HEADER.match(line):
            table = _table(header[2], counts, is_list=bool(header[1]))
            yield number, table
        elif key := _KEY.match(line):
            name = key[1].strip("\"'")
            yield number, f"{table}.{name}" if table else name
            closing = _left_open(key[2])


def _table(name: str, counts: "Counter[str]", *, is_list: bool) -> str:
    """Give the way to a table; of lists of tables, to the entry that is open."""
    way = ""
    parts = name.split(".")
    for place, part in enumerate(parts):
        way = f"{way}.{part}" if way else part
        if is_list and place == len(parts) - 1:
            counts[way] += 1
        if counts[way]:
            way = f"{way}[{counts[way] - 1}]"
    return way


def _left_open(value: str) -> str:
    """Give the quotes that a value leaves open at the end of its line."""
    for quotes in _QUOTES:
        if value.startswith(quotes):
            return "" if quotes in value[len(quotes) :] else quotes
    return ""


def line_of(way: str, known: dict[str, int]) -> int:
    """Give the line of a key, or of the nearest table around it; 1 where nothing of it is known."""
    while way:
        if way in known:
            return known[way]
        way = re.sub(r"(?:\.[^.\[]+|\[\d+\]|^[^.\[]+)$", "", way)
    return 1
