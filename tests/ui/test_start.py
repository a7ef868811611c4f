import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from genius_desktop.paths import Places
from genius_desktop.ui import app, application
from genius_desktop.ui.app import Options

# What only worker and reader may load: nothing of it can crash or slow the window.
FOREIGN = {"pymupdf", "llama_cpp", "numpy", "lxml", "docx", "odfdo", "typst", "httpx", "charset_normalizer", "psutil"}

START = """
import json, sys
from PySide6.QtCore import QTimer
from genius_desktop import paths
from genius_desktop.ui import application
from genius_desktop.ui.desktop import Desktop
from pathlib import Path
qt = application.make()
places = paths.places(Path(sys.argv[1]))
paths.make_private(places.home)
desktop = Desktop(places, "scripted")
desktop.show()
def look():
    if desktop.room.choice is None or not desktop.queue.empty:
        return
    sys.stdout.write(json.dumps(sorted(sys.modules)))
    sys.stdout.flush()
    desktop.window.close()
    qt.quit()
timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
qt.exec()
"""


def test_the_window_loads_only_its_own(home: Path) -> None:
    command = [sys.executable, "-c", START, str(home)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)

    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))
    assert not loaded & FOREIGN
    ours = {name for name in loaded if name.startswith("genius_desktop.")}
    assert "genius_desktop.ui.main_window" in ours
    assert not [name for name in ours if name.split(".")[1] in {"documents", "engines", "exports", "cli"}]
    assert "genius_desktop.jobs.worker" not in ours


def test_without_a_display_the_program_says_what_works_there(home: Path) -> None:
    blind = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    command = [sys.executable, "-m", "genius_desktop", "--home", str(home)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, env=blind)

    assert done.returncode == 2
    assert "keinen Bildschirm" in done.stderr
    assert "genius-desktop summarize" in done.stderr


def test_a_display_that_does_not_answer_is_told_in_german(home: Path) -> None:
    lost = {**os.environ, "DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "genius_desktop", "--home", str(home)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, env=lost)

    assert done.returncode == 2
    assert done.stderr.startswith("Das Fenster lässt sich nicht öffnen")
    assert "genius-desktop summarize" in done.stderr


@pytest.mark.parametrize(
    ("words", "wished"),
    [
        ([], Options()),
        (["--home", "/x"], Options(Path("/x"))),
        (["--home=/x=y"], Options(Path("/x=y"))),
        (["--engine", "scripted", "--home", "/x"], Options(Path("/x"), "scripted")),
        (["--engine", "server"], None),
        (["--home"], None),
        (["--home", "/x", "doctor"], None),
        (["summarize", "a.pdf"], None),
        (["--help"], None),
    ],
)
def test_only_options_of_the_window_open_it(words: list[str], wished: Options | None) -> None:
    assert app.options(words) == wished


def test_qt_speaks_german(qapp: QApplication) -> None:
    application.speak_german(qapp)

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert QLocale().toString(1234.5) == "1.234,5"


def test_an_unexpected_exception_is_logged_and_told_once(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application.catch_bugs(places.log, lambda: told.append(True))

    for _ in range(2):
        try:
            raise ValueError("Geheimnis der Maschine")
        except ValueError as fault:
            sys.excepthook(type(fault), fault, fault.__traceback__)

    assert told == [True]
    assert places.log.read_text("utf-8").count("Traceback") == 2
