"""How far the loading, copying, checking or measuring of a model is, with its stop; and what was said at its end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from genius_desktop import weights_words, wording
from genius_desktop.ui.building import button, label
from genius_desktop.ui.flow import FlowLayout

_LINE_PX, _PERCENT = 260, 100


class LoadingLine(QWidget):
    """Says what is being done with a model; hidden while there is nothing to say.

    Signals:
        stopped: It shall end.
    """

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Vorgang")
        self.line = label("")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Fortschritt")
        self.bar.setTextVisible(False)
        self.stop = button("Anhalten")
        self.stop.clicked.connect(self.stopped)
        row = FlowLayout(8)
        row.add_wide(self.line, _LINE_PX)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self.setLayout(row)
        self.hide()

    def show_progress(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is, in bytes; measuring is told in percent."""
        share = f" · {weights_words.gigabytes(done)} von {weights_words.gigabytes(total)}" if total else ""
        share = f" · {done} %" if total and stage == "calibrate" else share
        self.line.setText(f"{wording.STAGES.get(stage, stage)}{share}")
        # Qt counts in 32 bits.
        self.bar.setRange(0, _PERCENT if total else 0)
        self.bar.setValue(_PERCENT * done // total if total else 0)
        self._show(at_work=True)

    def show_pause(self, text: str) -> None:
        """Show why it rests; stopping is still possible."""
        self.line.setText(text)
        self._show(at_work=True)
        self.bar.hide()

    def show_end(self, text: str, *, spoken: str = "") -> None:
        """Show what was said at the end, or speak more of it to who cannot see it; nothing for no text."""
        self.line.setText(text)
        self._show(at_work=False)
        self.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken or text))

    def _show(self, *, at_work: bool) -> None:
        self.bar.setVisible(at_work)
        self.stop.setVisible(at_work)
        self.show()
