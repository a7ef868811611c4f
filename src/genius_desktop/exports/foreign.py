"""Template files of an office, taken in only as far as nothing in them can run or load."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from lxml import etree

_FILE_BYTES, _WHOLE_BYTES, _PARTS = 20_000_000, 100_000_000, 2_000
# Parts that hold programs, in Word's and in OpenDocument's packages.
_PROGRAMS = re.compile(r"vbaProject|activeX|embeddings/|^Basic/|^Scripts/|^Object ", re.IGNORECASE)
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_LINKED = re.compile(rb'(?:xlink:href|href)="(?:[a-z]+:)?//')


# What the readers of zip and XML and the two libraries raise at a broken file.
_FAULTS = (
    OSError,
    EOFError,
    BadZipFile,
    zlib.error,
    etree.LxmlError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
)


class LetterheadError(Exception):
    """A template or a logo cannot be used; the result is written without."""


@contextmanager
def distrusted() -> Iterator[None]:
    """Take whatever goes wrong with a file of an office, when it is opened or written into, for its fault.

    Raises `LetterheadError`.
    """
    try:
        yield
    except _FAULTS as fault:
        raise LetterheadError(str(fault)) from fault


def package(file: Path) -> BytesIO:
    """Read a template, made a document where it says it is a template; to be `distrusted`.

    Raises `LetterheadError` for one that is not to be used.
    """
    if file.stat().st_size > _FILE_BYTES:
        raise LetterheadError("too large")
    with ZipFile(BytesIO(file.read_bytes())) as given:
        infos = given.infolist()
        if len(infos) > _PARTS or sum(info.file_size for info in infos) > _WHOLE_BYTES:
            raise LetterheadError("too large")
        if any(_PROGRAMS.search(info.filename) for info in infos):
            raise LetterheadError("holds programs")
        parts = {info.filename: given.read(info) for info in infos if not info.is_dir()}
    _check_links(parts)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as whole:
        for name, data in parts.items():
            whole.writestr(name, _as_document(name, data))
    made.seek(0)
    return made


def _check_links(parts: dict[str, bytes]) -> None:
    """Refuse what a reader of the file would fetch from elsewhere; links to click are no such thing."""
    for name, data in parts.items():
        if name.endswith(".rels"):
            outside = [tag for tag in _RELATION.findall(data) if b'"External"' in tag]
            if any(b"/hyperlink" not in tag and b"/attachedTemplate" not in tag for tag in outside):
                raise LetterheadError("refers to other files")
        elif name == "styles.xml" and _LINKED.search(re.sub(rb"<text:a\b[^>]*>", b"", data)):
            raise LetterheadError("refers to other files")


def _as_document(name: str, data: bytes) -> bytes:
    if name == "[Content_Types].xml":
        return data.replace(b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml")
    if name in {"mimetype", "META-INF/manifest.xml"}:
        return data.replace(b"opendocument.text-template", b"opendocument.text")
    return data
