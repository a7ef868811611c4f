"""One paragraph of a text in other words: what has changed in it, and what the user thinks of each change."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from genius_desktop import rewriting_words
from genius_desktop.domain import Statement
from genius_desktop.ui import deciding
from genius_desktop.ui.building import button, label
from genius_desktop.ui.difference_text import DifferenceText
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.statement_card import StatementCard
from genius_desktop.ui.story import Paper
from genius_desktop.ui.theme import Colours

ACCEPT, REJECT = "Annehmen", "Ablehnen"


class DifferenceCard(StatementCard):
    """Shows the difference word by word; decisions are told as the paragraph they lead to.

    Signals:
        decided: The paragraph as it is now, and what was done.
    """

    decided = Signal(object, str)

    def __init__(self, number: int, statement: Statement, papers: Mapping[int, Paper], *, sourced: bool = True) -> None:
        super().__init__(number, statement, papers, kind="rewording", sourced=sourced)

    def _build(self) -> None:
        super()._build()
        self.difference = DifferenceText()
        self.accept = button(ACCEPT, "plain", "Enter")
        self.reject = button(REJECT, "plain", "Entf")
        self.accept_all = button("Alle annehmen", "plain")
        self.reject_all = button("Alle ablehnen", "plain")
        self._why = label("", "muted")
        self._deciding = QWidget()
        row = FlowLayout(6)
        self._deciding.setLayout(row)
        for built in (self.accept, self.reject, self.accept_all, self.reject_all):
            row.addWidget(built)
        self._deciding.hide()
        layout = self._body.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError(layout)
        self.text.hide()
        for place, part in enumerate((self.difference, self._deciding, self._why)):
            layout.insertWidget(place, part)
        self.difference.installEventFilter(self)
        self.difference.accepted.connect(lambda number: self._decide(deciding.accept, {number}, ACCEPT))
        self.difference.rejected.connect(lambda number: self._decide(deciding.reject, {number}, REJECT))
        self.accept.clicked.connect(lambda: self._decide(deciding.accept, {self.difference.current}, ACCEPT))
        self.reject.clicked.connect(lambda: self._decide(deciding.reject, {self.difference.current}, REJECT))
        self.accept_all.clicked.connect(lambda: self._decide(deciding.accept, self.open_changes, "Alle annehmen"))
        self.reject_all.clicked.connect(lambda: self._decide(deciding.reject, self.open_changes, "Alle ablehnen"))

    @property
    def open_changes(self) -> frozenset[int]:
        """The numbers of the changes no one has decided on."""
        return deciding.open_of(self.statement)

    def _decide(self, do: Callable[[Statement, Iterable[int]], Statement], numbers: Iterable[int], name: str) -> None:
        wanted = set(numbers) & self.open_changes
        if self.can_change and wanted:
            self.decided.emit(do(self.statement, wanted), name)

    def _tell(self) -> None:
        super()._tell()
        statement = self.statement
        found = deciding.changes_of(statement)
        opened = deciding.open_of(statement)
        self.difference.show_changes(deciding.before_of(statement), found, frozenset(range(len(found))) - opened)
        why = rewriting_words.calm_reason(statement)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._show_deciding(len(opened))

    def _show_deciding(self, count: int) -> None:
        self._deciding.setVisible(self._offered and count > 0)
        for built in (self.accept_all, self.reject_all):
            built.setVisible(count > 1)

    def number(self, number: int) -> None:
        """Be called by a number, which counts from 1."""
        super().number(number)
        for built, what in ((self.accept, "Änderung annehmen"), (self.reject, "Änderung ablehnen")):
            built.setAccessibleName(f"{what}, Absatz {number}")
        for built, what in ((self.accept_all, "Alle annehmen"), (self.reject_all, "Alle ablehnen")):
            built.setAccessibleName(f"{what}, Absatz {number}")

    def offer(self) -> None:
        """Let the user decide, check and change."""
        super().offer()
        self._show_deciding(len(self.open_changes))

    def dress(self, colours: Colours) -> None:
        """Draw in today's colours."""
        super().dress(colours)
        self.difference.dress(colours)
