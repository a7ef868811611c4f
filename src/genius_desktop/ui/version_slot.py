"""The place for one version of a document: dropped, chosen, taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from genius_desktop.ui.building import button, draw, label, repolish, with_icon
from genius_desktop.ui.drop_frame import DropFrame
from genius_desktop.ui.flow import FlowLayout

if TYPE_CHECKING:
    from genius_desktop.domain import Source
    from genius_desktop.ui.theme import Colours

_EMPTY = "Ziehen Sie das Dokument hierher."


class VersionSlot(DropFrame):
    """Holds one document or none.

    Signals:
        caught: A `Catch` of what was dropped here or chosen.
        changed: There is another document here, or none any more.
    """

    caught = Signal(object)
    changed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.source: Source | None = None
        self.dropped.connect(self.caught)
        self.name = label(_EMPTY, "muted")
        self.choose = button("Dokument wählen …")
        self.choose.setAccessibleName(f"{title} wählen")
        self.remove = with_icon(button("Herausnehmen"), "remove")
        self.remove.setAccessibleName(f"{title} herausnehmen")
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        buttons = FlowLayout(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label(title, "heading"))
        column.addWidget(self.name)
        column.addStretch(1)
        column.addLayout(buttons)
        self.put(None)

    def put(self, source: Source | None) -> None:
        """Hold this document."""
        self.source = source
        self.name.setText(source.name if source else _EMPTY)
        self.name.setProperty("role", "strong" if source else "muted")
        repolish(self.name)
        self.remove.setVisible(source is not None)
        self.changed.emit()

    def _remove(self) -> None:
        self.put(None)
        # The button that had the focus is gone.
        self.choose.setFocus()

    def _ask(self) -> None:
        from genius_desktop.ui import file_dialogs

        file_dialogs.ask_for_documents(self.window(), "", then=self.caught.emit)

    def dress(self, colours: Colours) -> None:
        """Draw the icon in today's colours."""
        draw(self.remove, colours.text)
