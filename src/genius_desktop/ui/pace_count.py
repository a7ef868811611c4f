"""Learns from every whole job of the window how many pages a minute its model reads on this PC."""

from pathlib import Path

from genius_desktop import paces
from genius_desktop.jobs.events import FINAL, Event, Finished, Noted


class PaceCount:
    """Hears what jobs tell."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._noted: dict[str, int] = {}

    def hear(self, job: str, event: Event) -> None:
        """Count the notes that a job writes itself, and keep its pace at its end."""
        if isinstance(event, Noted):
            self._noted[job] = self._noted.get(job, 0) + 1
        elif isinstance(event, FINAL):
            noted = self._noted.pop(job, 0)
            if isinstance(event, Finished):
                paces.note(self._home, event.summary, noted=noted)
