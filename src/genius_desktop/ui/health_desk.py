"""Whether this PC can run the program, found out by our own command line in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QGuiApplication

from genius_desktop import calibration_words, codec, health_words, paths, plans
from genius_desktop.health.report import Report, kept
from genius_desktop.models import known

if TYPE_CHECKING:
    from genius_desktop.paths import Places
    from genius_desktop.ui.main_window import MainWindow

_PATIENCE_MS = 120_000
Then = Callable[[bytes | None], object]


@dataclass(frozen=True, slots=True)
class _Told:
    """What `doctor --check --json` says."""

    health: Report


class HealthDesk(QObject):
    """Checks this PC before its first use and whenever someone asks for it."""

    def __init__(
        self, window: MainWindow, places: Places, command: Callable[..., list[str]] = paths.own_command
    ) -> None:
        super().__init__(window)
        self._window = window
        self._places = places
        self._command = command
        self._running: list[QProcess] = []

    def begin(self) -> None:
        """Check a PC that no one has checked yet for this version; only a problem is shown."""
        if kept(self._places.home) is None:
            self._check(self._tell_trouble)

    def show(self) -> None:
        """Check now, and show what comes out."""
        self._open(None)

    def _tell_trouble(self, report: Report | None) -> None:
        if report is not None and report.troubles:
            self._open(report)

    def _open(self, report: Report | None) -> None:
        from genius_desktop.ui.health_dialog import HealthDialog

        dialog = HealthDialog(self._window, str(self._places.home))
        # It may be closed before the check has ended.
        here = [True]
        dialog.destroyed.connect(here.clear)

        def check() -> None:
            dialog.wait()
            self._check(lambda found: dialog.show_report(found, self._measured()) if here else None)

        dialog.again_wished.connect(check)
        dialog.sheet_wished.connect(self._copy_sheet)
        dialog.open()
        if report is None:
            check()
        else:
            dialog.show_report(report, self._measured())

    def _measured(self) -> list[tuple[str, str]]:
        """Give what measuring language models on this PC has shown."""
        home = self._places.home
        titles = {one.sha256: one.title for one in known.known(self._places).catalog.every if one.sha256}
        return list(calibration_words.overview(titles, plans.every(home), plans.verdicts(home)))

    def _check(self, then: Callable[[Report | None], object]) -> None:
        self._run(("--check", "--json"), lambda data: then(_read(data)))

    def _copy_sheet(self) -> None:
        def copy(data: bytes | None) -> None:
            if data is None:
                self._window.say(health_words.NOT_CHECKED)
                return
            QGuiApplication.clipboard().setText(data.decode("utf-8", "replace"))
            self._window.say(health_words.COPIED)

        self._run(("--it",), copy)

    def _run(self, words: Sequence[str], then: Then) -> None:
        process = QProcess(self)
        process.setStandardErrorFile(str(self._places.log), QProcess.OpenModeFlag.Append)
        program, *more = self._command("doctor", *words, "--home", str(self._places.home))

        def end(*, well: bool) -> None:
            if process in self._running:
                self._running.remove(process)
                data = bytes(process.readAllStandardOutput().data()) if well else None
                process.deleteLater()
                then(data)

        def stumble(error: QProcess.ProcessError) -> None:
            # No `finished` follows a program that could not be started.
            if error == QProcess.ProcessError.FailedToStart:
                end(well=False)

        process.finished.connect(lambda code, status: end(well=code == 0 and status == QProcess.ExitStatus.NormalExit))
        process.errorOccurred.connect(stumble)
        QTimer.singleShot(_PATIENCE_MS, process, process.kill)
        self._running.append(process)
        process.start(program, more)

    def stop(self) -> None:
        """End whatever still runs."""
        for process in self._running:
            process.blockSignals(True)  # noqa: FBT003 (Qt's own)
            process.kill()
            process.waitForFinished(1000)
        self._running.clear()


def _read(data: bytes | None) -> Report | None:
    try:
        return codec.from_json(data or b"", _Told).health
    except codec.MalformedMessageError:
        return None
