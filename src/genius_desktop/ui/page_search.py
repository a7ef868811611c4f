"""Searching the text of a document, a few pages at a time."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from genius_desktop.reading import Found, Hit
from genius_desktop.ui.building import draw, label, tool
from genius_desktop.ui.theme import Colours

# A page that the user turns to meanwhile waits no longer than these take.
PAGES_A_TURN = 8
MOST_HITS = 1000
_TYPED_MS = 300
_SHORTEST = 2


class _Field(QLineEdit):
    """Leaves with Escape, and keeps that from stopping anything else.

    Signals:
        left: Escape was pressed.
    """

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Escape."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            return True
        return super().event(event)


class SearchBar(QWidget):
    """Finds a text and goes from hit to hit; it asks for what it needs and does not fetch it.

    Signals:
        sought: Text, first and last page to look on.
        unsought: Nothing is looked for any more.
        went: The hit to show; None to show none.
    """

    sought = Signal(str, int, int)
    unsought = Signal()
    went = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []
        self._text = ""
        self._pages = self._blind = self._next = 0
        self._here = -1
        self.field = _Field()
        self.field.setProperty("role", "field")
        self.field.setPlaceholderText("Im Dokument suchen")
        self.field.setAccessibleName("Im Dokument suchen")
        self.count = label("", "muted")
        self.back = tool("up", "Voriger Treffer")
        self.forth = tool("down", "Nächster Treffer")
        self.leave = tool("remove", "Suche schließen")
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._typed.timeout.connect(self._begin)
        self.field.textEdited.connect(lambda _text: self._typed.start())
        self.field.returnPressed.connect(lambda: self.step(1))
        self.field.left.connect(self.close_search)
        self.back.clicked.connect(lambda: self.step(-1))
        self.forth.clicked.connect(lambda: self.step(1))
        self.leave.clicked.connect(self.close_search)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        for built in (self.back, self.forth, self.leave):
            row.addWidget(built)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.count)
        self._tell()
        self.hide()

    def open_search(self) -> None:
        """Let the user type."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def close_search(self) -> None:
        """Look for nothing and show no hit."""
        self.hide()
        self._stop()
        self.went.emit(None)

    def turn_to(self, pages: int) -> None:
        """Begin again with another document of so many pages."""
        self._pages = pages
        self._stop()
        if not self.isHidden():
            self._begin()

    def _stop(self) -> None:
        self._typed.stop()
        self._text, self._next, self._here, self._blind = "", 0, -1, 0
        self.hits = []
        self.unsought.emit()
        self._tell()

    def _begin(self) -> None:
        wanted = self.field.text().strip()
        self._stop()
        self.went.emit(None)
        if len(wanted) >= _SHORTEST and self._pages:
            self._text = wanted
            self._ask(1)

    def _ask(self, first: int) -> None:
        self._next = first
        self._tell()
        self.sought.emit(self._text, first, min(first + PAGES_A_TURN - 1, self._pages))

    def take(self, text: str, found: Found) -> None:
        """Take in the hits on some pages and ask for the next ones."""
        if text != self._text or found.first != self._next:
            return
        self.hits += found.hits[: MOST_HITS - len(self.hits)]
        self._blind += len(found.blind)
        if self._here < 0 and self.hits:
            self._go(0)
        if found.last < self._pages and len(self.hits) < MOST_HITS:
            self._ask(found.last + 1)
        else:
            self._next = 0
            self._tell()

    def fail(self, text: str) -> None:
        """Say that the document cannot be searched."""
        if text == self._text:
            self._next = 0
            self.count.setText("Das Dokument lässt sich nicht durchsuchen.")

    def step(self, by: int) -> None:
        """Go to the next or the previous hit; from the last one to the first."""
        if self._typed.isActive() or (not self._text and self.field.text().strip() and not self.isHidden()):
            self._begin()
        elif self.hits:
            self._go((self._here + by) % len(self.hits))

    def _go(self, number: int) -> None:
        self._here = number
        self._tell()
        said = f"{self.count.text()}, Seite {self.hits[number].page}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.went.emit(self.hits[number])

    def _tell(self) -> None:
        for built in (self.back, self.forth):
            built.setEnabled(bool(self.hits))
        said = ""
        if self.hits:
            more = "+" if self._next or len(self.hits) >= MOST_HITS else ""
            said = f"Treffer {self._here + 1} von {len(self.hits)}{more}"
        elif self._text:
            said = "Kein Treffer"
        if self._next:
            said = f"{said if self.hits else 'Wird gesucht'} · Seite {self._next} von {self._pages}"
        elif self._blind:
            said += f" · {self._blind} {'Seite' if self._blind == 1 else 'Seiten'} ohne durchsuchbaren Text"
        self.count.setText(said)
        self.count.setVisible(bool(said))

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        for built in (self.back, self.forth, self.leave):
            draw(built, colours.text)
