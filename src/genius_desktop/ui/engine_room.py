"""Which engine the window works with, and what is still missing for it."""

import os
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from genius_desktop import paths, plans
from genius_desktop.domain import EngineChoice, EngineKind, Weights
from genius_desktop.models import catalog, shelf
from genius_desktop.models.catalog import Entry
from genius_desktop.paths import Places
from genius_desktop.problem_words import PROBLEMS
from genius_desktop.ui.engine_state import Condition, EngineState
from genius_desktop.ui.model_errand import ModelErrand

_CANCELLED = "Das Laden wurde abgebrochen; ein neuer Versuch setzt dort fort."


class EngineRoom(QObject):
    """Finds the weights without reading them; checks and fetches them in another process.

    Signals:
        changed: The new `EngineState`.
    """

    changed = Signal(object)

    def __init__(self, places: Places, kind: EngineKind, errand: ModelErrand) -> None:
        super().__init__()
        self._places = places
        self._kind = kind
        self._errand = errand
        self._entry: Entry | None = None
        self._cancelled = False
        # Whether the house lets users fetch weights.
        self.may_fetch = True
        self.choice: EngineChoice | None = None
        self.state = EngineState("unknown")
        errand.progressed.connect(self._progressed)
        errand.ended.connect(self._ended)

    @property
    def example(self) -> bool:
        """Whether nothing computes here: what is written is an example."""
        return self._kind == "scripted"

    def look(self, wanted: str) -> None:
        """Find the weights a user has chosen, or else the starter's."""
        if self._kind == "scripted":
            self.choice = EngineChoice("scripted")
            self._become(EngineState("ready", title="Beispielausgabe"))
            return
        known = catalog.load(paths.catalog())
        self._entry = next((entry for entry in known.models if entry.id == wanted), known.starter)
        entry = self._entry
        state = EngineState("missing", entry.id, entry.title, entry.bytes)
        file = shelf.find(entry, self._places)
        if file is None:
            self._become(state)
        elif file.stat().st_size != entry.bytes:
            self._become(replace(state, condition="damaged"))
        elif shelf.seal_of(file, self._places.seals) == entry.sha256:
            self._use()
        else:
            self._become(replace(state, condition="checking"))
            self._errand.run("verify", entry.id)

    def fetch(self) -> None:
        """Fetch what is missing."""
        if not self.may_fetch:
            self._become(replace(self.state, said=PROBLEMS["not-allowed"].sentence("")))
        elif self._entry is not None and not self._errand.busy:
            self._become(replace(self.state, condition="fetching", done=0, total=self._entry.bytes, said=""))
            self._cancelled = False
            self._errand.run("fetch", self._entry.id)

    def cancel(self) -> None:
        """End a fetch; the part that is here is kept."""
        self._cancelled = True
        self._errand.cancel()

    def _use(self) -> None:
        entry = self._entry
        file = shelf.find(entry, self._places) if entry else None
        if entry is None or file is None:
            self._become(replace(self.state, condition="missing"))
            return
        weights = Weights(entry.id, os.fsencode(file), entry.sha256, entry.family)
        self.choice = plans.local_choice(self._places.home, weights)
        self._become(EngineState("ready", entry.id, entry.title, entry.bytes))

    def _progressed(self, stage: str, done: int, total: int) -> None:
        condition: Condition = "fetching" if stage == "fetch" else "checking"
        if self.state.condition == condition:
            self._become(replace(self.state, done=done, total=total))

    def _ended(self, well: bool, said: str) -> None:  # noqa: FBT001 (a signal has no keywords)
        if well:
            self._use()
        elif self.state.condition == "checking":
            self._become(replace(self.state, condition="damaged", said=said))
        else:
            self._become(replace(self.state, condition="missing", said=_CANCELLED if self._cancelled else said))

    def _become(self, state: EngineState) -> None:
        self.state = state
        self.changed.emit(state)
