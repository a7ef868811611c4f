"""One version of a clause, with what only it has: struck out in the old one, underlined in the new one."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from genius_desktop.plain_text import visible
from genius_desktop.ui.theme import LIGHT, Colours
from genius_desktop.versions import Piece

# A longer clause is none that anyone reads in a window.
_MOST_CHARS = 20_000
_LEAST_PX = 120


class VersionText(QWidget):
    """Paints a text; what is foreign in it can only ever be text.

    Signals:
        chosen: The text was clicked.
    """

    chosen = Signal()

    def __init__(self, *, new: bool) -> None:
        super().__init__()
        self._new = new
        self._colours = LIGHT
        self._marked: list[tuple[int, int]] = []
        self._layout = QTextLayout()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show this side of two versions."""
        text, self._marked = "", []
        told: list[str] = []
        for piece in pieces:
            shown = visible(piece.after if self._new else piece.before).replace("\n", " ")
            if piece.changed and shown.strip():
                self._marked.append((len(text), len(shown)))
                told.append(shown.strip())
            text += shown
        self._layout.setText(text if len(text) <= _MOST_CHARS else f"{text[: _MOST_CHARS - 1]}…")
        self.setAccessibleName(f"{'Neu' if self._new else 'Bisher'}: {text}")
        word = "Eingefügt" if self._new else "Gestrichen"
        self.setAccessibleDescription(f"{word}: {'; '.join(told)}" if told else "")
        self._dress()

    @property
    def shown(self) -> str:
        """The text as it is painted."""
        return self._layout.text()

    @property
    def marked(self) -> list[str]:
        """What of it is marked."""
        return [self.shown[start : start + length] for start, length in self._marked]

    def _dress(self) -> None:
        formats = []
        for start, length in self._marked:
            look = QTextCharFormat()
            if self._new:
                look.setFontUnderline(True)
                look.setFontWeight(QFont.Weight.Bold)
                look.setForeground(QColor(self._colours.calm))
            else:
                look.setFontStrikeOut(True)
                look.setForeground(QColor(self._colours.warn))
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = start, length, look
            formats.append(found)
        self._layout.setFormats(formats)
        self.updateGeometry()
        self._lay_out(max(self.width(), _LEAST_PX))
        self.update()

    def _lay_out(self, width: int) -> int:
        """Break the text into lines of this width; give the height of them all."""
        self._layout.setFont(self.font())
        height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        self._layout.endLayout()
        return round(height)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Take more lines where there is less room."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Give the height of the lines."""
        height = self._lay_out(max(width, _LEAST_PX))
        self._lay_out(max(self.width(), _LEAST_PX))
        return max(height, self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Take the width there is."""
        width = max(self.width(), _LEAST_PX)
        return QSize(_LEAST_PX, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Need one line at least."""
        return QSize(_LEAST_PX, self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out(max(self.width(), _LEAST_PX))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the lines."""
        painter = QPainter(self)
        painter.setPen(QColor(self._colours.text))
        self._layout.draw(painter, QPointF(0, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell that the text was clicked."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def dress(self, colours: Colours) -> None:
        """Paint in today's colours."""
        self._colours = colours
        self._dress()
