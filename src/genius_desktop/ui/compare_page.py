"""The page where two versions of a document are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from genius_desktop.assignments import Comparison
from genius_desktop.assistants import files as assistants
from genius_desktop.problems import Problem
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui.building import button, draw, label, scaled, scrolling, with_icon
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.version_slot import VersionSlot
from genius_desktop.ui.workplaces import NO_ENGINE, Workplace

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from genius_desktop.ui.dropping import Catch
    from genius_desktop.ui.theme import Colours

ASSISTANT = "vergleichen"
OLD, NEW = "Bisherige Fassung", "Neue Fassung"
_WHY = (
    "Satzungen, Verträge und andere Texte, Regelung für Regelung: Was neu, geändert, verschoben oder entfallen ist, "
    "steht als Synopse nebeneinander."
)
_EXPLAIN = "Änderungen in Worten erläutern"
_HINT = "Ohne diese Erläuterungen braucht der Vergleich kein Sprachmodell und ist in wenigen Sekunden fertig."
_MISSING = "Es fehlt noch ein Dokument: Zum Vergleichen braucht es die bisherige und die neue Fassung."
_TOO_MANY = "Verglichen werden genau zwei Dokumente. Bitte ziehen Sie höchstens zwei hierher."
_BESIDE_PX = 460


class ComparePage(Workplace):
    """Takes two documents; they stay until others are put in their places."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Vergleichen")
        self.old, self.new = VersionSlot(OLD), VersionSlot(NEW)
        self.swap = with_icon(button("Vertauschen", tip="Aus der bisherigen die neue Fassung machen"), "swap")
        self.explain = QCheckBox(_EXPLAIN)
        self.explain.setChecked(True)
        self.compare = button("Vergleichen", "primary", "Strg+Enter")
        self.compare.setShortcut("Ctrl+Return")
        self.message = label("", "warn")
        self.message.hide()
        self.old.caught.connect(lambda caught: self._take_into(self.old, caught))
        self.new.caught.connect(lambda caught: self._take_into(self.new, caught))
        for slot in (self.old, self.new):
            slot.changed.connect(self._follow)
        self.swap.clicked.connect(self._swap)
        self.compare.clicked.connect(self._wish)
        self.setFocusProxy(self.old.choose)
        self._build()
        self._follow()

    def _build(self) -> None:
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(12)
        self._both.addWidget(self.old, 1)
        self._both.addWidget(self.new, 1)
        buttons = FlowLayout(8)
        buttons.addWidget(self.compare)
        buttons.addWidget(self.swap)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 20, 32, 16)
        column.setSpacing(10)
        column.addWidget(label("Vergleichen", "title"))
        column.addWidget(label(_WHY, "muted"))
        column.addLayout(self._both)
        column.addWidget(self.explain, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(_HINT, "muted"))
        column.addWidget(self.message)
        column.addLayout(buttons)
        column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(inside, "Vergleichen"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the versions side by side where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_PX)
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def take(self, caught: Catch) -> None:
        """Take documents that were dropped on the window: into what is empty, the old version first."""
        if len(caught.sources) > 1:
            self._take_into(self.old, caught)
        else:
            self._take_into(self.old if self.old.source is None else self.new, caught)

    def _take_into(self, slot: VersionSlot, caught: Catch) -> None:
        """Take one document into a place, or two into both."""
        match caught.sources:
            case ():
                self.say(caught.refusal)
            case (one,):
                slot.put(one)
                self.say(caught.note)
            case (one, other) if not caught.surplus:
                self.old.put(one)
                self.new.put(other)
                self.say(caught.note)
            case _:
                self.say(_TOO_MANY)

    def say(self, text: str) -> None:
        """Show a sentence above the buttons."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _follow(self) -> None:
        self.swap.setEnabled(self.old.source is not None or self.new.source is not None)

    def _swap(self) -> None:
        before, after = self.old.source, self.new.source
        self.old.put(after)
        self.new.put(before)

    def _wish(self) -> None:
        if self.old.source is None or self.new.source is None:
            self.say(_MISSING)
            (self.old if self.old.source is None else self.new).choose.setFocus()
            return
        try:
            assistant = assistants.shipped(ASSISTANT)
        except Problem as fault:
            self.troubled.emit(fault.code, fault.detail)
            return
        self.say("")
        sources, wish = (self.old.source, self.new.source), Comparison(explained=self.explain.isChecked())
        self.wished.emit(SummaryTask("", sources, assistant, NO_ENGINE, comparison=wish))

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        draw(self.swap, colours.text)
        for slot in (self.old, self.new):
            slot.dress(colours)
