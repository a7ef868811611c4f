"""The place to drop documents on, with a button that does the same."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from genius_desktop.ui.building import button, label, scaled
from genius_desktop.ui.drop_frame import DropFrame
from genius_desktop.ui.icons import pixmap
from genius_desktop.ui.theme import Colours

_ICON_PX = 48
_HINT = "PDF, Scan, Word, Excel, PowerPoint, OpenDocument, E-Mail oder Text · auch mehrere oder ein ganzer Ordner"


class DropArea(DropFrame):
    """The large place for documents.

    Signals:
        asked: The user wants to choose a file.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__("Ablage für Dokumente")
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
