"""The window: history on the left, work in the middle, the page on the right."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from genius_desktop.domain import EngineKind
from genius_desktop.forms import Form
from genius_desktop.settings import Settings
from genius_desktop.ui import dropping, saving, words
from genius_desktop.ui.actions import Actions
from genius_desktop.ui.building import button, draw, frame, label, with_icon
from genius_desktop.ui.choices import Choice
from genius_desktop.ui.history_list import HistoryList
from genius_desktop.ui.job_page import JobPage
from genius_desktop.ui.page_view import PageView
from genius_desktop.ui.result_actions import ResultActions
from genius_desktop.ui.start_page import StartPage
from genius_desktop.ui.story import Story
from genius_desktop.ui.theme import Colours

_DOCUMENTS = (
    "Dokumente (*.pdf *.docx *.odt *.rtf *.txt *.md *.html *.htm *.xlsx *.ods *.csv *.pptx *.odp *.eml *.msg "
    "*.png *.jpg *.jpeg *.tif *.tiff)"
)
_SIZE_PX = (1200, 760)
_SMALLEST_PX = (960, 600)
_COLUMNS_PX = (250, 520, 430)
_LEFT_PX, _RIGHT_PX, _HANDLE_PX = 200, 300, 5
_SAID_MS = 10_000
_TITLE_CHARS = 60


class MainWindow(QMainWindow):
    """Holds the views and asks the user; what is to be done is told to whoever listens.

    Signals:
        caught: A `Catch` of chosen, dropped or pasted documents.
        save_wished: Path and format of the file to write.
        stop_wished: The shown job shall end.
        resume_wished: The shown job shall go on, with a password for its documents or none.
        erase_wished: The shown job shall be deleted; the user has confirmed it.
        started_anew: The start page is shown.
        closing: The window is about to close for good.
        asking_chosen: Whether the user wants to be asked before long documents.
    """

    caught = Signal(object)
    save_wished = Signal(object, str)
    stop_wished = Signal()
    resume_wished = Signal(str)
    erase_wished = Signal()
    started_anew = Signal()
    closing = Signal()
    asking_chosen = Signal(bool)

    def __init__(self, settings: Settings, engine: EngineKind, forms: tuple[Form, ...] = ()) -> None:
        super().__init__()
        self.setMinimumSize(*_SMALLEST_PX)
        self.setAcceptDrops(True)
        self.folder = settings.last_folder
        self.busy: Callable[[], bool] = lambda: False
        self._sure = False
        self.start_page = StartPage(Choice(settings.length, settings.mode, settings.form), forms, engine)
        self.job_page = JobPage()
        self.page_view = PageView()
        self.history = HistoryList()
        self.new_button = with_icon(button("Neuer Auftrag", tip="Strg+N"), "new")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.stack.addWidget(self.job_page)
        self.columns = self._columns()
        self.setCentralWidget(self.columns)
        self.actions_ = Actions(self)
        self.result_actions = ResultActions(self.menuBar(), self.job_page, self.page_view)
        self._connect()
        self._restore(settings)
        self.show_start()

    def _columns(self) -> QSplitter:
        left = frame("column")
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 16, 8, 8)
        column.setSpacing(12)
        column.addWidget(self.new_button)
        column.addWidget(label("Verlauf", "heading"))
        column.addWidget(self.history, 1)
        right = frame("desk")
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page_view)
        self.right = right
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(_HANDLE_PX)
        # The middle needs what its buttons need.
        left.setMinimumWidth(_LEFT_PX)
        right.setMinimumWidth(_RIGHT_PX)
        for column_widget in (left, self.stack, right):
            columns.addWidget(column_widget)
        columns.setStretchFactor(1, 1)
        columns.setSizes(list(_COLUMNS_PX))
        return columns

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.show_start)
        self.start_page.drop_area.asked.connect(self.ask_for_files)
        self.start_page.drop_area.dropped.connect(self.caught)
        head = self.job_page.head
        head.stopped.connect(self.stop_wished)
        head.saved.connect(self.ask_where_to_save)
        head.resumed.connect(self.ask_to_resume)
        head.erased.connect(self.ask_to_erase)

    def _restore(self, settings: Settings) -> None:
        self.resize(*_SIZE_PX)
        self.actions_.ask.setChecked(settings.ask_before_long)
        if settings.window:
            self.restoreGeometry(settings.window)
        if settings.columns:
            self.columns.restoreState(settings.columns)

    @property
    def story(self) -> Story | None:
        """The job that is shown; None on the start page."""
        return self.job_page.story if self.stack.currentWidget() is self.job_page else None

    def show_start(self) -> None:
        """Show the start page."""
        self.stack.setCurrentWidget(self.start_page)
        self.setWindowTitle("Genius Desktop")
        self.right.hide()
        self.history.clearSelection()
        self.actions_.allow(None)
        self.start_page.drop_area.choose.setFocus()
        self.started_anew.emit()

    def show_story(self, story: Story) -> None:
        """Show a job, or what is new of it."""
        if self.story is None or self.story is not story:
            self.page_view.clear()
            self.start_page.say("")
        self.job_page.show_story(story)
        self.stack.setCurrentWidget(self.job_page)
        self.setWindowTitle(f"{words.short_name(story.title, _TITLE_CHARS)}: {words.STATES[story.state]}")
        self.right.show()
        self.actions_.allow(story)

    def ask_for_files(self) -> None:
        """Let the user choose documents."""
        dialog = QFileDialog(self, "Dokumente wählen", self.folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_DOCUMENTS, "Alle Dateien (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # `urlsSelected` is silent in the dialog Qt draws itself.
        dialog.accepted.connect(lambda: self.caught.emit(dropping.catch_urls(dialog.selectedUrls())))
        dialog.open()

    def paste(self) -> None:
        """Take documents from the clipboard."""
        self.caught.emit(dropping.catch(QGuiApplication.clipboard().mimeData()))

    def ask_where_to_save(self) -> None:
        """Let the user choose file and format for the shown result."""
        story = self.story
        if story is None or story.summary is None:
            return
        dialog = QFileDialog(self, "Ergebnis speichern", self.folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(saving.FORMATS.values()))
        dialog.setDefaultSuffix(next(iter(saving.FORMATS)))
        endings = {name: form for form, name in saving.FORMATS.items()}
        dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(endings[name]))
        dialog.selectFile(saving.propose(story.title))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._save(Path(dialog.selectedFiles()[0]), dialog.selectedNameFilter()))
        dialog.open()

    def _save(self, path: Path, filter_name: str) -> None:
        form = saving.format_of(filter_name, path)
        self.save_wished.emit(saving.confirmed(path, form), form)

    def ask_to_resume(self) -> None:
        """Let the shown job go on; where its document needs a password, ask for it first."""
        from genius_desktop.ui import dialogs

        story = self.story
        if story is not None and story.problem == "encrypted-document":
            dialogs.ask_password(self, story.detail or story.title, then=self.resume_wished.emit)
        else:
            self.resume_wished.emit("")

    def ask_to_erase(self) -> None:
        """Ask before the shown job is deleted."""
        from genius_desktop.ui import dialogs

        story = self.story
        if story is not None and story.over:
            dialogs.ask(
                self,
                f"„{story.title}“ aus dem Verlauf löschen?",
                "Ergebnis und Notizen werden endgültig gelöscht. Das Dokument selbst bleibt, wo es ist.",
                yes="Löschen",
                then=self.erase_wished.emit,
            )

    def tell_asking(self) -> None:
        """Tell whether the user wants to be asked before long documents."""
        self.asking_chosen.emit(self.actions_.ask.isChecked())

    def show_shortcuts(self) -> None:
        """Show what can be done with which key."""
        # Dialogs are loaded when they are needed: the window opens a tenth of its time sooner.
        from genius_desktop.ui import dialogs

        dialogs.show_shortcuts(self)

    def show_about(self) -> None:
        """Show what this program is."""
        from genius_desktop.ui import dialogs

        dialogs.show_about(self)

    def tell_problem(self, code: str, detail: str, *, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Tell a problem; each action becomes a button."""
        from genius_desktop.ui import dialogs

        dialogs.tell_problem(self, code, detail, actions=actions)

    def say(self, text: str) -> None:
        """Show a message at the lower edge for a while."""
        self.statusBar().showMessage(text, _SAID_MS)

    def settings(self, before: Settings) -> dict[str, object]:
        """Give what the window wants to find again the next time."""
        columns = bytes(self.columns.saveState().data()) if self.right.isVisible() else before.columns
        return {"window": bytes(self.saveGeometry().data()), "columns": columns, "last_folder": self.folder}

    def dress(self, colours: Colours) -> None:
        """Draw everything in today's colours."""
        for view in (self.start_page, self.job_page, self.page_view, self.history):
            view.dress(colours)
        draw(self.new_button, colours.text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Welcome documents anywhere on the window."""
        if dropping.may_hold_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Take documents anywhere on the window."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.caught.emit(dropping.catch(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Close, but ask before a running job is interrupted."""
        if self._sure or not self.busy():
            self.closing.emit()
            event.accept()
            return
        event.ignore()
        from genius_desktop.ui import dialogs

        dialogs.ask(
            self,
            "Ein Auftrag läuft noch. Trotzdem beenden?",
            "Was schon ausgewertet ist, bleibt erhalten; Sie können den Auftrag später fortsetzen.",
            yes="Beenden",
            then=self._close_surely,
        )

    def _close_surely(self) -> None:
        self._sure = True
        self.close()
