"""The place to drop documents on, with a button that does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from genius_desktop.ui.building import button, label, repolish, scaled
from genius_desktop.ui.icons import pixmap
from genius_desktop.ui.theme import Colours

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

_ICON_PX = 48
_HINT = "PDF, Scan, Word, Excel, PowerPoint, OpenDocument, E-Mail oder Text · auch mehrere oder ein ganzer Ordner"


class DropArea(QFrame):
    """Takes documents by drag and drop.

    Signals:
        dropped: A `Catch`: documents, or why there are none.
        asked: The user wants to choose a file.
    """

    dropped = Signal(object)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self.setAccessibleName("Ablage für Dokumente")
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = label("Dokumente hierher ziehen", "title")
        hint = label(_HINT, "muted")
        for text in (heading, hint):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = button("Dokument wählen …", "primary", "Strg+O")
        self.choose.clicked.connect(self.asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self._picture)
        layout.addWidget(heading)
        layout.addWidget(hint)
        layout.addSpacing(4)
        layout.addWidget(self.choose, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def dress(self, colours: Colours) -> None:
        """Draw the icon in today's colours."""
        self._picture.setPixmap(pixmap("document-add", colours.accent, scaled(_ICON_PX)))

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
