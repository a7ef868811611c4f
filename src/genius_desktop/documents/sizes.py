"""How much text is taken from a document, and from a page of it."""

from collections.abc import Iterator
from dataclasses import replace

from genius_desktop.domain import Doubt, Page
from genius_desktop.reading import Doubtful, PageRead

PAGE_LIMIT_CHARS, DOCUMENT_LIMIT_CHARS = 2_000_000, 50_000_000
# More pages or sections than any office writes; each of them costs the window a line.
PAGES_LIMIT = 200_000


class Scale:
    """Weighs the pages of one document, and cuts what is too heavy."""

    def __init__(self) -> None:
        self._left = DOCUMENT_LIMIT_CHARS
        self._cut: list[int] = []

    def weigh(self, answer: PageRead) -> PageRead:
        """Give a page with as much of its text as there is room for."""
        page = answer.page
        room = min(PAGE_LIMIT_CHARS, self._left)
        if len(page.text) > room:
            self._cut.append(page.number)
            page = _cut(page, room)
        self._left -= len(page.text)
        return replace(answer, page=page)

    def doubts(self) -> Iterator[Doubtful]:
        """Tell which pages were cut."""
        if self._cut:
            yield Doubtful(Doubt("text-cut", tuple(self._cut), len(self._cut)))


def _cut(page: Page, room: int) -> Page:
    headings = tuple(heading for heading in page.headings if heading.start < room)
    return replace(page, text=page.text[:room], headings=headings)
