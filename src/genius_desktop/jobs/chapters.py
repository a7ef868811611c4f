"""A wished-for result as chapters: what each is called, and the places it is told from, none told twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from genius_desktop import wording
from genius_desktop.domain import Citation, Document, Passage, Statement
from genius_desktop.forms import PLAIN, Form, Subject
from genius_desktop.jobs.choosing import Place, alike
from genius_desktop.jobs.evidence import cite
from genius_desktop.jobs.lines import Line
from genius_desktop.jobs.overview.draw import Digest

_LINES_AFTER = 2
_CITED = 2
_SHOWN_WORDS = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """In which form a result is wished for, on what, and the documents it is made from."""

    form: Form = PLAIN
    focus: tuple[str, ...] = ()
    lexicon: tuple[Subject, ...] = ()
    documents: Sequence[Document] = ()
    passages: Sequence[Passage] = ()
    digests: Sequence[Digest] = ()

    @property
    def whole(self) -> bool:
        """Whether every page has given its text, so that one may say what it does not hold."""
        return all(page.text.strip() and not page.problem for document in self.documents for page in document.pages)

    def is_minutes(self, document: Document) -> bool:
        """Tell whether a document is the minutes of a meeting, as its overview has found."""
        told = zip(self.documents, self.digests, strict=False)
        return any(one is document and digest.overview.kind == "minutes" for one, digest in told)


@dataclass(slots=True)
class Chapter:
    """A heading, what is said under it as it stands, and the places that are told after that."""

    title: str
    said: list[Statement] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Desk:
    """The text as lines, and what of it is told already under which heading."""

    text: list[Line]
    wish: Wish
    told: dict[int, str] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)

    def is_free(self, line: Line) -> bool:
        """Tell whether neither this line nor one like it is told yet."""
        if self.told_under(line):
            return False
        return not any(alike(line.sentence, place.sentence) for place in self.places)

    def told_under(self, line: Line) -> str:
        """Give the heading under which a line is told already; empty where it is not."""
        return self.told.get(id(line.sentence)) or self.told.get(id(line.place), "")

    def take(self, chapter: Chapter, line: Line) -> None:
        """Let a line be told in a chapter; one that says nothing by itself is shown as it stands, with what follows."""
        if line.place is None:
            chapter.said.append(self._shown(line, chapter.title))
            return
        self.take_place(chapter, line.place)

    def take_place(self, chapter: Chapter, place: Place) -> None:
        """Let a place be told in a chapter."""
        chapter.places.append(place)
        self.places.append(place)
        for told in (place, *place.source):
            self.told.setdefault(id(told), chapter.title)

    def _shown(self, line: Line, title: str) -> Statement:
        shown = [line, *self._completion(line)]
        for one in shown:
            self.told.setdefault(id(one.sentence), title)
        words = " ".join(one.sentence.text for one in shown).split()
        text = " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")
        return Statement(text, tuple(quote(one) for one in shown))

    def _completion(self, line: Line) -> list[Line]:
        """Give what follows a heading or a label, which says nothing alone."""
        if not line.is_heading or line.passage < 0:
            return []
        at = next((number for number, other in enumerate(self.text) if other is line), len(self.text))
        following = self.text[at + 1 : at + 1 + _LINES_AFTER]
        return [other for other in following if not other.is_heading and other.document == line.document]


def pointer(desk: Desk, found: Sequence[Line]) -> list[Statement]:
    """Say under which heading these lines are told already; each line brings its citation."""
    titles = [title for line in found if (title := desk.told_under(line))]
    if not titles:
        return []
    cited = [line for line in found if desk.told_under(line) == titles[0]][:_CITED]
    return [Statement(wording.told_under(titles[0]), tuple(quote(line) for line in cited))]


def quote(line: Line) -> Citation:
    """Quote a line."""
    return cite(line.sentence, line.document)
