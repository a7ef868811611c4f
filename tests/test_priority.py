"""Worker and reader leave the processor to the programs the user works with."""

import subprocess
import sys
import time

import psutil
import pytest

from genius_desktop import paths
from genius_desktop.children import Child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes instead of numbers")


@pytest.mark.parametrize("name", ["worker", "reader"])
def test_a_child_steps_back_when_it_starts(name: str) -> None:
    child = Child(paths.own_command(name))
    try:
        process = psutil.Process(child.process_id)
        patience = time.monotonic() + 20
        while process.nice() < 5 and time.monotonic() < patience:
            time.sleep(0.05)

        assert process.nice() == max(5, psutil.Process().nice())
    finally:
        child.close(3)


@pytest.mark.parametrize(("before", "after"), [(0, 5), (5, 5), (10, 10)])
def test_a_reader_does_not_step_back_twice(before: int, after: int) -> None:
    if psutil.Process().nice() > before:
        pytest.skip("the tests themselves run with a low priority")
    code = (
        f"import os; os.nice({before} - os.getpriority(0, 0)); from genius_desktop import wire; wire.lower_priority()"
    )

    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print(os.getpriority(0, 0))"], check=True, capture_output=True, text=True
    )

    assert int(done.stdout) == after
