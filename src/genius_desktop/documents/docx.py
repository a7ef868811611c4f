"""Word documents, read part by part: nothing that people see is lost, nothing that they do not see is read."""

from collections.abc import Iterator

from genius_desktop.documents import contents, formats
from genius_desktop.documents.blocks import Block, Content, Part
from genius_desktop.documents.docx_notes import Notes
from genius_desktop.documents.docx_numbers import Numbering
from genius_desktop.documents.docx_shapes import commands
from genius_desktop.documents.docx_story import Shared, Story, Tally
from genius_desktop.documents.docx_styles import Styles, has_fill
from genius_desktop.documents.ooxml import Package, attribute, bounded, related_id
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

_USUAL = "word/document.xml"
_INSERTED = {"docx", "html", "text", "rtf", "odt", "eml"}
_MARGINS = (("headerReference", "Kopfzeile"), ("footerReference", "Fußzeile"))


def read(data: bytes, name: str) -> Content:
    """Read a Word document in reading order.

    Raises `InputProblem`.
    """
    with bounded(name):
        return _Document(data, name).content()


class _Document:
    def __init__(self, data: bytes, name: str) -> None:
        self._package = Package(data, name, usual=_USUAL)
        self._main = self._package.main
        self._root = self._package.xml(self._main)
        styles = Styles(self._package.optional(self._main, "styles", "word/styles.xml"))
        numbering = Numbering(self._package.optional(self._main, "numbering", "word/numbering.xml"), styles)
        notes = Notes(self._package, self._main)
        self._tally = Tally()
        self._inserted: list[Doubt] = []
        self._unread: list[Part] = []
        self._shared = Shared(self._package, styles, numbering, notes, self._tally, self._chunk)

    def content(self) -> Content:
        story = Story(self._shared, self._main, self._root)
        colored = has_fill(attribute(self._root.find("{*}background"), "color"))
        blocks = [
            *self._margin(*_MARGINS[0]),
            *story.blocks(self._root, filled=colored),
            *story.rest(),
            *story.loose_comments(),
            *self._margin(*_MARGINS[1]),
        ]
        parts = [*self._package.embedded(), *self._unread]
        return Content(blocks, self._doubts(), parts)

    def _margin(self, reference: str, word: str) -> Iterator[Block]:
        """Give headers or footers: each text once, however many sections show it."""
        relations = self._package.relations(self._main)
        ids = dict.fromkeys(related_id(entry) for entry in self._root.iter(f"{{*}}{reference}"))
        targets = (relations[key].target for key in ids if key in relations)
        seen: set[str] = set()
        for part in dict.fromkeys(targets):
            if not self._package.has(part):
                continue
            root = self._package.xml(part)
            story = Story(self._shared, part, root)
            for block in (*story.blocks(root), *story.rest()):
                if block.text not in seen:
                    seen.add(block.text)
                    yield Block(f"[{word}: {block.text}]")

    def _chunk(self, target: str) -> list[Block]:
        """Read a document that Word would insert here; one within an inserted one is only listed."""
        if not self._package.has(target) or target in self._shared.told:
            return []
        self._shared.told.add(target)
        data = self._package.content(target)
        try:
            kind = formats.detect(data, target)
            if kind not in _INSERTED or b"aFChunk" in _names(data, kind):
                raise InputProblem("unknown-format", target)
            content = contents.read(kind, data, target)
        except InputProblem:
            self._unread.append(Part(target.rpartition("/")[2], len(data), data))
            return []
        self._inserted.extend(content.doubts)
        return content.blocks

    def _doubts(self) -> list[Doubt]:
        counted = {
            "tracked-changes": self._tally.changes,
            "hidden-words": self._tally.hidden_chars,
            "pictures-unread": self._tally.pictures,
            "active-content": commands(self._root),
            "embedded-files": len(self._unread),
        }
        found = [Doubt(code, count=count) for code, count in counted.items() if count]
        return _merged([*self._package.doubts(), *found, *self._inserted])


def _names(data: bytes, kind: formats.Format) -> bytes:
    """Give the relationships of an inserted Word document."""
    if kind != "docx":
        return b""
    package = Package(data, "", usual=_USUAL)
    return b" ".join(relation.kind.encode() for relation in package.relations(package.main).values())


def _merged(doubts: list[Doubt]) -> list[Doubt]:
    counts: dict[str, int] = {}
    for doubt in doubts:
        counts[doubt.code] = counts.get(doubt.code, 0) + doubt.count
    return [Doubt(code, count=count) for code, count in counts.items()]
