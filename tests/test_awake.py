"""The PC stays awake during a job on mains power, and only then."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from genius_desktop import awake
from genius_desktop.awake import ChildHold, ThreadHold, Vigil, battery_drains

WAITS = (sys.executable, "-c", "import sys; sys.stdin.read()")


class Recorded:
    """A hold that only remembers."""

    def __init__(self, *, possible: bool = True) -> None:
        self.calls: list[str] = []
        self._possible = possible

    def take(self) -> bool:
        self.calls.append("take")
        return self._possible

    def release(self) -> None:
        self.calls.append("release")


def test_on_mains_power_it_holds_and_at_the_end_it_lets_go() -> None:
    hold = Recorded()
    vigil = Vigil(hold, lambda: False)

    vigil.tend()
    vigil.end()

    assert hold.calls == ["take", "release"]


def test_on_battery_it_does_not_hold() -> None:
    hold = Recorded()

    Vigil(hold, lambda: True).tend()

    assert "take" not in hold.calls


def test_it_lets_go_when_the_plug_is_pulled_and_holds_again_when_it_is_back() -> None:
    hold, now, battery = Recorded(), [0.0], [False]
    vigil = Vigil(hold, lambda: battery[0], clock=lambda: now[0])
    vigil.tend()
    for later, pulled in ((1.0, True), (30.0, True), (60.0, False)):
        now[0], battery[0] = later, pulled
        vigil.tend()

    assert hold.calls == ["take", "release", "take"]


def test_who_is_refused_is_not_asked_again_during_the_same_job() -> None:
    hold, now = Recorded(possible=False), [0.0]
    vigil = Vigil(hold, lambda: False, clock=lambda: now[0])
    for later in (0.0, 100.0, 200.0):
        now[0] = later
        vigil.tend()

    assert hold.calls == ["take"]
    vigil.end()
    vigil.tend()
    assert hold.calls == ["take", "release", "take"]


def test_a_child_is_started_once_and_ended() -> None:
    hold = ChildHold(WAITS)

    assert hold.take()
    assert hold.take()
    children = psutil.Process().children()
    assert len(children) == 1
    hold.release()
    hold.release()

    assert not children[0].is_running()


def test_a_tool_that_is_absent_is_no_error() -> None:
    vigil = Vigil(ChildHold(("gibt-es-nicht-4711",)), lambda: False)

    vigil.tend()
    vigil.end()


def test_a_tool_that_refuses_is_no_error() -> None:
    hold = ChildHold((sys.executable, "-c", "raise SystemExit(1)"))
    hold.take()
    deadline = time.monotonic() + 10
    while hold.take() and time.monotonic() < deadline:
        time.sleep(0.02)

    assert not hold.take()
    hold.release()


@pytest.mark.skipif(sys.platform != "linux", reason="the way of Linux")
def test_the_child_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys, time; from genius_desktop.awake import ChildHold\n"
        f"hold = ChildHold({WAITS!r}); hold.take(); print(hold._process.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert parent.stdout
    child = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.communicate()

    gone, alive = psutil.wait_procs([child], timeout=5)

    assert (len(gone), alive) == (1, [])


def test_windows_is_asked_for_the_system_and_not_for_the_screen() -> None:
    told: list[int] = []

    def wish(state: int) -> int:
        told.append(state)
        return 0x80000000

    hold = ThreadHold(wish)
    hold.release()
    assert hold.take()
    hold.take()
    hold.release()

    assert told == [0x80000001, 0x80000000]


def test_windows_may_refuse() -> None:
    assert not ThreadHold(lambda _state: 0).take()


@pytest.mark.parametrize(
    ("supplies", "drains"),
    [
        ({}, False),
        ({"BAT0": ("Battery", "Discharging", "")}, True),
        ({"BAT0": ("Battery", "Charging", ""), "AC": ("Mains", "", "")}, False),
        ({"mouse": ("Battery", "Discharging", "Device")}, False),
    ],
)
def test_a_draining_battery_is_that_of_the_pc(
    supplies: dict[str, tuple[str, str, str]], tmp_path: Path, *, drains: bool
) -> None:
    for name, words in supplies.items():
        (tmp_path / name).mkdir()
        for file, word in zip(("type", "status", "scope"), words, strict=True):
            if word:
                (tmp_path / name / file).write_text(f"{word}\n")

    assert battery_drains(tmp_path) is drains


def test_a_system_without_power_supplies_has_no_battery(tmp_path: Path) -> None:
    assert not battery_drains(tmp_path / "fehlt")


def test_caffeinate_waits_for_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")

    hold = awake._system_hold()

    assert isinstance(hold, ChildHold)
    assert hold._command == ("caffeinate", "-s", "-w", str(os.getpid()))
