"""What a task for a server gets just before it goes to the worker: its token, and the proxy of today."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from genius_desktop.problems import SetupProblem
from genius_desktop.servers import SYSTEM_PROXY, ServerAccess, address
from genius_desktop.tasks import Task, server_of, with_server

if TYPE_CHECKING:
    from genius_desktop.credentials import Vault

Then = Callable[[Task | SetupProblem], object]
PROXY_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class _Errand:
    """A task on its way, with what it was found to need."""

    task: Task
    server: ServerAccess
    then: Then
    fault: SetupProblem | None = None


class Door(QObject):
    """The only place of the window that knows tokens; keyring and proxy scripts are asked on other threads.

    `ask` shows the user a question whose end is `answer` or `decline`; without it no token is asked for.
    """

    _done = Signal(object)

    def __init__(self, vault: Vault | None = None) -> None:
        super().__init__()
        self._own_vault = vault
        self._open: list[_Errand] = []
        self.ask: Callable[[ServerAccess], object] | None = None
        self._done.connect(self._conclude)

    @property
    def vault(self) -> Vault:
        """Where the tokens are."""
        if self._own_vault is None:
            # Not before a server is spoken to: its library costs the start of the window.
            from genius_desktop.credentials import Vault

            self._own_vault = Vault()
        return self._own_vault

    def fit(self, task: Task, then: Then) -> None:
        """Hand a task over as its worker needs it, or the problem with it: at once where nothing is to be found out."""
        server = server_of(task)
        if server is None:
            then(task)
            return
        errand = _Errand(task, server, then)
        if server.key == "asked" and not self.vault.held(server):
            self._ask_for(errand)
        elif server.key == "none" and server.proxy != SYSTEM_PROXY:
            then(with_server(task, replace(server, token="")))
        else:
            self._find(errand)

    def _find(self, errand: _Errand) -> None:
        def work() -> None:
            found = self._furnish(errand)
            self._done.emit(lambda: found.then(found.fault or with_server(found.task, found.server)))

        threading.Thread(target=work, daemon=True).start()

    def _conclude(self, call: Callable[[], object]) -> None:
        """Go on with what another thread has ended, on the window's own."""
        call()

    def _furnish(self, errand: _Errand) -> _Errand:
        """Find token and proxy, on a thread of its own."""
        server = errand.server
        try:
            token = self.vault.token(server)
        except SetupProblem as fault:
            return replace(errand, fault=fault)
        proxy = system_proxy(server.url) if server.proxy == SYSTEM_PROXY else server.proxy
        return replace(errand, server=replace(server, token=token, proxy=proxy))

    def _ask_for(self, errand: _Errand) -> None:
        if self.ask is None:
            missing = SetupProblem("credentials-missing", address(errand.server.url).host)
            # Not in the middle of `fit`: whoever calls is not ready for an end.
            QTimer.singleShot(0, self, lambda: errand.then(missing))
            return
        asked = any(address(other.server.url).origin == address(errand.server.url).origin for other in self._open)
        self._open.append(errand)
        if not asked:
            self.ask(errand.server)

    def answer(self, server: ServerAccess, token: str) -> None:
        """Take the token that a user has typed.

        Raises `SetupProblem` where it can be none; the question stays open.
        """
        self.vault.remember(server.url, token)
        for errand in self._closed(server):
            self._find(errand)

    def decline(self, server: ServerAccess) -> None:
        """Go without: whatever waits for this token ends."""
        for errand in self._closed(server):
            errand.then(SetupProblem("credentials-missing", address(server.url).host))

    def _closed(self, server: ServerAccess) -> list[_Errand]:
        place = address(server.url).origin
        closed = [errand for errand in self._open if address(errand.server.url).origin == place]
        self._open = [errand for errand in self._open if errand not in closed]
        return closed

    def keep(self, url: str, token: str, then: Callable[[SetupProblem | None], object]) -> None:
        """Put a token into the keyring, and tell what became of that."""
        self._beside(lambda: self.vault.keep(url, token), then)

    def forget(self, url: str, then: Callable[[SetupProblem | None], object]) -> None:
        """Delete a token, and tell what became of that."""
        self._beside(lambda: self.vault.forget(url), then)

    def _beside(self, call: Callable[[], object], then: Callable[[SetupProblem | None], object]) -> None:
        def work() -> None:
            fault: SetupProblem | None = None
            try:
                call()
            except SetupProblem as refused:
                fault = refused
            self._done.emit(lambda: then(fault))

        threading.Thread(target=work, daemon=True).start()

    def doubt(self) -> None:
        """Look for tokens anew, since a server has refused one."""
        if self._own_vault is not None:
            self._own_vault.forget_session()


def system_proxy(url: str) -> str:
    """Give the proxy that the system names for a URL, also by its script (PAC); empty for none. It may take seconds."""
    from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

    found: list[QNetworkProxy] = []

    def look() -> None:
        found.extend(QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(url))))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(PROXY_SECONDS)
    if not found or found[0].type() == QNetworkProxy.ProxyType.NoProxy:
        return ""
    scheme = "socks5" if found[0].type() == QNetworkProxy.ProxyType.Socks5Proxy else "http"
    return f"{scheme}://{found[0].hostName()}:{found[0].port()}"
