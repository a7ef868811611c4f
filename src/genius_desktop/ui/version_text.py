"""One version of a clause, with what only it has: struck out in the old one, underlined in the new one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QTextCharFormat

from genius_desktop.plain_text import visible
from genius_desktop.ui.painted_text import Look, PaintedText, units
from genius_desktop.versions import Piece


class VersionText(PaintedText):
    """Paints one side of two versions.

    Signals:
        chosen: The text was clicked.
    """

    chosen = Signal()

    def __init__(self, *, new: bool) -> None:
        super().__init__()
        self._new = new
        self._marks: list[tuple[int, int]] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show this side of two versions."""
        text, self._marks = "", []
        told: list[str] = []
        for piece in pieces:
            shown = visible(piece.after if self._new else piece.before).replace("\n", " ")
            if piece.changed and shown.strip():
                self._marks.append((units(text), units(shown)))
                told.append(shown.strip())
            text += shown
        self.setAccessibleName(f"{'Neu' if self._new else 'Bisher'}: {text}")
        word = "Eingefügt" if self._new else "Gestrichen"
        self.setAccessibleDescription(f"{word}: {'; '.join(told)}" if told else "")
        self._show(text)

    def _looks(self) -> list[Look]:
        look = QTextCharFormat()
        if self._new:
            look.setFontUnderline(True)
            look.setFontWeight(QFont.Weight.Bold)
            look.setForeground(QColor(self._colours.calm))
        else:
            look.setFontStrikeOut(True)
            look.setForeground(QColor(self._colours.warn))
        return [(start, length, look) for start, length in self._marks]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell that the text was clicked."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()
