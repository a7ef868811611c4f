"""The searches that the user wants to have at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from genius_desktop.settings import SavedSearch
from genius_desktop.ui.building import button

_MOST_CHARS = 60


class SavedSearches(QPushButton):
    """A button whose menu has the searches that were kept.

    Signals:
        chosen: The `SavedSearch` to be done again.
        kept: The search that is shown shall be kept.
        dropped: The `SavedSearch` that shall be forgotten.
    """

    chosen = Signal(object)
    kept = Signal()
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__("Gemerkte Suchen")
        plain = button("Gemerkte Suchen")
        for name in ("role",):
            self.setProperty(name, plain.property(name))
        self.setAccessibleName("Gemerkte Suchen")
        self.setToolTip("Suchen, die Sie öfter brauchen")
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.can_keep = False
        self._searches: tuple[SavedSearch, ...] = ()
        self._menu.aboutToShow.connect(self._fill)

    def show_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Offer these."""
        self._searches = tuple(searches)

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        keep = menu.addAction("Diese Suche merken")
        keep.setEnabled(self.can_keep)
        keep.triggered.connect(lambda _on=False: self.kept.emit())
        if not self._searches:
            return
        menu.addSeparator()
        for one in self._searches:
            menu.addAction(_told(one)).triggered.connect(lambda _on=False, one=one: self.chosen.emit(one))
        menu.addSeparator()
        forget = menu.addMenu("Vergessen")
        for one in self._searches:
            forget.addAction(_told(one)).triggered.connect(lambda _on=False, one=one: self.dropped.emit(one))


def _told(search: SavedSearch) -> str:
    text = " ".join(search.query.split())
    short = text if len(text) <= _MOST_CHARS else f"{text[: _MOST_CHARS - 1]}…"
    return short.replace("&", "&&")
