"""Between a citation and its page: which file, which page, which quote."""

from PySide6.QtCore import QObject

from genius_desktop.domain import Citation
from genius_desktop.ui.feeding import Known
from genius_desktop.ui.looking import Seek
from genius_desktop.ui.page_view import PageView
from genius_desktop.ui.reader_process import Look, PageReader
from genius_desktop.ui.story import Paper, Story


class PageDesk(QObject):
    """Asks the reader for what the page view wants to show."""

    def __init__(self, view: PageView, reader: PageReader) -> None:
        super().__init__()
        self._view = view
        self._reader = reader
        self._known: Known | None = None
        view.wished.connect(self._look)
        view.search.sought.connect(self._seek)
        view.search.unsought.connect(lambda: reader.seek(None))
        reader.found.connect(lambda seek, found: view.search.take(seek.text, found))
        reader.unfound.connect(lambda seek: view.search.fail(seek.text))
        reader.pictured.connect(view.show_picture)
        reader.worded.connect(view.show_text)
        reader.refused.connect(view.refuse)

    def show(self, citation: Citation, story: Story) -> None:
        """Show the page of a citation."""
        paper = story.papers.get(citation.document)
        if paper is None or paper.source >= len(story.sources):
            return
        path = story.sources[paper.source].path
        self.show_document(Known(path, paper.name, paper.sha256, paper.member, story.password), citation, paper)

    def show_document(self, known: Known, citation: Citation, paper: Paper) -> None:
        """Show a page of a document, whether a job has read it or not."""
        self._known = known
        self._view.look_at(citation, paper)

    def _look(self, page: int, width_px: int, quote: str) -> None:
        if self._known is not None:
            self._reader.show(Look(self._known, page, (quote,) if quote else (), width_px))

    def _seek(self, text: str, first: int, last: int) -> None:
        if self._known is not None:
            self._reader.seek(Seek(self._known, text, first, last))
