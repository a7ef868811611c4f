"""Start the program, its tests and its checks, each with the set-up that it needs."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools import system, weights
from tools.console import say
from tools.environment import ENGINE, PROGRAM, TEST, ready
from tools.places import PYTHON, ROOT

_NO_DISPLAY = 4
_SHOW_AND_END = {"-h", "--help", "--version"}
_WITHOUT_ENGINE = {"models", "read", "reader"}
_WITHOUT_MODEL = {*_WITHOUT_ENGINE, "doctor", "worker"}
_OPTIONS_WITH_VALUE = {"--home", "--progress"}
_NO_SCREEN = """\
Dieser Rechner hat keinen Bildschirm (weder DISPLAY noch WAYLAND_DISPLAY): das Fenster kann sich hier nicht öffnen.
Auf der Befehlszeile geht es; mit einem eigenen Dokument an der Stelle von README.md:

    python3 dev.py run summarize README.md"""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a command line of the program needs before it can run."""

    window: bool = False
    engine: bool = False
    model: str | None = None


def needs(arguments: Sequence[str]) -> Needs:
    """Tell what these arguments need; `model` is empty for the one a new user begins with."""
    if not arguments:
        return Needs(window=True, engine=True, model="")
    command = _command(arguments)
    kind = _value(arguments, "--engine") or "local"
    if _SHOW_AND_END & set(arguments) or command in _WITHOUT_ENGINE or kind != "local":
        return Needs()
    return Needs(engine=True, model=None if command in _WITHOUT_MODEL else _value(arguments, "--model"))


def _command(arguments: Sequence[str]) -> str:
    words = iter(arguments)
    for word in words:
        if not word.startswith("-"):
            return word
        if word in _OPTIONS_WITH_VALUE:
            next(words, None)
    return ""


def _value(arguments: Sequence[str], option: str) -> str:
    for number, word in enumerate(arguments):
        if word == option:
            return arguments[number + 1] if number + 1 < len(arguments) else ""
        if word.startswith(f"{option}="):
            return word.removeprefix(f"{option}=")
    return ""


def has_screen(environment: Mapping[str, str]) -> bool:
    """Tell whether a window can open here."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(environment.get(name) for name in named)


def run(arguments: list[str]) -> int:
    """Start the window, or the command line where there are arguments, in the caller's folder."""
    need = needs(arguments)
    ready(PROGRAM, *([ENGINE] if need.engine else []))
    if need.model == "":
        weights.fetch_tier(weights.STARTER)
    elif need.model:
        weights.fetch_named(need.model)
    if need.window:
        if not has_screen(os.environ):
            say(_NO_SCREEN)
            return _NO_DISPLAY
        system.offer_window()
    return become([str(PYTHON), "-P", "-m", "genius_desktop", *arguments])


def measure(name: str, arguments: list[str]) -> int:
    """Run a tool of ours that starts the program, with the weights that its arguments ask for."""
    need = needs([name, *arguments])
    parts = [ENGINE] if need.engine else []
    ready(PROGRAM, *parts)
    if need.model == "":
        weights.fetch_tier(weights.STARTER)
    elif need.model:
        weights.fetch_named(need.model)
    return module(name, *parts, arguments=arguments)


def test(arguments: list[str]) -> int:
    """Run the whole suite on all cores, or what pytest is told to."""
    ready(PROGRAM, ENGINE, TEST)
    system.offer_window(tests=True)
    weights.fetch_tier(weights.TEST)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chdir(ROOT)
    # A file stays together: its tests share what they have made. More than four would only wait for the disk.
    spread = [] if arguments else ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"]
    return become([str(PYTHON), "-m", "pytest", *spread, *arguments])


CHECKS: Mapping[str, tuple[str, ...]] = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
    # A cache of its own, or the two would throw away each other's.
    "mypy --platform win32": ("mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32"),
    "Schichten und Hausregeln": ("pytest", "-q", "tests/test_layers.py", "tests/test_house_rules.py"),
}


def check(_arguments: list[str]) -> int:
    """Run every check, whatever the one before it found."""
    ready(PROGRAM, TEST)
    # pytest-qt loads Qt, whatever is tested.
    system.offer_window()
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
    failed = []
    for name, command in CHECKS.items():
        say(f"→ {name}")
        result = subprocess.run([str(PYTHON), "-m", *command], check=False, cwd=ROOT, env=environment)
        if result.returncode:
            failed.append(name)
    say(f"✗ {', '.join(failed)}" if failed else "✓ alles in Ordnung")
    return 1 if failed else 0


def module(name: str, *parts: str, arguments: Sequence[str]) -> int:
    """Run a tool of ours that needs the program's packages, inside the environment, in the caller's folder."""
    ready(PROGRAM, *parts)
    os.environ["PYTHONPATH"] = str(ROOT)
    return become([str(PYTHON), "-P", "-m", name, *arguments])


def become(command: list[str]) -> int:
    """Be this command from now on: its streams, its signals and its exit code are ours."""
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform != "win32":
        os.execv(command[0], command)  # noqa: S606 (a list of our own words, no shell)
    # Windows has no exec: the child alone answers Ctrl+C, and we wait for what it says.
    signal.signal(signal.SIGINT, lambda _signal, _frame: None)
    return subprocess.run(command, check=False).returncode
