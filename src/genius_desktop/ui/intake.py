"""Documents that come: held until someone can work on them, and looked for in the history before they are begun."""

from __future__ import annotations

import os
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from genius_desktop.assistants import files as assistants
from genius_desktop.assistants import forms
from genius_desktop.domain import EngineChoice, Source
from genius_desktop.forms import DEFAULT
from genius_desktop.problems import Problem
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui.lookup import Lookup

if TYPE_CHECKING:
    from collections.abc import Callable

    from genius_desktop.ui.desktop import Desktop
    from genius_desktop.ui.dropping import Catch

_ASSISTANT = "zusammenfassung"
_WAITS = "Das Dokument ist vorgemerkt und wird bearbeitet, sobald das Sprachmodell bereit ist."


class Intake(QObject):
    """Takes the documents of a window."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        # It holds this one.
        self._desktop = cast("Desktop", weakref.proxy(desktop))
        self._window = desktop.window
        self._waiting: list[tuple[Source, ...]] = []
        self._offered: tuple[Source, ...] = ()
        self.lookup = Lookup()
        self.lookup.known.connect(self._begin)
        self._window.start_page.known.anew.connect(self._begin_anew)

    @property
    def _ready(self) -> bool:
        """Whether someone can work: this PC, or a server that the house has do everything."""
        desktop = self._desktop
        return desktop.jobs is not None and (desktop.room.choice is not None or desktop.sending.forced)

    def go_on(self) -> None:
        """Begin what waits, if someone can work on it by now."""
        if not self._ready:
            return
        waiting, self._waiting = self._waiting, []
        for sources in waiting:
            self.lookup.look(sources)

    def take(self, caught: Catch) -> None:
        """Begin with documents, or let them wait, or say why not."""
        if not self._welcome(caught, self.take):
            return
        if self._ready:
            self.lookup.look(caught.sources)
        else:
            self.hold(caught.sources)
            self._tell_what_is_missing(caught.sources)

    def _welcome(self, caught: Catch, take: Callable[[Catch], object]) -> bool:
        """Tell whether these can be taken now, and whoever brought them why not."""
        self._window.start_page.say(caught.refusal)
        if caught.refusal:
            if self._window.story is not None:
                self._window.say(caught.refusal)
            return False
        if caught.surplus:
            self._window.ask_first(caught, then=lambda: take(replace(caught, surplus=0)))
            return False
        if caught.note:
            self._window.say(caught.note)
        if not caught.sample:
            self._window.folder = os.path.dirname(os.fsdecode(caught.sources[0].path))  # noqa: PTH120 (no Path of a broken name)
        return True

    def hold(self, sources: tuple[Source, ...]) -> None:
        """Let documents wait for the language model."""
        self._waiting.append(sources)
        self._window.show_start()
        self._window.start_page.say(_WAITS)

    def _tell_what_is_missing(self, sources: tuple[Source, ...]) -> None:
        room, desktop = self._desktop.room, self._desktop
        if room.state.condition not in {"missing", "damaged", "refused"}:
            return
        actions: list[tuple[str, Callable[[], object]]] = [
            ("Sprachmodell laden", room.fetch),
            ("Modelle …", desktop.house.show_models),
            ("Später", lambda: None),
        ]
        if desktop.jobs is not None and desktop.sending.allowed:
            actions.insert(1, ("An den Server …", lambda: self._send(sources)))
        self._window.tell_problem(
            room.state.problem or f"model-{room.state.condition}", room.state.title, actions=actions
        )

    def ask_for_server(self) -> None:
        """Let the user choose documents for the server."""
        from genius_desktop.ui import file_dialogs

        file_dialogs.ask_for_documents(self._window, self._window.folder, then=self._take_for_server)

    def _take_for_server(self, caught: Catch) -> None:
        if self._welcome(caught, self._take_for_server):
            self._send(caught.sources)

    def _send(self, sources: tuple[Source, ...]) -> None:
        """Show what would leave of documents that the user wants at the server."""
        self._waiting = [other for other in self._waiting if other != sources]
        task = self._task(sources)
        if task is not None:
            self._desktop.sending.wish(task)

    def _begin(self, sources: tuple[Source, ...], documents: tuple[str, ...]) -> None:
        """Begin a job, unless the history has its result: then ask."""
        task = self._task(sources)
        if task is None:
            return
        same = self._desktop.jobs.same(task, documents)
        if same is None:
            self._desktop.show_new(self._desktop.sending.begin(task, documents))
            return
        self._offered = sources
        self._window.show_start()
        self._window.start_page.known.offer(same.job, same.title, same.when)

    def _begin_anew(self) -> None:
        task = self._task(self._offered)
        if task is not None:
            self._desktop.show_new(self._desktop.sending.begin(task))

    def _task(self, sources: tuple[Source, ...]) -> SummaryTask | None:
        choice = self._window.start_page.choices.choice
        try:
            return SummaryTask(
                "",
                sources,
                assistants.shipped(_ASSISTANT),
                self._desktop.room.choice or EngineChoice("local"),
                length=choice.length,
                mode=choice.mode,
                focus=choice.focus,
                form=forms.shipped(choice.form or DEFAULT),
                lexicon=forms.lexicon() if choice.focus else (),
            )
        except Problem as fault:
            self._window.tell_problem(fault.code, fault.detail)
            return None

    def stop(self) -> None:
        """Begin nothing any more."""
        self.lookup.stop()
