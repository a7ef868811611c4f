"""A conversation with the real worker process."""

import sys
from pathlib import Path

from genius_desktop import codec, paths
from genius_desktop.children import Child
from genius_desktop.jobs.events import FINAL, Event, Ready, read_event

FAULTS = str(Path(__file__).parents[1] / "faults.py")


class Talk:
    """A conversation with a worker."""

    def __init__(self, fault: str = "") -> None:
        self.child = Child([sys.executable, FAULTS, "worker", fault] if fault else paths.own_command("worker"))
        assert isinstance(self.hear(), Ready)

    def say(self, message: object) -> None:
        self.child.send(codec.to_line(message))

    def hear(self) -> Event | None:
        line = self.child.read_line()
        return read_event(line) if line else None

    def until_final(self) -> list[Event]:
        heard: list[Event] = []
        while event := self.hear():
            heard.append(event)
            if isinstance(event, FINAL):
                break
        return heard
