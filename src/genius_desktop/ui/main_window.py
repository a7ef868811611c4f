"""The window: history on the left, work in the middle, the page on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout

from genius_desktop.ui.actions import Actions
from genius_desktop.ui.building import frame, on_screen
from genius_desktop.ui.help_desk import HelpDesk
from genius_desktop.ui.left_column import LeftColumn
from genius_desktop.ui.start_page import StartPage
from genius_desktop.ui.theme import LIGHT, Colours

# Not at run time: what the start page can do without is loaded behind it.
if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from genius_desktop.domain import EngineKind
    from genius_desktop.forms import Form
    from genius_desktop.settings import Settings
    from genius_desktop.ui import dropping
    from genius_desktop.ui.history_list import HistoryList, Row
    from genius_desktop.ui.history_panel import HistoryPanel
    from genius_desktop.ui.job_page import JobPage
    from genius_desktop.ui.measures import Measures
    from genius_desktop.ui.page_view import PageView
    from genius_desktop.ui.story import Story

_SIZE_PX = (1200, 760)
_SMALLEST_PX = (950, 440)
_COLUMNS_PX = (250, 520, 430)
_MIDDLE_PX, _RIGHT_PX, _HANDLE_PX = 430, 300, 5
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
        seen: The window is on the screen for the first time.
    """

    caught = Signal(object)
    save_wished = Signal(object, str)
    stop_wished = Signal()
    resume_wished = Signal(str)
    erase_wished = Signal()
    started_anew = Signal()
    closing = Signal()
    asking_chosen = Signal(bool)
    seen = Signal()

    # Built by `furnish`.
    history: HistoryList
    past: HistoryPanel
    job_page: JobPage
    page_view: PageView

    def __init__(self, engine: EngineKind, measures: Measures | None = None) -> None:
        """Build what is seen first: a place to drop documents on; `furnish` adds the rest."""
        super().__init__()
        self.setMinimumSize(*_SMALLEST_PX)
        self.setAcceptDrops(True)
        self.folder = ""
        self.busy: Callable[[], bool] = lambda: False
        self._sure = self._seen = self.furnished = False
        self._colours = LIGHT
        self.start_page = StartPage(engine)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.left, self.right = LeftColumn(), frame("desk")
        self.new_button = self.left.new_button
        self.columns = self._columns()
        self.setCentralWidget(self.columns)
        self.help = HelpDesk(self)
        self.actions_ = Actions(self)
        self.new_button.clicked.connect(self.show_start)
        self.start_page.drop_area.asked.connect(self.ask_for_files)
        self.start_page.drop_area.dropped.connect(self.caught)
        self.resize(on_screen(*_SIZE_PX))
        if measures is not None:
            # Where none are known, both change nothing.
            self.restoreGeometry(measures.window)
            self.columns.restoreState(measures.columns)
        self.show_start()

    def furnish(self, settings: Settings, forms: tuple[Form, ...]) -> None:
        """Add history, result and page view, and what was chosen the last time."""
        from genius_desktop.ui.choices import Choice
        from genius_desktop.ui.history_list import HistoryList
        from genius_desktop.ui.history_panel import HistoryPanel
        from genius_desktop.ui.job_page import JobPage
        from genius_desktop.ui.page_view import PageView
        from genius_desktop.ui.status_line import StatusLine

        self.setStatusBar(StatusLine())
        self.job_page = JobPage()
        self.page_view = PageView()
        self.history = HistoryList()
        self.furnished = True
        self.stack.addWidget(self.job_page)
        self.past = HistoryPanel(self.history)
        self.left.hold(self.past)
        self.history.marks_changed.connect(lambda: self.actions_.allow(self.story))
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.page_view)
        head = self.job_page.head
        head.stopped.connect(self.stop_wished)
        head.saved.connect(self.ask_where_to_save)
        head.resumed.connect(self.ask_to_resume)
        head.erased.connect(self.ask_to_erase)
        self.folder = settings.last_folder
        self.actions_.ask.setChecked(settings.ask_before_long)
        self.start_page.furnish()
        self.start_page.choices.offer(Choice(settings.length, settings.mode, settings.form), forms)
        for view in (self.left, self.job_page, self.page_view, self.history):
            view.dress(self._colours)

    def _columns(self) -> QSplitter:
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(_HANDLE_PX)
        self.stack.setMinimumWidth(_MIDDLE_PX)
        self.right.setMinimumWidth(_RIGHT_PX)
        for column_widget in (self.left, self.stack, self.right):
            columns.addWidget(column_widget)
        columns.setStretchFactor(1, 1)
        columns.setSizes(list(_COLUMNS_PX))
        return columns

    @property
    def story(self) -> Story | None:
        """The job that is shown; None on any other page."""
        return self.job_page.story if self.furnished and self.stack.currentWidget() is self.job_page else None

    @property
    def marked(self) -> list[Row]:
        """The jobs that are chosen in the history."""
        return self.history.marked() if self.furnished else []

    def show_start(self) -> None:
        """Show the start page."""
        self.stack.setCurrentWidget(self.start_page)
        self.setWindowTitle("Genius Desktop")
        self.right.hide()
        if self.furnished:
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
        from genius_desktop.ui import words

        self.setWindowTitle(f"{words.short_name(story.title, _TITLE_CHARS)}: {words.STATES[story.state]}")
        self.right.setVisible(bool(story.sources))
        self.actions_.allow(story)

    def ask_for_files(self) -> None:
        """Let the user choose documents."""
        from genius_desktop.ui import file_dialogs

        file_dialogs.ask_for_documents(self, self.folder, then=self.caught.emit)

    def paste(self) -> None:
        """Take documents from the clipboard."""
        from genius_desktop.ui import dropping

        self.caught.emit(dropping.catch(QGuiApplication.clipboard().mimeData()))

    def ask_where_to_save(self) -> None:
        """Let the user choose file and format for the shown result."""
        from genius_desktop.ui import file_dialogs

        story = self.story
        if story is not None and story.summary is not None:
            file_dialogs.ask_where_to_save(self, self.folder, story.title, kind=story.kind, then=self.save_wished.emit)

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
        if story is None or self.history.hasFocus() or len(self.marked) > 1:
            self.history.erase_wished.emit()
        elif story.over:
            dialogs.ask(
                self,
                f"„{story.title}“ aus dem Verlauf löschen?",
                "Ergebnis und Notizen werden endgültig gelöscht. Das Dokument selbst bleibt, wo es ist.",
                yes="Löschen",
                then=self.erase_wished.emit,
            )

    def ask_first(self, caught: dropping.Catch, *, then: Callable[[], object]) -> None:
        """Ask whether a part of too many documents shall do."""
        from genius_desktop.ui import dialogs, dropping

        question, meaning, yes = dropping.ask_first(caught)
        dialogs.ask(self, question, meaning, yes=yes, then=then)

    def tell_asking(self) -> None:
        """Tell whether the user wants to be asked before long documents."""
        self.asking_chosen.emit(self.actions_.ask.isChecked())

    def tell_problem(self, code: str, detail: str, *, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Tell a problem; each action becomes a button."""
        self.help.tell_problem(code, detail, actions=actions)

    def say(self, text: str) -> None:
        """Show a message at the lower edge for a while."""
        self.statusBar().showMessage(text, _SAID_MS)

    def settings(self, before: Settings) -> dict[str, object]:
        """Give what the window wants to find again the next time."""
        columns = bytes(self.columns.saveState().data()) if self.right.isVisible() else before.columns
        return {"window": bytes(self.saveGeometry().data()), "columns": columns, "last_folder": self.folder}

    def dress(self, colours: Colours) -> None:
        """Draw everything in today's colours."""
        self._colours = colours
        self.start_page.dress(colours)
        if self.furnished:
            for view in (self.job_page, self.page_view, self.history):
                view.dress(colours)
        self.left.dress(colours)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell when there is something to see for the first time."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            # Not before it has reached the screen.
            QTimer.singleShot(0, self, self.seen.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Welcome documents anywhere on the window."""
        from genius_desktop.ui import dropping

        if dropping.may_hold_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Take documents anywhere on the window."""
        self.start_page.drop_area.dropEvent(event)

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
