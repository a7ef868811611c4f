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


def measure(_arguments: argparse.Namespace) -> dict[str, Any]:
    """Measure both windows in turns on a screen of their own; the first round warms up."""
    for tool in ("Xvfb", "xwininfo"):
        if not shutil.which(tool):
            raise SystemExit(f"{tool} fehlt (Debian: xvfb, x11-utils)")
    bare: list[float] = []
    ours: list[float] = []
    with _screen() as screen, tempfile.TemporaryDirectory() as home:
        for _ in range(ROUNDS + 1):
            bare.append(_until_shown([sys.executable, "-c", _BARE], "BARE", screen))
            program = [sys.executable, "-P", "-m", "genius_desktop", "--home", home, "--engine", "scripted"]
            ours.append(_until_shown(program, "Genius Desktop", screen))
            # A window that is closed as usual leaves no doorbell at which the next one would have to ring.
            Path(home, "window.socket").unlink(missing_ok=True)
    middle_bare, middle_ours = statistics.median(bare[1:]), statistics.median(ours[1:])
    return {
        "bare_seconds": round(middle_bare, 3),
        "ours_seconds": round(middle_ours, 3),
        "ratio": round(middle_ours / middle_bare, 2),
        "rounds": ROUNDS,
        "load_of_the_machine": [round(part, 1) for part in psutil.getloadavg()],
    }


@contextmanager
def _screen() -> Iterator[str]:
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


def _until_shown(command: list[str], title: str, screen: str) -> float:
    """Start a program and wait until a window of that title is viewable; seconds."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"} | {"DISPLAY": screen}
    start = time.monotonic()
    process = subprocess.Popen(command, env=environment)
    try:
        while time.monotonic() - start < _PATIENCE_SECONDS:
            tree = subprocess.run(
                ["xwininfo", "-display", screen, "-root", "-tree"],  # noqa: S607 (looked for above)
                check=False,
                capture_output=True,
                text=True,
            ).stdout
            # Qt keeps a tiny window of the same name for itself; it is never shown.
            named = [line.split()[0] for line in tree.splitlines() if f'"{title}' in line]
            if any(_viewable(window, screen) for window in named):
                return time.monotonic() - start
    finally:
        process.terminate()
        process.wait()
    raise SystemExit(f"{title}: kein Fenster")


def _viewable(window: str, screen: str) -> bool:
    about = subprocess.run(
        ["xwininfo", "-display", screen, "-id", window],  # noqa: S607
        check=False,
        capture_output=True,
        text=True,
    )
    return "IsViewable" in about.stdout
