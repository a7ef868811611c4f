"""The collection: how fast plain text gets into it, how large its index becomes, and searches in very many passages."""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import patch

from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.engines.protocol import Engine
from genius_desktop.jobs import collections
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.libraries import Filed, Indexed, IndexTask
from genius_desktop.library import numbers, texts, tokenizer
from genius_desktop.library.index import ALL
from genius_desktop.library.search import Searcher
from genius_desktop.library.store import Store
from genius_desktop.library.texts import PaperText
from tools.search import measure as questions

_COPIES = 12
_ROUNDS = 2
_CHANGED_SHARE = 0.1
# As it is before a measurement puts another in its place.
_cut = tokenizer.tokens


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Index copies of the statutes from plain text, then search an index of very many passages made from them."""
    papers = questions.read(questions.CORPUS / "statutes_all")
    with tempfile.TemporaryDirectory(prefix="library") as place:
        figures = _indexing(papers, Path(place))
    with tempfile.TemporaryDirectory(prefix="library") as place:
        return figures | _searching(papers, Path(place), arguments.passages)


def varied(text: str, chance: random.Random, words: Sequence[str]) -> str:
    """Give a text in which every tenth word is another one, as in the statutes of a neighbour."""
    return " ".join(chance.choice(words) if chance.random() < _CHANGED_SHARE else word for word in text.split(" "))


def _indexing(papers: Sequence[PaperText], place: Path) -> dict[str, Any]:
    chance = random.Random(1)  # noqa: S311 (a measurement that comes again, no secret)
    words = [word for paper in papers for piece in paper.pieces for word in piece.text.split()]
    for copy in range(_COPIES):
        for paper in papers:
            text = "\n\n".join(varied(piece.text, chance, words) for piece in paper.pieces)
            file = place / "papers" / str(copy) / paper.name.replace(".md", ".txt")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    size = sum(file.stat().st_size for file in (place / "papers").rglob("*.txt"))
    reader = ReaderProcess(ahead=True)
    start, used = time.perf_counter(), _processor_seconds()
    try:
        task = IndexTask("bench", os.fsencode(place / "index"), add=(os.fsencode(place / "papers"),))
        events = list(collections.carry_out(task, Workshop(reader, _no_engine)))
    finally:
        reader.close()
    seconds, used = time.perf_counter() - start, _processor_seconds() - used
    last = events[-1]
    passages = sum(one.passages for one in last.collections) if isinstance(last, Indexed) else 0
    index = sum(file.stat().st_size for file in (place / "index").iterdir())
    return {
        "files": sum(isinstance(event, Filed) for event in events),
        "passages": passages,
        "passages_a_minute": round(passages / seconds * 60),
        "passages_a_minute_of_one_core": round(passages / used * 60),
        "index_to_text": round(index / size, 2),
    }


def _processor_seconds() -> float:
    """Tell the time that this process and the readers that have ended have used; a machine may be busy with more."""
    return sum(os.times()[:4])


def _no_engine(_choice: object) -> Engine:
    raise AssertionError


def _searching(papers: Sequence[PaperText], place: Path, wanted: int) -> dict[str, Any]:
    build = time.perf_counter()
    chars, passages = _many(papers, place, wanted)
    build = time.perf_counter() - build
    asked = [*questions.ask(questions.CORPUS / "questions.toml"), *questions.ask(questions.HELD_OUT)]
    took: list[float] = []
    used: list[float] = []
    with closing(Searcher(place)) as searcher:
        searcher.search("Gemeinde")
        for _ in range(_ROUNDS):
            for one in asked:
                start, processor = time.perf_counter(), time.process_time()
                searcher.search(one.text)
                took.append((time.perf_counter() - start) * 1000)
                used.append((time.process_time() - processor) * 1000)
    return {
        "many_passages": passages,
        "many_built_seconds": round(build),
        "many_index_to_text": round(sum(file.stat().st_size for file in place.iterdir()) / chars, 2),
        "search_ms_median": round(statistics.median(took), 1),
        "search_ms_p95": round(statistics.quantiles(took, n=20)[-1], 1),
        "search_processor_ms_median": round(statistics.median(used), 1),
        "search_processor_ms_p95": round(statistics.quantiles(used, n=20)[-1], 1),
        "search_processor_ms_longest": round(max(used), 1),
    }


def _many(papers: Sequence[PaperText], place: Path, wanted: int) -> tuple[int, int]:
    """Write an index of so many passages, with terms that were cut once: the same as if each had been read."""
    chance = random.Random(2)  # noqa: S311 (as above)
    cut = {piece: [*map("+".join, tokenizer.tokens(piece.text))] for paper in papers for piece in paper.pieces}
    headings = {piece: _terms(piece.heading) for piece in cut}
    vocabulary = [term for terms in cut.values() for term in terms]
    counts: Counter[str] = Counter()
    chars = passages = number = 0

    def told(text: str) -> Iterator[tuple[str, ...]]:
        return (tuple(term.split("+")) for term in text.split(" ") if term)

    with patch.object(tokenizer, "tokens", told), closing(Store(place, writing=True)) as index:
        while passages < wanted:
            with index.all_or_nothing():
                for paper in papers:
                    number += 1
                    _paper(index, paper, number)
                    title = _terms(paper.titles)
                    for at, piece in enumerate(paper.pieces, 1):
                        terms = [
                            chance.choice(vocabulary) if chance.random() < _CHANGED_SHARE else term
                            for term in cut[piece]
                        ]
                        heading = headings[piece]
                        index.run(
                            "INSERT INTO found (rowid, title, heading, text) VALUES (?, ?, ?, ?)",
                            (numbers.passage(number, at), title, heading, " ".join(terms)),
                        )
                        counts.update(set("+".join([*terms, *title.split(), *heading.split()]).split("+")))
                        chars += len(piece.text.encode())
                    passages += len(paper.pieces)
            print(f"{passages} of {wanted} passages", end="\r", file=sys.stderr, flush=True)
        counts[ALL] = passages
        with index.all_or_nothing():
            index.run_many("INSERT INTO words VALUES (?, ?, ?)", ((stem, stem, n) for stem, n in counts.items()))
        index.run("PRAGMA wal_checkpoint(TRUNCATE)")
    return chars, passages


def _terms(text: str) -> str:
    return " ".join(map("+".join, _cut(text)))


def _paper(index: Store, paper: PaperText, number: int) -> None:
    """Write what stands beside the terms of a paper; every copy counts as a document of its own."""
    digest = f"{number:064x}"
    sketch = number.to_bytes(8, "big")
    index.run(
        "INSERT INTO papers VALUES (?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
        (
            *(number, digest, paper.name, paper.title, paper.titles, paper.kind, paper.date, int(paper.date[:4] or 0)),
            *(paper.body, paper.unit, paper.pages, len(paper.pieces), sketch),
        ),
    )
    index.run(
        "INSERT INTO files (collection, root, path, name, ending, size, modified, sha256, state) "
        "VALUES ('bench', x'00', ?, ?, 'txt', 1, 1, ?, 'read')",
        (digest.encode(), paper.name, digest),
    )
    for first, block in texts.blocks(paper.pieces):
        index.run("INSERT INTO texts VALUES (?, ?)", (numbers.passage(number, first), texts.pack(block)))
