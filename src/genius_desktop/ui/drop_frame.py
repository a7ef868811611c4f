"""A frame that takes documents by drag and drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from genius_desktop.ui.building import repolish

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent


class DropFrame(QFrame):
    """Shows that a drop is welcome, and takes it.

    Signals:
        dropped: A `Catch`: documents, or why there are none.
    """

    dropped = Signal(object)

    def __init__(self, name: str) -> None:
        """Give it the name that a screen reader says."""
        super().__init__()
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self.setAccessibleName(name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Show that a drop is welcome."""
        from genius_desktop.ui import dropping

        if dropping.may_hold_files(event.mimeData()):
            # A copy: a move would let the file manager delete the original.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 (Qt's name)
        """Look as before."""
        self._show_over(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Take what was dropped."""
        from genius_desktop.ui import dropping

        self._show_over(over=False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(dropping.catch(event.mimeData()))

    def _show_over(self, *, over: bool) -> None:
        self.setProperty("over", "true" if over else "false")
        repolish(self)
