"""The heartbeat of the window while a model loads, 500 pages are read and many sequences stream, by the real worker."""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

PAGES = 500
_BEAT_MS = 5
_STREAM_SECONDS = 60.0
_PATIENCE_SECONDS = 300.0
_SCRIPTED = "scripted"


class Heart:
    """Notes the time between two beats of Qt's loop, by what the program does meanwhile."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.phase = "start"
        self.gaps: dict[str, list[float]] = {}
        self._last = 0.0
        self._timer = QTimer(interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        if self._last:
            self.gaps.setdefault(self.phase, []).append((now - self._last) * 1000)
        self._last = now

    def figures(self) -> dict[str, Any]:
        """Give the figures of every phase and of all of them; milliseconds."""
        told: dict[str, Any] = {}
        every = [gap for beats in self.gaps.values() for gap in beats]
        for phase, gaps in {**self.gaps, "all": every}.items():
            if len(gaps) > 1:
                told[f"{phase}_p99_ms"] = round(statistics.quantiles(gaps, n=100)[98], 1)
                told[f"{phase}_max_ms"] = round(max(gaps), 1)
                told[f"{phase}_beats"] = len(gaps)
        return told


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Measure with the starter model, or with `--model scripted`, which streams as fast as it can."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        file = _long_paper(Path(folder))
        return _run(Path(folder) / "heim", file, scripted=arguments.model == _SCRIPTED)


def _long_paper(folder: Path) -> Path:
    from tests import makers

    file = folder / "lang.pdf"
    file.write_bytes(makers.pdf(makers.many_pages(PAGES)))
    return file


def _run(home: Path, file: Path, *, scripted: bool) -> dict[str, Any]:
    from genius_desktop import paths
    from genius_desktop.jobs.events import Progressed
    from genius_desktop.ui import application, dropping
    from genius_desktop.ui.desktop import Desktop

    qt = application.make()
    application.speak_german(qt)
    places = paths.places(home)
    paths.make_private(places.home)
    desktop = Desktop(places, "scripted" if scripted else "local")
    desktop.show()
    heart = Heart()
    heart.phase = "load"
    _until(qt, lambda: desktop.room.choice is not None and desktop.queue.empty)
    desktop.jobs.ask = False

    def follow(_job: str, event: object) -> None:
        if isinstance(event, Progressed):
            heart.phase = "read" if event.stage == "read" else "stream"

    desktop.queue.told.connect(follow)
    heart.phase = "read"
    desktop.window.caught.emit(dropping.catch_files([str(file)]))
    _until(qt, lambda: heart.phase == "stream" or _over(desktop))
    _until(qt, lambda: _over(desktop), seconds=_STREAM_SECONDS)
    state = desktop.window.story.state if desktop.window.story is not None else "?"
    heart.phase = "end"
    desktop.window.stop_wished.emit()
    _until(qt, lambda: _over(desktop))
    figures = heart.figures()
    desktop.window.busy = lambda: False
    desktop.window.close()
    load = [round(part, 1) for part in os.getloadavg()] if hasattr(os, "getloadavg") else []
    return {"pages": PAGES, "state_when_stopped": state, **figures, "load_of_the_machine": load}


def _over(desktop: Any) -> bool:  # noqa: ANN401 (its type loads Qt)
    return desktop.window.story is not None and desktop.window.story.over


def _until(qt: Any, done: Any, seconds: float = _PATIENCE_SECONDS) -> None:  # noqa: ANN401 (as above)
    """Let Qt's own loop run until something is so."""
    from PySide6.QtCore import QTimer

    end = time.monotonic() + seconds

    def look() -> None:
        if done() or time.monotonic() > end:
            qt.quit()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    qt.exec()
    timer.stop()
