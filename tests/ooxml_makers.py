"""Office files for tests, made part by part; the words of an oracle are numbered and no two are the same."""

import io
import random
import re
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from tests.makers import zipped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
SPACES = " ".join(
    f'xmlns:{short}="{space}"'
    for short, space in {
        "w": WORD,
        "r": OFFICE,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "p": SLIDE,
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    }.items()
)
_CONTENT = "application/vnd.openxmlformats-officedocument."
MAIN_TYPES = {
    "word/document.xml": f"{_CONTENT}wordprocessingml.document.main+xml",
    "xl/workbook.xml": f"{_CONTENT}spreadsheetml.sheet.main+xml",
    "ppt/presentation.xml": f"{_CONTENT}presentationml.presentation.main+xml",
}


@dataclass(slots=True)
class Words:
    """Numbered words, each given once, and what class of element each stands in."""

    given: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0

    def __call__(self, kind: str, count: int = 1) -> str:
        new = [f"w{self.count + n:04d}" for n in range(1, count + 1)]
        self.count += count
        self.given.setdefault(kind, []).extend(new)
        return " ".join(new)

    def found_in(self, text: str, kind: str) -> float:
        """Give which share of the words of a class stands in a text exactly once."""
        found = re.findall(r"w\d{4}", text)
        return sum(found.count(word) == 1 for word in self.given[kind]) / len(self.given[kind])


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """Make a part of relationships from ids to kind and target; a target with `:` is external."""
    entries = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for key, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )


def package(
    main: str,
    root: str | bytes,
    parts: Mapping[str, str | bytes] | None = None,
    *,
    related: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """Make an Office file around its main part."""
    folder, _, base = main.rpartition("/")
    known = MAIN_TYPES.get(main, MAIN_TYPES["word/document.xml"])
    types = f'<Types><Override PartName="/{main}" ContentType="{known}"/></Types>'
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relationships({"rId1": ("officeDocument", main)}),
            main: root,
            f"{folder}/_rels/{base}.rels": relationships(related or {}),
            **(parts or {}),
        }
    )


def document(
    body: str, parts: Mapping[str, str | bytes] | None = None, *, related: Mapping[str, tuple[str, str]] | None = None
) -> bytes:
    """Make a Word document around its body."""
    root = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return package("word/document.xml", root, parts, related=related)


def wrapped(element: str, inner: str) -> str:
    """Make the root of a part with every namespace declared."""
    return f"<{element} {SPACES}>{inner}</{element.partition(' ')[0]}>"


def run(text: str, properties: str = "") -> str:
    """Make a run of Word."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    """Make a paragraph of Word around runs."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{inner}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    """Make a cell of a Word table around paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def mutations(data: bytes, count: int) -> Iterator[bytes]:
    """Spoil a container in many ways: bytes of the file, and bytes of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for number in range(count):
        chance = random.Random(f"ooxml {number}")  # noqa: S311 (chance, no secret)
        if number % 4 == 0:
            yield _spoiled(data, chance)
            continue
        name = chance.choice(list(members))
        spoil = _reordered if number % 4 > 1 and members[name].startswith(b"<") else _spoiled
        yield zipped({**members, name: spoil(members[name], chance)})


def _reordered(data: bytes, chance: random.Random) -> bytes:
    """Spoil what an XML part says and leave it well-formed."""
    root = etree.fromstring(data)
    for _ in range(chance.choice((1, 2, 8, 30))):
        elements = list(root.iter("*"))
        one, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(5):
            case 0 if (parent := one.getparent()) is not None:
                parent.remove(one)
            case 1 if len(elements) < 5000:
                other.append(deepcopy(one))
            case 2:
                one.tag = other.tag
            case 3 if one.attrib:
                key = chance.choice(list(one.attrib))
                one.set(key, chance.choice(("", "-1", "0", "99999999999999999999", "x", "rId1", "A1:XFD1048576", "½")))
            case _:
                one.text = chance.choice(("", "-1e308", "nan", "99999999999999999999", "x" * 1000))
    return etree.tostring(root)


def _spoiled(data: bytes, chance: random.Random) -> bytes:
    whole = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        place = chance.randrange(max(len(whole), 1))
        size = chance.choice((1, 4, 40, 400))
        match chance.randrange(6):
            case 0:
                whole[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del whole[place : place + size]
            case 2:
                other = chance.randrange(max(len(whole), 1))
                whole[place:place] = whole[other : other + size]
            case 3:
                digits = [at for at, byte in enumerate(whole) if chr(byte).isdigit()]
                if digits:
                    at = chance.choice(digits)
                    whole[at : at + 1] = chance.choice((b"", b"-1", b"99999999999999999999", b"x", b"0"))
            case 4:
                names = [found.span() for found in re.finditer(rb"[a-z]+:[A-Za-z]+", bytes(whole))]
                if names:
                    (a, b), (c, d) = chance.choice(names), chance.choice(names)
                    whole[a:b] = whole[c:d]
            case _:
                del whole[place:]
    return bytes(whole)
