import shutil
import sys
from pathlib import Path

import pytest

from tools import console, system
from tools.console import SetupError

ALL = "512 libs found in cache\n" + "".join(
    f"\t{library} (libc6,x86-64) => somewhere\n" for library in system.WINDOW_LIBRARIES
)


def test_a_system_with_all_libraries_needs_no_package() -> None:
    assert system.missing_libraries(ALL) == []


def test_a_missing_library_is_named_by_its_package() -> None:
    assert system.missing_libraries(ALL.replace("libxcb-cursor.so.0 ", "libother.so ")) == ["libxcb-cursor0"]


def test_debian_gets_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert system.advice(["g++", "xvfb"]).endswith(": sudo apt-get install --yes g++ xvfb")


def test_other_systems_get_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert "apt-get" not in system.advice(["xvfb"])


def test_nothing_is_installed_without_the_right_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_rights", lambda: None)
    monkeypatch.setattr(system, "run", pytest.fail)
    assert system.install(["xvfb"]) is False


def test_a_failed_installation_is_tried_once_more_with_fresh_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def refuse(_title: str, command: list[str]) -> None:
        tried.append(command[command.index("apt-get") + 1])
        raise SetupError("no")

    monkeypatch.setattr(system, "_rights", list)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(system, "run", refuse)
    assert system.install(["xvfb"]) is False
    assert tried == ["install", "update"]


@pytest.mark.parametrize(
    ("line", "count"),
    [("[12/83] Building CXX object", "12/83"), ("  [1/2] x", "1/2"), ("warning [1/2]", ""), ("", "")],
)
def test_the_count_of_a_build_is_found(line: str, count: str) -> None:
    assert console.count(line) == count


def test_a_duration_is_worded_in_minutes() -> None:
    assert console.duration(125.9) == "2:05 min"


def test_a_step_that_fails_shows_its_last_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SetupError, match=r"the reason[\s\S]*Bauen: Rückgabewert 3"):
        console.run("Bauen", [sys.executable, "-c", "print('the reason'); raise SystemExit(3)"])
    assert capsys.readouterr().out == ""


def test_a_step_that_succeeds_keeps_its_output_to_itself(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    console.run("Bauen", [sys.executable, "-c", "print('noise')"], cwd=tmp_path)
    heard = capsys.readouterr()
    assert (heard.out, "noise" in heard.err, "Bauen" in heard.err) == ("", False, True)
