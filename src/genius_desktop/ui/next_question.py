"""Another question to the documents of a result, and the job that it makes."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from genius_desktop.assignments import LONGEST_QUESTION_CHARS, Question, Turn
from genius_desktop.assistants import files as assistants
from genius_desktop.domain import EngineChoice, Statement, Summary
from genius_desktop.forms import PLAIN
from genius_desktop.outcomes import outcome_of
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui.ask_page import ASSISTANT
from genius_desktop.ui.building import button

_LINE, _FREE_LINE = "Noch eine Frage dazu …", "Weiter fragen …"
_TO_ONE = "Noch eine Frage zu diesem Dokument; Enter stellt sie"
_TO_SEVERAL = "Noch eine Frage zu diesen Dokumenten; Enter stellt sie"
_FREE = "Weiter fragen, ohne Dokument; Enter stellt die Frage"
# More of a talk says nothing more about the next question.
_MOST_TURNS, _TURN_CHARS = 8, 2000


class NextQuestion(QWidget):
    """A line for the next question.

    Signals:
        asked: The question on one line.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setProperty("role", "field")
        self.field.setMaxLength(LONGEST_QUESTION_CHARS)
        self.field.setAccessibleName("Nächste Frage")
        self.ask = button("Fragen", "plain", "Enter")
        self.field.returnPressed.connect(self._ask)
        self.ask.clicked.connect(self._ask)
        self.field.textChanged.connect(lambda text: self.ask.setEnabled(bool(text.strip())))
        self.ask.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.ask)

    def show_summary(self, summary: Summary) -> None:
        """Offer what can be asked after a result; nothing after a text that is no answer and no summary."""
        kind = outcome_of(summary.form)
        self.setVisible(kind == "answer" or (kind == "summary" and bool(summary.documents)))
        count = len(summary.documents)
        told = _TO_SEVERAL if count > 1 else _TO_ONE if count else _FREE
        self.field.setPlaceholderText(_LINE if count else _FREE_LINE)
        self.field.setToolTip(told)
        self.field.setAccessibleDescription(told)

    def _ask(self) -> None:
        text = " ".join(self.field.text().split())
        if any(sign.isalnum() for sign in text):
            self.field.clear()
            self.asked.emit(text)


def next_task(
    before: SummaryTask, text: str, *, statements: tuple[Statement, ...], engine: EngineChoice
) -> SummaryTask:
    """Ask something of the documents of a job that has ended; what was asked before goes with it.

    Raises `Problem`.
    """
    earlier: tuple[Turn, ...] = ()
    if before.question:
        answer = " ".join(statement.text for statement in statements)
        earlier = (*before.question.earlier, Turn(before.question.text, answer[:_TURN_CHARS]))[-_MOST_TURNS:]
    task = SummaryTask("", before.sources, assistants.shipped(ASSISTANT), engine, form=PLAIN)
    return replace(task, question=Question(text, earlier))
