"""Places that are like one: whether the first other document is about the same matter, and has the same heading."""

import re
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from genius_desktop.libraries import FoundPaper
from genius_desktop.library import numbers
from genius_desktop.library.index import Index, Seen
from genius_desktop.library.search import Searcher
from genius_desktop.library.texts import PaperText

FAMILIES = Path(__file__).parent / "families.toml"
_EACH, _FIRST = 3, 5
_FEWEST_CHARS = 200
_NUMBERING = re.compile(r"^(?:§\s*\d+\s*[a-z]?|[IVX]+\.|\d+(?:\.\d+)*\.?|Artikel\s+\d+|Art\.\s*\d+)\s*")
Like = Callable[[Searcher, int], Sequence[FoundPaper]]


def enter(papers: Sequence[PaperText], folder: Path) -> None:
    """Put papers into an index, numbered from 1 in their order."""
    with closing(Index(folder)) as index, index.batch():
        for paper in papers:
            seen = Seen(b"", paper.name.encode(), paper.name, 0, 0)
            file = index.add("eval", seen)
            index.enter(paper)
            index.settle(file, seen, sha256=paper.sha256, state="read")


def ours(searcher: Searcher, passage: int) -> Sequence[FoundPaper]:
    """Give what the program finds."""
    return searcher.like(passage).papers


def measure(papers: Sequence[PaperText], like: Like = ours) -> dict[str, float]:
    """Ask for what is like every third passage; give shares of first places and of the first five.

    `neighbour`: the document is of the same family. `heading`: a place of it stands under the same heading, asked for
    passages whose heading another document has too. Chance is what documents in any order would reach.
    """
    kin = _kin()
    headings: dict[str, set[str]] = defaultdict(set)
    for paper in papers:
        for piece in paper.pieces:
            headings[_plain(piece.heading)].add(paper.name)
    told: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        enter(papers, Path(folder))
        with closing(Searcher(Path(folder))) as searcher:
            for number, paper in enumerate(papers, 1):
                for place, piece in list(enumerate(paper.pieces, 1))[::_EACH]:
                    if len(piece.text) < _FEWEST_CHARS:
                        continue
                    found = [
                        one for one in like(searcher, numbers.passage(number, place)) if one.paper.name != paper.name
                    ]
                    if near := kin.get(paper.name):
                        _note(told, "neighbour", [one.paper.name in near for one in found])
                        told["neighbour_by_chance"].append(len(near) / (len(papers) - 1))
                    heading = _plain(piece.heading)
                    if heading and headings[heading] - {paper.name}:
                        same = [any(_plain(hit.heading) == heading for hit in one.hits) for one in found]
                        _note(told, "heading", same)
                        told["heading_by_chance"].append(len(headings[heading] - {paper.name}) / (len(papers) - 1))
    return {name: round(sum(values) / len(values), 3) for name, values in told.items()} | {
        "neighbour_passages": len(told["neighbour_at_1"]),
        "heading_passages": len(told["heading_at_1"]),
    }


def _note(told: dict[str, list[float]], name: str, right: Sequence[bool]) -> None:
    told[f"{name}_at_1"].append(any(right[:1]))
    told[f"{name}_at_5"].append(any(right[:_FIRST]))


def _kin() -> dict[str, set[str]]:
    """Give for each document those of its families."""
    kin: dict[str, set[str]] = defaultdict(set)
    for family in tomllib.loads(FAMILIES.read_text("utf-8"))["families"]:
        for document in family["documents"]:
            kin[document] |= {other for other in family["documents"] if other != document}
    return dict(kin)


def _plain(heading: str) -> str:
    """Give the lowest heading without its number, in small letters."""
    return _NUMBERING.sub("", heading.rpartition(" · ")[2]).strip(" .:").casefold()
