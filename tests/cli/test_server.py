"""The server on the command line: nothing leaves but where it may, all that leaves is told, and no token is kept."""

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from genius_desktop import codec, paths, settings
from genius_desktop.archive.archive import Archive
from genius_desktop.cli import main
from genius_desktop.cli.door import Door
from genius_desktop.credentials import Vault
from genius_desktop.servers import ServerAccess
from genius_desktop.settings import ServerSettings, Settings
from genius_desktop.tasks import CheckServerTask, server_of
from tests import makers
from tests.chat_server import ChatServer, chat_server
from tests.test_credentials import Ring

CANARY = "sk-KANARIENVOGEL-4711"


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "policy.toml"
    monkeypatch.setattr(paths, "policy", lambda: place)
    return place


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    """A keyring of this test instead of the system's."""
    kept = Ring()
    monkeypatch.setattr("genius_desktop.credentials.trusted_keyring", lambda: kept)
    return kept


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    with chat_server() as server:
        yield server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return makers.write(tmp_path, "niederschrift.pdf", makers.pdf())


@pytest.fixture
def do(home: Path, policy: Path, ring: Ring, capfd: pytest.CaptureFixture[str]) -> "Do":
    _ = policy, ring
    return Do(home, capfd)


class Do:
    """Runs commands in this process, with their worker in another."""

    def __init__(self, home: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self._home, self._capfd = home, capfd
        self.out = self.err = ""

    def __call__(self, *words: object) -> int:
        code = main.run(["--home", str(self._home), *map(str, words)])
        self.out, self.err = self._capfd.readouterr()
        return code


def switched_on(home: Path, url: str, **more: object) -> None:
    paths.make_private(home)
    server = ServerSettings(mode="ask", url=url, **more)  # type: ignore[arg-type]
    settings.save(paths.places(home).settings, Settings(server=server))


def departures(home: Path) -> int:
    with closing(Archive(home / "archive.sqlite3")) as archive:
        return len(archive.sent())


def test_a_summary_by_the_server_says_first_what_leaves_and_writes_down_what_has_left(
    do: Do, home: Path, chat: ChatServer, file: Path, tmp_path: Path
) -> None:
    switched_on(home, chat.url)

    assert do("summarize", "--engine", "server", "--format", "json", file) == 0, do.err

    assert json.loads(do.out)["engine"]["name"] == "server"
    assert "An den Server 127.0.0.1 gehen 3 Seiten" in do.err
    assert do("server", "log", "--json") == 0
    rows = json.loads(do.out)
    assert rows
    assert {row["host"] for row in rows} == {"127.0.0.1"}
    assert sum(row["size_bytes"] for row in rows) == len(chat.bodies())
    assert do("server", "log", "--csv", tmp_path / "ab.csv") == 0
    with (tmp_path / "ab.csv").open(encoding="utf-8-sig", newline="") as kept:
        assert len(list(csv.DictReader(kept, delimiter=";"))) == len(rows)
    assert do("jobs", "delete", rows[0]["job"]) == 0
    assert departures(home) == len(rows)


def test_the_local_mode_is_a_hard_switch(do: Do, home: Path, chat: ChatServer, file: Path) -> None:
    switched_on(home, chat.url)
    assert do("server", "set", "--mode", "local") == 0

    for words in (("summarize", "--engine", "server", file), ("server", "check")):
        assert do(*words) == 4
        assert "nur auf diesem PC" in do.err
    assert not chat.seen


@pytest.mark.parametrize(
    ("laid_down", "told"),
    [
        ("[server]\nforbidden = true\n", "nicht freigegeben"),
        ("[server]\nclasses = ['internal']\n", "Diese Daten dürfen nicht"),
        ("[server]\nlocal_folders = ['{folder}']\n", "darf diesen PC nicht verlassen"),
        ("[server]\nunbekannt = 1\n", "nicht freigegeben"),
    ],
)
def test_what_the_house_forbids_does_not_leave(
    do: Do,
    home: Path,
    chat: ChatServer,
    file: Path,
    policy: Path,
    laid_down: str,
    told: str,
) -> None:
    switched_on(home, chat.url)
    policy.write_text(laid_down.replace("{folder}", str(file.parent)))

    assert do("summarize", "--engine", "server", file) == 4

    assert told in do.err
    assert not chat.seen


def test_a_class_of_data_that_may_leave_is_written_down_with_it(
    do: Do, home: Path, chat: ChatServer, file: Path, policy: Path
) -> None:
    switched_on(home, chat.url)
    policy.write_text("[server]\nclasses = ['public']\n")

    assert do("summarize", "--engine", "server", "--data-class", "public", file) == 0, do.err

    with closing(Archive(home / "archive.sqlite3")) as archive:
        assert {one.data_class for one in archive.sent()} == {"public"}


def test_a_house_that_forces_the_server_lets_this_pc_only_do_what_must_not_leave(
    do: Do, home: Path, chat: ChatServer, file: Path, policy: Path
) -> None:
    switched_on(home, chat.url)
    policy.write_text("[server]\nforced = true\n")
    assert do("summarize", "--engine", "local", file) == 4
    assert "wird nicht gerechnet" in do.err

    assert do("summarize", "--format", "json", file) == 0, do.err

    assert json.loads(do.out)["engine"]["name"] == "server"


def test_while_the_window_has_the_history_nothing_leaves_that_could_not_be_written_down(
    do: Do, home: Path, chat: ChatServer, file: Path
) -> None:
    switched_on(home, chat.url)
    with closing(Archive(home / "archive.sqlite3")):
        assert do("summarize", "--engine", "server", file) == 4
        assert do("server", "set", "--mode", "local") == 4

    assert not chat.seen


def test_a_job_goes_on_here_or_there(do: Do, home: Path, chat: ChatServer, file: Path) -> None:
    switched_on(home, chat.url)
    chat.token = "ein anderer"
    assert do("summarize", "--engine", "server", file) == 4
    assert "Schlüssel" in do.err
    with closing(Archive(home / "archive.sqlite3")) as archive:
        [entry] = archive.jobs()

    assert do("jobs", "resume", entry.id, "--engine", "scripted", "--format", "json") == 0, do.err

    assert json.loads(do.out)["engine"]["name"] == "scripted"


def test_a_check_names_what_is_wrong(do: Do, home: Path, chat: ChatServer) -> None:
    switched_on(home, chat.url)
    assert do("server", "check") == 0
    assert "amt-7b" in do.out
    switched_on(home, chat.url.replace("/v1", "/falsch") + "x")
    switched_on(home, "http://127.0.0.1:9/v1")

    assert do("server", "check", "--json") == 4

    assert json.loads(do.out)["problem"] == "server-unreachable"
    assert "nicht zu erreichen" in do.err


def test_settings_are_checked_and_what_was_agreed_for_one_server_does_not_hold_for_another(do: Do, home: Path) -> None:
    for bad in ("ftp://ki.example", "https://nutzer:geheim@ki.example", "ki.example"):
        assert do("server", "set", "--url", bad) == 4
        assert "geheim" not in do.err + do.out
    assert do("server", "set", "--proxy", "http://nutzer:geheim@proxy:8080") == 4
    assert do("server", "set", "--at-once", "0") == 3
    switched_on(home, "https://ki.example/v1", key="kept")

    assert do("server", "set", "--url", "https://ki.example/v2/") == 0
    assert json.loads(do.out)["key"] == "kept"
    assert do("server", "set", "--url", "https://andere.example/v1") == 0
    assert json.loads(do.out)["key"] == "none"


def test_no_byte_of_a_token_is_in_the_profile_after_many_runs(
    do: Do, home: Path, chat: ChatServer, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    switched_on(home, chat.url)
    chat.token = CANARY
    monkeypatch.setattr("sys.stdin", _Typed(CANARY))
    assert do("server", "token") == 0, do.err
    told = do.out + do.err

    for length in ("short", "medium", "long"):
        assert do("summarize", "--engine", "server", "--length", length, file) == 0, do.err
        told += do.out + do.err
    chat.token = "abgelaufen"
    for words in (("summarize", "--engine", "server", "--fresh", file), ("server", "check"), ("jobs", "list")):
        do(*words)
        told += do.out + do.err

    assert f"Bearer {CANARY}" in chat.authorizations()
    held = b"".join(place.read_bytes() for place in home.rglob("*") if place.is_file())
    assert departures(home)
    assert len(held) > 10_000
    for shape in (CANARY.encode(), CANARY.encode("utf-16-le"), CANARY[::-1].encode()):
        assert shape not in held
    assert CANARY not in told
    assert do("server", "forget") == 0
    assert settings.load(paths.places(home).settings).server.key == "none"


class _Typed:
    """An input that is no terminal, with one line."""

    def __init__(self, line: str) -> None:
        self._line = line

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        return f"{self._line}\n"


def test_without_a_keyring_the_token_is_asked_for_and_nothing_is_written(
    do: Do, home: Path, chat: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("genius_desktop.credentials.trusted_keyring", lambda: None)
    monkeypatch.setattr("sys.stdin", _Typed(CANARY))
    switched_on(home, chat.url)

    assert do("server", "token") == 4

    assert "nicht sicher aufbewahren" in do.err
    assert settings.load(paths.places(home).settings).server.key == "asked"
    assert do("server", "check") == 4
    assert "kein Schlüssel hinterlegt" in do.err
    assert not chat.seen


def test_a_terminal_is_asked_once_for_all_that_a_command_does(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def type_in(words: str) -> str:
        asked.append(words)
        return CANARY

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", type_in)
    task = CheckServerTask("check", ServerAccess("https://ki.example", key="asked"))
    way = Door(Vault(Ring()))

    fitted = [way.fit(task) for _ in range(2)]

    assert {server.token for each in fitted if (server := server_of(each))} == {CANARY}
    assert len(asked) == 1
    assert CANARY.encode() not in codec.to_json(task)
