"""The sections of long documents, each normal, important or left out, before the long run."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from genius_desktop import wording
from genius_desktop.domain import Unit
from genius_desktop.overviews import Finding
from genius_desktop.tasks import SectionWish
from genius_desktop.ui.building import button, label, name_choice, scaled
from genius_desktop.ui.flow import FlowLayout

_CHOICES = (("normal", 1), ("wichtig", 2), ("weglassen", 0))
_INDENT = "    "
_TEXT_PX, _PLACE_PX = 140, 44
_HEADING = "Das Dokument ist lang. Was soll gelesen werden?"
_HEADING_OF_SEVERAL = "Die Dokumente sind lang. Was soll gelesen werden?"
_HINT = (
    "Was Sie weglassen, liest das Sprachmodell nicht; das Ergebnis nennt diese Seiten. Wichtige Abschnitte bekommen "
    "mehr Aussagen. Diese Frage lässt sich im Menü „Auftrag“ abschalten."
)


@dataclass(frozen=True, slots=True)
class Chapters:
    """The sections of one document, under its number and digest."""

    document: int
    name: str
    sha256: str
    unit: Unit
    sections: tuple[Finding, ...]


class WeightBox(QComboBox):
    """How much a section matters; the wheel scrolls the page and changes nothing by accident."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for text, weight in _CHOICES:
            self.addItem(text, weight)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the wheel to the page."""
        event.ignore()


class SectionChoice(QFrame):
    """Offers the sections of the documents of a job.

    Signals:
        chosen: A tuple of `SectionWish`; an empty one reads everything.
    """

    chosen = Signal(object)

    def __init__(self, documents: Sequence[Chapters]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Abschnitte wählen")
        self.boxes: list[WeightBox] = []
        self._wishes: list[tuple[Chapters, int]] = []
        self.all = button("Alles lesen", "primary")
        self.some = button("So zusammenfassen")
        self.all.clicked.connect(lambda: self.chosen.emit(()))
        self.some.clicked.connect(lambda: self.chosen.emit(self.wishes()))
        row = FlowLayout(8)
        row.addWidget(self.all)
        row.addWidget(self.some)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(label(_HEADING if len(documents) == 1 else _HEADING_OF_SEVERAL, "heading"))
        layout.addWidget(label(_HINT, "muted"))
        layout.addLayout(row)
        self._add_sections(layout, documents)
        self._look()

    def _add_sections(self, column: QVBoxLayout, documents: Sequence[Chapters]) -> None:
        for chapters in documents:
            if len(documents) > 1:
                column.addWidget(label(chapters.name, "muted"))
            for number, section in enumerate(chapters.sections, start=1):
                column.addLayout(self._row(chapters, number, section))

    def _row(self, chapters: Chapters, number: int, section: Finding) -> FlowLayout:
        place = wording.place(chapters.unit, section.page)
        box = WeightBox()
        name_choice(box, f"{section.text}, {place}", self)
        index = len(self.boxes)
        box.activated.connect(lambda _choice: self._spread(index))
        box.currentIndexChanged.connect(self._look)
        self.boxes.append(box)
        self._wishes.append((chapters, number))
        where = label(place, "muted")
        where.setWordWrap(False)
        where.setMinimumWidth(scaled(_PLACE_PX))
        row = FlowLayout(8)
        row.add_wide(label(f"{_INDENT * (section.level - 1)}{section.text}"), scaled(_TEXT_PX))
        row.addWidget(where)
        row.addWidget(box)
        return row

    def _spread(self, index: int) -> None:
        """Let the sections below one go with it."""
        level = self._level(index)
        for below in range(index + 1, len(self.boxes)):
            if self._wishes[below][0] is not self._wishes[index][0] or self._level(below) <= level:
                return
            self.boxes[below].setCurrentIndex(self.boxes[index].currentIndex())

    def _level(self, index: int) -> int:
        chapters, number = self._wishes[index]
        return chapters.sections[number - 1].level

    def _look(self) -> None:
        """Offer the choice once there is one that leaves something to read."""
        weights = {box.currentData() for box in self.boxes}
        self.some.setEnabled(weights not in ({0}, {1}))

    def wishes(self) -> tuple[SectionWish, ...]:
        """Give what is chosen, for every section: one below a section left out may still be wanted."""
        return tuple(
            SectionWish(chapters.document, number, int(box.currentData()), chapters.sha256)
            for (chapters, number), box in zip(self._wishes, self.boxes, strict=True)
        )
