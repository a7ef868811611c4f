"""A second start of the program hands its documents to the window that is open."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from genius_desktop import __version__

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_SOCKET = "window.socket"
# What the address of a socket can hold, less some room.
_LONGEST_BYTES = 100
_PATIENCE_SECONDS = 2.0
_MOST_BYTES = 4 * 1024 * 1024
_HEARD = "ok"
_ANSWER_BYTES = 100


def address(home: Path) -> str:
    """Give the address of the window that works with a profile; empty where there can be none."""
    if sys.platform == "win32":
        return rf"\\.\pipe\genius-desktop-{_mark(home)}"
    if _fits(home / _SOCKET):
        return str(home / _SOCKET)
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    elsewhere = Path(runtime, f"genius-desktop-{_mark(home)}")
    return str(elsewhere) if runtime and _fits(elsewhere) else ""


def _fits(place: Path) -> bool:
    return len(os.fsencode(place)) <= _LONGEST_BYTES


def _mark(home: Path) -> str:
    # It loads OpenSSL, which the start has no need of.
    import hashlib

    return hashlib.sha256(os.fsencode(home)).hexdigest()[:16]


def ring(home: Path, files: tuple[str, ...]) -> bool:
    """Hand files to the window that works with this profile; false where none answers."""
    return answered(home, files) is not None


def answered(home: Path, files: tuple[str, ...]) -> str | None:
    """Hand files to the window that works with this profile and give its version; nothing where none answers.

    The version is empty for a window that does not tell; one that hears of another version tells its user.
    """
    where = address(home)
    if not where or (sys.platform != "win32" and not os.path.exists(where)):  # noqa: PTH110 (may be no path)
        return None
    import json

    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    said = json.dumps({"files": files, "token": token, "version": __version__}).encode() + b"\n"
    try:
        heard, _, version = _say(where, said).decode("ascii", "replace").strip().partition(" ")
    except OSError:
        # What a window that crashed has left, or one that hangs.
        return None
    return version if heard == _HEARD else None


def _say(where: str, said: bytes) -> bytes:
    if sys.platform == "win32":
        # Untested: a named pipe is opened as a file there.
        with open(where, "r+b", buffering=0) as pipe:  # noqa: PTH123 (no path)
            pipe.write(said)
            return pipe.readline()
    import socket

    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_PATIENCE_SECONDS)
        line.connect(where)
        line.sendall(said)
        return line.recv(_ANSWER_BYTES)


class Doorbell(QObject):
    """Listens for other starts of the program.

    Signals:
        rung: The paths of the files that were handed in, perhaps none.
        replaced: Another version of the program was started; its version.
    """

    rung = Signal(object)
    replaced = Signal(str)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._where = address(home)
        self._home = home
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Begin to listen; false where another window does, or the place allows no sockets."""
        # Qt's network part only now: the window is seen without it.
        from PySide6.QtNetwork import QLocalServer

        if not self._where or ring(self._home, ()):
            return False
        QLocalServer.removeServer(self._where)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        return self._server.listen(self._where)

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()

    def _answer(self) -> None:
        line = self._server.nextPendingConnection() if self._server is not None else None
        if line is not None:
            line.setReadBufferSize(_MOST_BYTES)
            line.disconnected.connect(line.deleteLater)
            line.readyRead.connect(lambda: self._hear(line))
            self._hear(line)

    def _hear(self, line: QLocalSocket) -> None:
        if not line.canReadLine():
            if line.bytesAvailable() >= _MOST_BYTES:
                line.abort()
            return
        said = bytes(line.readLine().data())
        files, token = read_ring(said)
        line.write(f"{_HEARD} {__version__}\n".encode())
        line.flush()
        if token:
            # By this a Wayland desktop knows that the user wants to see the window.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.rung.emit(files)
        other = read_version(said)
        if other not in {"", __version__}:
            self.replaced.emit(other)


def read_version(said: bytes) -> str:
    """Read which version was started; empty where that was not said."""
    import json

    try:
        told: Any = json.loads(said)
    except ValueError:
        return ""
    version = told.get("version", "") if isinstance(told, dict) else ""
    return version[:_ANSWER_BYTES] if isinstance(version, str) else ""


def read_ring(said: bytes) -> tuple[tuple[str, ...], str]:
    """Read what another start has said: files and a token; nothing from what is something else."""
    import json

    try:
        told: Any = json.loads(said)
    except ValueError:
        return (), ""
    match told:
        case {"files": list(files), "token": str(token)}:
            return tuple(file for file in files if isinstance(file, str)), token
    return (), ""
