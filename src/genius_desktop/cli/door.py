"""What a task for a server gets just before it goes to the worker: its token, and the proxy of today."""

import getpass
import sys
import urllib.request
from dataclasses import replace
from urllib.parse import urlsplit

from genius_desktop.credentials import Vault
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import SYSTEM_PROXY, ServerAccess, address
from genius_desktop.tasks import Task, server_of, with_server

QUESTION = "Schlüssel für „{}“ (er wird nicht gespeichert): "


class Door:
    """The only place of a command that knows tokens."""

    def __init__(self, vault: Vault | None = None) -> None:
        self._vault = vault or Vault()

    def fit(self, task: Task) -> Task:
        """Give a task as its worker needs it.

        Raises `SetupProblem` where there is no token, or the keyring does not give it.
        """
        server = server_of(task)
        if server is None:
            return task
        proxy = system_proxy(server.url) if server.proxy == SYSTEM_PROXY else server.proxy
        return with_server(task, replace(server, token=self._token(server), proxy=proxy))

    def _token(self, server: ServerAccess) -> str:
        try:
            return self._vault.token(server)
        except SetupProblem as fault:
            if fault.code != "credentials-missing" or server.key != "asked" or not sys.stdin.isatty():
                raise
            try:
                typed = getpass.getpass(QUESTION.format(address(server.url).host))
            except EOFError:
                raise fault from None
        self._vault.remember(server.url, typed)
        return typed.strip()


def system_proxy(url: str) -> str:
    """Give the proxy that the system names for a URL, empty for none; only the window understands scripts (PAC)."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if urllib.request.proxy_bypass(host):
        return ""
    return urllib.request.getproxies().get(parts.scheme, "")
