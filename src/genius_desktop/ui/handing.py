"""Handing a result on without a file: to the clipboard and to the printer."""

from collections.abc import Callable, Collection
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtWidgets import QComboBox, QGraphicsView, QLineEdit

from genius_desktop import wording
from genius_desktop.letterhead import NO_LETTERHEAD, Letterhead
from genius_desktop.plain_text import visible
from genius_desktop.ui import words
from genius_desktop.ui.building import name_choice, open_as
from genius_desktop.ui.exporting import Exporter
from genius_desktop.ui.statement_card import StatementCard

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QDialog, QWidget

    from genius_desktop.ui.main_window import MainWindow

_COPIED = "Das Ergebnis ist kopiert und lässt sich einfügen (Strg+V)."
_ONE_COPIED = "Die Aussage ist kopiert und lässt sich einfügen (Strg+V)."
_NO_STATEMENT = "Bitte gehen Sie zuerst mit Tab oder Maus zu einer Aussage."
_POINTS = 10
_PREVIEW_PX = (900, 680)


class Paper(QTextDocument):
    """A result laid out for paper; it fetches nothing, whatever its text asks for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        font = self.defaultFont()
        font.setPointSize(_POINTS)
        self.setDefaultFont(font)
        self.setHtml(html)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802 (Qt's name)
        """Give a picture of nothing: where there is none, Qt would open the file itself."""
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing


class Handover(QObject):
    """Copies and prints what the window shows, and asks for the letterhead of what is saved.

    Signals:
        chosen: The `Letterhead` that the user wants.
    """

    chosen = Signal(object)

    def __init__(self, exporter: Exporter, window: "MainWindow") -> None:
        super().__init__(window)
        self._exporter = exporter
        self._window = window
        self.dialog: QDialog | None = None
        self._used: QPrinter | None = None
        self._letter = NO_LETTERHEAD
        # The letterhead that holds, and what of it the house has laid down.
        self.held: Callable[[], Letterhead] = lambda: self._letter
        self.fixed: Collection[str] = ()
        actions = window.actions_
        actions.copy.triggered.connect(self.copy)
        actions.copy_one.triggered.connect(self.copy_one)
        actions.print_.triggered.connect(self.print_)
        actions.preview.triggered.connect(self.preview)
        actions.letterhead.triggered.connect(self.ask_letterhead)

    def copy(self) -> None:
        """Copy the whole result, rich and plain."""
        story = self._window.story
        if story is None or story.summary is None:
            return
        summary = story.summary
        self._exporter.render(
            summary,
            "html",
            lambda rich: self._exporter.render(summary, "txt", lambda plain: self._put(rich, plain)),
        )

    def _put(self, rich: bytes, plain: bytes) -> None:
        _to_clipboard(rich.decode(), plain.decode())
        self._window.say(_COPIED)

    def copy_one(self) -> None:
        """Copy the statement that has the focus, with its places and the notice."""
        card = self._card()
        if card is None:
            self._window.say(_NO_STATEMENT)
            return
        said, places = card.statement.text, ", ".join(built.text() for built in card.places)
        line = f"{said} ({places})" if places else said
        story = self._window.story
        notice = wording.AI_NOTICE if story is None else story.notice
        _to_clipboard(f"<p>{escape(line)}</p><p><small>{escape(notice)}</small></p>", f"{line}\n{notice}\n")
        self._window.say(_ONE_COPIED)

    def _card(self) -> StatementCard | None:
        here: QWidget | None = self._window.focusWidget()
        while here is not None and not isinstance(here, StatementCard):
            here = here.parentWidget()
        return here

    def print_(self) -> None:
        """Let the user choose a printer."""
        self._with_page(self._ask_printer)

    def preview(self) -> None:
        """Show how the result will look on paper."""
        self._with_page(self._show_preview)

    def _with_page(self, then: Callable[[str], None]) -> None:
        story = self._window.story
        if story is not None and story.summary is not None:
            self._exporter.render(story.summary, "html", lambda rich: then(rich.decode()))

    def _ask_printer(self, html: str) -> None:
        # Printing costs the start a blink; few print.
        from PySide6.QtPrintSupport import QPrintDialog

        printer = self._printer()
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle("Ergebnis drucken")
        dialog.accepted.connect(lambda: self.put_on(printer, html))
        self._open(dialog, printer)

    def _show_preview(self, html: str) -> None:
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        printer = self._printer()
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle("Druckvorschau")
        # Wide enough for all that Qt offers there, whose fields have no names.
        open_as(dialog, *_PREVIEW_PX)
        for field in dialog.findChildren(QLineEdit):
            field.setAccessibleName("Seitennummer")
        for box in dialog.findChildren(QComboBox):
            name_choice(box, "Vergrößerung", dialog)
        for sheet in dialog.findChildren(QGraphicsView):
            sheet.setAccessibleName("Vorschau der Seiten")
        dialog.paintRequested.connect(lambda used: Paper(html).print_(used))
        self._open(dialog, printer)

    def ask_letterhead(self) -> None:
        """Let the user choose what stands above saved results."""
        from genius_desktop.ui.letterhead import LetterheadDialog

        LetterheadDialog(self._window, self.held(), self.choose, fixed=self.fixed).open()

    def choose(self, letter: Letterhead) -> None:
        """Take what the user has chosen."""
        self._letter = letter
        self.chosen.emit(letter)

    def _open(self, dialog: "QDialog", printer: "QPrinter") -> None:
        # The dialog does not keep its printer alive.
        self.dialog, self._used = dialog, printer
        dialog.finished.connect(lambda _code: self._forget())
        dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _printer(self) -> "QPrinter":
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        story = self._window.story
        printer.setDocName(words.short_name(story.title) if story is not None else "Genius Desktop")
        printer.setCreator("Genius Desktop")
        return printer

    def put_on(self, printer: "QPrinter", html: str) -> None:
        """Print a page of HTML."""
        Paper(html).print_(printer)
        self._window.say("Das Ergebnis ist an den Drucker übergeben.")


def _to_clipboard(rich: str, plain: str) -> None:
    data = QMimeData()
    data.setHtml(visible(rich))
    data.setText(visible(plain))
    QGuiApplication.clipboard().setMimeData(data)
