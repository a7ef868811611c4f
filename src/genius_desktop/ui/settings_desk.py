"""The settings that hold: the user's own, over which the house has the last word."""

import logging
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from genius_desktop import paths, settings
from genius_desktop.paths import Places
from genius_desktop.policy import Policy, read
from genius_desktop.problems import SetupProblem
from genius_desktop.settings import Settings

_log = logging.getLogger(__name__)


class SettingsDesk(QObject):
    """Changes and keeps settings.

    Signals:
        changed: The `Settings` that hold now.
    """

    changed = Signal(object)

    def __init__(self, places: Places) -> None:
        super().__init__()
        self._file = places.settings
        self._own = settings.load(places.settings)
        self.policy: Policy = read(paths.policy())

    @property
    def current(self) -> Settings:
        """The settings that hold."""
        return self.policy.over(self._own)

    def note(self, **values: Any) -> None:  # noqa: ANN401 (each field has its own type)
        """Remember values until the settings are kept the next time; what is laid down stays as it is."""
        self._own = self.policy.under(self._own, replace(self._own, **values))

    def change(self, **values: Any) -> None:  # noqa: ANN401 (each field has its own type)
        """Change values, keep them at once, and tell it."""
        self.note(**values)
        self.keep()
        self.changed.emit(self.current)

    def keep(self) -> None:
        """Write the settings."""
        try:
            settings.save(self._file, self._own)
        except SetupProblem as fault:
            _log.warning("the settings could not be kept: %s", fault)
