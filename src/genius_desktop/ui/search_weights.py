"""The weights for searching by what passages mean: found on this PC, and used once they are known to be sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from genius_desktop import paths
from genius_desktop.models import catalog, shelf
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
        self._catalog = catalog.load(paths.catalog())
        self._checked: set[str] = set()
        self._errand = ModelErrand(places)
        self._errand.ended.connect(self._take)
        self.current: Weights | None = None

    def look(self) -> None:
        """Look anew."""
        sealed = shelf.for_searching(self._catalog, self._places, shelf.seal_of)
        if sealed is not None:
            self._become(sealed)
            return
        self.current = None
        for entry in self._catalog.searching:
            # Whatever comes of it is not asked for a second time.
            if shelf.find(entry, self._places) and entry.id not in self._checked and not self._errand.busy:
                self._checked.add(entry.id)
                self._errand.run("verify", entry.id)

    def _take(self, well: bool, _said: str) -> None:  # noqa: FBT001 (a signal has no keywords)
        # On a shelf that cannot be written to there is no seal: what was just checked is what it should be.
        checked = {entry.id: entry.sha256 for entry in self._catalog.searching if entry.id in self._checked}
        if well:
            told = shelf.for_searching(self._catalog, self._places, lambda file: checked.get(file.stem, ""))
            if told is not None:
                self._become(told)

    def _become(self, weights: Weights) -> None:
        if weights != self.current:
            self.current = weights
            self.found.emit()

    def stop(self) -> None:
        """End the check."""
        self._errand.stop()
