"""Which engine the window works with, and what is still missing for it."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from genius_desktop import plans, weights_words
from genius_desktop.domain import EngineChoice, EngineKind
from genius_desktop.models import known, shelf
from genius_desktop.models.catalog import Entry
from genius_desktop.models.known import Known
from genius_desktop.paths import Places
from genius_desktop.problem_words import PROBLEMS, problem_sentence
from genius_desktop.problems import Problem
from genius_desktop.ui.engine_state import Condition, EngineState
from genius_desktop.ui.model_errand import Action, ModelErrand
from genius_desktop.ui.network import Network

_CANCELLED = "Das Laden wurde abgebrochen; ein neuer Versuch setzt dort fort."
_CONDITIONS: dict[str, Condition] = {"model-missing": "missing", "model-damaged": "damaged"}


class EngineRoom(QObject):
    """Finds the weights without reading them; checks and fetches them in another process.

    Signals:
        changed: The new `EngineState`.
    """

    changed = Signal(object)

    def __init__(
        self, places: Places, kind: EngineKind, errand: ModelErrand, *, network: Network | None = None
    ) -> None:
        super().__init__()
        self._places = places
        self._kind = kind
        self._errand = errand
        self._network = network or Network()
        self._known: Known | None = None
        self._name = ""
        self._running = self._cancelled = False
        # Whether the house lets users fetch weights.
        self.may_fetch = True
        self.choice: EngineChoice | None = None
        self.state = EngineState("unknown")
        errand.progressed.connect(self._progressed)
        errand.ended.connect(self._ended)
        self._network.changed.connect(self._network_changed)

    @property
    def known(self) -> Known:
        """The catalogue that is in force, as it was when someone looked last."""
        if self._known is None:
            self._known = known.known(self._places)
        return self._known

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
        self._known = None
        catalog = self.known.catalog
        entry = next((entry for entry in catalog.models if entry.id == wanted), None)
        if entry is None and not (wanted and shelf.find_named(wanted, self._places)):
            entry = catalog.starter
        self._name = entry.id if entry else wanted
        self._judge(entry)

    def _judge(self, entry: Entry | None) -> None:
        """Tell how weights are; what was never hashed is hashed by another process."""
        title, size = (entry.title, entry.bytes) if entry else (self._name, 0)
        state = EngineState("missing", self._name, title, size)
        file = shelf.find_named(self._name, self._places)
        if file is None:
            self._become(state)
        elif entry and entry.sha256 and file.stat().st_size != entry.bytes:
            self._become(replace(state, condition="damaged"))
        elif shelf.seal_of(file, self._places.seals):
            self._use(replace(state, size=file.stat().st_size))
        else:
            self._become(replace(state, condition="checking"))
            self._run("verify", self._name)

    def _use(self, state: EngineState) -> None:
        """Work with the weights if they are what they should be, by their seal."""
        try:
            weights = shelf.resolve(self._name, self.known, self._places)
        except Problem as fault:
            condition = _CONDITIONS.get(fault.code, "refused")
            said = problem_sentence(fault.code, fault.detail) if condition == "refused" else ""
            self._become(replace(state, condition=condition, said=said, problem=fault.code))
            return
        self.choice = plans.local_choice(self._places.home, weights)
        unmeasured = self.choice.plan is None
        self._become(EngineState("ready", state.model, state.title, state.size, unmeasured=unmeasured))

    def outdate(self) -> None:
        """Forget a plan that the engine goes without: the processor or the library is another one by now."""
        weights = self.choice.weights if self.choice else None
        if weights is not None and not self.state.unmeasured:
            # The engine that is open stays as it is: without a plan, or without this one.
            plans.forget(self._places.home, weights)
            self._become(replace(self.state, unmeasured=True))

    def fetch(self) -> None:
        """Fetch what is missing; on a metered network as soon as it is none."""
        if not self.may_fetch:
            self._become(replace(self.state, said=PROBLEMS["not-allowed"].sentence("")))
        elif self._network.metered:
            self._become(replace(self.state, condition="paused", said=weights_words.REMARKS["metered"]))
        elif self._name and not self._errand.busy:
            self._become(replace(self.state, condition="fetching", done=0, total=self.state.size, said=""))
            self._cancelled = False
            # This window looks at the network itself.
            self._run("fetch", self._name, "--any-network")

    def cancel(self) -> None:
        """End a fetch; the part that is here is kept."""
        self._cancelled = True
        if self._running:
            self._errand.cancel()
        elif self.state.condition == "paused":
            self._become(replace(self.state, condition="missing", said=_CANCELLED))

    def _run(self, action: Action, *words: str) -> None:
        self._running = True
        self._errand.run(action, *words)

    def _network_changed(self) -> None:
        if self.state.condition == "paused" and not self._network.metered:
            self.fetch()
        elif self.state.condition == "fetching" and self._network.metered:
            self._become(replace(self.state, condition="paused", said=weights_words.REMARKS["metered"]))
            self._errand.cancel()

    def _progressed(self, stage: str, done: int, total: int) -> None:
        if self._running and self.state.condition == ("fetching" if stage == "fetch" else "checking"):
            self._become(replace(self.state, done=done, total=total))

    def _ended(self, well: bool, said: str) -> None:  # noqa: FBT001 (a signal has no keywords)
        if not self._running:
            return
        self._running = False
        file = shelf.find_named(self._name, self._places)
        if self.state.condition == "paused":
            return
        if file and (well or shelf.seal_of(file, self._places.seals)):
            self._use(replace(self.state, size=file.stat().st_size))
        elif self.state.condition == "checking":
            self._become(replace(self.state, condition="damaged", said=said))
        else:
            self._become(replace(self.state, condition="missing", said=_CANCELLED if self._cancelled else said))

    def _become(self, state: EngineState) -> None:
        self.state = state
        self.changed.emit(state)
