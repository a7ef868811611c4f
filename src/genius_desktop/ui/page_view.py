"""The page a statement comes from, with the passage marked."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from genius_desktop.domain import Citation, Unit
from genius_desktop.reading import Hit, PageText
from genius_desktop.ui import words
from genius_desktop.ui.building import draw, label, tool
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.page_picture import PagePicture
from genius_desktop.ui.page_search import SearchBar
from genius_desktop.ui.reader_process import Look
from genius_desktop.ui.section_text import SectionText
from genius_desktop.ui.story import Paper
from genius_desktop.ui.theme import Colours

_RESIZED_MS = 250
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_WHOLE_WIDTH = _ZOOMS.index(1.0)
_LARGEST_PX = 4000
_MARGIN_PX = 80
_EDGE_PX = 20
_NAME_CHARS = 24
_HINT = "Wählen Sie bei einer Aussage eine Seitenangabe: Hier erscheint die Seite mit der markierten Stelle."


class PageView(QWidget):
    """Shows one page as picture or text; it asks for what it shows and does not fetch it.

    Signals:
        wished: Page, width in device pixels and quote (empty on a page that is not the cited one).
        turned: Another page is shown.
        stepped: The next (1) or the previous (-1) citation shall be shown.
    """

    wished = Signal(int, int, str)
    turned = Signal(int)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Seitenansicht")
        self._unit: Unit = "page"
        self._page = self._pages = self._cited = 0
        self._quote = self._name = ""
        self._zoom = _WHOLE_WIDTH
        self._hit: Hit | None = None
        self._digest: object = None
        self.title = label("", "heading")
        self.where = label("", "muted")
        self.message = label(_HINT, "muted")
        self.picture = PagePicture()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self.picture)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._area.setAccessibleName("Seite des Dokuments")
        self._area.viewport().installEventFilter(self)
        self._area.installEventFilter(self)
        self.text = SectionText()
        self._stack = QStackedWidget()
        for page in (QWidget(), self._area, self.text):
            self._stack.addWidget(page)
        self.back = tool("previous", "Vorige Seite")
        self.forth = tool("next", "Nächste Seite")
        self.smaller = tool("zoom-out", "Kleiner")
        self.larger = tool("zoom-in", "Größer")
        self.fit = tool("fit-width", "Ganze Breite")
        self.earlier = tool("up", "Vorige Fundstelle")
        self.later = tool("down", "Nächste Fundstelle")
        self.seek = tool("search", "Im Dokument suchen")
        self.search = SearchBar()
        self._connect()
        self._build()
        self.clear()

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forth.clicked.connect(lambda: self._turn(1))
        self.smaller.clicked.connect(lambda: self._scale(-1))
        self.larger.clicked.connect(lambda: self._scale(1))
        self.fit.clicked.connect(lambda: self._scale(_WHOLE_WIDTH - self._zoom))
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.seek.clicked.connect(self.begin_search)
        self.search.went.connect(self._go_to_hit)
        self._resized = QTimer(self, singleShot=True, interval=_RESIZED_MS)
        self._resized.timeout.connect(self._wish)

    def _build(self) -> None:
        tools = FlowLayout(6)
        for built in self.tools():
            tools.addWidget(built)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 20, 16, 12)
        layout.setSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.where)
        layout.addLayout(names)
        layout.addLayout(tools)
        layout.addWidget(self.search)
        layout.addWidget(self.message)
        layout.addWidget(self._stack, 1)

    def tools(self) -> list[QToolButton]:
        """Give the small buttons in their order."""
        return [
            self.back,
            self.forth,
            self.smaller,
            self.larger,
            self.fit,
            self.earlier,
            self.later,
            self.seek,
        ]

    def clear(self) -> None:
        """Show nothing but a hint."""
        self._page = 0
        self._digest = None
        self.search.close_search()
        self.search.turn_to(0)
        self.title.setText("Seitenansicht")
        self.where.setText("")
        self._say(_HINT)
        self._stack.setCurrentIndex(0)
        self._enable()

    def look_at(self, citation: Citation, paper: Paper) -> None:
        """Turn to the page of a citation and ask for it."""
        self._unit, self._pages, self._quote = paper.unit, paper.pages, citation.quote
        self._name, self._cited = paper.name, citation.page
        self._hit = None
        if self._digest != (paper.sha256, paper.member):
            self._digest = (paper.sha256, paper.member)
            self.search.turn_to(paper.pages)
        self._go_to(citation.page)

    def _go_to(self, page: int) -> None:
        self._page = page
        self.title.setText(words.short_name(self._name, _NAME_CHARS))
        self.title.setAccessibleName(self._name)
        self.where.setText(f"{'Seite' if self._unit == 'page' else 'Abschnitt'} {page} von {self._pages}")
        self._say("Wird geladen …")
        self._enable()
        self._wish()
        self.turned.emit(page)

    @property
    def page(self) -> int:
        """The page that is shown; 0 for none."""
        return self._page

    def begin_search(self) -> None:
        """Let the user search the document that is shown."""
        if self._page:
            self.search.open_search()

    def _go_to_hit(self, hit: Hit | None) -> None:
        self._hit = hit
        if hit is not None and hit.page != self._page:
            self._go_to(hit.page)
        else:
            self._show_hits()

    def _show_hits(self) -> None:
        """Mark what was searched for on the page that is shown, and go to the one that is meant."""
        hits = [hit for hit in self.search.hits if hit.page == self._page]
        here = self._hit if self._hit in hits else None
        if self._stack.currentWidget() is self._area:
            area = self.picture.show_hits(hits, here)
            if area.isValid():
                self._see(area)
        elif self._stack.currentWidget() is self.text:
            self.text.show_hits(hits, here)

    def _turn(self, by: int) -> None:
        if 1 <= self._page + by <= self._pages:
            self._go_to(self._page + by)

    def _scale(self, by: int) -> None:
        self._zoom = min(max(self._zoom + by, 0), len(_ZOOMS) - 1)
        self.picture.scale_to(self._width_px())
        self._enable()
        self._wish()

    def _width_px(self) -> int:
        return int(max(self._area.viewport().width(), 100) * _ZOOMS[self._zoom])

    def _wish(self) -> None:
        if self._page:
            width = min(round(self._width_px() * self.devicePixelRatioF()), _LARGEST_PX)
            self.wished.emit(self._page, width, self._quote if self._page == self._cited else "")

    def _enable(self) -> None:
        shown = self._page > 0
        self.back.setEnabled(shown and self._page > 1)
        self.forth.setEnabled(shown and self._page < self._pages)
        picture = shown and self._unit == "page"
        self.smaller.setEnabled(picture and self._zoom > 0)
        self.larger.setEnabled(picture and self._zoom < len(_ZOOMS) - 1)
        self.fit.setEnabled(picture and self._zoom != _WHOLE_WIDTH)
        self.seek.setEnabled(shown)

    def show_picture(self, look: Look, image: QImage, marks: object) -> None:
        """Show a page that was asked for, scrolled to its marks."""
        if look.page != self._page:
            return
        self.picture.show_picture(image, marks if isinstance(marks, tuple) else (), self._width_px())
        self._stack.setCurrentWidget(self._area)
        area = self.picture.marked
        self._say("" if area.isValid() or not look.quotes else self._unmarked())
        if area.isValid():
            self._see(area)
        self._show_hits()

    def _see(self, area: QRectF) -> None:
        """Scroll to a part of the picture, once it has its size."""
        centre = area.center().toPoint()
        height = int(area.height()) // 2 + _MARGIN_PX
        QTimer.singleShot(0, self, lambda: self._area.ensureVisible(centre.x(), centre.y(), _EDGE_PX, height))

    def show_text(self, look: Look, answer: PageText) -> None:
        """Show a section that was asked for, scrolled to its marks."""
        if look.page != self._page:
            return
        self.text.show_text(answer)
        self._stack.setCurrentWidget(self.text)
        self._say("" if answer.marks or not look.quotes else self._unmarked())
        self._show_hits()

    def refuse(self, look: Look, code: str) -> None:
        """Say why a page cannot be shown, and show the quote all the same."""
        if look.page != self._page:
            return
        self._say(words.no_page(code, look.document.name))
        self.text.show_quote(self._quote)
        self._stack.setCurrentWidget(self.text)

    def _unmarked(self) -> str:
        return f"Die Stelle lässt sich auf dieser Seite nicht markieren. Zitat: „{self._quote}“"

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Fit the picture to a new width; turn the page with the key that can scroll no further."""
        if watched is self._area and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            bar = self._area.verticalScrollBar()
            ends = {Qt.Key.Key_PageDown: (1, bar.maximum()), Qt.Key.Key_PageUp: (-1, bar.minimum())}
            by, end = ends.get(Qt.Key(event.key()), (0, -1))
            if by and bar.value() == end:
                self._turn(by)
                bar.setValue(bar.minimum())
                return True
            return super().eventFilter(watched, event)
        if (
            watched is not self._area
            and isinstance(event, QResizeEvent)
            and event.size().width() != event.oldSize().width()
        ):
            self.picture.scale_to(self._width_px())
            if self._stack.currentWidget() is self._area:
                self._resized.start()
        return super().eventFilter(watched, event)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self.text.dress(colours)
        for built in self.tools():
            draw(built, colours.text)
        self.search.dress(colours)
