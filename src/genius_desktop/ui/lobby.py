"""The window first, everything behind it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from genius_desktop.ui import application as applications
from genius_desktop.ui import dropping, measures, theme
from genius_desktop.ui.doorbell import Doorbell
from genius_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from genius_desktop.domain import EngineKind
    from genius_desktop.paths import Places
    from genius_desktop.ui.desktop import Desktop

# A window that opens as an icon is never drawn.
_UNSEEN_MS = 1_000


class Lobby(QObject):
    """Shows the start page and, once it is on the screen, builds what works behind it."""

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
        self.desktop: Desktop | None = None
        self.window = MainWindow(engine, measures.look(places.settings))
        self.window.dress(theme.dress(application))
        applications.catch_bugs(places.log, lambda: self.window.tell_problem("bug", str(places.log)))

    def open(self) -> None:
        """Show the window."""
        self.window.seen.connect(self._furnish)
        QTimer.singleShot(_UNSEEN_MS, self, self._furnish)
        self.window.show()

    def _furnish(self) -> None:
        if self.desktop is not None or not self.window.isVisible():
            return
        # The greater part of what the program loads.
        from genius_desktop.ui.desktop import Desktop

        applications.log_to(self._places.log)
        applications.speak_german(self._application)
        self.desktop = Desktop(self._places, self._engine, self.window)
        self.desktop.open()
        self.doorbell.rung.connect(self._answer)
        self.doorbell.listen()
        self.window.closing.connect(self.doorbell.close)
        self._take(self._files)

    def _answer(self, files: tuple[str, ...]) -> None:
        """Come to the front with what another start of the program hands in."""
        from genius_desktop.ui.surroundings import to_front

        to_front(self.window)
        self._take(files)

    def _take(self, files: tuple[str, ...]) -> None:
        if files:
            self.window.caught.emit(dropping.catch_files(list(files)))
