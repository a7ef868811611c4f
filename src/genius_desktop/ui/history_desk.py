"""What can be done with the history: search it, pin, delete several, let go what is too old."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from genius_desktop import wording
from genius_desktop.ui.history_list import Row
from genius_desktop.ui.history_panel import HistoryPanel

_HOURS_6_MS = 6 * 60 * 60 * 1000
_RESUMABLE = {"failed", "cancelled", "interrupted", "held"}
_BUSY = {"running", "waiting"}
_MOST_NAMED = 3


class HistoryDesk(QObject):
    """Stands between the panel and the jobs.

    Signals:
        opened: The number of the job to show.
        resumed: The number of the job that shall go on.
        asked: The number of the job whose documents a question is about.
        erased: The numbers of jobs that are gone.
        said: A sentence for the user.
    """

    opened = Signal(str)
    resumed = Signal(str)
    asked = Signal(str)
    erased = Signal(list)
    said = Signal(str)

    def __init__(self, panel: HistoryPanel, days: Callable[[], int]) -> None:
        super().__init__()
        self._panel = panel
        self._days = days
        self._jobs: Any = None
        self._shown = ""
        listed = panel.listed
        listed.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        listed.customContextMenuRequested.connect(self._offer)
        listed.pin_wished.connect(self.toggle_pin)
        listed.erase_wished.connect(self.ask_to_erase)
        panel.searched.connect(lambda _query: self.list(self._shown))
        # A program that stays open for weeks forgets as well.
        self._clock = QTimer(self, interval=_HOURS_6_MS)
        self._clock.timeout.connect(self.tidy)

    def serve(self, jobs: Any) -> None:  # noqa: ANN401 (the archive behind it is loaded after the window is seen)
        """Begin with the history that was opened."""
        self._jobs = jobs
        self.tidy()
        self._clock.start()

    def tidy(self) -> None:
        """Let go what is older than the settings say."""
        days = self._days()
        self._panel.tell_stay(days)
        if self._jobs is not None and (gone := self._jobs.forget(days)):
            self.erased.emit(gone)
            self.said.emit(wording.forgotten(len(gone), days))
            self.list(self._shown)

    def list(self, shown: str) -> None:
        """Show the history with one job chosen."""
        self._shown = shown
        if self._jobs is not None:
            self._panel.show_rows(self._jobs.rows(self._panel.query), shown)

    def toggle_pin(self) -> None:
        """Pin what is chosen, or let it go if all of it is pinned."""
        rows = self._panel.listed.marked()
        pinned = not all(row.pinned for row in rows)
        for row in rows:
            self._jobs.pin(row.job, pinned=pinned)
        self.list(self._shown)

    def ask_to_erase(self) -> None:
        """Ask before what is chosen is deleted; what still runs stays."""
        rows = [row for row in self._panel.listed.marked() if row.state not in _BUSY]
        if rows:
            from genius_desktop.ui import dialogs

            dialogs.ask(
                self._panel.window(),
                f"{_named(rows)} aus dem Verlauf löschen?",
                "Ergebnisse und Notizen werden endgültig gelöscht. Die Dokumente selbst bleiben, wo sie sind.",
                yes="Löschen",
                then=lambda: self.erase(*(row.job for row in rows)),
            )

    def erase_all(self) -> int:
        """Delete every job that does not run; tell how many that were."""
        if self._jobs is None:
            return 0
        gone = [row.job for row in self._jobs.rows() if row.state not in _BUSY]
        self.erase(*gone)
        return len(gone)

    def erase(self, *jobs: str) -> None:
        """Delete jobs that have ended."""
        if self._jobs.erase(*jobs):
            self.erased.emit(list(jobs))

    def _offer(self, where: QPoint) -> None:
        listed = self._panel.listed
        if listed.marked():
            self.menu().popup(listed.viewport().mapToGlobal(where))

    def menu(self) -> QMenu:
        """Build the menu of what is chosen."""
        rows = self._panel.listed.marked()
        menu = QMenu(self._panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(rows) == 1:
            row = rows[0]
            menu.addAction("Öffnen", lambda: self.opened.emit(row.job))
            if row.state in _RESUMABLE:
                menu.addAction("Fortsetzen", lambda: self.resumed.emit(row.job))
            if self._jobs is not None and (sources := self._jobs.story(row.job).sources):
                menu.addAction(question_about(len(sources)), lambda: self.asked.emit(row.job))
        menu.addAction("Lösen" if all(row.pinned for row in rows) else "Anheften", self.toggle_pin)
        if any(row.state not in _BUSY for row in rows):
            menu.addAction("Löschen …", self.ask_to_erase)
        return menu


def question_about(count: int) -> str:
    """Name what a question to so many documents of a job begins with."""
    return "Frage zu diesem Dokument …" if count == 1 else "Frage zu diesen Dokumenten …"


def _named(rows: Sequence[Row]) -> str:
    if len(rows) > _MOST_NAMED:
        return f"{len(rows)} Aufträge"
    return ", ".join(f"„{row.title}“" for row in rows)
