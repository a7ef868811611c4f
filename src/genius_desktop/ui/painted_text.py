"""A text that is painted and never interpreted: what is foreign in it can only ever be text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from genius_desktop.ui.theme import LIGHT, Colours

# A longer stretch is none that anyone reads in a window.
_MOST_CHARS = 20_000
_LEAST_PX = 120
# Where in the text a look begins, how many units of UTF-16 it holds, and the look.
Look = tuple[int, int, QTextCharFormat]


class PaintedText(QWidget):
    """Paints a text over as many lines as its width asks for, with looks of its own for parts of it."""

    def __init__(self, *, edge_px: int = 0) -> None:
        """Leave an edge around the text, for what is painted there."""
        super().__init__()
        self._edge = edge_px
        self._colours = LIGHT
        self._laid_out = -1
        self._heights: dict[int, int] = {}
        self._layout = QTextLayout()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def shown(self) -> str:
        """The text as it is painted."""
        return self._layout.text()

    @property
    def marked(self) -> list[str]:
        """What of it has a look of its own."""
        units = self.shown.encode("utf-16-le")
        return [units[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length, _ in self._looks()]

    def _show(self, text: str) -> None:
        """Show another text."""
        self._layout.setText(text if len(text) <= _MOST_CHARS else f"{text[: _MOST_CHARS - 1]}…")
        self._look_anew()
        self.updateGeometry()

    def _looks(self) -> Sequence[Look]:
        """Give the parts that do not look like the rest, in today's colours."""
        return ()

    def _look_anew(self) -> None:
        """Paint the parts as they look now."""
        formats = []
        for start, length, look in self._looks():
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = start, length, look
            formats.append(found)
        self._layout.setFormats(formats)
        self._forget_lines()
        self._lay_out(self._width)
        self.update()

    @property
    def _width(self) -> int:
        return max(self.width(), _LEAST_PX)

    def _lay_out(self, width: int) -> int:
        """Break the text into lines of this width; give the height of them all."""
        if width == self._laid_out:
            return self._heights[width]
        self._layout.setFont(self.font())
        height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width - 2 * self._edge)
            line.setPosition(QPointF(0, height))
            height += line.height()
        self._layout.endLayout()
        self._laid_out = width
        self._heights[width] = max(round(height + 0.5), self.fontMetrics().lineSpacing()) + 2 * self._edge
        return self._heights[width]

    def _forget_lines(self) -> None:
        """Break the text anew the next time: it, its looks or its letters are others."""
        self._laid_out = -1
        self._heights.clear()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._forget_lines()
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Take more lines where there is less room."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Give the height of the lines."""
        # A layout asks for the same widths again and again; the lines are broken for good once the size is known.
        known = self._heights.get(width)
        return self._lay_out(width) if known is None else known

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Take the width there is."""
        return QSize(_LEAST_PX, self.heightForWidth(self._width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Need one line at least."""
        return QSize(_LEAST_PX, self.fontMetrics().lineSpacing() + 2 * self._edge)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out(self._width)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the lines."""
        painter = QPainter(self)
        painter.setPen(QColor(self._colours.text))
        self._lay_out(self._width)
        self._layout.draw(painter, QPointF(self._edge, self._edge))

    def dress(self, colours: Colours) -> None:
        """Paint in today's colours."""
        self._colours = colours
        self._look_anew()


def units(text: str) -> int:
    """Count as Qt does, in UTF-16."""
    return len(text.encode("utf-16-le", "replace")) // 2
