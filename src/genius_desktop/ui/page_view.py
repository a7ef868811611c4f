"""The page a statement comes from, with the passage marked."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from genius_desktop.domain import Citation, Unit
from genius_desktop.reading import PageText
from genius_desktop.ui import words
from genius_desktop.ui.building import draw, label, tool
from genius_desktop.ui.page_picture import PagePicture
from genius_desktop.ui.reader_process import Look
from genius_desktop.ui.story import Paper
from genius_desktop.ui.theme import LIGHT, Colours

_RESIZED_MS = 250
_ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
_LARGEST_PX = 4000
_MARGIN_PX = 80
_EDGE_PX = 20
_MARGIN_TEXT_PX = 14
_NAME_CHARS = 24
_HINT = "Wählen Sie bei einer Aussage eine Seitenangabe: Hier erscheint die Seite mit der markierten Stelle."


class PageView(QWidget):
    """Shows one page as picture or text; it asks for what it shows and does not fetch it.

    Signals:
        wished: Page, width in device pixels and quote (empty on a page that is not the cited one).
    """

    wished = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Seitenansicht")
        self._unit: Unit = "page"
        self._page = self._pages = self._cited = 0
        self._quote = self._name = self._told = ""
        self._zoom = 0
        self._colours = LIGHT
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
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.document().setDocumentMargin(_MARGIN_TEXT_PX)
        self.text.setAccessibleName("Text des Abschnitts")
        self._stack = QStackedWidget()
        for page in (QWidget(), self._area, self.text):
            self._stack.addWidget(page)
        self.back = tool("previous", "Vorige Seite")
        self.forth = tool("next", "Nächste Seite")
        self.smaller = tool("zoom-out", "Kleiner")
        self.larger = tool("zoom-in", "Größer")
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forth.clicked.connect(lambda: self._turn(1))
        self.smaller.clicked.connect(lambda: self._scale(-1))
        self.larger.clicked.connect(lambda: self._scale(1))
        self._resized = QTimer(self, singleShot=True, interval=_RESIZED_MS)
        self._resized.timeout.connect(self._wish)
        self._build()
        self.clear()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.where)
        row.addLayout(names, 1)
        for built in self.tools():
            row.addWidget(built)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 20, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(row)
        layout.addWidget(self.message)
        layout.addWidget(self._stack, 1)

    def tools(self) -> list[QWidget]:
        """Give the small buttons in their order."""
        return [self.back, self.forth, self.smaller, self.larger]

    def clear(self) -> None:
        """Show nothing but a hint."""
        self._page = 0
        self.title.setText("Seitenansicht")
        self.where.setText("")
        self._say(_HINT)
        self._stack.setCurrentIndex(0)
        self._enable()

    def look_at(self, citation: Citation, paper: Paper) -> None:
        """Turn to the page of a citation and ask for it."""
        self._unit, self._pages, self._quote = paper.unit, paper.pages, citation.quote
        self._name, self._cited = paper.name, citation.page
        self._go_to(citation.page)

    def _go_to(self, page: int) -> None:
        self._page = page
        self.title.setText(words.short_name(self._name, _NAME_CHARS))
        self.title.setAccessibleName(self._name)
        self.where.setText(f"{'Seite' if self._unit == 'page' else 'Abschnitt'} {page} von {self._pages}")
        self._say("Wird geladen …")
        self._enable()
        self._wish()

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

    def show_picture(self, look: Look, image: QImage, marks: object) -> None:
        """Show a page that was asked for, scrolled to its marks."""
        if look.page != self._page:
            return
        self.picture.show_picture(image, marks if isinstance(marks, tuple) else (), self._width_px())
        self._stack.setCurrentWidget(self._area)
        area = self.picture.marked
        self._say("" if area.isValid() or not look.quotes else self._unmarked())
        if area.isValid():
            centre = area.center().toPoint()
            height = int(area.height()) // 2 + _MARGIN_PX
            QTimer.singleShot(0, self, lambda: self._area.ensureVisible(centre.x(), centre.y(), _EDGE_PX, height))

    def show_text(self, look: Look, answer: PageText) -> None:
        """Show a section that was asked for, scrolled to its marks."""
        if look.page != self._page:
            return
        self._told = answer.page.text
        self.text.setPlainText(self._told)
        self._stack.setCurrentWidget(self.text)
        self.text.setExtraSelections([self._selection(mark.start, mark.end) for mark in answer.marks])
        self._say("" if answer.marks or not look.quotes else self._unmarked())
        if answer.marks:
            cursor = self.text.textCursor()
            cursor.setPosition(self._position(answer.marks[0].start))
            self.text.setTextCursor(cursor)
            self.text.centerCursor()

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._position(start))
        cursor.setPosition(self._position(end), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(self._colours.mark))
        look.setForeground(QColor(LIGHT.text))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection

    def _position(self, character: int) -> int:
        """Turn a place in the text into one in the widget, which counts in UTF-16."""
        before = self._told[: max(character, 0)]
        last = self.text.document().characterCount() - 1
        return min(len(before.encode("utf-16-le", "replace")) // 2, last)

    def refuse(self, look: Look, code: str) -> None:
        """Say why a page cannot be shown, and show the quote all the same."""
        if look.page != self._page:
            return
        self._say(words.no_page(code, look.document.name))
        self.text.setPlainText(f"„{self._quote}“" if self._quote else "")
        self.text.setExtraSelections([])
        self._stack.setCurrentWidget(self.text)

    def _unmarked(self) -> str:
        return f"Die Stelle lässt sich auf dieser Seite nicht markieren. Zitat: „{self._quote}“"

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Fit the picture to a new width."""
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self.picture.scale_to(self._width_px())
            if self._stack.currentWidget() is self._area:
                self._resized.start()
        return super().eventFilter(watched, event)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._colours = colours
        for built in (self.back, self.forth, self.smaller, self.larger):
            draw(built, colours.text)
