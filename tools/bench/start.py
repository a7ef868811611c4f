"""Time from starting a process to its window on the screen, ours and a bare one in turns."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

ROUNDS = 7
_PATIENCE_SECONDS = 30
_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("BARE")
window.setCentralWidget(QLabel("BARE"))
window.show()
application.exec()
"""


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Measure the windows in turns on a screen of their own; the first round warms up.

    With a `bundle`, the window of that frozen folder takes its turn too.
    """
    for tool in ("Xvfb", "xwininfo"):
        if not shutil.which(tool):
            raise SystemExit(f"{tool} fehlt (Debian: xvfb, x11-utils)")
    programs = {"ours": [sys.executable, "-P", "-m", "genius_desktop"]}
    if arguments.bundle:
        programs["bundle"] = [str(_program(arguments.bundle))]
    took: dict[str, list[float]] = {"bare": [], **{name: [] for name in programs}}
    with screen() as shows, tempfile.TemporaryDirectory() as home:
        for _ in range(ROUNDS + 1):
            took["bare"].append(_until_shown([sys.executable, "-c", _BARE], "BARE", shows))
            for name, program in programs.items():
                words = [*program, "--home", home, "--engine", "scripted"]
                took[name].append(_until_shown(words, "Genius Desktop", shows))
                # A window that is closed as usual leaves no doorbell at which the next one would have to ring.
                Path(home, "window.socket").unlink(missing_ok=True)
    middle = {name: statistics.median(seconds[1:]) for name, seconds in took.items()}
    figures: dict[str, Any] = {f"{name}_seconds": round(seconds, 3) for name, seconds in middle.items()}
    figures["ratio"] = round(middle["ours"] / middle["bare"], 2)
    if arguments.bundle:
        figures["bundle_ratio"] = round(middle["bundle"] / middle["ours"], 2)
    return figures | {"rounds": ROUNDS, "load_of_the_machine": [round(part, 1) for part in psutil.getloadavg()]}


def _program(folder: Path) -> Path:
    """Give the frozen program of a bundle, or of the folder where one was installed."""
    name = "genius-desktop.exe" if sys.platform == "win32" else "genius-desktop"
    found = [file for file in (folder / "programm" / name, folder / name) if file.is_file()]
    if not found:
        raise SystemExit(f"In {folder} liegt kein Programm.")
    return found[0]


@contextmanager
def screen() -> Iterator[str]:
    """Give the name of a screen that no one sees."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-noreset", "-nolisten", "tcp"],  # noqa: S607
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def _until_shown(command: list[str], title: str, screen_name: str) -> float:
    """Start a program and wait until a window of that title is viewable; seconds."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"} | {
        "DISPLAY": screen_name
    }
    start = time.monotonic()
    process = subprocess.Popen(command, env=environment)
    try:
        while time.monotonic() - start < _PATIENCE_SECONDS:
            if shown(title, screen_name):
                return time.monotonic() - start
    finally:
        process.terminate()
        process.wait()
    raise SystemExit(f"{title}: kein Fenster")


def shown(title: str, screen_name: str) -> bool:
    """Tell whether a window of that title is viewable."""
    tree = subprocess.run(
        ["xwininfo", "-display", screen_name, "-root", "-tree"],  # noqa: S607 (looked for above)
        check=False,
        capture_output=True,
        text=True,
    ).stdout
    # Qt keeps a tiny window of the same name for itself; it is never shown.
    named = [line.split()[0] for line in tree.splitlines() if f'"{title}' in line]
    return any(_viewable(window, screen_name) for window in named)


def _viewable(window: str, screen: str) -> bool:
    about = subprocess.run(
        ["xwininfo", "-display", screen, "-id", window],  # noqa: S607
        check=False,
        capture_output=True,
        text=True,
    )
    return "IsViewable" in about.stdout
