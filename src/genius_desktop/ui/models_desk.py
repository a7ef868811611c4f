"""What is done with language models in the window: wired from the dialog to the command that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from genius_desktop import calibration_words, weights_words
from genius_desktop.models import known
from genius_desktop.models.offers import offers
from genius_desktop.problem_words import problem_sentence
from genius_desktop.ui import dialogs
from genius_desktop.ui.model_errand import Action
from genius_desktop.ui.models_compared import Comparing
from genius_desktop.ui.models_dialog import ModelsDialog
from genius_desktop.ui.network import Network

if TYPE_CHECKING:
    from genius_desktop.ui.desktop import Desktop
    from genius_desktop.weights import Offer

_DONE: dict[Action, str] = {
    "fetch": "„{}“ ist geladen und geprüft.",
    "verify": "Die Prüfsumme von „{}“ stimmt.",
    "import": "Das Modell ist übernommen.",
    "accept": "„{}“ ist erlaubt.",
    "remove": "„{}“ ist gelöscht.",
}
_STOPPED = "Angehalten. Was schon geladen ist, bleibt liegen."
_NOT_NOW = "Es wird gerade ein anderes Modell geladen, geprüft oder gemessen; bitte warten Sie, bis das fertig ist."
_METERED = (
    "Die Verbindung ist getaktet: Das Laden kann Geld kosten. Ohne Ihre Zustimmung beginnt es, sobald sie es nicht "
    "mehr ist."
)
_IN_USE = "Dieses Modell ist in Gebrauch. Bitte wählen Sie zuerst ein anderes."


class ModelsDesk(QObject):
    """Serves the dialog of the models."""

    def __init__(self, desktop: Desktop, network: Network) -> None:
        """Serve a desktop that the caller holds."""
        super().__init__(desktop.window)
        self._desktop = desktop
        self._network = network
        self._errand = desktop.errand
        self._dialog: ModelsDialog | None = None
        self._action: Action | None = None
        self._name = ""
        self._stopped = self._gave_way = False
        self._progress: tuple[str, int, int] = ("", 0, 0)
        # A model that waits for a network that is not metered.
        self._waiting = ""
        self.comparing = Comparing(desktop)
        self._errand.progressed.connect(self._progressed)
        self._errand.ended.connect(self._ended)
        self._network.changed.connect(self._network_changed)
        desktop.queue.changed.connect(self._give_way)

    def show(self) -> None:
        """Show the dialog, or bring it to the front."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        dialog = ModelsDialog(self._desktop.window)
        self._dialog = dialog
        policy = self._desktop.house.settings.policy
        dialog.fix(may_change=not policy.locks("model"), may_fetch=policy.fetch_models)
        dialog.finished.connect(self._closed)
        dialog.used.connect(self._use)
        dialog.fetched.connect(self._fetch)
        dialog.verified.connect(lambda name: self._run("verify", name))
        dialog.accepted_one.connect(lambda name: self._run("accept", name))
        dialog.removed.connect(self._remove)
        dialog.brought.connect(lambda path: self._run("import", path))
        dialog.compared.connect(lambda name: self.comparing.ask(dialog, name, self._names()))
        dialog.measured.connect(self._measure)
        dialog.stopped.connect(self._stop)
        self._refresh()
        if self._action is not None:
            dialog.loading.show_progress(*self._progress)
        dialog.open()

    def _closed(self) -> None:
        self._dialog = None

    def _refresh(self) -> None:
        if self._dialog is None:
            return
        about = known.known(self._desktop.places)
        told = weights_words.CATALOGS[about.origin]
        if about.refused:
            told = f"{problem_sentence(about.refused, about.detail)} {told}"
        current = self._desktop.house.settings.current.model or about.catalog.starter.id
        self._dialog.show_offers(offers(about, self._desktop.places, searching=True), current=current, catalog=told)
        self._dialog.show_busy(busy=self._action is not None or bool(self._waiting))

    def _names(self) -> list[tuple[str, str]]:
        about = known.known(self._desktop.places)
        return [(one.title, one.name) for one in offers(about, self._desktop.places) if one.state == "ready"]

    def _use(self, name: str) -> None:
        starter = known.known(self._desktop.places).catalog.starter.id
        # The starter is what holds where nothing was chosen.
        self._desktop.house.settings.change(model="" if name == starter else name)
        self._refresh()

    def _fetch(self, name: str) -> None:
        if not self._network.metered:
            self._run("fetch", name, "--any-network")
            return
        self._waiting = name
        if self._dialog is not None:
            self._dialog.loading.show_pause(weights_words.REMARKS["metered"])
            dialogs.ask(
                self._dialog, "Trotzdem laden?", _METERED, yes="Trotzdem laden", then=lambda: self._fetch_now(name)
            )
        self._refresh()

    def _fetch_now(self, name: str) -> None:
        self._waiting = ""
        self._run("fetch", name, "--any-network")

    def _network_changed(self) -> None:
        if self._waiting and not self._network.metered:
            self._fetch_now(self._waiting)
        elif self._action == "fetch" and self._network.metered:
            self._waiting = self._name
            self._errand.cancel()

    def _remove(self, name: str) -> None:
        weights = self._desktop.room.choice.weights if self._desktop.room.choice else None
        if weights is not None and weights.id == name:
            self._say(_IN_USE)
            return
        self._run("remove", name)

    def _measure(self, name: str) -> None:
        """Find out how a model runs best here, while nothing else computes and no other model fills the memory."""
        if self._desktop.queue.computing:
            self._say(calibration_words.COMPUTING)
        elif self._errand.busy:
            self._say(_NOT_NOW)
        else:
            self._desktop.queue.hold()
            self._run("calibrate", name)

    def _give_way(self) -> None:
        """End the measurement for a job that has come; it begins as soon as that has ended."""
        if self._action == "calibrate" and self._desktop.queue.computing and not self._gave_way:
            self._gave_way = True
            self._errand.cancel()

    def _run(self, action: Action, name: str, *words: str) -> None:
        if self._errand.busy:
            self._say(_NOT_NOW)
            return
        self._action, self._name = action, name
        self._stopped = self._gave_way = False
        self._errand.run(action, name, *words)
        self._progressed(action if action in {"fetch", "calibrate"} else "verify", 0, 0)
        self._refresh()

    def _stop(self) -> None:
        self._stopped = True
        if self._action is not None:
            self._errand.cancel()
        elif self._waiting:
            self._waiting = ""
            self._say(_STOPPED)
            self._refresh()

    def _progressed(self, stage: str, done: int, total: int) -> None:
        if self._action is None:
            return
        self._progress = (stage, done, total)
        if self._dialog is not None:
            self._dialog.loading.show_progress(stage, done, total)

    def _ended(self, well: bool, said: str) -> None:  # noqa: FBT001 (a signal has no keywords)
        if self._action is None:
            return
        action, self._action = self._action, None
        if action == "calibrate":
            self._desktop.queue.go_on()
            self._say(*self._measured(said, well=well))
        elif self._waiting:
            if self._dialog is not None:
                self._dialog.loading.show_pause(weights_words.REMARKS["metered"])
        elif well:
            done = _DONE[action].format(self._name)
            self._say(" ".join((done, *self._offer_to_measure())) if action == "fetch" else done)
        else:
            self._say(_STOPPED if self._stopped else said)
        self._refresh()
        room = self._desktop.room
        if room.state.condition != "ready" or action in {"verify", "remove", "calibrate"}:
            room.look(self._desktop.house.settings.current.model)

    def _measured(self, said: str, *, well: bool) -> tuple[str, str]:
        """Say what came out of a measurement, or why nothing did; then the same without the dialog to look at."""
        told = self._offer()
        if well and told is not None:
            return calibration_words.found(told), calibration_words.whole(told)
        if self._gave_way:
            return calibration_words.GAVE_WAY, ""
        return calibration_words.STOPPED if self._stopped else said or calibration_words.FAILED, ""

    def _offer_to_measure(self) -> list[str]:
        """Say how to measure what has just come, where no one has."""
        told = self._offer()
        return [calibration_words.UNMEASURED] if told is not None and calibration_words.unmeasured(told) else []

    def _offer(self) -> Offer | None:
        about = known.known(self._desktop.places)
        told = offers(about, self._desktop.places, searching=True)
        return next((one for one in told if one.name == self._name), None)

    def _say(self, text: str, spoken: str = "") -> None:
        if self._dialog is not None:
            self._dialog.loading.show_end(text, spoken=spoken)
        elif text:
            self._desktop.window.say(spoken or text)
