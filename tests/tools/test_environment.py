import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools import environment
from tools.environment import ENGINE, PROGRAM, TEST, can_stay, wishes

MADE = {"base": "b", PROGRAM: "p", TEST: "t", ENGINE: "e"}


@pytest.mark.parametrize(
    ("stamp", "wanted", "stays"),
    [
        pytest.param({}, {"base": "b", PROGRAM: "p"}, False, id="nothing is there"),
        pytest.param({"base": "b", PROGRAM: "p"}, MADE, True, id="parts are added"),
        pytest.param(MADE, MADE | {ENGINE: "new"}, True, id="the engine is replaced"),
        pytest.param(MADE, {"base": "b", PROGRAM: "p"}, True, id="more is there than is wanted"),
        pytest.param(MADE, MADE | {PROGRAM: "new"}, False, id="the program has other packages"),
        pytest.param(MADE, MADE | {TEST: "new"}, False, id="the tests have other packages"),
        pytest.param(MADE, MADE | {"base": "new"}, False, id="the checkout has moved"),
    ],
)
def test_an_environment_stays_while_only_parts_are_missing(
    *, stamp: Mapping[str, str], wanted: Mapping[str, str], stays: bool
) -> None:
    assert can_stay(stamp, wanted) is stays


def test_only_the_parts_that_are_asked_for_are_wished_for() -> None:
    assert set(wishes([PROGRAM])) == {"base", PROGRAM}
    assert set(wishes([PROGRAM, TEST, ENGINE])) == {"base", PROGRAM, TEST, ENGINE}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment as pip leaves it, of one package."""
    library = "Lib/site-packages" if sys.platform == "win32" else "lib/python3.11/site-packages"
    record = tmp_path / library / "somewhat-1.0.dist-info" / "RECORD"
    record.parent.mkdir(parents=True)
    record.touch()
    (tmp_path / "python").touch()
    stamp = tmp_path / "stamp.json"
    stamp.write_text(json.dumps({"parts": MADE, "installed": ["somewhat-1.0.dist-info"]}), "utf-8")
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(environment, "_STAMP", stamp)
    return tmp_path


def test_a_whole_environment_says_what_it_was_made_from(made: Path) -> None:
    assert environment._stamp() == MADE, made


def test_what_someone_installs_by_hand_does_no_harm(made: Path) -> None:
    record = next(made.rglob("RECORD"))
    other = record.parents[1] / "more-2.0.dist-info" / "RECORD"
    other.parent.mkdir()
    other.touch()
    assert environment._stamp() == MADE


def test_an_environment_without_its_python_is_broken(made: Path) -> None:
    (made / "python").unlink()
    assert environment._stamp() == {}


def test_an_environment_that_has_lost_a_package_is_broken(made: Path) -> None:
    next(made.rglob("RECORD")).unlink()
    assert environment._stamp() == {}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"parts": {}}'])
def test_an_environment_with_half_a_stamp_is_broken(made: Path, content: str) -> None:
    (made / "stamp.json").write_text(content, "utf-8")
    assert environment._stamp() == {}
