"""Where to begin: what was worked on lately, and documents to try the program with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from genius_desktop import paths
from genius_desktop.ui.building import button, check, draw, label, small_icon
from genius_desktop.ui.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from genius_desktop.ui.history_list import Row
    from genius_desktop.ui.theme import Colours

_MOST, _TITLE_CHARS = 5, 34
_STATES = {"finished", "failed", "cancelled", "interrupted", "choosing", "held", "running", "waiting"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A document of our own making."""

    file: str
    title: str


SAMPLES = (
    Sample("beschlussvorlage.pdf", "Beschlussvorlage (PDF)"),
    Sample("niederschrift.docx", "Niederschrift (Word)"),
    Sample("schreiben.rtf", "Schreiben mit Frist (RTF)"),
)
_WHY = "Drei erfundene Dokumente: Ein Klick fasst sie zusammen, danach führt jede Seitenangabe zu ihrer Stelle."


class Recent(QFrame):
    """Shows the last jobs.

    Signals:
        chosen: The number of the job the user wants to see.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Zuletzt bearbeitet")
        self.buttons: list[QPushButton] = []
        self._rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(4)
        self._column.addWidget(label("Zuletzt bearbeitet", "strong"))
        self._column.addStretch(1)
        self.hide()

    def show_rows(self, rows: Sequence[Row], colours: Colours) -> None:
        """Show the first of these."""
        shown = list(rows[:_MOST])
        self.setVisible(bool(shown))
        if shown == self._rows:
            return
        self._rows = shown
        for built in self.buttons:
            self._column.removeWidget(built)
            built.deleteLater()
        self.buttons = [self._row(row) for row in shown]
        for number, built in enumerate(self.buttons, start=1):
            self._column.insertWidget(number, built)
        self.dress(colours)

    def _row(self, row: Row) -> QPushButton:
        from genius_desktop.ui import words

        built = button(words.short_name(row.title, _TITLE_CHARS), "row", f"{row.title}: {row.line}")
        built.setAccessibleName(f"{row.title}, {row.line}")
        built.setProperty("drawing", row.state if row.state in _STATES else "waiting")
        built.setIconSize(small_icon())
        built.clicked.connect(lambda: self.chosen.emit(row.job))
        return built

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        for built in self.buttons:
            draw(built, colours.muted)


class FirstSteps(QFrame):
    """Offers documents to try the program with; folds once there is work of one's own.

    Signals:
        tried: The path of a sample.
    """

    tried = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Erste Schritte")
        self.toggle = button("Erste Schritte", "row")
        self.toggle.setCheckable(True)
        self._chosen = False
        self.why = label(_WHY, "muted")
        self.buttons = [self._sample(sample) for sample in SAMPLES]
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(self.toggle, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.why)
        self._samples = QWidget()
        flow = FlowLayout(8)
        for built in self.buttons:
            flow.addWidget(built)
        self._samples.setLayout(flow)
        column.addWidget(self._samples)
        column.addStretch(1)
        self.toggle.toggled.connect(self._choose)
        self._unfold(open_=True)

    def _sample(self, sample: Sample) -> QPushButton:
        built = button(sample.title, "row", "Dieses Beispiel zusammenfassen")
        built.setProperty("drawing", "document-add")
        built.setIconSize(small_icon())
        file = paths.samples() / sample.file
        built.clicked.connect(lambda: self.tried.emit(str(file)))
        return built

    def _choose(self, _on: object) -> None:
        self._chosen = True
        self._unfold(open_=self.toggle.isChecked())

    def _unfold(self, *, open_: bool) -> None:
        check(self.toggle, on=open_)
        self.toggle.setProperty("drawing", "down" if open_ else "next")
        self.toggle.setAccessibleDescription("aufgeklappt" if open_ else "zugeklappt")
        for inside in (self.why, self._samples):
            inside.setVisible(open_)

    def suit(self, *, experienced: bool, colours: Colours) -> None:
        """Fold or unfold, unless the user has chosen."""
        if not self._chosen:
            self._unfold(open_=not experienced)
        self.dress(colours)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self.toggle.setIconSize(small_icon())
        for built in (self.toggle, *self.buttons):
            draw(built, colours.text if built is self.toggle else colours.accent)
