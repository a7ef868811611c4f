"""Above a text in other words: how many changes are open, and what can be done with all of them."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from genius_desktop.domain import Statement
from genius_desktop.ui import deciding
from genius_desktop.ui.building import button, label, scaled
from genius_desktop.ui.flow import FlowLayout

_LINE_PX = 220
_COPIED_MS = 3000
COPY, COPIED = "Neuen Text kopieren", "Kopiert"


class DifferenceBar(QWidget):
    """Decides on all open changes of a result at once, and copies the text as it is now.

    Signals:
        decided: What became of paragraphs, by their numbers, and what was done.
    """

    decided = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._statements: Sequence[Statement] = ()
        self.line = label("", "strong")
        self.accept = button("Alles annehmen")
        self.reject = button("Alles ablehnen")
        self.copy = button(COPY)
        self.copy.setToolTip("Den Text, wie er jetzt ist, in die Zwischenablage legen")
        self.plain = button("Wie leicht zu lesen?")
        self.plain.setToolTip("Kennzahlen der Einfachen Sprache vorher und nachher, und was noch schwer ist")
        row = FlowLayout(6)
        row.add_wide(self.line, scaled(_LINE_PX))
        for built in (self.accept, self.reject, self.copy, self.plain):
            row.addWidget(built)
        self.setLayout(row)
        self.accept.clicked.connect(lambda: self._decide(deciding.accept, "Alles annehmen"))
        self.reject.clicked.connect(lambda: self._decide(deciding.reject, "Alles ablehnen"))
        self.copy.clicked.connect(self._copy)
        self.plain.clicked.connect(self._compare)
        self._calm = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._calm.timeout.connect(lambda: self.copy.setText(COPY))
        self.hide()

    def show_statements(self, statements: Sequence[Statement], *, shown: bool) -> None:
        """Say how many changes are open; show nothing for another kind of result."""
        self.setVisible(shown)
        if not shown:
            return
        self._statements = list(statements)
        count = sum(len(deciding.open_of(statement)) for statement in statements)
        open_ = "Keine offene Änderung" if not count else f"{count} offene Änderung{'en' if count > 1 else ''}"
        self.line.setText(f"{open_}: durchgestrichen ist, was wegfällt, unterstrichen, was neu ist" if count else open_)
        for built in (self.accept, self.reject):
            built.setEnabled(count > 0)

    def _decide(self, do: Callable[[Statement, Iterable[int]], Statement], name: str) -> None:
        told = {
            number: do(statement, opened)
            for number, statement in enumerate(self._statements)
            if (opened := deciding.open_of(statement))
        }
        if told:
            self.decided.emit(told, name)

    def _compare(self) -> None:
        from genius_desktop.ui.plain_dialog import PlainDialog

        texts = ("\n\n".join(map(told, self._statements)) for told in (deciding.before_of, lambda one: one.text))
        PlainDialog(self, *texts).open()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(statement.text for statement in self._statements))
        self.copy.setText(COPIED)
        self._calm.start()
