"""What every test may use."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from genius_desktop import paths
from genius_desktop.ui import garbage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# As in the window: a widget that is collected on the thread of some server takes the whole suite with it.
gc.disable()

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "heim"


@pytest.fixture
def run(home: Path, tmp_path: Path) -> Run:
    """Run the command line with a throw-away profile."""

    def start(*words: object, timeout: float = 120, **more: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-P", "-m", "genius_desktop", *(str(word) for word in words), "--home", str(home)]
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            command, check=False, capture_output=True, text=True, timeout=timeout, cwd=tmp_path, **more
        )

    return start


def model_file(name: str) -> Path:
    """Find weights on this machine, or skip: `dev.py test` brings them."""
    for shelf in paths.places().model_shelves:
        if (shelf / f"{name}.gguf").is_file():
            return shelf / f"{name}.gguf"
    return pytest.skip(f"{name} is not on this machine; `python3 dev.py test` fetches it")


@pytest.fixture(autouse=True)
def no_process_left() -> Iterator[None]:
    """Fail a test that leaves a process of ours behind."""
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    yield
    left = [child for child in psutil.Process().children(recursive=True) if child.pid not in before]
    _, alive = psutil.wait_procs(left, timeout=3)
    names = [" ".join(child.cmdline()) for child in alive if child.is_running()]
    for child in alive:
        child.kill()
    assert not names


@pytest.fixture(autouse=True)
def garbage_is_collected_here() -> Iterator[None]:
    """Collect on the thread of Qt, between two tests."""
    yield
    garbage.sweep()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their parameter: packed files hold the time, and every process must know the same tests."""
    return argname if isinstance(val, bytes) else None
