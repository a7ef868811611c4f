"""The package that Word, Excel and PowerPoint share: parts found by relationships and never by their names."""

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from urllib.parse import unquote

from lxml import etree

from genius_desktop.documents.blocks import Part
from genius_desktop.documents.containers import open_container, read_xml
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

Element = etree._Element  # noqa: SLF001 (lxml has no public name for it)

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    KeyError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
)
_MAIN_KINDS = ("document", "workbook", "presentation")
# A link that a person follows is part of the text; everything else would be loaded while opening.
_FOLLOWED = {"hyperlink"}
_EMBEDDED = {"oleObject", "package"}
# The workbook behind a chart holds what the chart shows.
_CHARTS = ("/charts/", "/chartex/")
_NUMBER_LIMIT = 2**31
_SPEAKING = {"t", "chart", "relIds", "sym", "footnoteReference", "endnoteReference", "commentReference"}


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points; `kind` is the last word of its type, the same in both editions of the standard."""

    kind: str
    target: str
    external: bool


def local(element: Element) -> str:
    """Give the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element | None, name: str) -> str:
    """Give an attribute whatever its namespace."""
    if element is None:
        return ""
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")


def related_id(element: Element, name: str = "id") -> str:
    """Give the relationship an element names: `r:id`, never its own `id`."""
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith(f"elationships}}{name}")), "")


def number(text: str, default: int = 0) -> int:
    """Read a number of a file that may lie."""
    try:
        value = int(text)
    except ValueError:
        return default
    return value if abs(value) < _NUMBER_LIMIT else default


def is_on(element: Element | None) -> bool:
    """Tell whether a switch is there and not switched off."""
    return element is not None and attribute(element, "val") not in {"0", "false", "off", "none"}


def alternative(element: Element) -> Element | None:
    """Choose one of the drawings that say the same: the first that says anything."""
    speaking = (child for child in element if any(local(entry) in _SPEAKING for entry in child.iter()))
    return next(speaking, next((child for child in element if len(child)), None))


@contextmanager
def bounded(name: str) -> Iterator[None]:
    """Refuse what is nested deeper than any person writes."""
    try:
        yield
    except RecursionError as fault:
        raise InputProblem("too-costly", name) from fault


class Package:
    """An open Office file; raises `InputProblem` for one that is no such thing."""

    def __init__(self, data: bytes, name: str, *, usual: str) -> None:
        self._container = open_container(data, name)
        self._name = name
        self._members = {member.lower(): member for member in self._container.namelist()}
        self._relations: dict[str, dict[str, Relation]] = {}
        roots = self.relations("").values()
        found = (r.target for r in roots if r.kind in _MAIN_KINDS or r.kind == "officeDocument")
        self.main = next((target for target in found if self.has(target)), usual)

    def has(self, part: str) -> bool:
        """Tell whether a part is there."""
        return part.lower() in self._members

    def xml(self, part: str) -> Element:
        """Parse a part.

        Raises `InputProblem`.
        """
        try:
            return read_xml(self._container, self._members[part.lower()], self._name)
        except _DAMAGE as fault:
            raise InputProblem("damaged-document", self._name) from fault

    def content(self, part: str) -> bytes:
        """Give a part as it is.

        Raises `InputProblem`.
        """
        with self.stream(part) as stream, self._honest():
            return stream.read()

    @contextmanager
    def stream(self, part: str) -> Iterator[IO[bytes]]:
        """Open a part to be read bit by bit; damage met on the way is an `InputProblem`."""
        with self._honest(), self._container.open(self._members[part.lower()]) as stream:
            yield stream

    @contextmanager
    def _honest(self) -> Iterator[None]:
        try:
            yield
        except RecursionError:
            raise
        except (*_DAMAGE, etree.XMLSyntaxError) as fault:
            raise InputProblem("damaged-document", self._name) from fault

    def relations(self, part: str) -> dict[str, Relation]:
        """Give where a part points, by id."""
        folder, base = posixpath.split(part)
        file = posixpath.join(folder, "_rels", base + ".rels").lower()
        if file not in self._relations:
            entries = self.xml(file).iter("{*}Relationship") if self.has(file) else ()
            self._relations[file] = {attribute(entry, "Id"): _relation(entry, folder) for entry in entries}
        return self._relations[file]

    def related(self, part: str, *kinds: str) -> list[str]:
        """Give the parts of some kinds that a part points to and that are there."""
        relations = self.relations(part).values()
        return [r.target for r in relations if r.kind in kinds and not r.external and self.has(r.target)]

    def optional(self, part: str, kind: str, usual: str) -> Element | None:
        """Parse the one part of a kind, if there is one; `usual` is where it lies in a file without relationships."""
        found = self.related(part, kind) or [usual]
        return self.xml(found[0]) if self.has(found[0]) else None

    def doubts(self) -> list[Doubt]:
        """Tell what the package carries beside its text."""
        links = 0
        active = 0
        for member in self._members:
            if member.endswith(".rels"):
                owner = posixpath.join(posixpath.dirname(posixpath.dirname(member)), posixpath.basename(member)[:-5])
                relations = self.relations(owner).values()
                links += sum(r.external and r.kind not in _FOLLOWED for r in relations)
                active += sum(r.kind in {"control", "activeXControlBinary"} for r in relations)
        macros = any(m.endswith("vbaproject.bin") or "/macrosheets/" in m for m in self._members)
        counted = {
            "macros": int(macros),
            "external-links": links,
            "active-content": active,
            "embedded-files": len(self.embedded()),
        }
        return [Doubt(code, count=count) for code, count in counted.items() if count]

    def embedded(self) -> list[Part]:
        """List the files within the file."""
        owners = (m for m in self._members if m.endswith(".rels") and not any(word in m for word in _CHARTS))
        found: dict[str, Part] = {}
        for member in owners:
            owner = posixpath.join(posixpath.dirname(posixpath.dirname(member)), posixpath.basename(member)[:-5])
            for part in self.related(owner, *_EMBEDDED):
                data = self.content(part)
                found[part] = Part(posixpath.basename(part), len(data), data)
        return list(found.values())


def _relation(entry: Element, folder: str) -> Relation:
    target = attribute(entry, "Target")
    external = attribute(entry, "TargetMode").lower() == "external"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target).replace("\\", "/"))).lstrip("/")
    return Relation(posixpath.basename(attribute(entry, "Type")), target, external)
