"""The Word document that a result is written into: our own template, or that of the office."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE as CONTENT
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from genius_desktop import paths
from genius_desktop.exports.foreign import LetterheadError, package
from genius_desktop.exports.packages import template

# Our own package and not python-docx's, whose styles, paper and language are American.
_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/document.xml": "document.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footer.xml": "footer.xml",
}
# What an office calls so may be anything: these are always ours.
_OURS = {"ListNumber", "ListBullet", "Fact", "Notice", "Signature", "TableText", "TableHead"}


@dataclass(frozen=True, slots=True)
class Blank:
    """A document without content; `ids` gives the name that a style of ours has in it."""

    document: Any
    ids: Mapping[str, str] = field(default_factory=dict)


def own() -> Blank:
    """Open our own template."""
    return Blank(docx.Document(template("docx", _PARTS)))


def office(file: Path) -> Blank:
    """Open the template of an office: its paper, header, footer and headings, without its text; to be `distrusted`.

    Raises `LetterheadError` for one without any paper.
    """
    try:
        document: Any = docx.Document(package(file))
    except OpcError as fault:
        raise LetterheadError(str(fault)) from fault
    body = document.element.body
    for part in list(body):
        if part.tag != qn("w:sectPr"):
            body.remove(part)
    for attached in document.settings.element.findall(qn("w:attachedTemplate")):
        document.settings.element.remove(attached)
        document.settings.part.drop_rel(attached.get(qn("r:id")))
    if not document.sections:
        raise LetterheadError("no section")
    return Blank(document, _take_styles(document))


def _take_styles(document: Any) -> dict[str, str]:  # noqa: ANN401 (python-docx is untyped here)
    """Bring our styles along, but use the office's own headings where it has them."""
    theirs = {_name(style).lower(): str(style.get(qn("w:styleId"))) for style in document.styles.element.style_lst}
    taken = set(theirs.values())
    numbers = _take_numbering(document)
    ids: dict[str, str] = {}
    fresh = []
    for style in parse_xml(_resource("styles.xml")).style_lst:
        ours, name = str(style.get(qn("w:styleId"))), _name(style)
        if name.lower() in theirs and ours not in _OURS:
            ids[ours] = theirs[name.lower()]
            continue
        copy = deepcopy(style)
        ids[ours] = ours if ours not in taken else f"Genius{ours}"
        copy.set(qn("w:styleId"), ids[ours])
        copy.attrib.pop(qn("w:default"), None)
        if name.lower() in theirs:
            copy.find(qn("w:name")).set(qn("w:val"), f"Genius {name}")
        fresh.append(copy)
    for copy in fresh:
        _point(copy, ids, numbers)
        document.styles.element.append(copy)
    return ids


def _point(style: Any, ids: Mapping[str, str], numbers: Mapping[str, str]) -> None:  # noqa: ANN401
    """Let a copied style refer to the styles and lists of its new document."""
    for tag, known in (("w:basedOn", ids), ("w:next", ids), ("w:link", ids), ("w:numId", numbers)):
        for reference in style.iter(qn(tag)):
            value = str(reference.get(qn("w:val")))
            reference.set(qn("w:val"), known.get(value, value))


def _take_numbering(document: Any) -> dict[str, str]:  # noqa: ANN401
    """Add our two lists under numbers that are free, and give these by ours."""
    ours = parse_xml(_resource("numbering.xml"))
    try:
        theirs = document.part.part_related_by(RELATION.NUMBERING).element
    except KeyError:
        part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT.WML_NUMBERING, ours, document.part.package)
        document.part.relate_to(part, RELATION.NUMBERING)
        return {}
    kinds, lists = theirs.findall(qn("w:abstractNum")), theirs.findall(qn("w:num"))
    kind = max((int(one.get(qn("w:abstractNumId"))) for one in kinds), default=0)
    number = max((int(one.get(qn("w:numId"))) for one in lists), default=0)
    numbers: dict[str, str] = {}
    for place, one in enumerate(ours.findall(qn("w:abstractNum")), start=1):
        one.set(qn("w:abstractNumId"), str(kind + place))
        for level in one.iter(qn("w:pStyle")):
            level.getparent().remove(level)
        theirs.insert(len(kinds) + place - 1, one)
    for place, one in enumerate(ours.findall(qn("w:num")), start=1):
        numbers[str(one.get(qn("w:numId")))] = str(number + place)
        one.set(qn("w:numId"), str(number + place))
        one.find(qn("w:abstractNumId")).set(qn("w:val"), str(kind + place))
        theirs.append(one)
    return numbers


def _name(style: Any) -> str:  # noqa: ANN401
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val")))


def _resource(name: str) -> bytes:
    return (paths.resources() / "export" / "docx" / name).read_bytes()
