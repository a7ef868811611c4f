"""What the index tells of its collections and their files, without changing anything."""

from contextlib import closing
from pathlib import Path
from typing import cast

from genius_desktop.libraries import Collection, CollectionsTold, Paper, PaperState, Root
from genius_desktop.library import candidates, collections, store, vectors
from genius_desktop.library.collections import Shelf
from genius_desktop.library.store import Store
from genius_desktop.overviews import Kind


def told(folder: Path) -> tuple[Collection, ...]:
    """Tell all collections; of those that were never read only their names and places.

    Raises `SetupProblem`.
    """
    shelves = collections.load(folder)
    if not store.exists(folder):
        return tuple(_bare(shelf) for shelf in shelves)
    with closing(Store(folder, writing=False)) as index:
        return tuple(_whole(shelf, index) for shelf in shelves)


def everything(folder: Path) -> CollectionsTold:
    """Tell all collections, and how much of the index is known by what it means.

    Raises `SetupProblem`.
    """
    if not store.exists(folder):
        return CollectionsTold(told(folder))
    with closing(Store(folder, writing=False)) as index:
        made, passages = vectors.made(index), candidates.passages(index)
    return CollectionsTold(told(folder), passages, made.passages if made else 0, made.name if made else "")


def _bare(shelf: Shelf) -> Collection:
    roots = tuple(Root(path, collections.label(path), path in shelf.lost) for path in shelf.roots)
    return Collection(shelf.id, shelf.name, roots, checked=shelf.checked)


def _whole(shelf: Shelf, index: Store) -> Collection:
    bare = _bare(shelf)
    states = index.run("SELECT state, count(*) FROM files WHERE collection = ? GROUP BY state", (shelf.id,))
    of = "FROM papers WHERE sha256 IN (SELECT sha256 FROM files WHERE collection = ?)"

    def column(name: str) -> list[str]:
        rows = index.run(f"SELECT DISTINCT {name} {of} ORDER BY 1", (shelf.id,))
        return [str(row[0]) for row in rows if row[0]]

    passages = index.run(f"SELECT coalesce(sum(passages), 0) {of}", (shelf.id,))
    endings = index.run("SELECT DISTINCT ending FROM files WHERE collection = ? ORDER BY 1", (shelf.id,))
    return Collection(
        bare.id,
        bare.name,
        bare.roots,
        {cast("PaperState", state): cast("int", count) for state, count in states},
        cast("int", passages[0][0]),
        bare.checked,
        tuple(cast("Kind", kind) for kind in column("kind")),
        tuple(sorted(map(int, column("year")), reverse=True)),
        tuple(column("body")),
        tuple(str(row[0]) for row in endings if row[0]),
    )


def papers(
    folder: Path, collection: str, states: tuple[PaperState, ...] = (), *, first: int = 0, most: int = 500
) -> tuple[tuple[Paper, ...], int]:
    """Tell some files of a collection by their names, and how many there are.

    Raises `Problem`.
    """
    shelf = collections.find(collections.load(folder), collection)
    if not store.exists(folder):
        return (), 0
    of_states = f"AND state IN ({', '.join('?' * len(states))})" if states else ""
    with closing(Store(folder, writing=False)) as index:
        total = index.run(f"SELECT count(*) FROM files WHERE collection = ? {of_states}", (shelf.id, *states))  # noqa: S608 (only holes)
        rows = index.run(
            "SELECT collection, path, files.name, state, problem, member, files.sha256, title, kind, date, body, unit, "  # noqa: S608 (only holes)
            "pages, '', '' FROM files LEFT JOIN papers ON papers.sha256 = files.sha256 AND papers.member = '' "
            f"WHERE collection = ? {of_states} ORDER BY files.name LIMIT ? OFFSET ?",
            (shelf.id, *states, most, first),
        )
    return tuple(paper(row) for row in rows), cast("int", total[0][0])


def paper(row: "tuple[object, ...]") -> Paper:
    """Give a file as its row tells it."""
    collection, path, name, state, problem, member, sha256, title, kind, date, body, unit, pages, own, _ = row
    way = tuple(int(part) for part in str(member or "").split(".") if part)
    return Paper(
        str(collection),
        bytes(cast("bytes", path)),
        f"{name} · {own}" if way else str(name),
        cast("PaperState", state),
        str(problem),
        way,
        str(sha256),
        str(title or ""),
        cast("Kind", kind or "document"),
        str(date or ""),
        str(body or ""),
        "section" if unit == "section" else "page",
        cast("int", pages or 0),
    )
