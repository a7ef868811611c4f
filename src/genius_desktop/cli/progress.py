"""Progress on the error output: one changing line for people, JSON lines for programs, or nothing."""

import json
import sys
from typing import Literal

from genius_desktop.jobs.events import Event, Opened, Progressed
from genius_desktop.wording import STAGES

Style = Literal["line", "json", "none"]


def style(wish: str, *, quiet: bool) -> Style:
    """Choose how to tell progress; a line needs a terminal."""
    if wish == "json":
        return "json"
    if wish == "none" or quiet or not sys.stderr.isatty():
        return "none"
    return "line"


class Progress:
    """Tells how far a command is."""

    def __init__(self, how: Style) -> None:
        self._how = how
        self._shown = False

    def hear(self, event: Event) -> None:
        """Tell an event, if it is about progress."""
        match event:
            case Opened(_, name, _, _, pages):
                self.tell("read", 0, pages, name=name)
            case Progressed(stage, done, total):
                self.tell(stage, done, total)

    def tell(self, stage: str, done: int, total: int, *, name: str = "") -> None:
        """Tell how much of a stage is done."""
        if self._how == "json":
            print(json.dumps({"stage": stage, "done": done, "total": total}), file=sys.stderr, flush=True)
        elif self._how == "line":
            count = f" {done} von {total}" if total else ""
            text = f"{STAGES.get(stage, stage)}{count} {name}".rstrip()
            print(f"\r\x1b[K{text[:100]}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False
