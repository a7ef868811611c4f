"""The passages that may answer a question, found by the index alone and within a bounded time."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from genius_desktop.libraries import Filters
from genius_desktop.library import questions
from genius_desktop.library.questions import Query
from genius_desktop.library.store import Store

# So many passages are looked at again, and so many rows of the index may be ranked to find them.
MOST, MOST_RANKED, _NEWEST = 40, 20_000, 4_000
_TITLE, _HEADING, _TEXT = 4.0, 2.0, 1.0
_ASKED_AT_ONCE = 500
# From where to where no passage has its number.
NO_NUMBERS = (0, 0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage, and how well the index itself thinks that it fits; more is better."""

    passage: int
    worth: float


def passages(store: Store) -> int:
    """Count the passages of the index."""
    return sum(cast("int", row[0]) for row in store.run("SELECT passages FROM words WHERE stem = ''"))


def frequencies(store: Store, stems: Sequence[str]) -> dict[str, int]:
    """Tell in how many passages each stem stands; what stands nowhere is left out."""
    asked = list(stems)[:_ASKED_AT_ONCE]
    holes = ", ".join("?" * len(asked))
    rows = store.run(f"SELECT stem, passages FROM words WHERE stem IN ({holes})", tuple(asked))  # noqa: S608 (only holes)
    return {str(stem): cast("int", count) for stem, count in rows}


def weights(frequent: Mapping[str, int], total: int) -> dict[str, float]:
    """Give how much each stem tells, after Robertson and Spärck Jones as BM25 has it."""
    return {stem: math.log(1 + (total - count + 0.5) / (count + 0.5)) for stem, count in frequent.items()}


def find(
    store: Store,
    query: Query,
    frequent: Mapping[str, int],
    *,
    filters: Filters,
    parts: questions.Parts = questions.ALL_PARTS,
    without: tuple[int, int] = NO_NUMBERS,
) -> list[Candidate]:
    """Find the passages that fit best, by the rarest stems of the question, `without` those between two numbers."""
    expression, fits = _expression(query, frequent)
    if not expression:
        return []
    narrowed, values = narrowing(filters)
    if without != NO_NUMBERS:
        narrowed, values = f"{narrowed} AND found.rowid NOT BETWEEN ? AND ?", (*values, *without)
    title, heading = (_TITLE, _HEADING) if parts.headings else (0.0, 0.0)
    # To sort by rank is to rank all: of more than can be ranked in time, the newest are looked at.
    order, most = ("rank", MOST) if fits else ("found.rowid DESC", _NEWEST)
    rows = store.run(
        f"SELECT rowid, bm25(found, {title}, {heading}, {_TEXT}) AS rank FROM found WHERE found MATCH ? {narrowed} "  # noqa: S608 (our own words)
        f"ORDER BY {order} LIMIT ?",
        (expression, *values, most),
    )
    found = [Candidate(cast("int", number), -cast("float", rank)) for number, rank in rows]
    return sorted(found, key=lambda one: -one.worth)[:MOST]


def _expression(query: Query, frequent: Mapping[str, int]) -> tuple[str, bool]:
    """Write the question in the language of FTS5, and tell whether all that fits it can be ranked in time."""
    worth = query.stems()
    known = sorted((stem for stem in worth if stem in frequent), key=lambda stem: frequent[stem] / worth[stem])
    chosen: list[str] = []
    ranked = 0
    for stem in known:
        if chosen and ranked + frequent[stem] > MOST_RANKED:
            break
        chosen.append(stem)
        ranked += frequent[stem]
    alone = " OR ".join(map(_quoted, chosen))
    if ranked > MOST_RANKED:
        alone = _narrow(query, frequent) or alone
    phrases = " AND ".join(f'"{" ".join(map(_plain, phrase))}"' for phrase in query.phrases)
    if phrases:
        return (f"({alone}) AND {phrases}" if alone else phrases), True
    return alone, ranked <= MOST_RANKED


def _narrow(query: Query, frequent: Mapping[str, int]) -> str:
    """Where even the rarest word is frequent: all words at once, in whatever of their forms."""
    groups = [[stem for stem in word.stems if stem in frequent] for word in query.words]
    told = [f"({' OR '.join(map(_quoted, group))})" for group in groups if group]
    return " AND ".join(told) if len(told) > 1 else ""


def _plain(stem: str) -> str:
    return stem.replace('"', "")


def _quoted(stem: str) -> str:
    return f'"{_plain(stem)}"'


def papers(store: Store, filters: Filters) -> set[int] | None:
    """Give the papers that a filter leaves; None where it leaves all."""
    narrowed, values = _inner(filters)
    return {cast("int", row[0]) for row in store.run(narrowed, values)} if narrowed else None


def narrowing(filters: Filters) -> tuple[str, tuple[str | int, ...]]:
    """Give what a filter adds to a search for row numbers of passages, and its values."""
    inner, values = _inner(filters)
    return (f"AND found.rowid >> 20 IN ({inner})", values) if inner else ("", ())


def _inner(filters: Filters) -> tuple[str, tuple[str | int, ...]]:
    of_papers = [("kind", filters.kinds), ("year", filters.years), ("body", filters.bodies)]
    of_files = [("collection", filters.collections), ("ending", filters.endings)]
    terms: list[str] = []
    values: list[str | int] = []
    for table, columns in (("papers", of_papers), ("files", of_files)):
        for column, wanted in columns:
            if wanted:
                terms.append(f"{table}.{column} IN ({', '.join('?' * len(wanted))})")
                values += wanted
    if not terms:
        return "", ()
    inner = f"SELECT papers.id FROM papers JOIN files USING (sha256) WHERE {' AND '.join(terms)}"  # noqa: S608 (our own columns)
    return inner, tuple(values)
