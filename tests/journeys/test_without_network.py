"""Research in an empty network namespace: nothing but this PC is there, and nothing else is needed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import makers

ROOT = Path(__file__).parents[2]
# A user namespace of its own, so that no rights are needed, and a network namespace without any device that is up.
ALONE = ("unshare", "--map-root-user", "--net")


@pytest.fixture(scope="module", autouse=True)
def _possible() -> None:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        pytest.skip("network namespaces are a matter of Linux and its `unshare`")
    if subprocess.run([*ALONE, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system lets no one make network namespaces")


def alone(*words: str, timeout: float = 120) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*ALONE, sys.executable, "-P", *words],
        check=False,
        capture_output=True,
        text=True,
        timeout=timeout,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )


def test_there_is_no_network_at_all_in_there() -> None:
    reached = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    assert "unreachable" in alone("-c", reached).stderr


def test_the_command_line_reads_searches_and_answers_without_any_network(tmp_path: Path) -> None:
    folder, home = tmp_path / "Ortsrecht", str(tmp_path / "heim")
    folder.mkdir()
    makers.write(
        folder, "hunde.md", "# Hundesteuersatzung\n\nDie Hundesteuer beträgt für den Ersthund 96,00 Euro im Jahr.\n"
    )

    def told(*words: str) -> dict[str, object]:
        done = alone("-m", "genius_desktop", *words, "--format", "json", "--home", home)
        assert done.returncode == 0, done.stderr
        shape: dict[str, object] = json.loads(done.stdout)
        return shape

    assert told("library", "add", str(folder))["read"] == 1
    found = told("search", "Hundesteuer", "Ersthund")["results"]
    assert isinstance(found, list)
    assert found[0]["document"] == "hunde.md"
    answer = told(
        "ask", "--library", "--engine", "scripted", "--question", "Wie hoch ist die Hundesteuer für den Ersthund?"
    )
    assert "96,00 Euro" in json.dumps(answer, ensure_ascii=False)


@pytest.mark.slow
def test_the_journey_through_the_window_needs_no_network() -> None:
    journey = "tests/journeys/test_searching_journey.py"
    done = alone("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", journey, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
