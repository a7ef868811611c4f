"""How far the reading of the collections is, with its pause."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from genius_desktop import search_words
from genius_desktop.plain_text import clean
from genius_desktop.ui.building import button, label
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.indexing import Indexing

_LINE_PX, _NAME_CHARS = 260, 60


class ReadingLine(QWidget):
    """Says what is being read; hidden while there is nothing to say.

    Signals:
        paused: The reading shall rest (True) or go on.
    """

    paused = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Einlesen")
        self.line = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Fortschritt beim Einlesen")
        self.bar.setTextVisible(False)
        self.pause = button("Anhalten")
        self.pause.clicked.connect(lambda: self.paused.emit(self.pause.text() == "Anhalten"))
        row = FlowLayout(8)
        row.add_wide(self.line, _LINE_PX)
        row.addWidget(self.bar)
        row.addWidget(self.pause)
        self.setLayout(row)
        self.hide()

    def show_reading(self, indexing: Indexing, name: str = "") -> None:
        """Show where the reading is; `name` is the file that was read last."""
        text = told(indexing)
        known = clean(name)
        self.line.setText(f"{text} {known[:_NAME_CHARS]}".strip() if indexing.running else text)
        self.bar.setRange(0, max(indexing.total, 0))
        self.bar.setValue(indexing.done)
        self.bar.setVisible(indexing.running or indexing.sensing)
        self.pause.setText("Weiterlesen" if indexing.paused else "Anhalten")
        self.pause.setAccessibleName(f"Einlesen: {self.pause.text()}")
        self.pause.setVisible(indexing.wanted or indexing.senses)
        self.setVisible(bool(text))


def told(indexing: Indexing) -> str:
    """Say in words what the reading does; nothing where nothing is to be read."""
    if indexing.paused and (indexing.wanted or indexing.senses):
        return "Das Einlesen ist angehalten; gesucht wird in dem, was schon gelesen ist."
    if indexing.gives_way:
        return "Das Einlesen wartet, bis Ihr Auftrag fertig ist."
    if indexing.running and indexing.total:
        done, total = search_words.number(indexing.done), search_words.number(indexing.total)
        return f"Wird eingelesen: {done} von {total} Dateien."
    if indexing.sensing and indexing.total:
        done, total = search_words.number(indexing.done), search_words.number(indexing.total)
        return f"Für die Suche nach dem Sinn: {done} von {total} Passagen erfasst."
    return "Die Sammlungen werden durchgesehen." if indexing.wanted else ""
