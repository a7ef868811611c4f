"""The passages that mean nearly what is asked: all of them looked at coarsely in memory, the likeliest in full."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from genius_desktop.library import numbers, vectors
from genius_desktop.library.store import Store
from genius_desktop.library.vectors import Made

# So many are compared in full, by the signs of their numbers nearest of all (Charikar 2002).
LOOKED_AT = 400
# Away from the middle of all vectors, what has nothing to do with a question is about this near to it (measured with
# E5 over statutes: questions about baking 0.19-0.29, 95 of 100 right answers above 0.23). A middle needs many.
_UNRELATED, _MANY = 0.25, 100
# The middle of all vectors is taken from so many blocks, and anew when there are so many times more.
_SAMPLE, _GROWN = 500, 4
_READ_AT_ONCE, _COMPARED_AT_ONCE = 500, 32_768
_WORD_BITS, _GREATEST = 64, 127
Floats = npt.NDArray[np.float32]
_Bytes = npt.NDArray[np.int8]
_Words = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Near:
    """A passage, and how near what it means is to what is asked: 1 at most."""

    passage: int
    cosine: float


class Nearness:
    """The signs of all vectors of an index, kept between searches: an eighth of a byte for each number of a vector.

    Vectors of a language lie in one corner of their space, so that signs tell little before their middle is taken away.
    """

    def __init__(self) -> None:
        self._known: Made | None = None
        self._blocks: dict[int, _Words] = {}
        self._middle: Floats = np.zeros(0, np.float32)
        self._sampled = 0
        self._signs: _Words = np.zeros((0, 0), np.uint64)
        self._numbers: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._firsts: npt.NDArray[np.int64] = np.zeros(0, np.int64)

    def find(self, store: Store, asked: Floats, papers: Collection[int] | None, *, most: int) -> list[Near]:
        """Give the passages nearest to a vector of length one, of these papers or of all.

        Raises `SetupProblem`.
        """
        self._follow(store)
        known = self._known
        if known is None or known.width != len(asked) or not len(self._numbers):
            return []
        rows = self._likeliest(asked, papers)
        found: list[Near] = []
        for first in np.unique(self._firsts[rows]):
            packed = store.run("SELECT packed FROM vectors WHERE id = ?", (int(first),))
            if not packed:
                # Erased since it was found.
                continue
            block = unpack(bytes(cast("bytes", packed[0][0])), known.width)
            within = self._numbers[rows[self._firsts[rows] == first]] - first
            found += [
                Near(int(first + place), float(block[place] @ asked))
                for place in within
                if place < len(block) and self._related(block[place], asked)
            ]
        return sorted(found, key=lambda one: -one.cosine)[:most]

    def _related(self, row: Floats, asked: Floats) -> bool:
        """Tell whether a passage has anything to do with what is asked, as far as that shows."""
        if len(self._numbers) < _MANY:
            return True
        one, other = row - self._middle, asked - self._middle
        return float(one @ other) > _UNRELATED * float(np.linalg.norm(one) * np.linalg.norm(other))

    def _likeliest(self, asked: Floats, papers: Collection[int] | None) -> npt.NDArray[np.int64]:
        """Give the rows whose signs differ least from those of what is asked."""
        wanted = _signs((asked - self._middle)[None])[0]
        far = np.empty(len(self._numbers), np.uint16)
        for start in range(0, len(far), _COMPARED_AT_ONCE):
            part = self._signs[:, start : start + _COMPARED_AT_ONCE]
            far[start : start + _COMPARED_AT_ONCE] = sum(
                np.bitwise_count(row ^ word).astype(np.uint16) for row, word in zip(part, wanted, strict=True)
            )
        if papers is not None:
            own = np.fromiter(papers, np.int64, len(papers))
            chosen = np.flatnonzero(np.isin(self._numbers >> numbers.BITS, own))
        else:
            chosen = np.arange(len(far))
        if len(chosen) <= LOOKED_AT:
            return chosen
        counts = np.bincount(far[chosen]).cumsum()
        limit = int(np.searchsorted(counts, LOOKED_AT))
        nearest = chosen[far[chosen] <= limit]
        # Of those that differ as much as the last one, the newest.
        return nearest[np.argsort(far[nearest], kind="stable")[:LOOKED_AT]]

    def _follow(self, store: Store) -> None:
        """Learn what has come and gone since the last search."""
        made = vectors.made(store)
        if made == self._known:
            return
        before, self._known = self._known, made
        if made is None or before is None or (made.weights, made.went) != (before.weights, before.went):
            self._blocks.clear()
        if made is None:
            self._arrange()
            return
        there = [cast("int", row[0]) for row in store.run("SELECT id FROM vectors ORDER BY id DESC")]
        if not self._blocks or len(there) > _GROWN * self._sampled:
            self._blocks.clear()
            self._take_middle(store, there, made.width)
        fresh = [first for first in there if first not in self._blocks]
        for start in range(0, len(fresh), _READ_AT_ONCE):
            some = fresh[start : start + _READ_AT_ONCE]
            holes = ", ".join("?" * len(some))
            for first, packed in store.run(f"SELECT id, packed FROM vectors WHERE id IN ({holes})", tuple(some)):  # noqa: S608 (only holes)
                rows = unpack(bytes(cast("bytes", packed)), made.width)
                self._blocks[cast("int", first)] = _signs(rows - self._middle)
        self._arrange()

    def _take_middle(self, store: Store, there: list[int], width: int) -> None:
        step = max(1, len(there) // _SAMPLE)
        total, rows = np.zeros(width, np.float64), 0
        for first in there[::step]:
            for (packed,) in store.run("SELECT packed FROM vectors WHERE id = ?", (first,)):
                some = unpack(bytes(cast("bytes", packed)), width)
                total += some.sum(axis=0)
                rows += len(some)
        self._middle = (total / max(rows, 1)).astype(np.float32)
        self._sampled = max(len(there), 1)

    def _arrange(self) -> None:
        """Lay the signs out so that the same word of all passages lies together, the newest passages first."""
        ordered = sorted(self._blocks, reverse=True)
        lengths = [len(self._blocks[first]) for first in ordered]
        self._firsts = np.repeat(np.array(ordered, np.int64), lengths)
        within = [np.arange(length, dtype=np.int64) for length in lengths]
        self._numbers = self._firsts + (np.concatenate(within) if within else np.zeros(0, np.int64))
        all_signs = [self._blocks[first] for first in ordered]
        self._signs = np.ascontiguousarray(np.concatenate(all_signs).T) if all_signs else np.zeros((0, 0), np.uint64)


def _signs(rows: Floats) -> _Words:
    """Give a bit for each number of each row, in whole words."""
    bits = np.packbits(rows > 0, axis=1)
    short = -bits.shape[1] % (_WORD_BITS // 8)
    return np.ascontiguousarray(np.pad(bits, ((0, 0), (0, short)))).view(np.uint64)


def pack(rows: Floats) -> bytes:
    """Give vectors as signed bytes; each keeps its direction, not its length."""
    greatest = np.abs(rows).max(axis=1, keepdims=True)
    packed: _Bytes = np.rint(rows * (_GREATEST / np.where(greatest, greatest, 1))).astype(np.int8)
    return packed.tobytes()


def unpack(data: bytes, width: int) -> Floats:
    """Give vectors of length one, a row each; one that is all zeros stays so."""
    rows = np.frombuffer(data, np.int8).reshape(-1, width).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    told: Floats = np.divide(rows, np.maximum(lengths, np.finfo(np.float32).tiny), dtype=np.float32)
    return told
