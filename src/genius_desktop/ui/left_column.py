"""The left column: a new job, what waits, what was."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from genius_desktop.ui.building import button, draw, label, with_icon
from genius_desktop.ui.drop_door import DropDoor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QResizeEvent

    from genius_desktop.ui.history_panel import HistoryPanel
    from genius_desktop.ui.theme import Colours
    from genius_desktop.ui.waiting_list import WaitingList

_NARROWEST_PX = 200
_LEAST_LINES = 34


class LeftColumn(QFrame):
    """Holds the button for a new job above the history.

    Signals:
        dropped: A `Catch` that was dropped on a button, whose page is open now.
    """

    dropped = Signal(object)

    # Built by `hold` and `offer`.
    waiting: WaitingList
    _grid: QGridLayout
    _brief: bool

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "column")
        self.new_button = with_icon(button("Neuer Auftrag", tip="Strg+N"), "new")
        self._held = False
        self._offered: list[QPushButton] = []
        self._room = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 16, 8, 8)
        self._column.setSpacing(12)
        self._column.addWidget(self.new_button)
        self._column.addWidget(label("Verlauf", "heading"))
        self._column.addItem(self._room)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Be no narrower than titles need, and as wide as large letters do."""
        return super().minimumSizeHint().expandedTo(QSize(_NARROWEST_PX, 0))

    def hold(self, past: HistoryPanel) -> None:
        """Take the history in, and the jobs that wait; both come later than the rest."""
        from genius_desktop.ui.waiting_list import WaitingList

        self._held = True
        self.waiting = waiting = WaitingList()
        self._column.insertWidget(1, waiting)
        self._column.addWidget(past, 1)
        self._column.removeItem(self._room)
        order = (self.new_button, waiting.sooner, waiting.later, waiting.remove, waiting.rows)
        for before, after in pairwise((*order, past.field, past.order, past.listed)):
            self.setTabOrder(before, after)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Add a button for each workplace below the one for a new job."""
        for action in actions:
            built = with_icon(button(action.text(), tip=_tip(action)), action.property("drawing"))
            built.clicked.connect(action.trigger)
            self._offered.append(built)
        for door in map(DropDoor, (self.new_button, *self._offered)):
            door.dropped.connect(self.dropped)
        places = QWidget()
        self._grid = QGridLayout(places)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._column.insertWidget(1, places)
        self._arrange(brief=self._is_low())
        for before, after in pairwise((self.new_button, *self._offered)):
            self.setTabOrder(before, after)

    def _is_low(self) -> bool:
        return self.height() < _LEAST_LINES * self.fontMetrics().lineSpacing()

    def _arrange(self, *, brief: bool) -> None:
        """Show the workplaces one below the other; on a low screen, or in large letters, their icons in a row."""
        for place, built in enumerate(self._offered):
            self._grid.removeWidget(built)
            self._grid.addWidget(built, 0 if brief else place, place if brief else 0)
            built.setText("" if brief else built.accessibleName())
        self._brief = brief

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave room for the history."""
        super().resizeEvent(event)
        if self._offered and self._is_low() != self._brief:
            self._arrange(brief=not self._brief)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        for built in (self.new_button, *self._offered):
            draw(built, colours.text)
        if self._held:
            self.waiting.dress(colours)


def _tip(action: QAction) -> str:
    return f"{action.toolTip()} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
