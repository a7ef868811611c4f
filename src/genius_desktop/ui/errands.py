"""What an office wants of a document, in its own words; each sets form and topics of the next result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from genius_desktop.ui.building import button, draw, label, scaled, with_icon
from genius_desktop.ui.choices import LAID_DOWN
from genius_desktop.ui.icons import pixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from genius_desktop.ui.choices import Choice
    from genius_desktop.ui.theme import Colours

QUESTION = "Frage zu einem Dokument …"
_QUESTION_TIP = "Statt einer Zusammenfassung: eine Frage stellen; die Antwort nennt ihre Stelle"
_MOST_COLUMNS, _ICON_PX, _GAP_PX = 3, 22, 10


@dataclass(frozen=True, slots=True)
class Errand:
    """A kind of work, with the form and the topics that stand for it."""

    title: str
    line: str
    drawing: str
    form: str
    focus: tuple[str, ...] = ()


ERRANDS = (
    Errand("Zusammenfassen", "Das Wichtigste, der Reihe nach", "task-summary", "ueberblick"),
    Errand(
        "Fristen und Beträge",
        "Termine, Fristen und Geld stehen vorn",
        "task-deadlines",
        "ueberblick",
        ("Fristen", "Beträge"),
    ),
    Errand("Entscheidungsvorlage", "Anlass, Beschluss, Kosten, Fristen", "task-decision", "entscheidungsvorlage"),
    Errand("Niederschrift je TOP", "Bericht, Beschluss und Abstimmung", "task-minutes", "niederschrift"),
    Errand("Vermerk", "Anlass, Ergebnis, weiteres Vorgehen", "task-note", "vermerk"),
    Errand("Stichpunkte", "Kurze Punkte ohne Füllwörter", "task-bullets", "stichpunkte"),
)


class ErrandButton(QPushButton):
    """A button with an icon, a title and a line that explains it."""

    def __init__(self, errand: Errand) -> None:
        super().__init__()
        self.errand = errand
        self.setCheckable(True)
        self.setProperty("role", "task")
        self.setAccessibleName(errand.title)
        self.setAccessibleDescription(errand.line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # As narrow as its title; the line below breaks.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._picture = QLabel()
        title, line = label(errand.title, "strong"), label(errand.line, "muted")
        title.setWordWrap(False)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(title)
        text.addWidget(line)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        for inside in (self._picture, title, line):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for the room of what is inside."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for the room of what is inside."""
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Say that a narrow line breaks."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Tell the height at a width."""
        return self._row.totalHeightForWidth(width)

    def dress(self, colours: Colours) -> None:
        """Draw the icon in today's colours."""
        self._picture.setPixmap(pixmap(self.errand.drawing, colours.accent, scaled(_ICON_PX)))


class Errands(QWidget):
    """Lets the user say in words what is wanted; it follows what is chosen otherwise.

    Signals:
        chosen: The `Errand` the user wants for the next documents.
        asked: The user wants to ask something instead.
    """

    chosen = Signal(object)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Was soll entstehen?")
        self._group = QButtonGroup(self)
        self.buttons = [ErrandButton(errand) for errand in ERRANDS]
        self.ask = with_icon(button(QUESTION, tip=_QUESTION_TIP), "task-ask")
        self.ask.clicked.connect(self.asked)
        self._columns = 0
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP_PX)
        for built in self.buttons:
            self._group.addButton(built)
        self._arrange(_MOST_COLUMNS)
        self._group.buttonToggled.connect(self._tell)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for one column."""
        return QSize(self._widest_px(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Take as many columns as there is room for, in even rows."""
        super().resizeEvent(event)
        room = (event.size().width() + _GAP_PX) // (self._widest_px() + _GAP_PX)
        self._arrange(min(max(room, 1), _MOST_COLUMNS))

    def _widest_px(self) -> int:
        return max(built.minimumSizeHint().width() for built in self.buttons)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, built in enumerate(self.buttons):
            self._grid.removeWidget(built)
            self._grid.addWidget(built, number // columns, number % columns)
        rows = -(-len(self.buttons) // columns)
        self._grid.removeWidget(self.ask)
        self._grid.addWidget(self.ask, rows, 0, 1, columns, Qt.AlignmentFlag.AlignLeft)
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _tell(self, built: ErrandButton, on: bool) -> None:  # noqa: FBT001 (a signal's value)
        if on:
            self.chosen.emit(built.errand)

    def follow(self, choice: Choice) -> None:
        """Show which errand a choice stands for, or none."""
        blocker = QSignalBlocker(self._group)
        self._group.setExclusive(False)
        for built in self.buttons:
            built.setChecked((built.errand.form, built.errand.focus) == (choice.form or ERRANDS[0].form, choice.focus))
        self._group.setExclusive(True)
        blocker.unblock()

    def keep_to(self, form: str) -> None:
        """Offer only what comes in a form that the house has laid down."""
        for built in self.buttons:
            if built.errand.form != form:
                built.setEnabled(False)
                built.setToolTip(LAID_DOWN)
                built.setAccessibleDescription(LAID_DOWN)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        for built in self.buttons:
            built.dress(colours)
        draw(self.ask, colours.text)


def with_errand(choice: Choice, errand: Errand) -> Choice:
    """Give a choice the form and topics of an errand; length and mode stay."""
    return replace(choice, form=errand.form, focus=errand.focus)
