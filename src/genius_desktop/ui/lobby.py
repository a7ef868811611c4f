"""The window first, everything behind it afterwards."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from genius_desktop.ui import application as applications
from genius_desktop.ui import measures, theme
from genius_desktop.ui.doorbell import Doorbell
from genius_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from genius_desktop.domain import EngineKind
    from genius_desktop.paths import Places
    from genius_desktop.ui.desktop import Desktop
    from genius_desktop.ui.dropping import Catch

# A window that opens as an icon is never drawn.
_UNSEEN_MS = 1_000
# The greater part of what the program loads, in pieces between which the window answers.
_OF_THE_START_PAGE = ("ui.beginnings", "ui.choices", "ui.engine_line", "ui.errands", "ui.known_result")
_PIECES = (
    *("settings", "assistants.files", "assistants.forms", "models.catalog", "models.shelf", "archive.archive"),
    *("ui.words", "ui.story", "ui.job_head", "ui.statement_list", "ui.job_page", "ui.history_panel", "ui.page_view"),
    *("ui.worker_process", "ui.engine_room", "ui.exporting", "ui.handing", "ui.house", "ui.reader_process"),
    *("ui.desktop", "ui.results", "ui.surroundings", "ui.job_desk"),
)


class Lobby(QObject):
    """Shows the window and, once it is on the screen, builds piece by piece what works behind it.

    Signals:
        furnished: Everything is there.
    """

    furnished = Signal()

    def __init__(
        self, application: QApplication, places: Places, engine: EngineKind, *, files: tuple[str, ...] = ()
    ) -> None:
        """Begin with these files, if any."""
        super().__init__(application)
        self._files = files
        self.doorbell = Doorbell(places.home)
        self._application = application
        self._places = places
        self._engine: EngineKind = engine
        self._building: Iterator[None] | None = None
        self._early: list[Catch] = []
        self.desktop: Desktop | None = None
        self.window = MainWindow(engine, measures.look(places.settings))
        self.window.dress(theme.dress(application))
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._build_on)
        applications.catch_bugs(places.log, lambda: self.window.tell_problem("bug", str(places.log)))

    def open(self) -> None:
        """Show the window."""
        self.window.seen.connect(self._furnish)
        # Documents that come before there is someone to take them.
        self.window.caught.connect(self._keep)
        QTimer.singleShot(_UNSEEN_MS, self, self._furnish)
        self.window.show()

    def _furnish(self) -> None:
        if self._building is None:
            self._building = self._build()
            self._build_on()

    def _build_on(self) -> None:
        if self._building is not None and self.window.isVisible() and next(self._building, self) is None:
            self._next.start()

    def _build(self) -> Iterator[None]:
        yield from _load(_OF_THE_START_PAGE)
        self.window.start_page.furnish()
        yield
        yield from _load(_PIECES)
        from genius_desktop.ui.desktop import Desktop

        applications.log_to(self._places.log)
        applications.speak_german(self._application)
        yield
        self.desktop = Desktop(self._places, self._engine, self.window)
        yield
        self.desktop.open()
        yield
        self.doorbell.rung.connect(self._answer)
        self.doorbell.replaced.connect(lambda version: self.window.tell_problem("program-replaced", version))
        self.doorbell.listen()
        self.window.closing.connect(self.doorbell.close)
        self.window.caught.disconnect(self._keep)
        for caught in self._early:
            self.window.caught.emit(caught)
        self._take(self._files)
        self.furnished.emit()

    def _keep(self, caught: Catch) -> None:
        self._early.append(caught)

    def _answer(self, files: tuple[str, ...]) -> None:
        """Come to the front with what another start of the program hands in."""
        from genius_desktop.ui.surroundings import to_front

        to_front(self.window)
        self._take(files)

    def _take(self, files: tuple[str, ...]) -> None:
        if files:
            from genius_desktop.ui import dropping

            self.window.caught.emit(dropping.catch_files(list(files)))


def _load(pieces: tuple[str, ...]) -> Iterator[None]:
    for piece in pieces:
        import_module(f"genius_desktop.{piece}")
        yield
