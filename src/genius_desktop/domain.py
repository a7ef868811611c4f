"""The nouns of the program: plain values that every process may hold."""

from dataclasses import dataclass
from typing import Literal

from genius_desktop.overviews import Overview
from genius_desktop.servers import DEFAULT_PRIVACY, Privacy, ServerAccess

Unit = Literal["page", "section"]
Origin = Literal["text", "ocr", "none"]
EngineKind = Literal["local", "server", "scripted"]
# Who vouches for the hash of weights: a catalogue, the publisher of the file, or no one but the user.
WeightsOrigin = Literal["catalog", "publisher", "unknown"]
LengthName = Literal["short", "medium", "long"]
ToneName = Literal["", "formal", "simple"]
Mode = Literal["full", "fast"]
ExportFormat = Literal["md", "docx", "odt", "pdf", "html", "txt"]
# fact: the documents say so; absent: they say nothing on its topic; conflict: two places give different figures.
StatementKind = Literal["fact", "absent", "conflict"]


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading starts in the text of its page, and how deep it is (1 is the title)."""

    start: int
    level: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page or section of a document, counted from 1; `problem` names why it could not be read.

    `quality` is how sure recognition was of its words, from 0 to 1; text that was there is sure.
    """

    number: int
    text: str
    origin: Origin = "text"
    label: str = ""
    problem: str = ""
    headings: tuple[Heading, ...] = ()
    quality: float = 1.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the reader was not sure of, where and how often; of an unread document, `detail` is its name."""

    code: str
    pages: tuple[int, ...] = ()
    count: int = 0
    detail: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read."""

    name: str
    sha256: str
    unit: Unit
    pages: tuple[Page, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text on one page."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document for one prompt; `document` counts from 0, `number` from 1; `weight` is 2 if important."""

    document: int
    number: int
    spans: tuple[Span, ...]
    heading: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its path in the bytes of the file system, and the name to show.

    `member` leads to an attachment, and to an attachment of that one.
    """

    path: bytes
    name: str
    member: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """A file of language-model weights; `family` chooses the prompt scaffold, empty means by vocabulary.

    Its `origin` is who vouches for the hash: the catalogue, the publisher's metadata, or no one but the user.
    """

    id: str
    path: bytes
    sha256: str
    family: str = ""
    origin: WeightsOrigin = "catalog"


@dataclass(frozen=True, slots=True)
class Plan:
    """How the local engine uses this PC, as a calibration found it; rates are tokens a second over all rows.

    `machine` names the processor, library and weights it was found for; another one goes without. The engine chooses
    where there is no `variant`; the processor computes alone where there is no `device` for some layers.
    """

    threads: int
    rows: int = 32
    ubatch_tokens: int = 512
    extra_buffers: bool = False
    flash_attention: bool = True
    unified: bool = False
    prefill_rate: float = 0.0
    decode_rate: float = 0.0
    machine: str = ""
    variant: str = ""
    device: str = ""
    device_layers: int = 0
    device_driver: str = ""


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Which engine shall write, with what; `memory` is a folder for what it remembers of documents.

    For a server: how it is reached, and what is hidden from it.
    """

    kind: EngineKind
    weights: Weights | None = None
    plan: Plan | None = None
    memory: bytes = b""
    server: ServerAccess | None = None
    privacy: Privacy = DEFAULT_PRIVACY


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Which engine wrote, as it is stored with a result; `told` is what a server itself calls its model."""

    name: EngineKind
    model: str
    sha256: str
    told: str = ""
    origin: WeightsOrigin = "catalog"


@dataclass(frozen=True, slots=True)
class Prompts:
    """What an assistant tells the model at each stage; `reminder` is added where an answer was of no use."""

    system: str
    note: str
    merge: str
    reminder: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a result shall be."""

    statements: int
    words: int


@dataclass(frozen=True, slots=True)
class Assistant:
    """Something a user can ask for, as its TOML file describes it."""

    id: str
    version: int
    title: str
    purpose: str
    prompts: Prompts
    lengths: dict[LengthName, Length]


@dataclass(frozen=True, slots=True)
class Note:
    """What the `engine` wrote about one passage; `key` is the digest of passage, prompt and weights."""

    key: str
    text: str
    engine: EngineInfo | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and the page it is said to stand on; `found` once a check has seen it there."""

    document: int
    page: int
    quote: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One figure or name of a statement and whether the source holds it."""

    kind: str
    value: str
    found: bool
    page: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a result with the places that support it, under a heading of the wanted form or none.

    Someone may have `edited` it (`unchecked` until its figures were looked for again) and found it right (`reviewed`).
    """

    text: str
    citations: tuple[Citation, ...] = ()
    checks: tuple[Check, ...] = ()
    topic: str = ""
    kind: StatementKind = "fact"
    edited: bool = False
    reviewed: bool = False
    unchecked: bool = False
    tone: ToneName = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a document was read; read, skimmed, skipped, without text and failed always add up to the total.

    Of a skimmed page the model has read the weightiest part only; the user has left out a skipped one.
    """

    pages_total: int
    pages_read: int
    pages_ocr: int
    pages_without_text: tuple[int, ...]
    pages_failed: tuple[int, ...]
    passages_total: int
    passages_noted: int
    pages_skimmed: tuple[int, ...] = ()
    pages_skipped: tuple[int, ...] = ()
    pages_recognised: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What a result says of a document it rests on: source or attachment; of a collection also its title and date."""

    name: str
    sha256: str
    pages: int
    unit: Unit
    coverage: Coverage
    doubts: tuple[Doubt, ...] = ()
    source: int = 0
    member: tuple[int, ...] = ()
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a job took (seconds) and how many tokens went in and out."""

    seconds_total: float
    seconds_first_text: float
    tokens_in: int
    tokens_out: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The result of the main job, with an overview of each document; `engine` has ended what `engines` have written."""

    title: str
    documents: tuple[DocumentReport, ...]
    statements: tuple[Statement, ...]
    engine: EngineInfo
    timing: Timing
    warnings: tuple[Doubt, ...] = ()
    overviews: tuple[Overview, ...] = ()
    form: str = ""
    mode: Mode = "full"
    length: LengthName = "medium"
    engines: tuple[EngineInfo, ...] = ()
