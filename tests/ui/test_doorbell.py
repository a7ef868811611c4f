import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from genius_desktop import __version__
from genius_desktop.paths import Places
from genius_desktop.ui import doorbell
from genius_desktop.ui.doorbell import Doorbell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets of the file system")
CODE = "import sys; from pathlib import Path; from genius_desktop.ui import doorbell; doorbell._LONGEST_BYTES = 107; "
RING = CODE + "sys.exit(0 if doorbell.ring(Path(sys.argv[1]), tuple(sys.argv[2:])) else 1)"


@pytest.fixture
def bell(qtbot: QtBot, places: Places, monkeypatch: pytest.MonkeyPatch) -> Iterator[Doorbell]:
    _ = qtbot
    monkeypatch.setattr(doorbell, "_LONGEST_BYTES", 107)
    built = Doorbell(places.home)
    yield built
    built.close()


def unix_socket() -> socket.socket:
    if sys.platform == "win32":
        pytest.skip("sockets of the file system")
    return socket.socket(socket.AF_UNIX)


def ring_from_elsewhere(home: Path, *files: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", RING, str(home), *files])


def test_a_second_start_hands_its_files_over_and_leaves(bell: Doorbell, places: Places, qtbot: QtBot) -> None:
    assert bell.listen()

    with qtbot.waitSignal(bell.rung, timeout=10_000) as told:
        second = ring_from_elsewhere(places.home, "/x/Anträge.pdf", "/x/b.pdf")

    assert told.args == [("/x/Anträge.pdf", "/x/b.pdf")]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert second.returncode == 0


def test_what_a_crashed_window_has_left_is_in_no_ones_way(bell: Doorbell, places: Places) -> None:
    left = unix_socket()
    left.bind(doorbell.address(places.home))
    left.close()

    assert not doorbell.ring(places.home, ())
    assert bell.listen()
    bell.close()
    assert not os.path.exists(doorbell.address(places.home))  # noqa: PTH110


def test_a_window_that_hangs_does_not_hold_up_another(
    places: Places, monkeypatch: pytest.MonkeyPatch, bell: Doorbell
) -> None:
    _ = bell
    monkeypatch.setattr(doorbell, "_PATIENCE_SECONDS", 0.1)
    with unix_socket() as deaf:
        deaf.bind(doorbell.address(places.home))
        deaf.listen()

        assert not doorbell.ring(places.home, ("/x/a.pdf",))


def test_another_profile_has_another_bell(places: Places, tmp_path: Path) -> None:
    assert doorbell.address(places.home) != doorbell.address(tmp_path / "anderes")
    assert not doorbell.ring(tmp_path / "anderes", ())


def test_a_profile_whose_path_is_too_long_for_a_socket_rings_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / ("x" * 120)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1")
    assert doorbell.address(home).startswith("/run/user/1/genius-desktop-")

    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert doorbell.address(home) == ""
    assert not doorbell.ring(home, ())


@pytest.mark.parametrize(
    "said", [b"", b"{", b"[]", b'{"files": "a", "token": ""}', b'{"files": [1, "a"], "token": ""}']
)
def test_what_is_no_ring_opens_nothing_it_does_not_name(said: bytes) -> None:
    files, token = doorbell.read_ring(said)

    assert files in {(), ("a",)}
    assert token == ""


def test_a_name_with_broken_bytes_comes_through() -> None:
    name = os.fsdecode(b"/x/kaputt_\xfc.pdf")

    assert doorbell.read_ring(json.dumps({"files": [name], "token": "t"}).encode()) == ((name,), "t")


def test_two_windows_never_listen_at_once(bell: Doorbell, places: Places, qtbot: QtBot) -> None:
    assert bell.listen()
    heard: list[bool] = []
    other = threading.Thread(target=lambda: heard.append(doorbell.ring(places.home, ())))
    with qtbot.waitSignal(bell.rung, timeout=10_000):
        other.start()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)

    assert heard == [True]
    other.join()


def test_a_start_of_another_version_is_told_by_the_window_that_is_open(
    bell: Doorbell, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bell.listen()
    heard: list[str | None] = []
    said = json.dumps({"files": ["/x/a.pdf"], "token": "", "version": "9.0.0"}).encode() + b"\n"

    def start(line: bytes) -> None:
        heard.append(doorbell._say(doorbell.address(places.home), line).decode())

    with qtbot.waitSignals(
        [bell.rung, bell.replaced], timeout=10_000, check_params_cbs=[lambda _files: True, lambda v: v == "9.0.0"]
    ):
        newer = threading.Thread(target=start, args=(said,))
        newer.start()
    newer.join()
    assert heard == [f"ok {__version__}\n"]

    same = threading.Thread(target=lambda: heard.append(doorbell.answered(places.home, ())))
    with qtbot.assertNotEmitted(bell.replaced, wait=200), qtbot.waitSignal(bell.rung, timeout=10_000):
        same.start()
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=10_000)
    same.join()
    assert heard[1] == __version__
    monkeypatch.setattr(doorbell, "_say", lambda _where, _said: b"ok\n")
    assert doorbell.answered(places.home, ()) == ""


@pytest.mark.parametrize("said", [b"", b"[]", b'{"version": 3}', b'{"files": []}'])
def test_a_start_that_does_not_say_its_version_has_none(said: bytes) -> None:
    assert doorbell.read_version(said) == ""
