"""The left column: a new job, what waits, what was."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from genius_desktop.ui.building import button, draw, label, with_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from genius_desktop.ui.history_panel import HistoryPanel
    from genius_desktop.ui.theme import Colours
    from genius_desktop.ui.waiting_list import WaitingList

_NARROWEST_PX = 200


class LeftColumn(QFrame):
    """Holds the button for a new job above the history."""

    # Built by `hold`.
    waiting: WaitingList

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
        before: QWidget = self.new_button
        for place, action in enumerate(actions, 1):
            built = with_icon(button(action.text(), tip=_tip(action)), action.property("drawing"))
            built.clicked.connect(action.trigger)
            self._column.insertWidget(place, built)
            self.setTabOrder(before, built)
            self._offered.append(built)
            before = built

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        for built in (self.new_button, *self._offered):
            draw(built, colours.text)
        if self._held:
            self.waiting.dress(colours)


def _tip(action: QAction) -> str:
    return f"{action.toolTip()} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
