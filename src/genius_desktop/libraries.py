"""Collections of the office's own papers: what is asked of whoever keeps their index, and what it tells."""

from dataclasses import dataclass
from typing import Literal

from genius_desktop.domain import Unit, Weights
from genius_desktop.overviews import Kind

# ocr: read, with pages that were recognised; changed: its text is older than the file; gone: it is no longer there.
PaperState = Literal["waiting", "read", "ocr", "unreadable", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Root:
    """A folder or a file of a collection; `lost` where it could not be looked into the last time."""

    path: bytes
    name: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of folders and files, how many of its files are in which state, and what it can be filtered by."""

    id: str
    name: str
    roots: tuple[Root, ...] = ()
    states: dict[PaperState, int] | None = None
    passages: int = 0
    checked: str = ""
    kinds: tuple[Kind, ...] = ()
    years: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a collection: where it lies, its state, and what it says of itself.

    An attachment has the way to it as `member`; `problem` is the code of why a file is unreadable.
    """

    collection: str
    path: bytes
    name: str
    state: PaperState
    problem: str = ""
    member: tuple[int, ...] = ()
    sha256: str = ""
    title: str = ""
    kind: Kind = "document"
    date: str = ""
    body: str = ""
    unit: Unit = "page"
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the collections is wanted; what is empty is not asked for. Endings are in small letters, without dot."""

    collections: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    years: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Place:
    """From where to where a word that was looked for stands in a quote."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: its number, its page, the sentence that says most of it, and the words in that."""

    passage: int
    page: int
    heading: str
    quote: str
    score: float
    marks: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A document with its passages that were found, the best one first, and where it lies a second time."""

    paper: Paper
    score: float
    hits: tuple[Hit, ...]
    copies: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexTask:
    """Bring the index up to date with the files of one collection, or of all.

    The `library` is the folder of the index. With `add`, these folders and files join the collection first; where none
    is named, they become a new one. With `again`, unreadable files are tried once more.
    """

    job: str
    library: bytes
    collection: str = ""
    name: str = ""
    add: tuple[bytes, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class CollectionsTask:
    """Tell the collections."""

    job: str
    library: bytes


@dataclass(frozen=True, slots=True)
class PapersTask:
    """Tell the files of a collection in these states, all for none, some at a time."""

    job: str
    library: bytes
    collection: str
    states: tuple[PaperState, ...] = ()
    first: int = 0
    most: int = 500


@dataclass(frozen=True, slots=True)
class RemoveTask:
    """Take folders and files out of a collection, all of it for none, and erase what the index has of them."""

    job: str
    library: bytes
    collection: str
    roots: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchTask:
    """Find passages by words, or passages that are like the one with the number `like`.

    Words between quotation marks must stand so. While someone types, the last word may be `unfinished`. With `weights`
    for searching, passages that mean what is asked are found too, where the index has vectors by these.
    """

    job: str
    library: bytes
    query: str
    filters: Filters = NO_FILTERS
    limit: int = 20
    like: int = 0
    unfinished: bool = False
    weights: Weights | None = None


@dataclass(frozen=True, slots=True)
class SenseTask:
    """Let the index know what its passages mean, by these weights; those of others are made anew."""

    job: str
    library: bytes
    weights: Weights


LibraryTask = IndexTask | CollectionsTask | PapersTask | RemoveTask | SearchTask | SenseTask


@dataclass(frozen=True, slots=True)
class Filed:
    """A file is in the index, or it is known why not."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class Indexed:
    """The index is up to date: of so many files, so many were read anew; `rebuilt` where a damaged one was replaced."""

    collections: tuple[Collection, ...]
    files: int
    read: int
    unreadable: int
    rebuilt: bool = False


@dataclass(frozen=True, slots=True)
class CollectionsTold:
    """These are the collections; of all their passages so many are known by what they mean, thanks to these weights."""

    collections: tuple[Collection, ...]
    passages: int = 0
    sensed: int = 0
    weights: str = ""


@dataclass(frozen=True, slots=True)
class Sensed:
    """So many of all passages are known by what they mean."""

    passages: int
    total: int


@dataclass(frozen=True, slots=True)
class PapersTold:
    """These are files of a collection, of so many in all."""

    papers: tuple[Paper, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found, the best first; `meant` is the query as it may have been meant, empty where it is as it should.

    `passages` is how many there are in all, `milliseconds` how long the search took, `by_sense` whether it went by what
    passages mean too, not by words alone.
    """

    results: tuple[FoundPaper, ...]
    meant: str = ""
    passages: int = 0
    milliseconds: float = 0.0
    by_sense: bool = False
