"""The Qt application: German, with our looks and our last resort."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from genius_desktop.ui.icons import icon


def make() -> QApplication:
    """Build the application."""
    # The file dialog asks the system for dates and sizes; where the system has no language, it shall not be English.
    for name in ("LC_TIME", "LC_NUMERIC"):
        spoken = next((value for other in ("LC_ALL", name, "LANG") if (value := os.environ.get(other))), "C")
        if spoken.split(".")[0] in {"C", "POSIX"}:
            os.environ[name] = "de_DE.UTF-8"
    application = QApplication(["genius-desktop"])
    application.setApplicationName("genius-desktop")
    application.setApplicationDisplayName("Genius Desktop")
    application.setDesktopFileName("genius-desktop")
    application.setWindowIcon(icon("genius-desktop"))
    return application


def speak_german(application: QApplication) -> None:
    """Let Qt's own texts, dates and numbers be German, whatever the system speaks."""
    # Every language and country there is: it takes longer than to draw the window, which has no need of it yet.
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    translator = QTranslator(application)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def log_to(file: Path) -> None:
    """Send our log to the file that worker and reader write to as well; one that cannot be written is done without."""
    import logging

    with suppress(OSError):
        logging.basicConfig(filename=file, format="%(asctime)s %(levelname)s %(name)s %(message)s", encoding="utf-8")


def hear_qt(file: Path, give_up: Callable[[], None]) -> None:
    """Send what Qt says to the log; where Qt would end the program, tell why first."""

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        import logging

        log_to(file)
        level = logging.INFO if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} else logging.WARNING
        logging.getLogger("qt").log(level, text)
        if kind == QtMsgType.QtFatalMsg:
            give_up()

    qInstallMessageHandler(hear)


def catch_bugs(file: Path, tell: Callable[[], None]) -> None:
    """Write an unexpected exception to the log and tell the user once; the window goes on."""
    told = False

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        nonlocal told
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        import traceback

        with file.open("a", encoding="utf-8") as log:
            traceback.print_exception(kind, fault, trace, file=log)
        if not told:
            told = True
            tell()

    sys.excepthook = caught


def tell_last(application: QApplication, sentence: str) -> None:
    """Say why there will be no window."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    speak_german(application)
    box = QMessageBox(QMessageBox.Icon.Critical, "Genius Desktop", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
