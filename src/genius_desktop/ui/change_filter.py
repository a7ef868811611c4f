"""Which kinds of changes of a comparison are shown."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from genius_desktop import comparison_words
from genius_desktop.domain import Statement
from genius_desktop.ui.building import button, check
from genius_desktop.ui.flow import FlowLayout

ALL = ""


class ChangeFilter(QWidget):
    """Offers the kinds there are, with their counts.

    Signals:
        chosen: The kind that shall be shown alone, or all of them.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Art der Änderung")
        self.kind = ALL
        self.buttons: dict[str, QPushButton] = {}
        row = FlowLayout(6)
        for kind, told in {ALL: "alle", **comparison_words.KINDS}.items():
            built = button(told, "plain")
            built.setCheckable(True)
            built.toggled.connect(lambda _on, kind=kind: self._choose(kind))
            self.buttons[kind] = built
            row.addWidget(built)
        self.setLayout(row)
        self.hide()

    def show_statements(self, statements: Sequence[Statement]) -> None:
        """Offer the kinds of these changes; one kind alone needs no filter."""
        counts = Counter(kind for statement in statements if (kind := comparison_words.kind_of(statement)))
        for kind, built in self.buttons.items():
            count = counts[kind] if kind else counts.total()
            said = f"{comparison_words.KINDS.get(kind, 'alle')} ({count})"
            built.setText(said)
            built.setAccessibleName(f"Nur zeigen, was so ist: {said}" if kind else f"Alle Änderungen zeigen: {count}")
            built.setVisible(count > 0)
        if self.kind and not counts[self.kind]:
            self._choose(ALL)
        self._show()
        self.setVisible(len(counts) > 1)

    def forget(self) -> None:
        """Show everything again."""
        self.kind = ALL
        self._show()
        self.hide()

    def _choose(self, kind: str) -> None:
        self.kind = kind
        self._show()
        self.chosen.emit(kind)

    def _show(self) -> None:
        for kind, built in self.buttons.items():
            check(built, on=kind == self.kind)

    def shows(self, statement: Statement) -> bool:
        """Tell whether a change is of a kind that is shown."""
        return not self.kind or comparison_words.kind_of(statement) == self.kind
