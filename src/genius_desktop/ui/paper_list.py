"""The documents of a workplace: chosen, dropped, taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from genius_desktop.ui.building import button, draw, frame, label, tool
from genius_desktop.ui.flow import FlowLayout

if TYPE_CHECKING:
    from genius_desktop.domain import Source
    from genius_desktop.ui.dropping import Catch
    from genius_desktop.ui.theme import Colours


class PaperList(QWidget):
    """Shows documents with a way to add some and to take each out.

    Signals:
        changed: There are other documents now.
        refused: The sentence that says why something was not taken, or what of it was left out.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.sources: tuple[Source, ...] = ()
        self._colours: Colours | None = None
        self._hint = label(hint, "muted")
        self.choose = button("Dokument wählen …", "plain", "Dokumente wählen oder auf das Fenster ziehen")
        self.choose.clicked.connect(self._ask)
        top = FlowLayout(8)
        top.addWidget(self.choose)
        self._drops: list[QWidget] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addWidget(self._hint)
        column.addLayout(top)

    @property
    def controls(self) -> list[QWidget]:
        """What the keyboard reaches, in the order in which it is seen."""
        return [*self._drops, self.choose]

    def take(self, caught: Catch) -> None:
        """Add the documents of a catch that are not there yet; say what was not taken."""
        added = tuple(source for source in caught.sources if source not in self.sources)
        self.refused.emit(caught.refusal or caught.note)
        if added:
            self.show_sources((*self.sources, *added))

    def show_sources(self, sources: tuple[Source, ...]) -> None:
        """Show these documents instead of those before."""
        self.sources = sources
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._drops = []
        for source in sources:
            self._rows.addWidget(self._row(source))
        self._hint.setVisible(not sources)
        self.changed.emit()

    def _row(self, source: Source) -> QWidget:
        built = frame("card")
        name = label(source.name, "strong")
        drop = tool("remove", f"{source.name} herausnehmen")
        drop.clicked.connect(lambda: self._remove(source))
        if self._colours is not None:
            draw(drop, self._colours.text)
        self._drops.append(drop)
        line = QHBoxLayout(built)
        line.setContentsMargins(10, 4, 6, 4)
        line.addWidget(name, 1)
        line.addWidget(drop)
        return built

    def _remove(self, source: Source) -> None:
        self.show_sources(tuple(other for other in self.sources if other != source))
        # The button that had the focus is gone.
        self.choose.setFocus()

    def _ask(self) -> None:
        from genius_desktop.ui import file_dialogs

        file_dialogs.ask_for_documents(self.window(), "", then=self.take)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._colours = colours
        self.show_sources(self.sources)
