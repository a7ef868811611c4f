"""The terms of German text for SQLite's full-text search."""

from collections.abc import Callable, Iterable
from functools import lru_cache

import apsw

from genius_desktop.library.terms import terms

NAME = "german"
# Title, heading and text of a passage: they are counted after they were indexed, and need not be read twice.
_KEPT_TEXTS = 4
_Tokens = Iterable[str | tuple[str, ...] | tuple[int, int, *tuple[str, ...]]]
_Tokenize = Callable[[bytes, int, str | None], _Tokens]


def register(connection: apsw.Connection) -> None:
    """Let a connection cut text into German terms; parts of a compound stand at the place of the whole."""
    connection.register_fts5_tokenizer(NAME, _make)


def _make(_connection: apsw.Connection, _arguments: list[str]) -> _Tokenize:
    def tokenize(utf8: bytes, reason: int, _locale: str | None) -> _Tokens:
        if reason & apsw.FTS5_TOKENIZE_QUERY:
            # A query is made of stems already: they are not cut again.
            return utf8.decode("utf-8", "replace").split()
        # Without places: no one asks FTS5 for them, and counting bytes costs time.
        return tokens(utf8.decode("utf-8", "replace"))

    return tokenize


@lru_cache(_KEPT_TEXTS)
def tokens(text: str) -> tuple[tuple[str, ...], ...]:
    """Give for each word of a text its stem and the stems of its parts."""
    return tuple((term.stem, *term.parts) for term in terms(text))
