"""A sentence with the words in it that were looked for: bold, underlined and on a ground of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from genius_desktop.libraries import Place
from genius_desktop.plain_text import clean, visible
from genius_desktop.ui.theme import LIGHT, Colours

_LEAST_PX = 120


class MarkedText(QWidget):
    """Paints a text; what is foreign in it can only ever be text."""

    def __init__(self, text: str, marks: Sequence[Place]) -> None:
        super().__init__()
        self._colours = LIGHT
        self._marked: list[tuple[int, int]] = []
        self._layout = QTextLayout()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._layout.setText(self._joined(text, marks))
        self.setAccessibleName(clean(text))
        self._dress()

    def _joined(self, text: str, marks: Sequence[Place]) -> str:
        """Put the parts together as they can be seen, and note where those that are marked stand."""
        shown, done = "", 0
        for mark in sorted(marks, key=lambda one: one.start):
            if not done <= mark.start < mark.end <= len(text):
                continue
            shown += _seen(text[done : mark.start])
            word = _seen(text[mark.start : mark.end])
            self._marked.append((_units(shown), _units(word)))
            shown += word
            done = mark.end
        return shown + _seen(text[done:])

    @property
    def shown(self) -> str:
        """The text as it is painted."""
        return self._layout.text()

    @property
    def marked(self) -> list[str]:
        """What of it is marked."""
        units = self.shown.encode("utf-16-le")
        return [units[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length in self._marked]

    def _dress(self) -> None:
        formats = []
        for start, length in self._marked:
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            look.setFontUnderline(True)
            look.setBackground(QColor(self._colours.mark))
            look.setForeground(QColor(LIGHT.text))
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = start, length, look
            formats.append(found)
        self._layout.setFormats(formats)
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
        return round(height + 0.5)

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
        return QSize(_LEAST_PX, self.heightForWidth(max(self.width(), _LEAST_PX)))

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

    def dress(self, colours: Colours) -> None:
        """Paint in today's colours."""
        self._colours = colours
        self._dress()


def _seen(text: str) -> str:
    return visible(text).replace("\n", " ")


def _units(text: str) -> int:
    """Count as Qt does, in UTF-16."""
    return len(text.encode("utf-16-le", "replace")) // 2
