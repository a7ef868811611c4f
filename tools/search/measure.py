"""The search over the collection: questions with the statute that answers them, against three usual ways."""

import argparse
import json
import math
import re
import statistics
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import apsw

from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import Source, Weights
from genius_desktop.jobs import filing, workshop
from genius_desktop.jobs.events import Opened, PageTold
from genius_desktop.library import questions, terms, tokenizer
from genius_desktop.library.index import Index, Seen
from genius_desktop.library.questions import Parts
from genius_desktop.library.search import Searcher
from genius_desktop.library.texts import PaperText
from tools.places import ROOT
from tools.search import likeness, sense
from tools.search.sense import Asking

CORPUS = ROOT.parent / "shared" / "corpus"
HELD_OUT = Path(__file__).parent / "held_out_questions.toml"
_PASSAGE_CHARS, _LOOKED_AT = 1_200, 60
_WORD = re.compile(r"\w+")
_K1, _B = 1.2, 0.75
_FIRST = 5
Ranked = list[str]
Search = Callable[[str], Ranked]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the documents that answer it."""

    text: str
    answers: frozenset[str]


def ask(file: Path) -> list[Asked]:
    """Read questions."""
    told = tomllib.loads(file.read_text("utf-8"))["questions"]
    return [Asked(one["question"], frozenset((one["document"], *one.get("also", ())))) for one in told]


def measure(search: Search, asked: Sequence[Asked]) -> dict[str, float]:
    """Ask everything; give the shares of first places and of the first five, the mean reciprocal rank, and the time."""
    ranks: list[int] = []
    took: list[float] = []
    for one in asked:
        start = time.perf_counter()
        found = search(one.text)
        took.append((time.perf_counter() - start) * 1000)
        ranks.append(next((place for place, name in enumerate(found, 1) if name in one.answers), 0))
    return {
        "hit_at_1": round(sum(rank == 1 for rank in ranks) / len(ranks), 3),
        "hit_at_5": round(sum(0 < rank <= _FIRST for rank in ranks) / len(ranks), 3),
        "mrr": round(statistics.fmean(1 / rank if rank else 0.0 for rank in ranks), 3),
        "ms_median": round(statistics.median(took), 1),
        "ms_longest": round(max(took), 1),
    }


def missed(search: Search, asked: Sequence[Asked]) -> Iterator[str]:
    """Tell the questions that are not answered by the first document."""
    for one in asked:
        found = search(one.text)
        if not found or found[0] not in one.answers:
            place = next((at for at, name in enumerate(found, 1) if name in one.answers), 0)
            yield f"{place or '–'} {one.text} → {found[:1]}"


def read(folder: Path) -> list[PaperText]:
    """Read the statutes as the program reads them."""
    reader = ReaderProcess()
    papers = []
    try:
        for file in sorted(folder.glob("*.md")):
            told = list(workshop.read(Source(bytes(file), file.name), 0, reader))
            opened = next(event for event in told if isinstance(event, Opened))
            pages = {event.page.number: event.page for event in told if isinstance(event, PageTold)}
            papers.append(filing.paper(workshop.assemble_whole(opened, list(pages.values()), [])))
    finally:
        reader.close()
    return papers


@contextmanager
def ours(
    papers: Sequence[PaperText], parts: Parts = questions.ALL_PARTS, weights: Weights | None = None
) -> Iterator[Search]:
    """Give our own search over these papers."""
    with tempfile.TemporaryDirectory() as folder:
        with closing(Index(Path(folder))) as index, index.batch():
            for paper in papers:
                seen = Seen(b"", paper.name.encode(), paper.name, 0, 0)
                file = index.add("eval", seen)
                index.enter(paper)
                index.settle(file, seen, sha256=paper.sha256, state="read")
        asking = Asking(Path(folder), weights)
        with closing(Searcher(Path(folder), parts)) as searcher:
            yield lambda text: asking.names(searcher, text)


def variants(papers: Sequence[PaperText], asked: dict[str, list[Asked]], weights: Weights | None) -> dict[str, Any]:
    """Measure with each of our parts switched off in turn."""
    figures: dict[str, Any] = {}

    def note(name: str, parts: Parts = questions.ALL_PARTS) -> None:
        with ours(papers, parts, weights) as search:
            figures[name] = {kind: measure(search, some) for kind, some in asked.items()}

    note("ours")
    if weights is not None:
        note("without vectors", Parts(sense=False))
        note("without vectors and office words", Parts(sense=False, office=False))
    with _without_stems():
        note("without stems")
    with _without_compounds():
        note("without compounds", Parts(compounds=False))
    note("without titles and headings", Parts(headings=False))
    note("without office words", Parts(office=False))
    note("without the second look", Parts(again=False))
    note("without office words and second look", Parts(office=False, again=False))
    return figures


@contextmanager
def _without_stems() -> Iterator[None]:
    _forget()
    with patch.object(terms, "stem", str.casefold), patch.object(questions, "stem", str.casefold):
        yield
    _forget()


@contextmanager
def _without_compounds() -> Iterator[None]:
    _forget()
    with patch.object(terms, "parts", lambda _word: ()):
        yield
    _forget()


def _forget() -> None:
    terms.read_term.cache_clear()
    tokenizer.tokens.cache_clear()
    questions.office_words.cache_clear()


def plain_passages(folder: Path) -> list[tuple[str, str]]:
    """Cut the statutes as anyone would: paragraphs put together up to 1,200 characters."""
    found = []
    for file in sorted(folder.glob("*.md")):
        text = ""
        for part in re.split(r"\n\s*\n", file.read_text("utf-8")):
            if text and len(text) + len(part) > _PASSAGE_CHARS:
                found.append((file.name, text))
                text = ""
            text += part + "\n"
        found.append((file.name, text))
    return found


def by_fts5(passages: Sequence[tuple[str, str]], tokenize: str) -> Search:
    """Give the search of SQLite with one of its own tokenizers, any of the words, best passage first."""
    connection = apsw.Connection(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE found USING fts5 (name UNINDEXED, text, tokenize = '{tokenize}')")
    connection.executemany("INSERT INTO found VALUES (?, ?)", passages)

    def search(text: str) -> Ranked:
        words = [word for word in _WORD.findall(text) if tokenize != "trigram" or len(word) > 2]  # noqa: PLR2004 (a trigram)
        expression = " OR ".join(f'"{word}"' for word in words)
        rows = connection.execute(
            "SELECT name FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?", (expression, _LOOKED_AT)
        )
        return list(dict.fromkeys(str(row[0]) for row in rows))

    return search


def by_words(passages: Sequence[tuple[str, str]]) -> Search:
    """Give plain BM25 over words in small letters."""
    bags = [(name, Counter(_WORD.findall(text.lower()))) for name, text in passages]
    lengths = [sum(bag.values()) for _, bag in bags]
    middle = statistics.fmean(lengths)
    frequent = Counter(word for _, bag in bags for word in bag)

    def search(text: str) -> Ranked:
        scores: dict[int, float] = {}
        for word in _WORD.findall(text.lower()):
            tells = math.log(1 + (len(bags) - frequent[word] + 0.5) / (frequent[word] + 0.5))
            for place, (_, bag) in enumerate(bags):
                if word in bag:
                    count = bag[word]
                    near = count + _K1 * (1 - _B + _B * lengths[place] / middle)
                    scores[place] = scores.get(place, 0.0) + tells * count * (_K1 + 1) / near
        return list(
            dict.fromkeys(bags[place][0] for place in sorted(scores, key=lambda place: -scores[place])[:_LOOKED_AT])
        )

    return search


def main(arguments: list[str]) -> int:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(prog="dev.py eval search")
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.add_argument(
        "--missed", action="store_true", help="auch die Fragen zeigen, die nicht zuerst beantwortet sind"
    )
    sense.add_arguments(parser)
    given = parser.parse_args(arguments)
    folder = CORPUS / "statutes_all"
    asked = {"known": ask(CORPUS / "questions.toml"), "held_out": ask(HELD_OUT)}
    plain = plain_passages(folder)
    papers = read(folder)
    figures: dict[str, Any] = {
        "unicode61": by_fts5(plain, "unicode61"),
        "trigram": by_fts5(plain, "trigram"),
        "words": by_words(plain),
    }
    figures = {name: {kind: measure(search, some) for kind, some in asked.items()} for name, search in figures.items()}
    weights = sense.chosen(given)
    figures |= variants(papers, asked, weights)
    like = likeness.measure(papers)
    told_by = weights.id if weights else ""
    if given.json:
        passages = sum(len(paper.pieces) for paper in papers)
        print(json.dumps({"passages": passages, "vectors": told_by, **figures, "like": like}, indent=2))
    else:
        print(f"vectors: {told_by or 'none'}")
        for name, told in figures.items():
            shown = (" ".join(f"{value:6}" for value in row.values()) for row in told.values())
            print(f"{name:38} {'   |   '.join(shown)}")
        print("like places: " + ", ".join(f"{name} {value}" for name, value in like.items()))
    if given.missed:
        with ours(papers, weights=weights) as search:
            for some in asked.values():
                print("\n".join(missed(search, some)), end="\n\n")
    return 0
