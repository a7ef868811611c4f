"""The text of a section, with the cited passage and what was searched for marked."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from genius_desktop.reading import Hit, PageText, Stretch
from genius_desktop.ui.theme import LIGHT, Colours

_MARGIN_PX = 14
_HIT_BACK = "#ffc9a3"


class SectionText(QPlainTextEdit):
    """Shows a text that cannot be changed; places count its characters."""

    def __init__(self) -> None:
        super().__init__()
        self._told = ""
        self._marks: tuple[Stretch, ...] = ()
        self._colours = LIGHT
        self.setReadOnly(True)
        self.document().setDocumentMargin(_MARGIN_PX)
        self.setAccessibleName("Text des Abschnitts")
        self.setProperty("role", "editor")

    def show_text(self, answer: PageText) -> None:
        """Show a section, scrolled to its marks."""
        self._told, self._marks = answer.page.text, answer.marks
        self.setPlainText(self._told)
        if self._marks:
            self._see(self._marks[0].start)

    def show_quote(self, quote: str) -> None:
        """Show a quote whose section cannot be shown."""
        self._told, self._marks = "", ()
        self.setPlainText(f"„{quote}“" if quote else "")
        self.setExtraSelections([])

    def show_hits(self, hits: Sequence[Hit], here: Hit | None) -> None:
        """Mark what was searched for, and go to the one that is meant, which is underlined."""
        chosen = [self._selection(mark.start, mark.end, self._colours.mark) for mark in self._marks]
        for hit in hits:
            chosen.append(self._selection(hit.start, hit.end, _HIT_BACK))
            chosen[-1].format.setFontUnderline(hit is here)
        self.setExtraSelections(chosen)
        if here is not None:
            self._see(here.start)

    def _see(self, start: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._position(start))
        self.setTextCursor(cursor)
        self.centerCursor()

    def _selection(self, start: int, end: int, colour: str) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(start))
        cursor.setPosition(self._position(end), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(colour))
        look.setForeground(QColor(LIGHT.text))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection

    def _position(self, character: int) -> int:
        """Turn a place in the text into one in the widget, which counts in UTF-16."""
        before = self._told[: max(character, 0)]
        last = self.document().characterCount() - 1
        return min(len(before.encode("utf-16-le", "replace")) // 2, last)

    def dress(self, colours: Colours) -> None:
        """Mark in today's colours."""
        self._colours = colours
