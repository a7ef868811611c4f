"""A field for a question: Ctrl+Enter asks, Tab leaves it as every other control."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

_EXTRA_PX = 14


class QuestionField(QPlainTextEdit):
    """Takes a question of some lines.

    Signals:
        asked: Ctrl+Enter was pressed.
    """

    asked = Signal()

    def __init__(self, name: str, hint: str, lines: int = 4) -> None:
        super().__init__()
        self.setProperty("role", "editor")
        self.setAccessibleName(name)
        self.setAccessibleDescription("Strg+Enter stellt die Frage.")
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        # What is dropped on it are documents for the window.
        self.setAcceptDrops(False)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + _EXTRA_PX)

    @property
    def question(self) -> str:
        """The question on one line."""
        return " ".join(self.toPlainText().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the keys that ask."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.asked.emit()
            return
        super().keyPressEvent(event)
