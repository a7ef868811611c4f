"""How easy a text is to read, beside it: the figures, and every place that is hard, marked in the text."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPlainTextEdit, QTextEdit, QToolTip, QVBoxLayout

from genius_desktop import plainness_words
from genius_desktop.plainness.hits import Hit
from genius_desktop.plainness.measure import Measure, measure
from genius_desktop.ui.building import label, plain_tip, scaled
from genius_desktop.ui.theme import LIGHT, Colours

_PAUSE_MS = 350
# What is longer is measured from its beginning: a window must not stand still.
MOST_CHARS = 60_000
_MOST_MARKS = 600
_MOST_LINES = 300
_WHOLE = frozenset({"long-sentence", "nested"})
_LIST_PX = 140
_FIRST_PLANE = 0xFFFF
EMPTY = "Sobald hier ein Text steht, wird er gemessen: ohne Sprachmodell und ohne dass er den PC verlässt."


class MarkedText(QPlainTextEdit):
    """A field whose hard places are underlined and explain themselves under the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "editor")
        self.setTabChangesFocus(True)
        self.hits: tuple[Hit, ...] = ()
        self._measured = ""
        self._wide = False
        self._colours = LIGHT

    def mark(self, hits: tuple[Hit, ...]) -> None:
        """Underline the hits: words with a wave, whole sentences with dots."""
        self.hits = hits
        self._measured = self.toPlainText()[:MOST_CHARS]
        self._wide = any(ord(sign) > _FIRST_PLANE for sign in self._measured)
        self.setExtraSelections([self._selection(hit) for hit in hits[:_MOST_MARKS]])

    def _selection(self, hit: Hit) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        whole = hit.kind in _WHOLE
        styles = QTextCharFormat.UnderlineStyle
        look.setUnderlineStyle(styles.DotLine if whole else styles.WaveUnderline)
        look.setUnderlineColor(QColor(self._colours.accent if whole else self._colours.warn))
        found.format = look
        found.cursor = self._cursor(hit)
        return found

    def _cursor(self, hit: Hit) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._place(hit.start))
        cursor.setPosition(self._place(hit.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place(self, place: int) -> int:
        """Give the place as Qt counts, for which a sign outside the first plane is two."""
        if self._wide:
            place += sum(ord(sign) > _FIRST_PLANE for sign in self._measured[:place])
        return min(place, self.document().characterCount() - 1)

    def show_hit(self, hit: Hit) -> None:
        """Choose a place in the text and bring it into view."""
        self.setTextCursor(self._cursor(hit))
        self.ensureCursorVisible()

    def hit_at(self, place: int) -> Hit | None:
        """Give the shortest hit at a place."""
        found = [hit for hit in self.hits if hit.start <= place < hit.end]
        return min(found, key=lambda hit: hit.end - hit.start, default=None)

    def viewportEvent(self, event: object) -> bool:  # noqa: N802 (Qt's name)
        """Explain the place under the mouse."""
        if isinstance(event, QHelpEvent):
            hit = self.hit_at(self.cursorForPosition(event.pos()).position())
            if hit is not None:
                QToolTip.showText(event.globalPos(), plain_tip(plainness_words.explanation(hit)), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def dress(self, colours: Colours) -> None:
        """Underline in today's colours."""
        self._colours = colours
        self.mark(self.hits)


class PlainView(QFrame):
    """Measures a text shortly after it has changed, and lists what is hard to read in it.

    Signals:
        measured: A `Measure` is shown.
    """

    measured = Signal(object)

    def __init__(self, text: MarkedText) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._text = text
        self._title = label("Einfache Sprache", "heading")
        self.figures = label(EMPTY)
        self.counts = label("", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName("Stellen, die schwer zu lesen sind")
        self.list.setMinimumHeight(scaled(_LIST_PX))
        self.list.setWordWrap(True)
        self.why = label("", "muted")
        self._notice = label(plainness_words.NOT_EASY, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        for part in (self._title, self.figures, self.counts):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.why)
        layout.addWidget(self._notice)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.measure)
        text.textChanged.connect(self._pause.start)
        self.list.currentRowChanged.connect(self._explain)
        self.list.itemActivated.connect(lambda _item: self._text.setFocus())
        self._show(measure(""), cut=False)

    def measure(self) -> None:
        """Measure the text as it is now."""
        self._pause.stop()
        whole = self._text.toPlainText()
        self._show(measure(whole[:MOST_CHARS]), cut=len(whole) > MOST_CHARS)

    def _show(self, found: Measure, *, cut: bool) -> None:
        lines = plainness_words.lines(found) if found.words else [EMPTY]
        if cut:
            lines.append("Gemessen ist nur der Anfang des Textes.")
        self.figures.setText("\n".join(lines))
        told = " · ".join(f"{title}: {count}" for _, title, count in plainness_words.counts(found))
        self.counts.setText(told)
        self.counts.setVisible(bool(told))
        self.list.clear()
        for hit in found.hits[:_MOST_LINES]:
            item = QListWidgetItem(plainness_words.short(hit))
            item.setToolTip(plain_tip(plainness_words.explanation(hit)))
            self.list.addItem(item)
        self.list.setVisible(bool(found.hits))
        self.why.setVisible(False)
        self._text.mark(found.hits)
        self.measured.emit(found)

    def _explain(self, row: int) -> None:
        """Show a place in the text and say why it is hard to read."""
        if not 0 <= row < len(self._text.hits):
            return
        hit = self._text.hits[row]
        self._text.show_hit(hit)
        self.why.setText(plainness_words.explanation(hit))
        self.why.setVisible(True)

    def dress(self, colours: Colours) -> None:
        """Draw in today's colours."""
        self._text.dress(colours)
