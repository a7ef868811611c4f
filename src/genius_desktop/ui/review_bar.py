"""How far the checking of a result is, and what still has to be looked at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from genius_desktop.domain import Statement
from genius_desktop.ui.building import button, draw, label, tool
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.marks import is_open, reviewed_line
from genius_desktop.ui.theme import LIGHT, Colours


class ReviewBar(QWidget):
    """Shows „5 von 12 geprüft“ and offers the filter, undo and redo.

    Signals:
        filtered: Whether only what is open shall be shown.
        undone: The last change shall be taken back.
        redone: It shall be made again.
    """

    filtered = Signal(bool)
    undone = Signal()
    redone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._colours = LIGHT
        self.done = label("", "muted")
        self.done.setWordWrap(False)
        self.only_open = button("Nur Unbelegtes")
        self.only_open.setCheckable(True)
        self.only_open.toggled.connect(self.filtered)
        self.undo = tool("undo", "Rückgängig")
        self.redo = tool("redo", "Wiederholen")
        self.undo.clicked.connect(self.undone)
        self.redo.clicked.connect(self.redone)
        self.offer_undo("", "")
        row = FlowLayout(8)
        for built in (self.only_open, self.undo, self.redo, self.done):
            row.addWidget(built)
        self.setLayout(row)

    def show_statements(self, statements: list[Statement], *, sourced: bool = True) -> None:
        """Bring the counts up to date."""
        count = sum(is_open(statement, sourced=sourced) for statement in statements)
        said = f"Nur Unbelegtes ({count})"
        self.only_open.setText(said)
        self.only_open.setAccessibleName(
            f"Nur Aussagen mit Auffälligkeiten zeigen, die noch niemand geprüft hat: {count}"
        )
        # A filter that hides everything can still be taken off.
        self.only_open.setEnabled(count > 0 or self.only_open.isChecked())
        self.done.setText(reviewed_line(statements))

    def offer_undo(self, undo: str, redo: str) -> None:
        """Offer what can be taken back or made again, by name; nothing where the name is empty."""
        for built, name, word, keys in (
            (self.undo, undo, "rückgängig machen", "Strg+Z"),
            (self.redo, redo, "wiederholen", "Strg+Y"),
        ):
            built.setEnabled(bool(name))
            said = f"{name} {word}" if name else word[:1].upper() + word[1:]
            built.setAccessibleName(said)
            built.setToolTip(f"{said} ({keys})")

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._colours = colours
        for built in (self.undo, self.redo):
            draw(built, colours.text)
