"""A token is kept in a keyring that can be trusted, or nowhere."""

import threading

import pytest
from keyring.backends import Windows as windows_keyring  # noqa: N813 (a module)
from keyring.backends import chainer, fail, null

from genius_desktop import credentials
from genius_desktop.credentials import Keyring, Vault, checked_token, trusted_keyring
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import ServerAccess

URL = "https://ki.gemeinde.example/api/v1"
KEPT, ASKED = ServerAccess(URL, key="kept"), ServerAccess(URL, key="asked")
TOKEN = "sk-kanarie-4711"


class Ring:
    """A keyring as it should be."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Forgetful(Ring):
    """Takes everything and keeps nothing, as keyring's `null` does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        _ = service, username, password


class Broken(Ring):
    """Repeats in its error what it was told."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"cannot keep {password} of {username} for {service}")


class Locked(Ring):
    """Waits for someone to unlock it."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.unlocked.wait(20)
        return super().get_password(service, username)


class Windows(Ring):
    """Named as the keyring of Windows is."""


Windows.__module__ = "keyring.backends.Windows"


def code(raised: pytest.ExceptionInfo[SetupProblem]) -> str:
    return raised.value.code


def test_a_token_is_found_again_by_another_run_for_every_path_of_its_server_and_for_no_other() -> None:
    ring = Ring()
    Vault(ring).keep(URL, f"  {TOKEN}\n")

    later = Vault(ring)

    assert later.token(KEPT) == TOKEN
    assert later.token(ServerAccess("https://KI.gemeinde.example:443/other", key="kept")) == TOKEN
    for other in ("https://ki.gemeinde.example:8443/", "http://ki.gemeinde.example/", "https://evil.example/"):
        with pytest.raises(SetupProblem) as raised:
            later.token(ServerAccess(other, key="kept"))
        assert code(raised) == "credentials-missing"


def test_a_server_without_a_key_never_touches_the_keyring() -> None:
    assert Vault(Locked(), patience_seconds=0.1).token(ServerAccess(URL)) == ""


@pytest.mark.parametrize("ring", [Forgetful(), Broken()])
def test_a_keyring_that_does_not_keep_is_told_and_the_token_holds_for_this_run_only(ring: Ring) -> None:
    vault = Vault(ring)

    with pytest.raises(SetupProblem) as raised:
        vault.keep(URL, TOKEN)

    assert code(raised) in {"credentials-unsafe", "credentials-locked"}
    assert TOKEN not in str(raised.value)
    assert vault.token(KEPT) == TOKEN
    with pytest.raises(SetupProblem):
        Vault(ring).token(KEPT)


def test_a_locked_keyring_is_waited_for_no_longer_than_its_time() -> None:
    ring = Locked()

    with pytest.raises(SetupProblem) as raised:
        Vault(ring, patience_seconds=0.05).token(KEPT)

    ring.unlocked.set()
    assert code(raised) == "credentials-locked"


def test_a_token_that_is_asked_for_is_in_memory_only() -> None:
    ring = Ring()
    vault = Vault(ring)
    vault.remember(URL, TOKEN)

    assert vault.token(ASKED) == TOKEN
    assert not ring.kept
    vault.forget_session()
    with pytest.raises(SetupProblem) as raised:
        vault.token(ASKED)
    assert code(raised) == "credentials-missing"


def test_what_is_forgotten_is_gone_everywhere() -> None:
    ring = Ring()
    vault = Vault(ring)
    vault.keep(URL, TOKEN)

    vault.forget(URL)
    vault.forget(URL)

    assert not ring.kept
    with pytest.raises(SetupProblem):
        vault.token(KEPT)


@pytest.mark.parametrize(("length", "kept"), [(1279, True), (1280, True), (1281, False)])
def test_windows_keeps_1280_characters_and_says_so_of_longer_ones(length: int, kept: bool) -> None:  # noqa: FBT001
    ring = Windows()
    vault = Vault(ring)

    if kept:
        vault.keep(URL, "x" * length)
    else:
        with pytest.raises(SetupProblem) as raised:
            vault.keep(URL, "x" * length)
        assert (code(raised), raised.value.detail) == ("credentials-too-long", str(length))

    assert bool(ring.kept) == kept


@pytest.mark.parametrize(
    "text", ["", "  ", "zwei worte", "zeile\nzwei", "a\r\nX-Evil: 1", "schlüssel", "a\x00b", "x" * 9000]
)
def test_what_no_header_can_hold_is_no_token(text: str) -> None:
    with pytest.raises(SetupProblem) as raised:
        checked_token(text)

    assert code(raised) == "server-token-malformed"
    assert not raised.value.detail


def test_quotes_and_signs_are_part_of_a_token() -> None:
    assert checked_token("a\"b'c=%/+~") == "a\"b'c=%/+~"


def test_neither_environment_nor_plain_text_chooses_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

    found = trusted_keyring()

    assert not isinstance(found, null.Keyring | fail.Keyring | chainer.ChainerBackend)


def test_on_windows_a_token_stays_on_this_pc(monkeypatch: pytest.MonkeyPatch) -> None:
    class Credentials(windows_keyring.WinVaultKeyring):
        viable = True
        # The library's own asks Windows for its number.
        persist = "enterprise"

    monkeypatch.setattr(windows_keyring, "WinVaultKeyring", Credentials)

    found = trusted_keyring()

    assert isinstance(found, Credentials)
    assert found.persist == "local machine"


def test_a_pc_without_a_keyring_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Keyring | None:
        return None

    monkeypatch.setattr(credentials, "trusted_keyring", none)
    vault = Vault()

    with pytest.raises(SetupProblem) as raised:
        vault.keep(URL, TOKEN)

    assert code(raised) == "credentials-unsafe"
    assert vault.token(KEPT) == TOKEN
