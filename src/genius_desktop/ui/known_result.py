"""The hint that a document was summarised before in just this way."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from genius_desktop.ui.building import button, label, scaled
from genius_desktop.ui.flow import FlowLayout

_TITLE_CHARS = 60
_LINE_PX = 240


class KnownResult(QFrame):
    """Offers the stored result, or to make a new one.

    Signals:
        shown: The number of the job whose result the user wants to see.
        anew: The user wants a new result.
    """

    shown = Signal(str)
    anew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Schon vorhandenes Ergebnis")
        self._job = ""
        self.line = label()
        self.show_it = button("Ergebnis zeigen", "primary")
        self.make_anew = button("Neu erstellen")
        self.show_it.clicked.connect(lambda: self.shown.emit(self._job))
        self.make_anew.clicked.connect(self.anew)
        row = FlowLayout(12)
        self.setLayout(row)
        row.setContentsMargins(14, 10, 14, 10)
        row.add_wide(self.line, scaled(_LINE_PX))
        row.addWidget(self.show_it)
        row.addWidget(self.make_anew)
        self.hide()

    def forget(self, jobs: Sequence[str]) -> None:
        """Offer none of these any more."""
        if self._job in jobs:
            self._job = ""
            self.hide()

    def offer(self, job: str, title: str, when: str) -> None:
        """Show the hint; `when` follows the word for a result."""
        from genius_desktop.ui import words

        self._job = job
        self.line.setText(
            f"„{words.short_name(title, _TITLE_CHARS)}“ ist mit diesen Einstellungen schon zusammengefasst."
        )
        text = f"Ergebnis {when} zeigen"
        self.show_it.setText(text)
        self.show_it.setAccessibleName(text)
        self.show()
        self.show_it.setFocus()
