"""A second start of the program hands its documents to the window that is open."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_SOCKET = "window.socket"
# What the address of a socket can hold, less some room.
_LONGEST_BYTES = 100
_PATIENCE_SECONDS = 2.0
_MOST_BYTES = 4 * 1024 * 1024
_HEARD = b"ok\n"


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
    where = address(home)
    if not where or (sys.platform != "win32" and not os.path.exists(where)):  # noqa: PTH110 (may be no path)
        return False
    import json

    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    said = json.dumps({"files": files, "token": token}).encode() + b"\n"
    try:
        return _say(where, said) == _HEARD
    except OSError:
        # What a window that crashed has left, or one that hangs.
        return False


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
        return line.recv(len(_HEARD))


class Doorbell(QObject):
    """Listens for other starts of the program.

    Signals:
        rung: The paths of the files that were handed in, perhaps none.
    """

    rung = Signal(object)

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
        files, token = read_ring(bytes(line.readLine().data()))
        line.write(_HEARD)
        line.flush()
        if token:
            # By this a Wayland desktop knows that the user wants to see the window.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.rung.emit(files)


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
