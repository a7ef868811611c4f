"""The page that says whether this PC can run the program, and what to do where it cannot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from genius_desktop import health_words
from genius_desktop.health.checks import Check
from genius_desktop.health.report import Report
from genius_desktop.problem_words import PROBLEMS, problem_sentence
from genius_desktop.ui.building import frame, label, open_as, scrolling

_SIZE_PX = (660, 560)
_TITLE = "Prüfung dieses PCs"


class HealthDialog(QDialog):
    """Shows what the checks have found.

    Signals:
        again_wished: The PC shall be checked again.
        sheet_wished: The page for IT shall be copied.
    """

    again_wished = Signal()
    sheet_wished = Signal()

    def __init__(self, parent: QWidget, home: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, *_SIZE_PX)
        self._home = home
        self.verdict = label(health_words.CHECKING, "title")
        self.verdict.setAccessibleName(health_words.CHECKING)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        buttons = QDialogButtonBox()
        for text, role, signal in (
            ("Für die IT kopieren", QDialogButtonBox.ButtonRole.ActionRole, self.sheet_wished),
            ("Noch einmal prüfen", QDialogButtonBox.ButtonRole.ActionRole, self.again_wished),
            ("Schließen", QDialogButtonBox.ButtonRole.RejectRole, None),
        ):
            built = buttons.addButton(text, role)
            built.setAccessibleName(text)
            if signal is not None:
                built.clicked.connect(signal)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(self.verdict)
        layout.addWidget(scrolling(self._inside, _TITLE), 1)
        layout.addWidget(label("Die Seite für die IT enthält keine Namen und Inhalte von Dokumenten.", "muted"))
        layout.addWidget(buttons)

    def wait(self) -> None:
        """Say that it takes a moment."""
        self._say(health_words.CHECKING)
        self._clear()

    def show_report(self, report: Report | None, measured: Sequence[tuple[str, str]] = ()) -> None:
        """Show what was found, nothing for a check that did not end, and what was measured: model and line."""
        self._clear()
        if report is None:
            self._say(health_words.NOT_CHECKED)
            return
        self._say(health_words.verdict(one.state for one in report.checks))
        for trouble in report.troubles:
            self._column.addWidget(self._card(trouble))
        self._column.addWidget(label("Im Einzelnen", "heading"))
        for one in report.checks:
            told = health_words.check_line(one.name, one.state, one.found)
            self._column.addWidget(label(f"{health_words.title(one.name)}: {told}", "muted"))
        if measured:
            self._column.addWidget(label("Tempo der Sprachmodelle", "heading"))
        for title, told in measured:
            self._column.addWidget(label(f"{title} · {told}", "muted"))
        self._column.addStretch(1)

    def _say(self, text: str) -> None:
        self.verdict.setText(text)
        self.verdict.setAccessibleName(text)

    def _card(self, trouble: Check) -> QWidget:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 12)
        detail = health_words.found_line(trouble.name, trouble.found) or self._home
        words = PROBLEMS.get(trouble.problem)
        if words is None:
            column.addWidget(label(problem_sentence(trouble.problem, detail)))
            return card
        column.addWidget(label(words.what, "heading"))
        for text in (words.why, words.now):
            column.addWidget(label(text.replace("{detail}", detail)))
        return card

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
