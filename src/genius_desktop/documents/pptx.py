"""PowerPoint presentations: every slide a section, with its notes and comments."""

from collections.abc import Iterator

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.ooxml import Element, Package, attribute, bounded, number, related_id
from genius_desktop.documents.ooxml_drawing import paragraph_text
from genius_desktop.documents.pptx_shapes import Box, Seen, Shape, Surface, is_margin, is_title
from genius_desktop.domain import Doubt

_USUAL = "ppt/presentation.xml"
_OFF = {"0", "false"}
_AUTHOR_CHARS = 100


def read(data: bytes, name: str) -> Content:
    """Read a presentation slide by slide.

    Raises `InputProblem`.
    """
    with bounded(name):
        return _Presentation(data, name).content()


class _Presentation:
    def __init__(self, data: bytes, name: str) -> None:
        self._package = Package(data, name, usual=_USUAL)
        self._root = self._package.xml(self._package.main)
        size = self._root.find("{*}sldSz")
        self._size = (number(attribute(size, "cx")), number(attribute(size, "cy")))
        self._seen = Seen()
        self._hidden = 0
        self._authors = dict(self._people())
        self._beneath: dict[str, dict[tuple[str, str], Box]] = {}
        self._told: set[str] = set()

    def content(self) -> Content:
        relations = self._package.relations(self._package.main)
        ids = [related_id(entry) for entry in self._root.iterfind("{*}sldIdLst/{*}sldId")]
        blocks: list[Block] = []
        for index, key in enumerate(ids, 1):
            relation = relations.get(key)
            part = relation.target if relation is not None and self._package.has(relation.target) else ""
            part = "" if part in self._told else part
            self._told.add(part)
            blocks.extend(self._slide(part, index) if part else [Block("", section=f"Folie {index}")])
        counted = {
            "hidden-slides": self._hidden,
            "hidden-words": self._seen.hidden_chars,
            "pictures-unread": self._seen.pictures,
        }
        doubts = [*self._package.doubts(), *(Doubt(code, count=count) for code, count in counted.items() if count)]
        return Content(blocks, doubts, self._package.embedded())

    def _slide(self, part: str, index: int) -> Iterator[Block]:
        surface = Surface(self._package, part, size=self._size)
        shapes = surface.shapes(self._places(part), self._seen)
        titles = [" ".join(" ".join(shape.texts).split()) for shape in shapes if is_title(shape)]
        hidden = attribute(surface.root, "show") in _OFF
        self._hidden += hidden
        label = f"Folie {index} (ausgeblendet)" if hidden else f"Folie {index}"
        title = " ".join(title for title in titles if title)
        yield Block(title, 2 if title else 0, section=f"{label}: {title}" if title else label)
        for shape in shapes:
            if not is_title(shape) and not is_margin(shape):
                yield from (Block(text) for text in shape.texts)
        yield from self._repeated(shapes, part)
        yield from self._notes(part)
        yield from self._comments(part)

    def _places(self, part: str) -> dict[tuple[str, str], Box]:
        """Give where placeholders stand that a slide does not place itself: by its layout, then by its master."""
        layouts = self._package.related(part, "slideLayout")[:1]
        if not layouts:
            return {}
        if layouts[0] not in self._beneath:
            masters = self._package.related(layouts[0], "slideMaster")[:1]
            found: dict[tuple[str, str], Box] = {}
            for beneath in (*masters, *layouts):
                found |= Surface(self._package, beneath).boxes()
            self._beneath[layouts[0]] = found
        return self._beneath[layouts[0]]

    def _repeated(self, shapes: list[Shape], part: str) -> Iterator[Block]:
        """Give what many slides show, once: footers, and words on layout and master."""
        for shape in shapes:
            if is_margin(shape):
                yield from self._once("Fußzeile", shape)
        layouts = self._package.related(part, "slideLayout")[:1]
        masters = [master for layout in layouts for master in self._package.related(layout, "slideMaster")[:1]]
        for beneath in (*layouts, *masters):
            if beneath not in self._told:
                self._told.add(beneath)
                for shape in Surface(self._package, beneath).shapes({}, Seen()):
                    if not shape.kind:
                        yield from self._once("Folienvorlage", shape)

    def _once(self, word: str, shape: Shape) -> Iterator[Block]:
        text = " ".join(" ".join(shape.texts).split())
        if text and text not in self._told:
            self._told.add(text)
            yield Block(f"[{word}: {text}]")

    def _notes(self, part: str) -> Iterator[Block]:
        for notes in self._package.related(part, "notesSlide"):
            for shape in Surface(self._package, notes).shapes({}, Seen()):
                if shape.texts and not is_margin(shape):
                    text = "\n".join(shape.texts)
                    yield Block(f"[Notiz: {text}]")

    def _comments(self, part: str) -> Iterator[Block]:
        for comments in self._package.related(part, "comments"):
            for entry in self._package.xml(comments).iter("{*}cm", "{*}reply"):
                bodies = [*entry.iterfind("{*}text"), *entry.iterfind("{*}txBody")]
                texts = [
                    text
                    for body in bodies
                    for text in [body.text or "", *(paragraph_text(p) for p in body.iterfind("{*}p"))]
                ]
                author = self._authors.get(attribute(entry, "authorId"), "")
                yield Block(f"[{f'Kommentar {author}'.strip()}: {' '.join(' '.join(texts).split())}]")

    def _people(self) -> Iterator[tuple[str, str]]:
        for part in self._package.related(self._package.main, "commentAuthors", "authors"):
            entries: list[Element] = [*self._package.xml(part).iter("{*}cmAuthor", "{*}author")]
            yield from ((attribute(entry, "id"), attribute(entry, "name")[:_AUTHOR_CHARS]) for entry in entries)
