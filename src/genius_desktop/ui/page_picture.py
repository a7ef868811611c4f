"""The picture of a page, with the cited passage marked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from genius_desktop.reading import Box, Hit, Mark

_MARK_ALPHA = 95
_GROW_PX = 2.0
_EDGE = "#9aa4b2"
_HIT, _HERE = "#ff9d5c", "#8a2f00"


class PagePicture(QWidget):
    """Draws an image as wide as the widget is, and its marks translucent on top."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._marks: tuple[Mark, ...] = ()
        self._hits: tuple[Hit, ...] = ()
        self._here: Hit | None = None
        self._colour = QColor("#ffd000")
        self.setAccessibleName("Bild der Seite")

    def show_picture(self, image: QImage, marks: Sequence[Mark], width_px: int) -> None:
        """Show a picture at a width in logical pixels."""
        self._image = image
        self._marks = tuple(marks)
        self._hits, self._here = (), None
        self.scale_to(width_px)
        self.update()

    def scale_to(self, width_px: int) -> None:
        """Show the same picture at another width."""
        height = 0 if self._image.isNull() else round(width_px * self._image.height() / self._image.width())
        self.setFixedSize(QSize(width_px, height))

    def show_hits(self, hits: Sequence[Hit], here: Hit | None) -> QRectF:
        """Show what was searched for, one of it with a frame; give the area of that one in this widget."""
        self._hits, self._here = tuple(hits), here
        self.update()
        area = QRectF()
        for box in here.boxes if here is not None else ():
            area = area.united(self._in_widget(box))
        return area

    def _in_widget(self, box: Box) -> QRectF:
        wide, high = self.width(), self.height()
        return QRectF(box.left * wide, box.top * high, box.width * wide, box.height * high)

    @property
    def marked(self) -> QRectF:
        """The area of all marks in this widget; empty without marks."""
        area = QRectF()
        for mark in self._marks:
            area = area.united(self._on_screen(mark))
        return area

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks, in pixels of the picture."""
        return self._marks

    def _on_screen(self, mark: Mark) -> QRectF:
        scale = self.width() / max(self._image.width(), 1)
        return QRectF(mark.left * scale, mark.top * scale, mark.width * scale, mark.height * scale)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the picture and the marks."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        colour = QColor(self._colour)
        colour.setAlpha(_MARK_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        # Multiplied, as a felt pen does: the letters below stay black.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in self._marks:
            painter.drawRoundedRect(_grown(self._on_screen(mark)), _GROW_PX, _GROW_PX)
        colour = QColor(_HIT)
        colour.setAlpha(_MARK_ALPHA)
        painter.setBrush(colour)
        for hit in self._hits:
            for box in hit.boxes:
                painter.drawRect(_grown(self._in_widget(box)))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(_HERE), _GROW_PX))
        for box in self._here.boxes if self._here is not None else ():
            painter.drawRect(_grown(self._in_widget(box)))
        painter.setPen(QColor(_EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def _grown(box: QRectF) -> QRectF:
    return box.adjusted(-_GROW_PX, -_GROW_PX, _GROW_PX, _GROW_PX)
