"""The jobs that wait, with their order in the user's hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from genius_desktop.ui.building import draw, label, scaled, tool
from genius_desktop.ui.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from genius_desktop.ui.theme import Colours

_MOST_ROWS, _ROW_PX, _PADDING_PX = 4, 26, 6
_HINT = "Alt+Pfeil nach oben oder unten ändert die Reihenfolge, Entf nimmt den Auftrag heraus."


class _Rows(QListWidget):
    """Keeps the keys of its own from the menus while it has the focus."""

    moved = Signal(int)
    removed = Signal()

    def event(self, event: QEvent) -> bool:
        """Take the keys that change the order."""
        if event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier  # type: ignore[attr-defined]
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0) if alt else 0
            if step or key == Qt.Key.Key_Delete:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.moved.emit(step) if step else self.removed.emit()
                return True
        return super().event(event)


class WaitingList(QFrame):
    """Shows which jobs wait and lets the user move and remove them; hidden where none does.

    Signals:
        chosen: The number of a job the user wants to see.
        moved: The number of a job, and by how many places it shall move; less than 0 is sooner.
        removed: The number of a job that shall not run.
    """

    chosen = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Warteschlange")
        self.rows = _Rows()
        self.rows.setProperty("role", "history")
        self.rows.setAccessibleName("Wartende Aufträge")
        self.rows.setAccessibleDescription(_HINT)
        self.rows.setToolTip(_HINT)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sooner = tool("up", "Früher")
        self.later = tool("down", "Später")
        self.remove = tool("remove", "Aus der Warteschlange nehmen")
        head = FlowLayout(4)
        head.add_wide(label("Warteschlange", "heading"), 0)
        for built in (self.sooner, self.later, self.remove):
            head.addWidget(built)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.rows)
        self.sooner.clicked.connect(lambda: self._move(-1))
        self.later.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        self.rows.moved.connect(self._move)
        self.rows.removed.connect(self._remove)
        self.rows.currentRowChanged.connect(self._allow)
        self.rows.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.hide()

    def show_jobs(self, jobs: Sequence[tuple[str, str]]) -> None:
        """Show numbers and titles, the next job first; the chosen one stays chosen."""
        before = self._current()
        self.rows.clear()
        for place, (job, title) in enumerate(jobs, start=1):
            item = QListWidgetItem(f"{place}. {title}")
            item.setData(Qt.ItemDataRole.UserRole, job)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {place}. in der Reihe")
            item.setSizeHint(QSize(0, scaled(_ROW_PX)))
            self.rows.addItem(item)
        numbers = [job for job, _ in jobs]
        self.rows.setCurrentRow(numbers.index(before) if before in numbers else 0)
        self.rows.setFixedHeight(min(len(numbers), _MOST_ROWS) * scaled(_ROW_PX) + _PADDING_PX)
        self.setVisible(bool(numbers))
        self._allow()

    def _current(self) -> str:
        """Give the number of the chosen job; empty where none is."""
        return str(self.rows.currentIndex().data(Qt.ItemDataRole.UserRole) or "")

    def _move(self, places: int) -> None:
        if self._current():
            self.moved.emit(self._current(), places)

    def _remove(self) -> None:
        if self._current():
            self.removed.emit(self._current())

    def _allow(self) -> None:
        row = self.rows.currentRow()
        self.sooner.setEnabled(row > 0)
        self.later.setEnabled(0 <= row < self.rows.count() - 1)
        self.remove.setEnabled(row >= 0)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        for built in (self.sooner, self.later, self.remove):
            draw(built, colours.text)
