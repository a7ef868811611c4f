"""A reader process of the window's own, for page pictures and texts."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from genius_desktop import codec, paths
from genius_desktop.problems import InputProblem
from genius_desktop.reading import (
    Answer,
    FindOrder,
    Found,
    Opening,
    OpenOrder,
    Order,
    PageText,
    Picture,
    PictureOrder,
    Refused,
    TextOrder,
    read_answer,
)
from genius_desktop.ui.feeding import Feed, Known
from genius_desktop.ui.lines import Lines
from genius_desktop.ui.looking import Seek, credible

_log = logging.getLogger(__name__)

PATIENCE_MS = 60_000
PICTURE_LIMIT_BYTES = 3 * 42_000_000
MARKS_LIMIT = 2_000
BYTES_A_PIXEL = 3


@dataclass(frozen=True, slots=True)
class Look:
    """A wish to see a page with its quotes marked."""

    document: Known
    page: int
    quotes: tuple[str, ...]
    width_px: int


class PageReader(QObject):
    """Shows one page at a time; a newer wish replaces one that still waits. What is looked for waits for pages.

    Signals:
        opened: The look, and how many pages its document has.
        pictured: The look, its picture (`QImage`) and its marks.
        worded: The look and a `PageText`.
        found: The seek and a `Found`.
        unfound: The seek whose document cannot be searched.
        refused: The look and the code of a problem; `changed` for a file that is no longer the same.
    """

    opened = Signal(object, int)
    pictured = Signal(object, object, object)
    worded = Signal(object, object)
    found = Signal(object, object)
    unfound = Signal(object)
    refused = Signal(object, str)

    def __init__(self, log: Path, command: Sequence[str] | None = None, *, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__()
        self._wish: Look | None = None
        self._seek: Seek | None = None
        self._current: Look | Seek | None = None
        self._open: Known | None = None
        self._opening: Opening | None = None
        self._feed: Feed | None = None
        self._picture: Picture | None = None
        self._dying = self._over = False
        self._lines = Lines()
        program, *words = command or paths.own_command("reader")
        self._process = QProcess(self)
        self._process.setProgram(program)
        self._process.setArguments(words)
        self._process.setStandardErrorFile(str(log), QIODevice.OpenModeFlag.Append)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.bytesWritten.connect(self._feed_on)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._stumbled, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._kill)

    def show(self, look: Look) -> None:
        """Show a page as soon as the one before it is shown."""
        self._wish = look if look != self._current else None
        if self._current is not None and self._current.document != look.document:
            # Half a document cannot be taken back from a pipe.
            self._kill()
        self._next()

    def seek(self, seek: Seek | None) -> None:
        """Look for a text once no page is wished; nothing, to look no further."""
        self._seek = seek
        self._next()

    def stop(self) -> None:
        """End the process for good: a view that still wishes something is not served any more."""
        self._over = True
        self._wish = self._seek = self._current = None
        self._drop_feed()
        self._patience.stop()
        self._dying = True
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(3_000)

    def _next(self) -> None:
        if (self._wish is None and self._seek is None) or self._current is not None or self._dying or self._over:
            return
        if self._wish is not None:
            self._current, self._wish = self._wish, None
        else:
            self._current, self._seek = self._seek, None
        self._patience.start()
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._open = self._opening = None
            self._lines = Lines()
            self._picture = None
            self._process.start()
        if self._current is None:
            return
        if self._open == self._current.document and self._opening is not None:
            self._ask(self._opening)
            return
        self._begin_feed(self._current.document)

    def _begin_feed(self, document: Known) -> None:
        self._open, self._opening = document, None
        try:
            self._feed = Feed(document)
        except InputProblem as fault:
            self._open = None
            self._refuse(fault.code)
            return
        self._send(OpenOrder(document.name, self._feed.size, document.member, document.password))

    def _feed_on(self) -> None:
        if self._feed is None or self._process.bytesToWrite():
            return
        try:
            piece = self._feed.piece()
        except InputProblem as fault:
            self._give_up(fault.code)
            return
        if self._feed.done:
            genuine = self._feed.genuine
            self._drop_feed()
            if not genuine:
                # The last piece is kept back: the reader never opens another document than the one that was meant.
                self._give_up("changed")
                return
        self._process.write(piece)

    def _send(self, order: Order) -> None:
        self._process.write(codec.to_line(order))

    def _ask(self, opening: Opening) -> None:
        look = self._current
        if look is None:
            return
        if isinstance(look, Seek):
            self._send(FindOrder(look.text, look.first, min(look.last, opening.pages)))
        elif opening.unit == "page":
            self._send(PictureOrder(look.page, look.width_px, look.quotes))
        else:
            self._send(TextOrder(look.page, look.quotes))

    def _read(self) -> None:
        self._lines.add(bytes(self._process.readAllStandardOutput().data()))
        try:
            while self._current is not None and self._take():
                pass
        except codec.MalformedMessageError as fault:
            _log.warning("the reader sent something else than an answer: %s", fault)
            self._give_up("reader-died")

    def _take(self) -> bool:
        """Take one answer, or the bytes of a picture, if it is there."""
        if self._picture is not None:
            data = self._lines.take(self._picture.length)
            if data is None:
                return False
            picture, self._picture = self._picture, None
            self._show_picture(picture, data)
            return True
        line = self._lines.line()
        if line is None:
            return False
        self._answer(read_answer(line))
        return True

    def _answer(self, answer: Answer) -> None:
        look = self._current
        match answer:
            case Opening(_, pages, _) if self._opening is None and look is not None:
                self._opening = answer
                if isinstance(look, Look):
                    self.opened.emit(look, pages)
                self._ask(answer)
            case Picture() if isinstance(look, Look) and sound(answer, look):
                self._picture = answer
            case PageText() if isinstance(look, Look) and answer.page.number == look.page:
                self._finish()
                self.worded.emit(look, answer)
                self._next()
            case Found() if isinstance(look, Seek) and credible(answer, look):
                self._finish()
                self.found.emit(look, answer)
                self._next()
            case Refused(code, _):
                self._open = self._opening = None
                self._refuse(code)
            case _:
                raise codec.MalformedMessageError(f"unexpected {type(answer).__name__}")

    def _show_picture(self, picture: Picture, data: bytes) -> None:
        row = picture.width * BYTES_A_PIXEL
        image = QImage(data, picture.width, picture.height, row, QImage.Format.Format_RGB888).copy()
        look = self._finish()
        self.pictured.emit(look, image, picture.marks)
        self._next()

    def _finish(self) -> Look | Seek | None:
        look, self._current = self._current, None
        self._patience.stop()
        return look

    def _refuse(self, code: str) -> None:
        self._drop_feed()
        self._tell_refusal(self._finish(), code)
        self._next()

    def _tell_refusal(self, look: Look | Seek | None, code: str) -> None:
        if isinstance(look, Seek):
            self.unfound.emit(look)
        elif look is not None:
            self.refused.emit(look, code)

    def _give_up(self, code: str) -> None:
        """Refuse, and end a process whose pipe holds what no one wants; the next wish starts another."""
        self._drop_feed()
        self._open = self._opening = None
        look = self._finish()
        self._kill()
        self._tell_refusal(look, code)

    def _kill(self) -> None:
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._dying = True
            self._process.kill()

    def _ended(self) -> None:
        self._dying = False
        self._open = self._opening = self._picture = None
        if self._current is not None and self._wish is None:
            self._refuse("reader-died")
            return
        self._drop_feed()
        self._current = None
        self._next()

    def _stumbled(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._open = None
            self._refuse("worker-missing")

    def _drop_feed(self) -> None:
        if self._feed is not None:
            self._feed.close()
            self._feed = None


def sound(picture: Picture, look: Look) -> bool:
    """Tell whether the measures of a picture can be trusted before its bytes are waited for."""
    return (
        picture.page == look.page
        and picture.width > 0
        and picture.height > 0
        and picture.length == picture.width * picture.height * BYTES_A_PIXEL
        and picture.length <= PICTURE_LIMIT_BYTES
        and len(picture.marks) <= MARKS_LIMIT
    )
