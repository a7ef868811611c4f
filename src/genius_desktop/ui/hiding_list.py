"""What is hidden from the server: each thing with its placeholder, to be kept or hidden by the user."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from genius_desktop.plain_text import visible
from genius_desktop.servers import Disguise, Privacy
from genius_desktop.ui.building import button, scaled

# Enough for three lines.
_FEWEST_PX = 84
_REAL = Qt.ItemDataRole.UserRole
_NOTHING = "In diesem Text wurde nichts gefunden, was zu verbergen wäre."


class _Field(QLineEdit):
    """Keeps Enter for itself: it must not send."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Take Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class HidingList(QWidget):
    """Shows what is hidden; what the user lets stand stays in the list, so that it can be hidden again.

    Signals:
        changed: The user wants something else to be hidden.
    """

    changed = Signal()

    def __init__(self, privacy: Privacy) -> None:
        super().__init__()
        # What may be seen though it was found, with whether it was chosen here, and what is hidden besides.
        self._keep: dict[str, bool] = dict.fromkeys(privacy.keep, False)
        self._hide: dict[str, None] = dict.fromkeys(privacy.hide)
        self._filling = False
        self.rows = QListWidget()
        self.rows.setAccessibleName("Verborgene Angaben")
        self.rows.setAccessibleDescription("Mit der Leertaste an- und abwählen; abgewählt ist für den Server sichtbar.")
        self.rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.rows.setProperty("role", "history")
        self.rows.setMinimumHeight(scaled(_FEWEST_PX))
        self.more = _Field()
        self.more.setProperty("role", "field")
        self.more.setAccessibleName("Außerdem verbergen")
        self.more.setPlaceholderText("etwa einen Namen")
        self.add = button("Verbergen")
        self.add.setAutoDefault(False)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.more, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows, 1)
        column.addLayout(row)
        self.rows.itemChanged.connect(self._toggle)
        self.add.clicked.connect(self._add)
        self.more.entered.connect(self._add)

    def wished(self, privacy: Privacy) -> Privacy:
        """Give the privacy as it is wished now."""
        return replace(privacy, keep=tuple(self._keep), hide=tuple(self._hide))

    def show_disguises(self, disguises: Sequence[Disguise]) -> None:
        """Show what is hidden in the text now, and below it what the user lets stand."""
        self._filling = True
        chosen = self.rows.currentIndex().data(_REAL)
        self.rows.clear()
        for one in disguises:
            times = f" ({one.count}-mal)" if one.count > 1 else ""
            self._row(one.real, f"{one.shown} statt {one.real}{times}", checked=True)
        told = {one.real for one in disguises}
        for real, chosen_here in self._keep.items():
            # What was let stand in the settings is no choice for this document.
            if chosen_here and real not in told:
                self._row(real, f"sichtbar: {real}", checked=False)
        if not self.rows.count():
            note = QListWidgetItem(_NOTHING)
            note.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.rows.addItem(note)
        for place in range(self.rows.count()):
            if chosen and self.rows.item(place).data(_REAL) == chosen:
                self.rows.setCurrentRow(place)
        self._filling = False

    def _row(self, real: str, line: str, *, checked: bool) -> None:
        item = QListWidgetItem(visible(line))
        item.setData(_REAL, real)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self.rows.addItem(item)

    def _toggle(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        real = str(item.data(_REAL))
        if item.checkState() == Qt.CheckState.Checked:
            self._keep.pop(real, None)
        elif real in self._hide:
            del self._hide[real]
        else:
            self._keep[real] = True
        self.changed.emit()

    def _add(self) -> None:
        text = " ".join(self.more.text().split())
        if text:
            self._hide[text] = None
            self._keep.pop(text, None)
            self.more.clear()
            self.changed.emit()
