"""The page where a text is pasted, measured and rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from genius_desktop import estimates, rewriting_words
from genius_desktop.assignments import Manner, Rewording
from genius_desktop.assistants import files as assistants
from genius_desktop.assistants import manners
from genius_desktop.domain import Plan, Source
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui import words
from genius_desktop.ui.building import button, draw, label, name_choice, row, scaled, scrolling, with_icon
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.plain_view import MarkedText, PlainView
from genius_desktop.ui.theme import Colours
from genius_desktop.ui.workplaces import NO_ENGINE, Workplace

if TYPE_CHECKING:
    from collections.abc import Callable

    from genius_desktop.ui.desktop import Desktop

_NO_TEXT = "Bitte geben Sie einen Text ein, oder ziehen Sie ein Dokument hierher."
_HINT = "Text hier einfügen oder schreiben, oder ein Dokument auf das Fenster ziehen."
_NARROW_PX, _FIELD_PX = 820, 180
_NAME_CHARS = 60


class RewritePage(Workplace):
    """Takes a text or documents and how to rewrite them; the measure of the text stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Text überarbeiten")
        self.text = MarkedText()
        self.text.setAccessibleName("Text")
        self.text.setPlaceholderText(_HINT)
        self.text.setMinimumHeight(scaled(_FIELD_PX))
        self.text.installEventFilter(self)
        self.plain = PlainView(self.text)
        self.how = QComboBox()
        name_choice(self.how, "Wie soll der Text werden?", self)
        self._manners: list[Manner] = [manners.shipped(name) for name in manners.names()]
        for manner in self._manners:
            self.how.addItem(manner.title)
        self._line = label("", "muted")
        self.start = with_icon(button("Überarbeiten", "primary", "Strg+Enter"), "rewrite")
        self.drop = button("Dokumente entfernen")
        self._documents = label("", "strong")
        self._said = label("", "warn")
        self._sources: tuple[Source, ...] = ()
        self._plan: Callable[[], Plan | None] = lambda: None
        self._build()
        self.how.currentIndexChanged.connect(self._tell_manner)
        self.start.clicked.connect(self._begin)
        self.drop.clicked.connect(self._drop)
        self.text.textChanged.connect(lambda: self.say(""))
        self._tell_manner()
        self._show_sources()
        self.say("")

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._documents)
        column.addWidget(row(self.drop))
        column.addWidget(self.text, 1)
        column.addWidget(label("Wie soll der Text werden?", "strong"))
        column.addWidget(row(self.how, self.start))
        column.addWidget(self._line)
        column.addWidget(self._said)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(16)
        self._sides.addWidget(left, 3)
        self._sides.addWidget(self.plain, 2)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(16, 20, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(label("Text überarbeiten", "title"))
        layout.addWidget(label("Zahlen, Beträge, Daten, Paragrafen und Namen bleiben, wie sie sind.", "muted"))
        layout.addLayout(self._sides, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside, "Text überarbeiten"))

    def take(self, caught: Catch) -> None:
        """Take documents; their text takes the place of what was typed."""
        self.say(caught.refusal or caught.note)
        if caught.sources:
            self._sources = caught.sources
            self._show_sources()

    def _drop(self) -> None:
        self._sources = ()
        self._show_sources()
        self.text.setFocus()

    def _show_sources(self) -> None:
        names = ", ".join(words.short_name(source.name, _NAME_CHARS) for source in self._sources)
        self._documents.setText(f"Überarbeitet wird: {names}" if names else "")
        shown: tuple[tuple[QWidget, bool], ...] = (
            (self._documents, bool(names)),
            (self.drop, bool(names)),
            (self.text, not names),
            (self.plain, not names),
        )
        # What is hidden must not hold the focus.
        if names and self.text.hasFocus():
            self.how.setFocus()
        for part, wanted in shown:
            part.setVisible(wanted)

    def settle(self, desktop: Desktop) -> None:
        """Estimate by what this PC can do, once that is known."""
        self._plan = lambda: desktop.room.choice.plan if desktop.room.choice else None

    def _manner(self) -> Manner:
        return self._manners[max(0, self.how.currentIndex())]

    def _tell_manner(self) -> None:
        self._line.setText(self._manner().line)

    def choose(self, name: str) -> None:
        """Choose a manner by its id."""
        self.how.setCurrentIndex([manner.id for manner in self._manners].index(name))

    def _begin(self) -> None:
        text = self.text.toPlainText()
        if not self._sources and not text.strip():
            self.say(_NO_TEXT)
            self.text.setFocus()
            return
        rewording = Rewording(self._manner(), "" if self._sources else text)
        assistant = assistants.shipped(manners.ASSISTANT)
        self.wished.emit(SummaryTask("", self._sources, assistant, NO_ENGINE, rewording=rewording))

    def say(self, text: str) -> None:
        """Show a sentence on the page; without one, say of a long text about how long it takes."""
        if not text:
            typed = self.text.toPlainText()
            paragraphs = [line for line in typed.split("\n") if line.strip()]
            estimate = estimates.rewriting(len(paragraphs), len(typed.split()), self._plan())
            text = f"{rewriting_words.estimate(estimate)} {rewriting_words.LATER}" if estimate.is_long else ""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Begin with Strg+Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            wanted = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if wanted and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._begin()
                return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Hand the keyboard to where the user goes on."""
        super().focusInEvent(event)
        (self.how if self._sources else self.text).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the measure below the text where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < scaled(_NARROW_PX)
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        draw(self.start, colours.accent_text)
        self.plain.dress(colours)
