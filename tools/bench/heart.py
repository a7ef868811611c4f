"""The program's own window with a heartbeat in its loop: run by `dev.py bench window`, never by the program.

Tells each phase as a line on its output; when a line comes in, it tells its figures and ends.
"""

import faulthandler
import json
import re
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from unittest import mock

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

from genius_desktop.jobs.events import Event, Finished, Outlined, Progressed, Worked
from genius_desktop.ui import app
from genius_desktop.ui.lobby import Lobby
from tools.bench.beats import START, Beats, figures

BEAT_MS = 5
LONG_MS = 150.0
_SET_EVERY_SECONDS, _LATE_SECONDS = 0.05, 0.2
_MOST_HOLDUPS = 12
_FRAMES = 6
_FRAME = re.compile(r'File "([^"]+)", line (\d+) in (\S+)')


class Watch:
    """Has Python tell what a loop is busy with when it is late, even in a call that lets no one else run."""

    def __init__(self) -> None:
        # Closed with the process, which is the last to write to it.
        self._told = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (as long as the process)
        self._set = 0.0

    def look(self, now: float) -> None:
        """Begin to wait anew; not for every beat, since it starts a thread."""
        if now - self._set > _SET_EVERY_SECONDS:
            self._set = now
            faulthandler.dump_traceback_later(_LATE_SECONDS, file=self._told)

    def seen(self) -> str:
        """Give where the loop was when it was late, the innermost call first; empty where it has not been."""
        self._told.seek(0)
        frames = _FRAME.findall(self._told.read().partition(f"0x{threading.get_ident():016x}")[2])
        self._told.seek(0)
        self._told.truncate()
        return " < ".join(f"{Path(file).name}:{line} {function}" for file, line, function in frames[:_FRAMES])


class Heart(QObject):
    """Beats in the loop of a window and follows what the program does."""

    def __init__(self, lobby: Lobby) -> None:
        super().__init__(lobby)
        self._lobby = lobby
        self._beats = Beats(START)
        self._watch = Watch()
        # How long a gap was, how much of it the loop itself worked, in which phase, what was seen meanwhile.
        self._holdups: list[tuple[float, float, str, str]] = []
        self._busy = Beats(START)
        self._prompts = 0
        self._followed = False
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._asked.activated.connect(self._end)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        gap = self._beats.beat(now)
        # What others take from it does not count here.
        worked = self._busy.beat(time.thread_time())
        if gap > LONG_MS:
            self._holdups.append((round(gap, 1), round(worked, 1), self._beats.phase, self._watch.seen()))
        self._watch.look(now)
        self._follow()

    def _follow(self) -> None:
        """Begin to listen as soon as there is something behind the window."""
        desktop = self._lobby.desktop
        if self._followed or desktop is None or desktop.jobs is None:
            return
        self._followed = True
        self._lobby.window.caught.connect(lambda _caught: self._enter("read"))
        desktop.queue.told.connect(self._hear)
        self._enter("load")

    def _hear(self, job: str, event: Event) -> None:
        desktop = self._lobby.desktop
        if isinstance(event, Worked):
            self._prompts = max(self._prompts, event.prompts)
        elif isinstance(event, Outlined):
            self._enter("choose")
        elif isinstance(event, Finished):
            self._enter("shown")
        elif isinstance(event, Progressed) and event.stage in {"note", "merge"}:
            self._enter("stream")
        elif desktop is not None and self._beats.phase == "load" and not desktop.queue.running:
            self._enter("ready")
        elif isinstance(event, Progressed) and self._beats.phase == "choose" and job:
            self._enter("again")

    def _enter(self, phase: str) -> None:
        if phase != self._beats.phase:
            self._beats.phase = self._busy.phase = phase
            _tell({"phase": phase})

    def _end(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        self._asked.setEnabled(False)
        longest = sorted(self._holdups, key=lambda one: one[0], reverse=True)[:_MOST_HOLDUPS]
        _tell(
            {
                "figures": figures(self._beats.gaps),
                "prompts": self._prompts,
                "worked": figures(self._busy.gaps),
                "holdups": [
                    {"ms": ms, "worked_ms": own, "phase": phase, "seen": seen} for ms, own, phase, seen in longest
                ],
            }
        )
        # As the window does when its user wants to leave in the middle of a job.
        self._lobby.window.closing.emit()
        QApplication.exit(0)


def _tell(said: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Open the window that was asked for, with a heartbeat."""
    wished = app.options(sys.argv[1:])
    if wished is None:
        raise SystemExit("options of the window only")
    opened = Lobby.open

    def open_with_a_heart(lobby: Lobby) -> None:
        Heart(lobby)
        opened(lobby)

    with mock.patch.object(Lobby, "open", open_with_a_heart):
        return app.run(wished)


if __name__ == "__main__":
    raise SystemExit(main())
