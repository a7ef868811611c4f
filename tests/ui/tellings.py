"""Values and waits that several tests of the window need."""

import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from genius_desktop.assistants import files as assistants
from genius_desktop.domain import (
    Assistant,
    Check,
    Citation,
    Coverage,
    DocumentReport,
    EngineChoice,
    EngineInfo,
    Source,
    Statement,
    Summary,
    Timing,
)
from genius_desktop.jobs.events import FINAL, Event
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui import dropping
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.worker_process import WorkerProcess

TIMEOUT_MS = 20_000
FAULTS = Path(__file__).parent / "faults"
COVERAGE = Coverage(3, 3, 0, (), (), 2, 2)
FOUND = Citation(0, 2, "Die Arbeiten beginnen am 1. September 2026", found=True)
LOST = Citation(0, 3, "Das steht hier nicht", found=False)
STATEMENTS = (
    Statement(
        "Die Arbeiten beginnen am 1. September 2026.",
        (FOUND,),
        (Check("date", "1. September 2026", found=True, page=2),),
    ),
    Statement("Die Pumpe kostet 9.400 Euro.", (FOUND, LOST), (Check("amount", "9.400 Euro", found=False, page=0),)),
)


def summary(*, engine: str = "local", documents: int = 1) -> Summary:
    reports = tuple(DocumentReport(f"Vorlage {n}.pdf", "0" * 64, 3, "page", COVERAGE) for n in range(1, documents + 1))
    info = EngineInfo("scripted" if engine == "scripted" else "local", "modell", "")
    return Summary("Vorlage 1.pdf", reports, STATEMENTS, info, Timing(72.0, 3.0, 10, 10))


def assistant() -> Assistant:
    return assistants.shipped("zusammenfassung")


def task(job: str, *files: Path) -> SummaryTask:
    sources = tuple(Source(bytes(file), file.name) for file in files)
    return SummaryTask(job, sources, assistant(), EngineChoice("scripted"))


def fault(script: str, *words: str) -> list[str]:
    """Give the command line of a child that goes wrong."""
    return [sys.executable, str(FAULTS / f"{script}.py"), *words]


class Heard:
    """Everything a worker has told."""

    def __init__(self, worker: WorkerProcess, qtbot: QtBot) -> None:
        self.events: list[Event] = []
        self._qtbot = qtbot
        worker.told.connect(self.events.append)

    @property
    def ends(self) -> list[Event]:
        return [event for event in self.events if isinstance(event, FINAL)]

    def end(self, number: int = 1) -> Event:
        """Wait for so many ends and give the last."""
        self._qtbot.waitUntil(lambda: len(self.ends) >= number, timeout=15_000)
        assert len(self.ends) == number
        return self.ends[-1]


def drop(desktop: Desktop, *files: Path) -> None:
    """Drop files on the window."""
    desktop.window.caught.emit(dropping.catch_urls([QUrl.fromLocalFile(str(file)) for file in files]))


def boxes() -> list[QMessageBox]:
    """Give the message boxes that are seen."""
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


def press(box: QMessageBox, text: str) -> None:
    """Press a button by what it says."""
    next(button for button in box.findChildren(QPushButton) if button.text() == text).click()
