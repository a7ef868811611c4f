"""The terms of German text for SQLite's full-text search."""

from collections.abc import Callable

import apsw

from genius_desktop.library.terms import terms

NAME = "german"
Found = list[tuple[int, int, str] | tuple[int, int, str, str]]


def register(connection: apsw.Connection) -> None:
    """Let a connection cut text into German terms; parts of a compound stand at the place of the whole."""
    connection.register_fts5_tokenizer(NAME, _make)


def _make(_connection: apsw.Connection, _arguments: list[str]) -> Callable[..., object]:
    def tokenize(utf8: bytes, _reason: int, _locale: str | None) -> list[tuple[str, ...]]:
        # Without places: no one asks FTS5 for them, and counting bytes costs time.
        return [(term.stem, *term.parts) for term in terms(utf8.decode("utf-8", "replace"))]

    return tokenize
