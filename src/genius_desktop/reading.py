"""What is said between a reader process and those who ask it: orders one way, answers the other."""

from dataclasses import dataclass
from typing import Any

from genius_desktop import codec
from genius_desktop.domain import Doubt, Page, Unit

# The largest document that is read at all.
DOCUMENT_LIMIT_BYTES = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file within a document, counted from 1; one that is readable can be read as a document of its own."""

    number: int
    name: str
    size: int
    readable: bool


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """Tell every page of the document whose bytes follow, or of an attachment in it."""

    name: str
    length: int
    member: tuple[int, ...] = ()
    password: str = ""


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """Keep the document whose bytes follow open, or an attachment in it, for orders about single pages."""

    name: str
    length: int
    member: tuple[int, ...] = ()
    password: str = ""


@dataclass(frozen=True, slots=True)
class RecogniseOrder:
    """Read the picture of a page of the open document and tell its text."""

    page: int


@dataclass(frozen=True, slots=True)
class PictureOrder:
    """Draw a page of the open document, so many pixels wide, and tell where the quotes stand."""

    page: int
    width_px: int
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextOrder:
    """Tell the text of a page of the open document, and where the quotes stand in it."""

    page: int
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindOrder:
    """Find every place of a text on so many pages of the open document."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Opening:
    """The document is open and has so many pages or sections, and these files within.

    `unprotected` names what the system cannot keep the reader from; see `documents.sandbox`.
    """

    unit: Unit
    pages: int
    attachments: tuple[Attachment, ...] = ()
    unprotected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page; a scanned one has no usable text, but recognition may find some."""

    page: Page
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Doubtful:
    """The reader is not sure of something."""

    doubt: Doubt


@dataclass(frozen=True, slots=True)
class ReadDone:
    """Every page of a `ReadOrder` was told."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle to highlight, in pixels of its picture."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A page picture; `length` bytes follow, RGB, three a pixel, rows without padding."""

    page: int
    width: int
    height: int
    length: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters to highlight in a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of one page, and where the quotes stand."""

    page: Page
    marks: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in shares of the width and height of its page."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A place of a searched text: characters of a section, or boxes on a page, one for each line."""

    page: int
    start: int = 0
    end: int = 0
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Where a text stands on these pages; the `blind` ones have no text that can be searched."""

    first: int
    last: int
    hits: tuple[Hit, ...] = ()
    blind: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The order cannot be met, for a reason a person can put right."""

    code: str
    detail: str


Order = ReadOrder | OpenOrder | PictureOrder | TextOrder | RecogniseOrder | FindOrder
Answer = Opening | PageRead | Doubtful | ReadDone | Picture | PageText | Found | Refused
_ORDERS = codec.by_name(ReadOrder, OpenOrder, PictureOrder, TextOrder, RecogniseOrder, FindOrder)
_ANSWERS: dict[str, type[Any]] = codec.by_name(Opening, PageRead, Doubtful, ReadDone, Picture, PageText, Found, Refused)


def read_order(line: bytes) -> Order:
    """Read an order from its line.

    Raises `MalformedMessageError`.
    """
    order: Order = codec.from_line(line, _ORDERS)
    return order


def read_answer(line: bytes) -> Answer:
    """Read an answer from its line.

    Raises `MalformedMessageError`.
    """
    answer: Answer = codec.from_line(line, _ANSWERS)
    return answer
