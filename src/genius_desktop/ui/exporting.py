"""Writing a result to a file: a job of a worker of its own, so that it never waits behind a summary."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from genius_desktop.domain import ExportFormat, Summary
from genius_desktop.jobs.events import Event, Exported, Failed
from genius_desktop.letterhead import NO_LETTERHEAD
from genius_desktop.tasks import ExportTask
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.worker_process import WorkerProcess


class Exporter(QObject):
    """Has each file written by a worker of its own.

    Signals:
        saved: The path that was written, and what of the letterhead could not be used.
        failed: Code and detail of the problem.
    """

    saved = Signal(str, str)
    failed = Signal(str, str)

    def __init__(self, hire: Callable[[], WorkerProcess]) -> None:
        super().__init__()
        self.crew = Crew(hire)
        self.letterhead = NO_LETTERHEAD

    def write(self, summary: Summary, form: ExportFormat, path: Path) -> None:
        """Write a result; the user has agreed to the file, even where it replaces another."""
        self._hire_for(
            ExportTask("export", summary, form, os.fsencode(path), overwrite=True, letterhead=self.letterhead)
        )

    def render(self, summary: Summary, form: ExportFormat, then: Callable[[bytes], object]) -> None:
        """Hand over a result as it would stand in a file."""
        self._hire_for(ExportTask("export", summary, form, b""), then)

    def _hire_for(self, task: ExportTask, then: Callable[[bytes], object] = lambda _content: None) -> None:
        self.crew.run(task, lambda event: self._hear(event, then))

    def _hear(self, event: Event, then: Callable[[bytes], object]) -> None:
        match event:
            case Exported(b"", data):
                then(data)
            case Exported(path, _, without):
                self.saved.emit(os.fsdecode(path), without)
            case Failed(code, detail):
                self.failed.emit(code, detail)

    def stop(self) -> None:
        """End whatever still runs."""
        self.crew.stop()
