"""What stands around the work: settings, history, help; wired to the parts of the window."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QDate, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from genius_desktop import logbook, policy_words
from genius_desktop.models import known, shelf
from genius_desktop.paths import Places
from genius_desktop.paths import policy as policy_file
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import ServerAccess, address
from genius_desktop.ui import theme
from genius_desktop.ui.choices import Choice, shipped_forms
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.diagnosis import Diagnosis
from genius_desktop.ui.door import Door
from genius_desktop.ui.health_desk import HealthDesk
from genius_desktop.ui.history_desk import HistoryDesk
from genius_desktop.ui.pace_count import PaceCount
from genius_desktop.ui.settings_desk import SettingsDesk
from genius_desktop.ui.settings_server import ServerDesk
from genius_desktop.ui.worker_process import WorkerProcess

if TYPE_CHECKING:
    from genius_desktop.settings import Appearance, Settings
    from genius_desktop.ui.desktop import Desktop
    from genius_desktop.ui.models_desk import ModelsDesk

_LOG_MS = 5 * 60 * 1000


class House(QObject):
    """Holds the settings, the history's desk and the diagnosis."""

    def __init__(self, places: Places) -> None:
        super().__init__()
        self.settings = SettingsDesk(places)
        # With the folders that are laid down.
        self.places = places = self.settings.policy.placed(places)
        self.diagnosis = Diagnosis(lambda: WorkerProcess(places.log))
        self.door = Door()
        self.door.ask = self._ask_for_token
        self._server = ServerDesk(self.door, Crew(lambda: WorkerProcess(places.log, door=self.door)))
        self.past: HistoryDesk
        self.health: HealthDesk
        self._desktop: Desktop
        self._models_desk: ModelsDesk | None = None
        self._paces = PaceCount(places.home)
        self._held = self.settings.current

    def furnish(self, desktop: Desktop) -> HistoryDesk:
        """Take a window in that is furnished; give the desk of its history."""
        # It holds this one: with a circle, a window that is gone would still hear of changes.
        self._desktop = cast("Desktop", weakref.proxy(desktop))
        window = desktop.window
        # They end together: no signal reaches a window that is gone.
        desktop.setParent(window)
        self.past = HistoryDesk(window.past, lambda: self.settings.current.retention_days)
        self.past.opened.connect(desktop.show_job)
        self.past.resumed.connect(self._resume)
        self.past.erased.connect(self._gone)
        self.past.said.connect(window.say)
        self.settings.changed.connect(self._follow)
        window.actions_.settings.triggered.connect(self.show_settings)
        window.actions_.models.triggered.connect(self.show_models)
        desktop.queue.told.connect(self._paces.hear)
        window.help.diagnosis = self.diagnosis
        self.health = window.help.health = HealthDesk(window, self.places)
        window.help.confirm = self._confirm
        window.help.noted = lambda code: logbook.note(self.places.log, code)
        self._keep_log_small()
        self._restrict(window)
        desktop.room.may_fetch = self.settings.policy.fetch_models
        if self._held.appearance != "system":
            self._dress(self._held.appearance)
        return self.past

    def _keep_log_small(self) -> None:
        logbook.rotate(self.places.log, self.places.log_limit_bytes)
        QTimer.singleShot(_LOG_MS, self, self._keep_log_small)

    def _dress(self, wanted: Appearance) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.wish(application, wanted)
            self._desktop.window.dress(theme.dress(application))

    def _restrict(self, window: Any) -> None:  # noqa: ANN401 (its type would import all of it)
        fixed = self.settings.policy.fixed
        window.start_page.fix(fixed)
        window.job_page.follow_ups.fix(fixed)
        window.actions_.ask.setEnabled("ask_before_long" not in fixed)

    def welcome(self) -> None:
        """Tell what is wrong with what the house has laid down; introduce the program to whoever does not know it."""
        from genius_desktop.ui.help_introduction import EDITION

        window = self._desktop.window
        rules = self.settings.policy
        if rules.problem:
            window.tell_problem(rules.problem, policy_words.policy_detail(str(policy_file()), rules.faults))
        known = rules.introduction_confirmed or self.settings.current.introduced.partition(" ")[2] == EDITION
        if self._desktop.introduces and not known:
            window.help.show_introduction()
        if self._desktop.introduces and not self._desktop.room.example:
            self.health.begin()

    def _confirm(self) -> None:
        from genius_desktop.ui.help_introduction import EDITION

        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        self.settings.change(introduced=f"{day} {EDITION}")

    def show_settings(self) -> None:
        """Show the settings."""
        from genius_desktop.ui.settings_dialog import Offer, SettingsDialog

        window = self._desktop.window
        offer = Offer(shipped_forms(), self._models(), str(self.places.home), self._server)
        dialog = SettingsDialog(window, self.settings, offer)
        dialog.erase_wished.connect(self._ask_to_erase_all)
        dialog.models_wished.connect(self.show_models)
        dialog.handbook_wished.connect(window.help.show_handbook)
        dialog.introduction_wished.connect(window.help.show_introduction)
        dialog.check_wished.connect(window.help.check_pc)
        dialog.open()

    def _ask_for_token(self, server: ServerAccess) -> None:
        """Ask for the token of a server, and again if what was typed can be none."""
        from genius_desktop.ui import dialogs

        def take(token: str) -> None:
            try:
                self.door.answer(server, token)
            except SetupProblem as fault:
                self._desktop.window.tell_problem(fault.code, fault.detail)
                self.door.decline(server)

        dialog = dialogs.ask_token(self._desktop.window, address(server.url).host, then=take)
        dialog.rejected.connect(lambda: self.door.decline(server))

    def _models(self) -> list[tuple[str, str]]:
        catalog = known.known(self.places).catalog
        offered = []
        for entry in catalog.models:
            state = "auf diesem PC" if shelf.find(entry, self.places) else "noch nicht geladen"
            # The starter is what holds where nothing was chosen.
            offered.append((f"{entry.title} ({state})", "" if entry == catalog.starter else entry.id))
        return offered + [(file.stem, file.stem) for file in shelf.own_files(catalog, self.places)]

    def show_models(self) -> None:
        """Show the language models and what can be done with them."""
        from genius_desktop.ui.models_desk import ModelsDesk

        if self._models_desk is None:
            self._models_desk = ModelsDesk(self._desktop, self._desktop.network)
        self._models_desk.show()

    def _ask_to_erase_all(self) -> None:
        from genius_desktop.ui import dialogs

        dialogs.ask(
            self._desktop.window,
            "Den gesamten Verlauf löschen?",
            "Alle Ergebnisse und Notizen werden endgültig gelöscht, auch angeheftete. Was gerade läuft, bleibt. "
            "Die Dokumente selbst bleiben, wo sie sind.",
            yes="Alles löschen",
            then=self.past.erase_all,
        )

    def _resume(self, job: str) -> None:
        self._desktop.show_job(job)
        self._desktop.window.ask_to_resume()

    def _gone(self, jobs: list[str]) -> None:
        """Let nothing on the screen lead to jobs that are no more."""
        window = self._desktop.window
        if window.story is not None and window.story.job in jobs:
            window.show_start()
        window.start_page.known.forget(jobs)
        self._desktop.results.forget(jobs)
        if not self._desktop.jobs.rows():
            # Its name may say what was worked on.
            self._desktop.window.folder = ""
            self.settings.change(last_folder="")

    def _follow(self, now: Settings) -> None:
        """Let changed settings hold at once."""
        before, self._held = self._held, now
        desktop = self._desktop
        choices = desktop.window.start_page.choices
        if (now.length, now.mode, now.form) != (before.length, before.mode, before.form):
            choices.choose(Choice(now.length, now.mode, now.form, choices.choice.focus))
        if now.model != before.model:
            desktop.room.look(now.model)
        if now.retention_days != before.retention_days:
            self.past.tidy()
        if now.appearance != before.appearance:
            self._dress(now.appearance)
        desktop.window.actions_.ask.setChecked(now.ask_before_long)
        if desktop.jobs is not None:
            desktop.jobs.ask = now.ask_before_long

    def close(self) -> None:
        """Keep the settings and end what is still asked of the PC."""
        changed = self._desktop.window.settings(self.settings.current)
        self.settings.note(**changed)
        self.settings.keep()
        self.diagnosis.stop()
        self.health.stop()
        self._server.checks.stop()
