"""A field to change one sentence where it stands."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from genius_desktop.ui.building import button, label

LONGEST_CHARS = 2000
_LINES = 4
_EXTRA_PX = 14
_LEAVING = (QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape)


class _Field(QPlainTextEdit):
    """Ends with Enter or Escape; Tab leaves it as every other control.

    Signals:
        accepted: Enter was pressed.
        left: Escape was pressed.
    """

    accepted = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from stopping anything else."""
        if isinstance(event, QKeyEvent) and (event.type(), event.key()) == _LEAVING:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the keys that end the editing."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)


class SentenceEditor(QWidget):
    """Shows a sentence to be changed.

    Signals:
        accepted: The new text, on one line.
        left: Nothing shall change.
    """

    accepted = Signal(str)
    left = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.field = _Field(text)
        self.field.setProperty("role", "editor")
        self.field.setAccessibleName("Text der Aussage bearbeiten")
        self.field.setAccessibleDescription("Enter übernimmt, Escape verwirft die Änderung.")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * _LINES + _EXTRA_PX)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.take = button("Übernehmen", "primary", "Enter")
        self.drop = button("Abbrechen", "plain", "Esc")
        self.field.accepted.connect(self._accept)
        self.field.left.connect(self.left)
        self.take.clicked.connect(self._accept)
        self.drop.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.take)
        row.addWidget(self.drop)
        row.addWidget(label("Angaben werden danach neu geprüft.", "muted"), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addLayout(row)

    def _accept(self) -> None:
        self.accepted.emit(" ".join(self.field.toPlainText().split())[:LONGEST_CHARS])
