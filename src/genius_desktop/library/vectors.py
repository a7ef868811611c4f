"""Passages by what they mean: kept as vectors beside their text, made anew when other weights make them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from genius_desktop.library import numbers, texts
from genius_desktop.library.store import Store
from genius_desktop.library.texts import Piece


@dataclass(frozen=True, slots=True)
class Made:
    """By which weights the vectors of an index were made, how wide they are, how many passages came and went."""

    weights: str
    name: str
    width: int
    came: int
    went: int

    @property
    def passages(self) -> int:
        """How many passages have a vector."""
        return self.came - self.went


def made(store: Store) -> Made | None:
    """Tell by which weights the vectors were made; None where there are none.

    Raises `SetupProblem`, as all here do.
    """
    if not store.knows("embedder"):
        # Written by an older program, and not yet by this one.
        return None
    rows = store.run("SELECT weights, name, width, came, went FROM embedder")
    if not rows:
        return None
    weights, name, width, came, went = rows[0]
    return Made(str(weights), str(name), cast("int", width), cast("int", came), cast("int", went))


class VectorShelf:
    """The vectors of an index for whoever writes it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def use(self, weights: str, name: str, width: int) -> None:
        """Keep vectors of these weights; those that others have made go."""
        known = made(self._store)
        if known is not None and (known.weights, known.width) == (weights, width):
            return
        # Never the counts of before: whoever has looked must see that everything is another.
        gone = known.came + 1 if known else 0
        self._store.run("DELETE FROM vectors")
        self._store.run("DELETE FROM embedder")
        self._store.run("INSERT INTO embedder VALUES (?, ?, ?, ?, ?)", (weights, name, width, gone, gone))

    def missing(self, weights: str) -> list[int]:
        """Give the first passages of the blocks that have no vectors by these weights, the newest first."""
        known = made(self._store)
        none = known is None or known.weights != weights
        without = "" if none else "WHERE NOT EXISTS (SELECT 1 FROM vectors WHERE vectors.id = texts.id)"
        rows = self._store.run(f"SELECT id FROM texts {without} ORDER BY id DESC")  # noqa: S608 (our own words)
        return [cast("int", row[0]) for row in rows]

    def passages(self, first: int) -> list[str]:
        """Give the passages of a block as they are to be read for what they mean."""
        rows = self._store.run(
            "SELECT packed, title FROM texts JOIN papers ON papers.id = texts.id >> ? WHERE texts.id = ?",
            (numbers.BITS, first),
        )
        return [
            with_titles(str(title), piece)
            for packed, title in rows
            for piece in texts.unpack(bytes(cast("bytes", packed)))
        ]

    @property
    def count(self) -> int:
        """How many passages have a vector."""
        known = made(self._store)
        return known.passages if known else 0

    def enter(self, first: int, packed: bytes) -> None:
        """Keep the vectors of a block."""
        self._store.run("INSERT INTO vectors VALUES (?, ?)", (first, packed))
        self._store.run("UPDATE embedder SET came = came + ? / width", (len(packed),))

    def drop(self, span: Sequence[int]) -> None:
        """Delete the vectors of passages between two numbers."""
        rows = self._store.run(
            "DELETE FROM vectors WHERE id BETWEEN ? AND ? RETURNING length(packed)", (span[0], span[1])
        )
        size = sum(cast("int", row[0]) for row in rows)
        self._store.run("UPDATE embedder SET went = went + ? / width", (size,))


def with_titles(title: str, piece: Piece) -> str:
    """Give a passage with what it is about before it."""
    above = " · ".join(filter(None, (title, piece.heading.removeprefix(title).strip(" ·"))))
    return f"{above}\n{piece.text}" if above else piece.text
