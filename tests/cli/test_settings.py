"""The command `settings`: every setting can be seen and changed, what is laid down cannot, a wrong value is named."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from genius_desktop import paths, rules, settings
from genius_desktop.cli import main
from genius_desktop.cli.own_settings import part, typed
from genius_desktop.problems import InputProblem
from genius_desktop.settings import Settings
from tests.test_policy_faults import GOOD

Do = Callable[..., tuple[int, str, str]]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "policy.toml"
    monkeypatch.setattr(paths, "policy", lambda: place)
    return place


@pytest.fixture
def do(file: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> Do:
    _ = file

    def run(*words: str) -> tuple[int, str, str]:
        code = main.run(["settings", *words, "--home", str(home)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.mark.parametrize("name", rules.OWN)
def test_every_setting_can_be_typed(name: str) -> None:
    text = GOOD[name].strip("'[]").replace("'", "")

    assert typed(name, text) != part(Settings(), name)


def test_a_change_is_kept_and_shown_as_the_users_and_goes_back(do: Do, home: Path) -> None:
    assert do("set", "retention_days", "90")[0] == 0
    assert do("set", "server.keep", "Musterau, Bauamt")[0] == 0

    kept = settings.load(paths.places(home).settings)
    assert (kept.retention_days, kept.server.keep) == (90, ("Musterau", "Bauamt"))
    rows = {row["name"]: row for row in json.loads(do("list", "--json")[1])}
    assert set(rows) == set(rules.OWN)
    assert (rows["retention_days"]["value"], rows["retention_days"]["by"]) == (90, "user")
    assert rows["length"]["by"] == "default"
    assert do("reset", "retention_days")[0] == 0
    assert settings.load(paths.places(home).settings).retention_days == 30


def test_what_is_laid_down_is_shown_as_such_and_not_changed(do: Do, file: Path) -> None:
    file.write_text("retention_days = 7\nlenght = 'short'\n")

    _code, out, err = do("list")
    [line] = [line for line in out.splitlines() if line.startswith("retention_days")]
    assert line.split("  ")[-1] == "(von Ihrer Verwaltung festgelegt)"
    assert "Zeile 2, „lenght“: diesen Namen gibt es nicht" in err
    code, _out, err = do("set", "retention_days", "90")
    assert code == 3
    assert "festgelegt" in err


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("retention_days", "99999", "von 0 bis 3650"),
        ("retention_days", "sieben", "eine ganze Zahl"),
        ("ask_before_long", "vielleicht", "true oder false"),
        ("length", "kurz", "„short“"),
        ("proxy", "kein Proxy", "geht nicht"),
    ],
)
def test_a_wrong_value_is_named_with_what_would_be_right(do: Do, name: str, value: str, told: str) -> None:
    code, _out, err = do("set", name, value)

    assert code == 3
    assert told in err


def test_settings_of_a_newer_program_stay_as_they_are(do: Do, home: Path) -> None:
    paths.make_private(home)
    file = paths.places(home).settings
    newer = b'{"format": 99, "program": "9.0.0", "length": "epic"}'
    file.write_bytes(newer)

    code, _out, err = do("list")

    assert code == 4
    assert "neueren Fassung des Programms (9.0.0)" in err
    assert do("set", "length", "short")[0] == 4
    assert file.read_bytes() == newer


def test_settings_of_an_older_program_are_read_as_they_are(home: Path) -> None:
    paths.make_private(home)
    file = paths.places(home).settings
    file.write_bytes(b'{"retention_days": 90, "something_of_old": 1}')

    assert settings.load(file).retention_days == 90
    with pytest.raises(InputProblem, match="setting-unfit"):
        typed("mode", "schnell")
