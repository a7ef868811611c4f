"""The storm of kills around the line for the server, short; the whole one is `python3 dev.py storm server`."""

import sys
from pathlib import Path

import pytest

from tools.storm import server


@pytest.mark.skipif(sys.platform != "linux", reason="only there does a worker die with its killed parent at once")
def test_neither_a_dead_program_nor_a_dead_server_loses_a_job_or_stores_one_twice(tmp_path: Path) -> None:
    figures = server.storm(6, tmp_path)

    assert {fault: figures.get(fault, 0) for fault in server.FAULTS} == dict.fromkeys(server.FAULTS, 0)
    assert [figures.get(f"killed: {victim}") for victim in ("parent", "server")] == [3, 3]
    assert figures["results"] == 4 * figures["stages"]
