import re
from pathlib import Path

import pytest

from tools.lock import PURPOSES
from tools.places import ROOT, lock_file, project

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def _names(text: str) -> set[str]:
    return {re.split(r"[<>=\s;]", line)[0].lower() for line in text.splitlines() if line and line[0].isalpha()}


def test_every_list_of_what_is_wanted_has_its_lock_file() -> None:
    wanted = {file.stem for file in (ROOT / "requirements").glob("*.in")}
    assert wanted == set(PURPOSES) == {file.stem for file in (ROOT / "requirements").glob("*.txt")}


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_pin_has_a_hash_and_names_no_index(purpose: str) -> None:
    text = lock_file(purpose).read_text("utf-8")
    pins = [block for block in re.split(r"\n(?=[A-Za-z])", text) if PIN.search(block)]
    assert pins
    assert [block for block in pins if "--hash=sha256:" not in block] == []
    assert "://" not in text
    assert "--index" not in text


def test_what_the_package_depends_on_is_what_is_pinned() -> None:
    described = {name for line in project()["project"]["dependencies"] for name in _names(line)}
    wanted = _names((ROOT / "requirements" / "program.in").read_text("utf-8").split("\n\n")[0])
    assert described - {"llama-cpp-python"} == wanted


def test_what_the_engine_asks_for_is_pinned_with_the_program() -> None:
    pins = dict(PIN.findall(lock_file("program").read_text("utf-8")))
    assert {"numpy", "jinja2", "diskcache", "typing-extensions"} <= set(pins)


def test_two_lists_never_want_two_versions_of_one_package() -> None:
    # One environment holds the three of them; numpy alone has a version for each Python.
    pins: dict[str, set[str]] = {}
    for purpose in ("program", "package", "test"):
        for name, version in PIN.findall(lock_file(purpose).read_text("utf-8")):
            pins.setdefault(name, set()).add(version)
    assert {name for name, versions in pins.items() if len(versions) > 1} <= {"numpy"}


def test_the_releases_that_are_known_to_do_harm_are_not_pinned() -> None:
    pins = dict(PIN.findall(lock_file("program").read_text("utf-8")))
    assert "pymupdf" not in pins
    assert pins["pyside6-essentials"].startswith("6.11.")


def test_continuous_integration_runs_what_a_person_runs() -> None:
    script = Path(ROOT / ".ci" / "run").read_text("utf-8")
    assert [line for line in script.splitlines() if "dev.py" in line] == ["python3 dev.py test", "python3 dev.py check"]
