"""Progress on the error output: one changing line or a line a file for people, JSON for programs, or nothing."""

import json
import sys
from typing import Literal

from genius_desktop import codec, standing_words
from genius_desktop.jobs.events import Event, Noted, Opened, Progressed, Worked
from genius_desktop.pace import Pace
from genius_desktop.standings import Standing
from genius_desktop.wording import STAGES, time_left

Style = Literal["line", "lines", "json", "none"]
_IN_PERCENT = frozenset({"load", "calibrate"})


def style(wish: str, *, quiet: bool) -> Style:
    """Choose how to tell progress; a line that changes needs a terminal, a line a file does not."""
    if wish == "json" or (wish == "lines" and not quiet):
        return "json" if wish == "json" else "lines"
    if wish == "none" or quiet or not sys.stderr.isatty():
        return "none"
    return "line"


class Progress:
    """Tells how far a command is."""

    def __init__(self, how: Style) -> None:
        self._how = how
        self._shown = False
        self._pace = Pace()
        self._last: tuple[str, int, int, str] | None = None
        # Notes that were written, and not taken from the history.
        self.noted = 0
        self._files: dict[tuple[int, tuple[int, ...]], Standing] = {}

    def hear(self, event: Event) -> None:
        """Tell an event, if it is about progress."""
        match event:
            case Opened(_, name, _, _, pages):
                self.tell("read", 0, pages, name=name)
            case Noted():
                self.noted += 1
            case Progressed(stage, done, total):
                self._pace.progressed(stage, done, total)
                self.tell(stage, done, total)
            case Worked(done_work, total_work, prompts):
                self._pace.worked(done_work, total_work, prompts)
                self._tell_again()
            case Standing():
                self._hear_file(event)

    def _hear_file(self, standing: Standing) -> None:
        """Tell a file of a round: in a terminal when it is over, else each of its steps."""
        self._files[standing.place] = standing
        if self._how == "json":
            print(json.dumps({"file": codec.to_plain(standing)}, ensure_ascii=False), file=sys.stderr, flush=True)
        elif self._how == "lines" or (self._how == "line" and standing.over):
            self.end()
            over = sum(one.over for one in self._files.values())
            told = f"[{over}/{len(self._files)}] {standing_words.line(standing)}"
            print(told, file=sys.stderr, flush=True)

    def tell(self, stage: str, done: int, total: int, *, name: str = "") -> None:
        """Tell how much of a stage is done."""
        self._last = (stage, done, total, name)
        left = self._pace.left()
        if self._how == "json":
            told = {"stage": stage, "done": done, "total": total}
            more = {"seconds_left": round(left.seconds)} if left and left.whole else {}
            print(json.dumps(told | more), file=sys.stderr, flush=True)
        elif self._how == "line":
            count = f" {done} von {total}" if total else ""
            count = f" {done} %" if count and stage in _IN_PERCENT else count
            text = f"{STAGES.get(stage, stage)}{count} {name}".rstrip()
            text += f" · {time_left(left.seconds, whole=left.whole)}" if left else ""
            print(f"\r\x1b[K{text[:100]}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def _tell_again(self) -> None:
        """Show the time that is left between two steps; a program is told with the next step."""
        if self._how == "line" and self._last:
            stage, done, total, name = self._last
            self.tell(stage, done, total, name=name)

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False
