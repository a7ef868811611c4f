"""What the desktop around the window is told: how far the work is, and that it is done."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

_ENTRY = "application://genius-desktop.desktop"
_SHOWN_MS = 15_000
_LAUNCHER = ("/de/genius_desktop/launcher", "com.canonical.Unity.LauncherEntry", "Update")
_NOTIFY = (
    "call",
    "--session",
    "--timeout=2",
    "--dest=org.freedesktop.Notifications",
    "--object-path=/org/freedesktop/Notifications",
    "--method=org.freedesktop.Notifications.Notify",
)


class Notices(QObject):
    """Tells the desktop; where it does not listen, nothing happens.

    Signals:
        clicked: The user has clicked a notice.
    """

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tray: QSystemTrayIcon | None = None
        self._shown = -1

    def tell(self, title: str, text: str) -> None:
        """Show a notice of the system's own kind."""
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._tell_by_tray(title, text)
        elif sys.platform == "linux" and has_bus():
            # QtDBus of PySide6 cannot send the unsigned number that a notice begins with.
            program = QStandardPaths.findExecutable("gdbus")
            if program:
                QProcess.startDetached(program, notice_words(title, text))

    def _tell_by_tray(self, title: str, text: str) -> None:
        tray = QSystemTrayIcon(QApplication.windowIcon(), self)
        tray.messageClicked.connect(self.clicked)
        tray.activated.connect(self.clicked)
        tray.show()
        tray.showMessage(title, text, QSystemTrayIcon.MessageIcon.Information, _SHOWN_MS)
        self._tray = tray
        # The icon stays as long as its notice.
        QTimer.singleShot(_SHOWN_MS, tray, tray.deleteLater)

    def progress(self, percent: int | None) -> None:
        """Show how far the work is at the entry of the program; None takes it away."""
        shown = -1 if percent is None else percent
        if shown == self._shown or sys.platform != "linux" or not has_bus():
            return
        self._shown = shown
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        message = QDBusMessage.createSignal(*_LAUNCHER)
        about = {"progress": max(shown, 0) / 100, "progress-visible": percent is not None}
        message.setArguments([_ENTRY, about])
        QDBusConnection.sessionBus().send(message)


def has_bus() -> bool:
    """Tell whether there is a session bus; Qt would start one where there is none."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (folder and Path(folder, "bus").exists()))


def notice_words(title: str, text: str) -> list[str]:
    """Give the words that let `gdbus` show a notice, whatever signs the text has; nothing in it is markup."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return [
        *_NOTIFY,
        _quoted("Genius Desktop"),
        "0",
        _quoted("genius-desktop"),
        _quoted(title),
        _quoted(plain),
        "[]",
        "{}",
        "-1",
    ]


def _quoted(text: str) -> str:
    """Write a text as GVariant does."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
