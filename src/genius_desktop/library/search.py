"""A search in the index: candidates, looked at again, grouped by document, each with the sentence that says most."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from genius_desktop.libraries import NO_FILTERS, Filters, FoundPaper, Hit, Paper, Place
from genius_desktop.library import candidates, guesses, numbers, questions, ranking, store, telling, texts
from genius_desktop.library.candidates import NO_NUMBERS, Candidate
from genius_desktop.library.questions import ALL_PARTS, Parts, Query, Wanted
from genius_desktop.library.ranking import Passage, Scale
from genius_desktop.library.store import Store
from genius_desktop.library.terms import terms
from genius_desktop.library.texts import Piece

_MOST_HITS = 4
_LONGEST_QUOTE_CHARS = 400
# Of a passage, so many of its stems are looked for; in a count of whole words, a part of one is half.
_LIKE_STEMS, _WHOLE, _PART = 40, 2, 1
_TWO = 2
_MOST_ENDINGS = 24


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found, and what may have been meant."""

    papers: tuple[FoundPaper, ...]
    meant: str
    passages: int


NOTHING = Found((), "", 0)


class Searcher:
    """An index open for searching, while another process may write it."""

    def __init__(self, folder: Path, parts: Parts = ALL_PARTS) -> None:
        """Open it.

        Raises `SetupProblem`.
        """
        self._store = Store(folder, writing=False)
        self._parts = parts

    def search(self, text: str, filters: Filters = NO_FILTERS, *, limit: int = 20, unfinished: bool = False) -> Found:
        """Find the documents that answer best.

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
        papers = self._found(query, frequent, filters, total=total)
        return Found(papers[:limit], guesses.meant(text, told) if told else "", total)

    def like(self, passage: int, filters: Filters = NO_FILTERS, *, limit: int = 20) -> Found:
        """Find other documents with passages that are like this one, by the words that tell most of it.

        Where no other document has any, its own is searched for more of them. Raises `SetupProblem`.
        """
        total = candidates.passages(self._store)
        known = self._load([Candidate(passage, 0.0)])
        if not known:
            return NOTHING
        query, frequent = self._telling(known[0], total)
        without = numbers.of(known[0].paper), (passage, passage)
        for left_out in without:
            papers = self._found(query, frequent, filters, total=total, without=left_out)
            others = [paper for paper in papers if left_out is without[1] or not self._same(paper, known[0].paper)]
            if others:
                return Found(tuple(others[:limit]), "", total)
        return Found((), "", total)

    def _telling(self, passage: Passage, total: int) -> tuple[Query, dict[str, int]]:
        """Give the stems that tell most of a passage, and how frequent each is; one that only it has finds nothing."""
        often: Counter[str] = Counter()
        for term in terms(passage.text):
            often[term.stem] += _WHOLE
            often.update(dict.fromkeys(term.parts, _PART))
        frequent = {stem: n for stem, n in candidates.frequencies(self._store, list(often)).items() if n > 1}
        telling = candidates.weights(frequent, total)
        worth = {stem: _repeated(often[stem] / _WHOLE) for stem in frequent}
        most = sorted(frequent, key=lambda stem: -telling[stem] * worth[stem])[:_LIKE_STEMS]
        best = max((worth[stem] for stem in most), default=1.0)
        return Query(tuple(Wanted(stem, stem, {stem: worth[stem] / best}) for stem in most)), frequent

    def _same(self, found: FoundPaper, paper: int) -> bool:
        """Tell whether what was found is a copy of a paper, or nearly."""
        rows = self._store.run("SELECT likeness FROM papers WHERE id = ?", (paper,))
        first = numbers.paper(found.hits[0].passage)
        others = self._store.run("SELECT likeness FROM papers WHERE id = ?", (first,))
        sketches = [bytes(cast("bytes", row[0])) for row in (*rows, *others)]
        return len(sketches) == _TWO and texts.alike(*sketches)

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
        total: int,
        without: tuple[int, int] = NO_NUMBERS,
    ) -> tuple[FoundPaper, ...]:
        found = candidates.find(self._store, query, frequent, filters=filters, parts=self._parts, without=without)
        scale = Scale(query, candidates.weights(frequent, total), self._parts.headings)
        again = self._parts.again
        weighed = [replace(one, score=scale.weigh(one) if again else one.worth) for one in self._load(found)]
        groups: dict[int, list[Passage]] = {}
        for passage in weighed:
            groups.setdefault(passage.paper, []).append(passage)
        return self._papers(groups, scale, filters)

    def _load(self, found: Sequence[Candidate]) -> list[Passage]:
        blocks: dict[int, tuple[Piece, ...]] = {}
        titles: dict[int, str] = {}
        loaded = []
        for one in found:
            rows = self._store.run("SELECT max(id) FROM texts WHERE id <= ?", (one.passage,))
            first, paper = cast("int | None", rows[0][0]), numbers.paper(one.passage)
            if first is None or numbers.paper(first) != paper:
                # Erased since it was found.
                continue
            if first not in blocks:
                packed = self._store.run("SELECT packed FROM texts WHERE id = ?", (first,))
                blocks[first] = texts.unpack(bytes(cast("bytes", packed[0][0]))) if packed else ()
            if paper not in titles:
                titles[paper] = "".join(
                    str(row[0]) for row in self._store.run("SELECT title FROM papers WHERE id = ?", (paper,))
                )
            if one.passage - first < len(blocks[first]):
                piece = blocks[first][one.passage - first]
                loaded.append(Passage(one.passage, paper, titles[paper], piece.heading, piece.spans, one.worth))
        return loaded

    def _papers(self, groups: dict[int, list[Passage]], scale: Scale, filters: Filters) -> tuple[FoundPaper, ...]:
        scores = {paper: ranking.of_paper([one.score for one in group]) for paper, group in groups.items()}
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


def _repeated(times: float) -> float:
    """Tell how much more a word says of a passage that has it several times."""
    return 1 + math.log(times) if times >= 1 else times


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
