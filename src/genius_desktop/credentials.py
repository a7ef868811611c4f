"""The token of a server: in the keyring of the system, or in memory while the program runs; never anywhere else."""

import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

from genius_desktop.problems import SetupProblem
from genius_desktop.servers import ServerAccess, address

T = TypeVar("T")

# What Windows keeps of one entry, in characters of two bytes each; elsewhere a header is the limit.
WINDOWS_CHARS, MOST_CHARS = 1280, 8000
PATIENCE_SECONDS = 30.0
_USER = "token"


class Keyring(Protocol):
    """What is used of a keyring of the system."""

    def get_password(self, service: str, username: str) -> str | None:
        """Give what is kept."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""


class Vault:
    """Keeps tokens by the origin of their server; a call may wait for an unlock, so none belongs on a window's thread.

    Raises `SetupProblem` where the keyring stays locked or fails.
    """

    def __init__(self, keyring: Keyring | None = None, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._keyring = keyring
        self._patience_seconds = patience_seconds
        self._session: dict[str, str] = {}
        self._searched = keyring is not None

    def token(self, access: ServerAccess) -> str:
        """Give the token of a server; empty where it wants none.

        Raises `SetupProblem`: `credentials-missing` where there is none yet.
        """
        if access.key == "none":
            return ""
        place = address(access.url).origin
        found = self._session.get(place, "")
        if not found and access.key == "kept":
            found = self._read(place)
            self._session[place] = found
        if not found:
            raise SetupProblem("credentials-missing", address(access.url).host)
        return found

    def held(self, access: ServerAccess) -> str:
        """Give the token that is in memory, without waiting for anything; empty where none is."""
        return self._session.get(address(access.url).origin, "")

    def remember(self, url: str, token: str) -> None:
        """Hold a token as long as the program runs.

        Raises `SetupProblem` for what can be no token.
        """
        self._session[address(url).origin] = checked_token(token)

    def keep(self, url: str, token: str) -> None:
        """Put a token into the keyring and read it back; where that fails it is held as long as the program runs.

        Raises `SetupProblem`: `server-token-malformed` for what can be no token, `credentials-unsafe` where the system
        has no keyring that can be trusted, `credentials-locked` where it does not answer.
        """
        place, told = address(url).origin, checked_token(token)
        self._session[place] = told
        ring = self._ring()
        if ring is None:
            raise SetupProblem("credentials-unsafe")
        if _is_windows(ring) and len(told) > WINDOWS_CHARS:
            raise SetupProblem("credentials-too-long", str(len(told)))
        self._bounded(lambda: ring.set_password(_service(place), _USER, told))
        if self._read(place) != told:
            raise SetupProblem("credentials-unsafe")

    def forget(self, url: str) -> None:
        """Delete a token, wherever it is."""
        place = address(url).origin
        self._session.pop(place, None)
        ring = self._ring()
        if ring is not None and self._read(place):
            self._bounded(lambda: ring.delete_password(_service(place), _USER))

    def forget_session(self) -> None:
        """Forget what is held in memory, such as after a server has refused it."""
        self._session.clear()

    def _read(self, place: str) -> str:
        ring = self._ring()
        if ring is None:
            return ""
        return self._bounded(lambda: ring.get_password(_service(place), _USER)) or ""

    def _ring(self) -> Keyring | None:
        if not self._searched:
            self._keyring = self._bounded(trusted_keyring)
            self._searched = True
        return self._keyring

    def _bounded(self, call: Callable[[], T]) -> T:
        """Wait no longer than anyone would for a keyring that wants to be unlocked."""
        done: list[T] = []
        faults: list[BaseException] = []

        def work() -> None:
            try:
                done.append(call())
            except BaseException as fault:  # noqa: BLE001 (a keyring may raise whatever its library does)
                faults.append(fault)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(self._patience_seconds)
        if not done:
            # Its own words may hold what was to be kept.
            raise SetupProblem("credentials-locked", type(faults[0]).__name__ if faults else "") from None
        return done[0]


def checked_token(text: str) -> str:
    """Give a token as it can go into a header.

    Raises `SetupProblem` where it is empty, too long, or has characters that no header may hold.
    """
    token = text.strip()
    if len(token) > MOST_CHARS:
        raise SetupProblem("server-token-malformed")
    # Between ! and ~: no space, no line break, no umlaut.
    if not token or any(not "!" <= mark <= "~" for mark in token):
        raise SetupProblem("server-token-malformed")
    return token


def trusted_keyring() -> Keyring | None:
    """Find this system's keyring among those that keep nothing in plain text; environment and files have no say."""
    from keyring.backend import KeyringBackend
    from keyring.backends import SecretService, Windows, kwallet, libsecret, macOS

    known: tuple[type[KeyringBackend], ...] = (
        Windows.WinVaultKeyring,
        macOS.Keyring,
        SecretService.Keyring,
        kwallet.DBusKeyring,
        libsecret.Keyring,
    )
    kind = next((kind for kind in known if kind.viable), None)
    if kind is None:
        return None
    ring = kind()
    if isinstance(ring, Windows.WinVaultKeyring):
        # Else it goes along to every PC of the domain.
        ring.persist = "local machine"
    return ring


def _is_windows(ring: Keyring) -> bool:
    return "Windows" in type(ring).__module__


def _service(place: str) -> str:
    return f"Genius Desktop {place}"
