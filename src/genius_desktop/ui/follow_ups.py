"""What can be made of a result: shorter, longer, in another tone, as bullets; and what can still be asked."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from genius_desktop.domain import Summary
from genius_desktop.outcomes import Outcome, outcome_of
from genius_desktop.ui.building import button, label
from genius_desktop.ui.choices import LAID_DOWN
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.next_question import NextQuestion

BULLETS = "stichpunkte"
WISHES = {
    "shorter": (
        "Kürzer",
        "Ein neues Ergebnis aus denselben Dokumenten, kürzer; was ausgewertet ist, wird wiederverwendet",
    ),
    "longer": (
        "Ausführlicher",
        "Ein neues Ergebnis aus denselben Dokumenten, ausführlicher; Ausgewertetes wird verwendet",
    ),
    "formal": ("Förmlicher", "Die Aussagen förmlicher schreiben; jede Angabe muss gleich bleiben"),
    "simple": ("Einfacher", "Die Aussagen einfacher schreiben; jede Angabe muss gleich bleiben"),
    "bullets": ("Als Stichpunkte", "Ein neues Ergebnis aus denselben Dokumenten, in Stichpunkten"),
}
# What each of these changes, and the value that it cannot be changed from.
_SETTINGS = {"shorter": ("short", "length"), "longer": ("long", "length"), "bullets": (BULLETS, "form")}

# Sentences can be said in another tone; only a summary can be made again from its notes.
_OFFERED: dict[Outcome, tuple[str, ...]] = {
    "summary": tuple(WISHES),
    "answer": ("formal", "simple"),
    "report": ("formal", "simple"),
}


class FollowUps(QWidget):
    """Offers what makes sense for a result.

    Signals:
        wished: The key of one of `WISHES`.
        unwished: The rewriting that runs shall end.
        asked: The next question to the documents.
    """

    wished = Signal(str)
    unwished = Signal()
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._fixed: frozenset[str] = frozenset()
        self.buttons = {key: button(text, "plain", tip) for key, (text, tip) in WISHES.items()}
        row = FlowLayout(6)
        for key, built in self.buttons.items():
            built.setAccessibleDescription(WISHES[key][1])
            built.clicked.connect(lambda _on=False, key=key: self.wished.emit(key))
            row.addWidget(built)
        self.stop = button("Umformulieren anhalten")
        self.stop.clicked.connect(self.unwished)
        row.addWidget(self.stop)
        self.line = label("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.question = NextQuestion()
        self.question.asked.connect(self.asked)
        layout.addLayout(row)
        layout.addWidget(self.question)
        layout.addWidget(self.line)
        self.say("")

    def fix(self, names: Iterable[str]) -> None:
        """Offer nothing that the house has laid down to be otherwise."""
        self._fixed = frozenset(names)
        for key, (_, name) in _SETTINGS.items():
            if name in self._fixed:
                self.buttons[key].setToolTip(LAID_DOWN)
                self.buttons[key].setAccessibleDescription(LAID_DOWN)

    def show_summary(self, summary: Summary) -> None:
        """Offer what the result is not yet."""
        offered = _OFFERED.get(outcome_of(summary.form), ())
        for key, built in self.buttons.items():
            built.setVisible(key in offered)
        self.question.show_summary(summary)
        self.setVisible(bool(offered) or not self.question.isHidden())
        for key, (value, name) in _SETTINGS.items():
            self.buttons[key].setEnabled(getattr(summary, name) != value and name not in self._fixed)

    def say(self, line: str, *, busy: bool = False) -> None:
        """Say how far a rewriting is or how it ended; while it runs no second one can begin."""
        self.line.setText(line)
        self.line.setVisible(bool(line))
        for key in ("formal", "simple"):
            self.buttons[key].setEnabled(not busy)
        self.stop.setVisible(busy)
        if line and not busy:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, line))
