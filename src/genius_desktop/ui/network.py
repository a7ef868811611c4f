"""Whether the network is paid for by what goes through it, as Qt learns it from the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation


class Network(QObject):
    """Tells whether the network is metered; where the system does not say, it is not.

    Signals:
        changed: Whether it is metered has changed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked = False
        self._known: QNetworkInformation | None = None

    @property
    def metered(self) -> bool:
        """Whether it is metered now; the system is only asked once someone wants to know."""
        if not self._asked:
            self._asked = True
            self._known = self._ask()
        return self._known is not None and self._known.isMetered()

    def _ask(self) -> QNetworkInformation | None:
        from PySide6.QtNetwork import QNetworkInformation

        if not QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Metered):
            return None
        known = QNetworkInformation.instance()
        known.isMeteredChanged.connect(self.changed)
        return known
