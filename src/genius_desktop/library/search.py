"""A search in the index: candidates, looked at again, grouped by document, each with the sentence that says most."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from genius_desktop.libraries import NO_FILTERS, Filters, FoundPaper, Hit, Paper, Place
from genius_desktop.library import (
    candidates,
    fusion,
    guesses,
    likeness,
    numbers,
    questions,
    ranking,
    store,
    telling,
    texts,
    vectors,
)
from genius_desktop.library.candidates import NO_NUMBERS, Candidate
from genius_desktop.library.questions import ALL_PARTS, Parts, Query
from genius_desktop.library.ranking import Passage, Scale
from genius_desktop.library.store import Store

if TYPE_CHECKING:
    from genius_desktop.library.nearness import Floats, Near, Nearness

_MOST_HITS = 4
_LONGEST_QUOTE_CHARS = 400
_MOST_ENDINGS = 24


@dataclass(frozen=True, slots=True)
class Sense:
    """What a question means, and what knows which passages mean nearly the same."""

    asked: "Floats"
    near: "Nearness"


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found, and what may have been meant."""

    papers: tuple[FoundPaper, ...]
    meant: str
    passages: int
    by_sense: bool = False


NOTHING = Found((), "", 0)


class Searcher:
    """An index open for searching, while another process may write it."""

    def __init__(self, folder: Path, parts: Parts = ALL_PARTS) -> None:
        """Open it.

        Raises `SetupProblem`.
        """
        self.folder = folder
        self._store = Store(folder, writing=False)
        self._identity = store.identity(folder)
        self._parts = parts

    @property
    def is_current(self) -> bool:
        """Whether this is still the index in its folder, and not one that was replaced."""
        try:
            return not store.damaged(self.folder) and store.identity(self.folder) == self._identity
        except OSError:
            return False

    @property
    def sensed_by(self) -> str:
        """The digest of the weights by which the vectors of the index were made; empty where it has none.

        Raises `SetupProblem`.
        """
        made = vectors.made(self._store)
        return made.weights if made else ""

    def search(
        self,
        text: str,
        filters: Filters = NO_FILTERS,
        *,
        limit: int = 20,
        unfinished: bool = False,
        sense: Sense | None = None,
    ) -> Found:
        """Find the documents that answer best, by their words and, where it is known, by what is meant.

        Raises `SetupProblem`.
        """
        query = questions.read(text, self._parts)
        if unfinished:
            query = self._finished(query)
        total = candidates.passages(self._store)
        frequent = candidates.frequencies(self._store, list(query.stems()))
        told = {
            word.text: guess
            for word in query.words
            if not any(stem in frequent for stem in word.stems) and (guess := guesses.guess(self._store, word))
        }
        if told:
            read = {typed: questions.read(word, self._parts).words[0] for typed, word in told.items()}
            query = guesses.with_guesses(query, read)
            frequent = candidates.frequencies(self._store, list(query.stems()))
        # What must stand word for word is not found by its sense.
        near = self._near(sense, filters) if sense and self._parts.sense and not query.phrases else []
        papers = self._found(query, frequent, filters, limit=limit, total=total, near=near)
        return Found(papers, guesses.meant(text, told) if told else "", total, bool(near))

    def like(self, passage: int, filters: Filters = NO_FILTERS, *, limit: int = 20) -> Found:
        """Find other documents with passages that are like this one, by the words that tell most of it.

        Where no other document has any, its own is searched for more of them. Raises `SetupProblem`.
        """
        total = candidates.passages(self._store)
        known = self._load([Candidate(passage, 0.0)])
        if not known:
            return NOTHING
        query, frequent = likeness.query(self._store, known[0], total)
        own = known[0].paper
        found = self._found(query, frequent, filters, limit=candidates.MOST, total=total, without=numbers.of(own))
        others = tuple(one for one in found if not likeness.same(self._store, own, one))
        if not others:
            others = self._found(
                query, frequent, filters, limit=candidates.MOST, total=total, without=(passage, passage)
            )
        return Found(others[:limit], "", total)

    def _finished(self, query: Query) -> Query:
        """Let the last word be the beginning of those that the index has."""
        if not query.words:
            return query
        last = query.words[-1]
        rows = self._store.run(
            "SELECT stem FROM words WHERE stem >= ? AND stem < ? ORDER BY passages DESC LIMIT ?",
            (last.stem, last.stem + "\U0010ffff", _MOST_ENDINGS),
        )
        more = {str(row[0]): 0.8 for row in rows}
        return Query((*query.words[:-1], replace(last, stems=more | last.stems)), query.phrases)

    def _found(
        self,
        query: Query,
        frequent: dict[str, int],
        filters: Filters,
        *,
        limit: int,
        total: int,
        without: tuple[int, int] = NO_NUMBERS,
        near: Sequence["Near"] = (),
    ) -> tuple[FoundPaper, ...]:
        found = candidates.find(self._store, query, frequent, filters=filters, parts=self._parts, without=without)
        scale = Scale(query, candidates.weights(frequent, total), self._parts.headings)
        again = self._parts.again
        weighed = [replace(one, score=scale.weigh(one) if again else one.worth) for one in self._load(found)]
        groups = fusion.by_paper(weighed)
        scores = {paper: ranking.of_paper([one.score for one in group]) for paper, group in groups.items()}
        if near:
            known = {passage.number for passage in weighed}
            more = self._load([Candidate(one.passage, 0.0) for one in near if one.passage not in known])
            groups, scores = fusion.with_sense(weighed, more, scores, near=near)
        return self._papers(groups, scores, scale=scale, filters=filters, limit=limit)

    def _near(self, sense: Sense, filters: Filters) -> list["Near"]:
        papers = candidates.papers(self._store, filters)
        return sense.near.find(self._store, sense.asked, papers, most=candidates.MOST)

    def _load(self, found: Sequence[Candidate]) -> list[Passage]:
        blocks: dict[int, list[str]] = {}
        titles = self._titles({numbers.paper(one.passage) for one in found})
        loaded = []
        for one in found:
            paper = numbers.paper(one.passage)
            told = self._store.run(
                "SELECT id, packed FROM texts WHERE id <= ? ORDER BY id DESC LIMIT 1", (one.passage,)
            )
            first = cast("int", told[0][0]) if told else 0
            if numbers.paper(first) != paper or paper not in titles:
                # Erased since it was found.
                continue
            if first not in blocks:
                blocks[first] = texts.open_block(bytes(cast("bytes", told[0][1])))
            if one.passage - first < len(blocks[first]):
                piece = texts.piece(blocks[first][one.passage - first])
                loaded.append(Passage(one.passage, paper, titles[paper], piece.heading, piece.spans, one.worth))
        return loaded

    def _titles(self, papers: set[int]) -> dict[int, str]:
        holes = ", ".join("?" * len(papers))
        rows = self._store.run(f"SELECT id, title FROM papers WHERE id IN ({holes})", tuple(papers))  # noqa: S608 (only holes)
        return {cast("int", number): str(title) for number, title in rows}

    def _papers(
        self,
        groups: dict[int, list[Passage]],
        scores: dict[int, float],
        *,
        scale: Scale,
        filters: Filters,
        limit: int,
    ) -> tuple[FoundPaper, ...]:
        found: list[FoundPaper] = []
        sketches: list[bytes] = []
        for number in sorted(groups, key=lambda paper: -scores[paper]):
            places, sketch = self._places(number, filters)
            if not places:
                continue
            same = next((at for at, other in enumerate(sketches) if texts.alike(sketch, other)), None)
            if same is not None:
                # The same minutes twice: they count once.
                found[same] = replace(found[same], copies=(*found[same].copies, *places))
                continue
            if len(found) == limit:
                # Of what comes after, only copies of what is shown are still wanted.
                continue
            best = sorted(groups[number], key=lambda one: -one.score)[:_MOST_HITS]
            hits = tuple(_hit(passage, scale) for passage in best)
            found.append(FoundPaper(places[0], scores[number], hits, tuple(places[1:])))
            sketches.append(sketch)
        return tuple(found)

    def _places(self, paper: int, filters: Filters) -> tuple[list[Paper], bytes]:
        """Give every place where a document lies, and its sketch."""
        rows = self._store.run(
            "SELECT collection, path, files.name, state, problem, member, papers.sha256, title, kind, date, body, "
            "unit, pages, papers.name, likeness FROM papers JOIN files USING (sha256) WHERE papers.id = ? "
            "ORDER BY files.id",
            (paper,),
        )
        wanted = [row for row in rows if not filters.collections or row[0] in filters.collections]
        return [telling.paper(row) for row in wanted], bytes(cast("bytes", rows[0][14])) if rows else b""

    def close(self) -> None:
        """Give the index back."""
        self._store.close()


def _hit(passage: Passage, scale: Scale) -> Hit:
    """Give a passage with the sentence that says most of what is asked; the earlier one of two."""
    best, page, worth = "", passage.spans[0].page if passage.spans else 1, -1.0
    for span in passage.spans:
        sentence, here = scale.best_sentence(span.text)
        if here > worth:
            best, page, worth = sentence, span.page, here
    quote, marks = _shortened(best, scale.marks(best))
    told = tuple(Place(start, end) for start, end, _ in marks)
    return Hit(passage.number, page, passage.heading, quote, round(passage.score, 4), told)


def _shortened(text: str, marks: list[tuple[int, int, float]]) -> tuple[str, list[tuple[int, int, float]]]:
    """Cut a long sentence around its first telling word, at spaces, so that it still stands so on its page."""
    if len(text) <= _LONGEST_QUOTE_CHARS:
        return text, marks
    first = max(marks, key=lambda mark: mark[2])[0] if marks else 0
    start = max(0, min(first - _LONGEST_QUOTE_CHARS // 3, len(text) - _LONGEST_QUOTE_CHARS))
    start = text.find(" ", start) + 1 if start else 0
    end = start + _LONGEST_QUOTE_CHARS
    end = len(text) if end >= len(text) else max(text.rfind(" ", start, end), start + 1)
    inside = [(a - start, b - start, worth) for a, b, worth in marks if a >= start and b <= end]
    return text[start:end], inside


def exists(folder: Path) -> bool:
    """Tell whether there is an index to search in."""
    return store.exists(folder)


def is_damaged(folder: Path) -> bool:
    """Tell whether the index was found to be damaged, and waits to be written anew."""
    return store.damaged(folder)
