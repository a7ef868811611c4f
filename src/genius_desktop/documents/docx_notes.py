"""Footnotes, endnotes and comments, each given once where the text cites it."""

from collections.abc import Iterator
from dataclasses import dataclass

from genius_desktop.documents.ooxml import Element, Package, attribute

_PARTS = (("footnotes", "footnote", "Fußnote"), ("endnotes", "endnote", "Endnote"))
# Lines between text and notes, no notes.
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the text, and in which part."""

    label: str
    element: Element
    part: str
    root: Element


class Notes:
    """The notes and comments of a document that no one has cited yet."""

    def __init__(self, package: Package, main: str) -> None:
        self._notes: dict[tuple[str, str], Note] = {}
        self._comments: dict[str, Note] = {}
        self._numbers = {"footnote": 0, "endnote": 0}
        for kind, entry, word in _PARTS:
            for part in package.related(main, kind):
                root = package.xml(part)
                for element in root.findall(f"{{*}}{entry}"):
                    if attribute(element, "type") not in _SEPARATORS:
                        self._notes[entry, attribute(element, "id")] = Note(word, element, part, root)
        for part in package.related(main, "comments"):
            root = package.xml(part)
            for element in root.findall("{*}comment"):
                label = f"Kommentar {attribute(element, 'author')}".strip()
                self._comments[attribute(element, "id")] = Note(label, element, part, root)

    def cited(self, reference: str, key: str) -> Note | None:
        """Give a note or comment at the place that cites it, if it is there and was not given yet."""
        entry = reference.removesuffix("Reference")
        if entry == "comment":
            return self._comments.pop(key, None)
        if entry not in self._numbers:
            return None
        self._numbers[entry] += 1
        note = self._notes.pop((entry, key), None)
        return note and Note(f"{note.label} {self._numbers[entry]}", note.element, note.part, note.root)

    def loose_comments(self) -> Iterator[Note]:
        """Give the comments whose place was deleted."""
        while self._comments:
            yield self._comments.pop(next(iter(self._comments)))
