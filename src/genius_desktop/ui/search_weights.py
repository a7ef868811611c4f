"""The weights for searching by what passages mean: found on this PC, and used once they are known to be sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from genius_desktop.models import known, shelf
from genius_desktop.ui.model_errand import ModelErrand

if TYPE_CHECKING:
    from genius_desktop.domain import Weights
    from genius_desktop.paths import Places


class SearchWeights(QObject):
    """Looks for weights when asked to; a file that was never checked is checked beside the window.

    Signals:
        found: There are weights now.
    """

    found = Signal()

    def __init__(self, places: Places) -> None:
        super().__init__()
        self._places = places
        self._checked: set[str] = set()
        self._errand = ModelErrand(places)
        self._errand.ended.connect(self._take)
        self.current: Weights | None = None

    def look(self) -> None:
        """Look anew."""
        catalog = known.known(self._places).catalog
        sealed = shelf.for_searching(catalog, self._places, hashing=False)
        before, self.current = self.current, sealed
        if sealed is not None:
            if sealed != before:
                self.found.emit()
            return
        for entry in catalog.searching:
            # Whatever comes of it is not asked for a second time.
            if shelf.find(entry, self._places) and entry.id not in self._checked and not self._errand.busy:
                self._checked.add(entry.id)
                self._errand.run("verify", entry.id)

    def _take(self, well: bool, _said: str) -> None:  # noqa: FBT001 (a signal has no keywords)
        if well:
            self.look()

    def stop(self) -> None:
        """End the check."""
        self._errand.stop()
