"""The files of a collection, each with what became of it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from genius_desktop import search_words
from genius_desktop.libraries import Collection, Paper, PapersTold
from genius_desktop.library_words import STATES
from genius_desktop.plain_text import clean
from genius_desktop.ui import words
from genius_desktop.ui.building import button, label, name_choice, scaled
from genius_desktop.ui.flow import FlowLayout

_LIST_PX = 150


class PapersView(QWidget):
    """Lists files, all or those in one state, some hundred at a time; the reason of the chosen one stands below.

    Signals:
        asked: The states that are wanted, none for all, and the number of the first file.
    """

    asked = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        name_choice(self.box, "Welche Dateien", self)
        self.box.currentIndexChanged.connect(lambda _place: self._ask_anew())
        self.count = label("", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName("Dateien der Sammlung")
        self.list.setMinimumHeight(scaled(_LIST_PX))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.currentItemChanged.connect(lambda _item, _before: self._explain())
        self.why = label("", "warn")
        self.more = button("Weitere Dateien zeigen")
        self.more.clicked.connect(lambda: self.asked.emit(self._states, self.list.count()))
        row = FlowLayout(8)
        row.addWidget(self.box)
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.why)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._first = 0
        self.begin(None)

    @property
    def _states(self) -> tuple[str, ...]:
        state = self.box.currentData()
        return (str(state),) if state else ()

    def begin(self, collection: Collection | None) -> None:
        """Turn to a collection, or to none, and ask for its first files."""
        self.setVisible(collection is not None)
        if collection is None:
            return
        before = self.box.currentData()
        blocker = QSignalBlocker(self.box)
        self.box.clear()
        self.box.addItem("Alle Dateien", None)
        for state, told in STATES.items():
            if count := (collection.states or {}).get(state):
                self.box.addItem(f"{told[:1].upper()}{told[1:]} ({search_words.number(count)})", state)
        self.box.setCurrentIndex(max(self.box.findData(before), 0) if before else 0)
        blocker.unblock()
        self._ask_anew()

    def _ask_anew(self) -> None:
        self._first = 0
        self.asked.emit(self._states, 0)

    def show_papers(self, told: PapersTold) -> None:
        """Show files, below those that are there already where more were asked for."""
        blocker = QSignalBlocker(self.list)
        if self._first == 0:
            self.list.clear()
        for paper in told.papers:
            item = QListWidgetItem(_line(paper))
            item.setToolTip(clean(item.text()))
            item.setData(Qt.ItemDataRole.UserRole, (paper.problem, paper.name))
            self.list.addItem(item)
        blocker.unblock()
        self._first = self.list.count()
        self.count.setText(search_words.documents(told.total))
        self.more.setVisible(self.list.count() < told.total)
        self._explain()

    def _explain(self) -> None:
        code, name = self.list.currentIndex().data(Qt.ItemDataRole.UserRole) or ("", "")
        self.why.setText(" ".join(part for part in words.problem_words(code, name) if part) if code else "")
        self.why.setVisible(bool(code))


def _line(paper: Paper) -> str:
    if not paper.problem:
        return f"{clean(paper.name)}: {STATES[paper.state]}"
    what, _, _ = words.problem_words(paper.problem, paper.name)
    return f"{clean(paper.name)}: {STATES[paper.state]} ({what.rstrip('.')})"
