"""A button that opens its page while documents are held over it, so that they can be dropped there or on itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

HELD_MS = 700


class DropDoor(QObject):
    """Watches a button for its owner.

    Signals:
        dropped: A `Catch`: documents, or why there are none.
    """

    dropped = Signal(object)

    def __init__(self, watched: QAbstractButton) -> None:
        super().__init__(watched)
        self._watched = watched
        watched.setAcceptDrops(True)
        watched.installEventFilter(self)
        self._held = QTimer(self, singleShot=True, interval=HELD_MS)
        self._held.timeout.connect(watched.click)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take what concerns a drag."""
        from genius_desktop.ui import dropping

        if isinstance(event, QDragEnterEvent):
            if dropping.may_hold_files(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._held.start()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._held.stop()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if self._held.isActive():
                self._held.stop()
                self._watched.click()
            self.dropped.emit(dropping.catch(event.mimeData()))
            return True
        return False
