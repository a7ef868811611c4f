"""What of the collections is searched: one of them, a kind, a year, a body, a type of file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from genius_desktop.libraries import NO_FILTERS, Collection, Filters
from genius_desktop.overview_words import KINDS
from genius_desktop.ui.building import name_choice
from genius_desktop.ui.flow import FlowLayout

_NAME_CHARS = 28
Choices = Sequence[tuple[str, object]]


class FoundFilters(QWidget):
    """Lets the user narrow a search down; it offers only what there is.

    Signals:
        changed: Something else is wanted.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Filter")
        row = FlowLayout(8)
        self.setLayout(row)
        self.boxes: dict[str, QComboBox] = {}
        for name, caption in (
            ("collections", "Sammlung"),
            ("kinds", "Art des Dokuments"),
            ("years", "Jahr"),
            ("bodies", "Gremium"),
            ("endings", "Dateityp"),
        ):
            box = self.boxes[name] = QComboBox()
            name_choice(box, caption, self)
            box.currentIndexChanged.connect(lambda _place: self.changed.emit())
            row.addWidget(box)
        self.offer(())

    @property
    def filters(self) -> Filters:
        """What is wanted."""
        chosen = {name: box.currentData() for name, box in self.boxes.items()}
        return Filters(**{name: () if value is None else (value,) for name, value in chosen.items()})

    def offer(self, collections: Sequence[Collection]) -> None:
        """Offer what these collections have; what was chosen stays so where it is still there."""
        kinds = {kind: KINDS[kind] for one in collections for kind in one.kinds}
        years = sorted({year for one in collections for year in one.years}, reverse=True)
        bodies = sorted({body for one in collections for body in one.bodies})
        endings = sorted({ending for one in collections for ending in one.endings})
        self._fill("collections", "Alle Sammlungen", [(_short(one.name), one.id) for one in collections])
        self._fill("kinds", "Alle Arten", sorted((word, kind) for kind, word in kinds.items()))
        self._fill("years", "Alle Jahre", [(str(year), year) for year in years])
        self._fill("bodies", "Alle Gremien", [(_short(body), body) for body in bodies])
        self._fill("endings", "Alle Dateitypen", [(ending.upper(), ending) for ending in endings])

    def _fill(self, name: str, every: str, choices: Choices) -> None:
        box = self.boxes[name]
        before = box.currentData()
        blocker = QSignalBlocker(box)
        box.clear()
        box.addItem(every, None)
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(before), 0) if before is not None else 0)
        box.setEnabled(box.count() > 1)
        blocker.unblock()

    def choose(self, filters: Filters = NO_FILTERS) -> None:
        """Choose what was wanted before; what is no longer there is not asked for."""
        for name, box in self.boxes.items():
            wanted = getattr(filters, name)
            blocker = QSignalBlocker(box)
            box.setCurrentIndex(max(box.findData(wanted[0]), 0) if wanted else 0)
            blocker.unblock()


def _short(name: str) -> str:
    return name if len(name) <= _NAME_CHARS else f"{name[: _NAME_CHARS - 1]}…"
