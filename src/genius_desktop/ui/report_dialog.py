"""Shows the questions that a longer one was taken apart into; the user can change them before they are asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from genius_desktop import subquestions
from genius_desktop.assignments import LONGEST_QUESTION_CHARS, MOST_SUBQUESTIONS
from genius_desktop.ui.building import button, label, open_as
from genius_desktop.ui.question_field import QuestionField

_WIDTH_PX, _HEIGHT_PX, _LINES = 640, 420, 9
_TOLD = (
    "Jede Zeile ist eine Teilfrage und wird eine Überschrift des Berichts. Ändern, streichen oder ergänzen Sie, was "
    "Sie wollen. Zu jeder Teilfrage wird für sich gesucht; wo die Sammlung nichts enthält, sagt es der Bericht."
)


class ReportDialog(QDialog):
    """Takes the questions of a report.

    Signals:
        wished: The whole question, and its parts as a tuple.
    """

    wished = Signal(str, object)

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self._text = text
        self.setWindowTitle("Recherchebericht")
        self.setAccessibleName("Recherchebericht")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QuestionField("Teilfragen, je Zeile eine", "Zum Beispiel: Wie hoch ist die Gebühr?", _LINES)
        self.field.setAccessibleDescription("Strg+Enter schreibt den Bericht.")
        self.field.setPlainText("\n".join(subquestions.taken_apart(text)))
        self.count = label("", "muted")
        self.write = button("Bericht schreiben", "primary", "Strg+Enter")
        self.cancel = button("Abbrechen")
        self.write.clicked.connect(self._wish)
        self.cancel.clicked.connect(self.reject)
        self.field.asked.connect(self._wish)
        self.field.textChanged.connect(self._follow)
        caption = label("Teilfragen", "heading")
        caption.setBuddy(self.field)
        buttons = QDialogButtonBox()
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (label(_TOLD), caption, self.field, self.count):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(buttons)
        open_as(self, _WIDTH_PX, _HEIGHT_PX)
        self._follow()

    @property
    def parts(self) -> tuple[str, ...]:
        """The questions as they stand in the field, each once."""
        lines = (" ".join(line.split()) for line in self.field.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if any(sign.isalnum() for sign in line)))

    def _follow(self) -> None:
        self.count.setText(_said(self.parts))
        self.write.setEnabled(not _fault(self.parts))

    def _wish(self) -> None:
        if self.write.isEnabled():
            self.wished.emit(self._text, self.parts)
            self.accept()


def _fault(parts: tuple[str, ...]) -> str:
    """Say why no report can be written; empty where one can."""
    if not parts:
        return "Bitte schreiben Sie mindestens eine Frage."
    if len(parts) > MOST_SUBQUESTIONS:
        return f"{len(parts)} Teilfragen sind zu viele; ein Bericht hat höchstens {MOST_SUBQUESTIONS}."
    if any(len(part) > LONGEST_QUESTION_CHARS for part in parts):
        return f"Eine Teilfrage ist zu lang; sie darf höchstens {LONGEST_QUESTION_CHARS} Zeichen haben."
    return ""


def _said(parts: tuple[str, ...]) -> str:
    return _fault(parts) or ("1 Teilfrage" if len(parts) == 1 else f"{len(parts)} Teilfragen")
