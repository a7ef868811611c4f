import sys
from collections.abc import Mapping

import pytest

from tools import door, launch, weights
from tools.console import SetupError
from tools.launch import Needs, has_screen, needs

EVERYTHING = Needs(engine=True, model="")


@pytest.mark.parametrize(
    ("line", "need"),
    [
        ("", Needs(window=True, engine=True, model="")),
        ("summarize a.pdf --format json", EVERYTHING),
        ("--home x summarize a.pdf", EVERYTHING),
        ("--quiet summarize a.pdf", EVERYTHING),
        ("summarize a.pdf --model own.gguf", Needs(engine=True, model="own.gguf")),
        ("summarize a.pdf --model=some-id", Needs(engine=True, model="some-id")),
        ("summarize a.pdf --engine scripted", Needs()),
        ("summarize a.pdf --engine=server", Needs()),
        ("summarize --help", Needs()),
        ("--version", Needs()),
        ("read a.pdf --json", Needs()),
        ("--home summarize read a.pdf", Needs()),
        ("models list", Needs()),
        ("doctor", Needs(engine=True)),
        ("a-command-of-next-year a.pdf", EVERYTHING),
    ],
)
def test_a_command_gets_what_it_needs_and_no_more(line: str, need: Needs) -> None:
    assert needs(line.split()) == need


@pytest.mark.parametrize(
    ("environment", "screen"),
    [({}, False), ({"DISPLAY": ""}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True)],
)
def test_a_screen_is_known_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, *, environment: Mapping[str, str], screen: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert has_screen(environment) is screen


def test_a_window_without_a_screen_names_a_call_that_works(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(launch, "ready", lambda *_parts: None)
    monkeypatch.setattr(weights, "fetch_tier", lambda _tier: None)
    monkeypatch.setattr(launch, "become", pytest.fail)
    assert launch.run([]) == 4
    heard = capsys.readouterr()
    assert heard.out == ""
    assert "python3 dev.py run summarize README.md" in heard.err


@pytest.mark.parametrize(("words", "code"), [([], 2), (["nonsense"], 2), (["--help"], 0)])
def test_the_door_names_its_commands(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.enter(words) == code
    heard = capsys.readouterr().err
    assert [name for name in door.COMMANDS if f"  {name}" not in heard] == []


def test_a_set_up_that_fails_is_the_administrators(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_words: list[str]) -> int:
        raise SetupError("Es fehlt ein C++-Compiler.")

    monkeypatch.setattr(door, "COMMANDS", {"run": door.Command("", refuse)})
    assert door.enter(["run"]) == 4
    assert "Compiler" in capsys.readouterr().err
