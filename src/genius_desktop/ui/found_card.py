"""A document that was found: what it is, and the places in it, each of which opens its page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QSizePolicy, QVBoxLayout

from genius_desktop import search_words, wording
from genius_desktop.libraries import Collection, FoundPaper, Hit
from genius_desktop.plain_text import clean
from genius_desktop.ui import found_use
from genius_desktop.ui.building import button, label
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.marked_text import MarkedText
from genius_desktop.ui.theme import LIGHT, Colours

_MOST_AT_FIRST = 2


class HitButton(QPushButton):
    """A place in a document: its page, its heading, and the sentence that says most of what is looked for."""

    def __init__(self, hit: Hit, found: FoundPaper) -> None:
        super().__init__()
        self.hit, self._found = hit, found
        self._pressed: QPoint | None = None
        paper = found.paper
        self.setProperty("role", "task")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        # As narrow as need be; the sentence breaks.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        where = wording.place(paper.unit, hit.page)
        heading = clean(hit.heading)
        self.quote = MarkedText(hit.quote, hit.marks)
        caption = label(f"{where} · {heading}" if heading else where, "muted")
        caption.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{paper.name}, {where}: {clean(hit.quote)}")
        told = ", ".join(dict.fromkeys(self.quote.marked))
        self.setAccessibleDescription(f"Gefunden: {told}" if told else "")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 10, 8)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(self.quote)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Remember where a drag may begin."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin a drag once the mouse has gone some way."""
        far = QApplication.startDragDistance()
        if self._pressed is None or (event.position().toPoint() - self._pressed).manhattanLength() < far:
            super().mouseMoveEvent(event)
            return
        self._pressed = None
        # A place that is dragged away is not opened.
        self.setDown(False)
        found_use.drag(self, self._found, self.hit)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for the room of what is inside."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for the room of what is inside."""
        return self._column.minimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Say that a narrow line breaks."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Tell the height at a width."""
        return self._column.totalHeightForWidth(width)


class FoundCard(QFrame):
    """Shows a document with its best places, and what can be done with it.

    Signals:
        opened: The `FoundPaper` and the `Hit` whose page the user wants to see.
        summary_wished: The `FoundPaper` shall be summarised.
        question_wished: The user wants to ask something about the `FoundPaper`.
        like_wished: The `Hit` like which others are looked for.
        use_wished: The `FoundPaper` shall go to the workplace whose page has this class.
    """

    use_wished = Signal(object, str)
    opened = Signal(object, object)
    summary_wished = Signal(object)
    question_wished = Signal(object)
    like_wished = Signal(object)

    def __init__(self, found: FoundPaper, collections: Iterable[Collection]) -> None:
        super().__init__()
        self.found = found
        self._colours = LIGHT
        self._chosen = found.hits[0]
        self.setProperty("role", "card")
        self.setAccessibleName(found.paper.name)
        self.hits: list[HitButton] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        title = clean(found.paper.title)
        column.addWidget(label(title or found.paper.name, "strong"))
        if title:
            column.addWidget(label(found.paper.name))
        column.addWidget(label(search_words.about(found.paper, collections), "muted"))
        if twice := search_words.copies(found):
            column.addWidget(label(twice, "muted"))
        self._places = QVBoxLayout()
        self._places.setSpacing(6)
        column.addLayout(self._places)
        self._show(found.hits[:_MOST_AT_FIRST])
        self.more = button(f"{search_words.places(len(found.hits) - len(self.hits))} mehr", "row")
        self.summary = button("Zusammenfassen", "row", "Dieses Dokument zusammenfassen")
        self.question = button("Frage dazu", "row", "Zu diesem Dokument etwas fragen")
        self.use = button(
            "Verwenden in …", "row", "Dieses Dokument in einen Auftrag geben; oder die Stelle dorthin ziehen"
        )
        self.use.setMenu(found_use.menu(self.use, found, lambda: self._chosen, use=self._use))
        self.like = button("Ähnliche Stellen", "row", "Stellen suchen, die der zuletzt geöffneten ähnlich sind")
        self._build_row()

    def _build_row(self) -> None:
        row = FlowLayout(6)
        self.more.setVisible(len(self.found.hits) > len(self.hits))
        self.more.clicked.connect(self._show_rest)
        self.summary.clicked.connect(lambda: self.summary_wished.emit(self.found))
        self.question.clicked.connect(lambda: self.question_wished.emit(self.found))
        self.like.clicked.connect(lambda: self.like_wished.emit(self._chosen))
        there = self.found.paper.state != "gone"
        for built in (self.summary, self.question):
            built.setEnabled(there)
        for built in (self.more, self.summary, self.question, self.use, self.like):
            built.setAccessibleName(f"{built.text()}: {self.found.paper.name}")
            row.addWidget(built)
        self._column.addLayout(row)

    def _show(self, hits: Iterable[Hit]) -> None:
        for hit in hits:
            built = HitButton(hit, self.found)
            built.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            built.customContextMenuRequested.connect(lambda at, built=built: self._offer(built, at))
            built.quote.dress(self._colours)
            built.clicked.connect(lambda _on=False, hit=hit: self._open(hit))
            self._places.addWidget(built)
            self.hits.append(built)

    def _offer(self, built: HitButton, at: QPoint) -> None:
        menu = found_use.menu(built, self.found, lambda: built.hit, use=self._use)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(built.mapToGlobal(at))

    def _use(self, name: str) -> None:
        self.use_wished.emit(self.found, name)

    def _open(self, hit: Hit) -> None:
        self._chosen = hit
        self.opened.emit(self.found, hit)

    def _show_rest(self) -> None:
        first = len(self.hits)
        self._show(self.found.hits[first:])
        self.more.hide()
        before = self.hits[first - 1]
        for built in self.hits[first:]:
            self.setTabOrder(before, built)
            before = built
        self.hits[first].setFocus()

    def dress(self, colours: Colours) -> None:
        """Mark in today's colours."""
        self._colours = colours
        for built in self.hits:
            built.quote.dress(colours)
