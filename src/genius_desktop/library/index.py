"""The index as its writer knows it: files with their states, papers with their passages, and the words in them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from genius_desktop.libraries import PaperState
from genius_desktop.library import candidates, numbers, texts
from genius_desktop.library.store import Store
from genius_desktop.library.terms import terms
from genius_desktop.library.texts import PaperText
from genius_desktop.library.tokenizer import tokens
from genius_desktop.library.vectors import VectorShelf

# The count of all passages stands among those of the stems.
ALL = ""
_KNOWN = "id, path, size, modified, sha256, state"


@dataclass(frozen=True, slots=True)
class Known:
    """A file as the index knows it."""

    id: int
    path: bytes
    size: int
    modified: int
    sha256: str
    state: PaperState


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as the disk shows it: how large it is (bytes) and when it was changed (nanoseconds)."""

    root: bytes
    path: bytes
    name: str
    size: int
    modified: int

    @property
    def ending(self) -> str:
        """What its name ends in, in small letters."""
        return self.name.rpartition("/")[2].rpartition(".")[2].lower() if "." in self.name.rpartition("/")[2] else ""


class Index:
    """The writer's index; nobody else writes. Everything raises `SetupProblem` where the disk is full or fails."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder, writing=True)
        self.vectors = VectorShelf(self._store)
        # How often stems came or went since the last transaction, each with a word that has it.
        self._counts: Counter[str] = Counter()
        self._words: dict[str, str] = {}

    @property
    def rebuilt(self) -> bool:
        """Whether a damaged index was replaced by an empty one."""
        return self._store.rebuilt

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Let what is written within happen together; once this returns, it survives a power cut."""
        self._counts.clear()
        self._words.clear()
        with self._store.all_or_nothing():
            yield
            self._count_words()

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return candidates.passages(self._store)

    def files(self, collection: str) -> dict[bytes, Known]:
        """Give the files of a collection by their paths."""
        rows = self._store.run(f"SELECT {_KNOWN} FROM files WHERE collection = ?", (collection,))  # noqa: S608 (our own columns)
        return {known.path: known for known in map(_known, rows)}

    def collections(self) -> set[str]:
        """Give the collections that have files."""
        return {str(row[0]) for row in self._store.run("SELECT DISTINCT collection FROM files")}

    def add(self, collection: str, seen: Seen) -> int:
        """Enter a file that waits to be read; give its number."""
        self._store.run(
            "INSERT INTO files (collection, root, path, name, ending, size, modified) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (collection, seen.root, seen.path, seen.name, seen.ending, seen.size, seen.modified),
        )
        return self._store.last_row

    def move(self, file: int, seen: Seen) -> None:
        """Let a file be where it was moved to."""
        self._store.run(
            "UPDATE files SET root = ?, path = ?, name = ?, ending = ?, size = ?, modified = ? WHERE id = ?",
            (seen.root, seen.path, seen.name, seen.ending, seen.size, seen.modified, file),
        )

    def mark(self, file: int, state: PaperState, problem: str = "") -> None:
        """Keep the state of a file."""
        self._store.run("UPDATE files SET state = ?, problem = ? WHERE id = ?", (state, problem, file))

    def settle(self, file: int, seen: Seen, *, sha256: str, state: PaperState, problem: str = "") -> None:
        """Keep as what a file was read; text that no file has any more is dropped."""
        before = self._store.run("SELECT sha256 FROM files WHERE id = ?", (file,))
        self._store.run(
            "UPDATE files SET sha256 = ?, state = ?, problem = ?, size = ?, modified = ? WHERE id = ?",
            (sha256, state, problem, seen.size, seen.modified, file),
        )
        for row in before:
            self._drop_unowned(str(row[0]))

    def state_of(self, sha256: str) -> PaperState | None:
        """Tell whether text with this digest is in the index, as read or as recognised."""
        rows = self._store.run("SELECT max(recognised) FROM papers WHERE sha256 = ?", (sha256,))
        return None if not rows or rows[0][0] is None else "ocr" if rows[0][0] else "read"

    def has_size(self, size: int) -> bool:
        """Tell whether a file of so many bytes was read."""
        return bool(self._store.run("SELECT 1 FROM files WHERE size = ? AND sha256 <> '' LIMIT 1", (size,)))

    def enter(self, paper: PaperText) -> None:
        """Enter a document with its passages, in place of what was there of it."""
        member = ".".join(map(str, paper.member))
        self._drop("sha256 = ? AND member = ?", (paper.sha256, member))
        pieces = paper.pieces[: numbers.MOST_PASSAGES]
        self._store.run(
            "INSERT INTO papers (sha256, member, name, title, titles, kind, date, year, body, unit, pages, recognised, "
            "passages, likeness) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                paper.sha256,
                member,
                paper.name,
                paper.title,
                paper.titles,
                paper.kind,
                paper.date,
                int(paper.date[:4] or 0),
                paper.body,
                paper.unit,
                paper.pages,
                int(paper.recognised),
                len(pieces),
                b"",
            ),
        )
        number = self._store.last_row
        stems: list[str] = []
        for first, block in texts.blocks(pieces):
            self._store.run("INSERT INTO texts VALUES (?, ?)", (numbers.passage(number, first), texts.pack(block)))
        for place, piece in enumerate(pieces, 1):
            row = numbers.passage(number, place)
            text, heading = piece.text, piece.heading.removeprefix(paper.title)
            self._store.run(
                "INSERT INTO found (rowid, title, heading, text) VALUES (?, ?, ?, ?)",
                (row, paper.titles, heading, text),
            )
            stems += [word[0] for word in tokens(text)]
            self._tally((paper.titles, heading, text), 1)
        self._counts[ALL] += len(pieces)
        self._store.run("UPDATE papers SET likeness = ? WHERE id = ?", (texts.likeness(stems), number))

    def forget(self, files: Iterable[int]) -> None:
        """Delete files; text that no file has any more goes with them."""
        for file in files:
            rows = self._store.run("DELETE FROM files WHERE id = ? RETURNING sha256", (file,))
            for row in rows:
                self._drop_unowned(str(row[0]))

    def empty(self, file: int) -> None:
        """Keep a file as one that is gone, without its text."""
        rows = self._store.run("SELECT sha256 FROM files WHERE id = ?", (file,))
        self._store.run("UPDATE files SET state = 'gone', problem = '', sha256 = '' WHERE id = ?", (file,))
        for row in rows:
            self._drop_unowned(str(row[0]))

    def _drop_unowned(self, sha256: str) -> None:
        if sha256 and not self._store.run("SELECT 1 FROM files WHERE sha256 = ? LIMIT 1", (sha256,)):
            self._drop("sha256 = ?", (sha256,))

    def _drop(self, which: str, values: tuple[str, ...]) -> None:
        rows = self._store.run(f"SELECT id, title, titles FROM papers WHERE {which}", values)  # noqa: S608 (our own words)
        for number, title, titles in rows:
            paper = cast("int", number)
            span = numbers.of(paper)
            for packed in self._store.run("SELECT packed FROM texts WHERE id BETWEEN ? AND ?", span):
                for piece in texts.unpack(bytes(cast("bytes", packed[0]))):
                    self._tally((str(titles), piece.heading.removeprefix(str(title)), piece.text), -1)
                    self._counts[ALL] -= 1
            self._store.run("DELETE FROM found WHERE rowid BETWEEN ? AND ?", span)
            self._store.run("DELETE FROM texts WHERE id BETWEEN ? AND ?", span)
            self.vectors.drop(span)
            self._store.run("DELETE FROM papers WHERE id = ?", (paper,))
            self._store.erase_later()

    def _tally(self, passage: tuple[str, str, str], by: int) -> None:
        """Count the stems of a passage, each once, in title, heading and text."""
        stems = {stem for text in passage for word in tokens(text) for stem in word}
        self._counts.update(dict.fromkeys(stems, by))
        if by > 0 and not stems <= self._words.keys():
            for text in passage:
                for term in terms(text):
                    if term.stem not in self._words:
                        self._words[term.stem] = text[term.start : term.end]

    def _count_words(self) -> None:
        rows = [(stem, self._words.get(stem, ""), count) for stem, count in self._counts.items() if count]
        self._store.run_many(
            "INSERT INTO words VALUES (?, ?, ?) ON CONFLICT (stem) DO UPDATE SET "
            "passages = passages + excluded.passages, word = iif(word = '', excluded.word, word)",
            rows,
        )
        gone = [(stem,) for stem, _, count in rows if count < 0]
        self._store.run_many("DELETE FROM words WHERE stem = ? AND passages <= 0", gone)

    def tidy(self, *, most_bytes: int = 1 << 62) -> None:
        """Let no byte of what was deleted be left, if the file has at most so many bytes."""
        self._store.end_erasure(most_bytes=most_bytes)

    def pack(self, *, most_bytes: int) -> None:
        """Make the file as small as it can be, if it has at most so many bytes."""
        self._store.pack(most_bytes=most_bytes)

    def close(self) -> None:
        """Give the index back."""
        self._store.close()


def _known(row: "tuple[object, ...]") -> Known:
    number, path, size, modified, sha256, state = row
    return Known(
        cast("int", number),
        bytes(cast("bytes", path)),
        cast("int", size),
        cast("int", modified),
        str(sha256),
        cast("PaperState", state),
    )
