"""The lower edge of the window: what it says is seen whole, on as many lines as that takes."""

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStatusBar, QStyle, QStyleOption

_EDGE_PX = 6
_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_TALL_PX = 10_000
# A path has no spaces, so it may be broken behind each folder.
_FOLDER = re.compile(r"([/\\])")


class StatusLine(QStatusBar):
    """Paints its message over several lines, where Qt's own would cut it off."""

    def __init__(self) -> None:
        super().__init__()
        self.messageChanged.connect(self._take_room)

    @property
    def _breakable(self) -> str:
        return _FOLDER.sub("\\1\N{ZERO WIDTH SPACE}", self.currentMessage())

    def _take_room(self) -> None:
        room = QRect(0, 0, max(1, self.width() - 2 * _EDGE_PX), _TALL_PX)
        text = self.fontMetrics().boundingRect(room, _WRAPPED, self._breakable)
        self.setMinimumHeight(text.height() + 2 * _EDGE_PX if self.currentMessage() else 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Break the lines anew."""
        super().resizeEvent(event)
        self._take_room()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the message."""
        painter = QPainter(self)
        look = QStyleOption()
        look.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, look, painter, self)
        self.style().drawItemText(
            painter,
            self.rect().adjusted(_EDGE_PX, 0, -_EDGE_PX, 0),
            int(_WRAPPED),
            self.palette(),
            self.isEnabled(),
            self._breakable,
            self.foregroundRole(),
        )
