"""The pages where something else than a summary is begun: asking, rewording, writing, comparing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from genius_desktop import outcomes
from genius_desktop.domain import EngineChoice
from genius_desktop.ui import theme

if TYPE_CHECKING:
    from genius_desktop.tasks import SummaryTask
    from genius_desktop.ui.desktop import Desktop
    from genius_desktop.ui.dropping import Catch
    from genius_desktop.ui.theme import Colours

# Filled in when the job begins: which engine there is, is known to the window only.
NO_ENGINE = EngineChoice("local")
NO_MODEL = "Das Sprachmodell ist noch nicht bereit. Ihre Eingaben bleiben hier stehen."


class Workplace(QWidget):
    """A page where a job is prepared; what was entered stays until the job has begun.

    Signals:
        wished: The `SummaryTask` that shall begin, with `NO_ENGINE`.
        troubled: Code and detail of a problem.
    """

    wished = Signal(object)
    troubled = Signal(str, str)

    def take(self, caught: Catch) -> None:
        """Take documents that were dropped on the window while this page is shown."""
        raise NotImplementedError

    def settle(self, desktop: Desktop) -> None:
        """Take from the program what the page needs; most need nothing."""

    def say(self, text: str) -> None:
        """Show a sentence on the page; an empty one takes it away."""
        raise NotImplementedError

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Follow the system's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.dress(theme.current())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a workplace is found: its module and class, its words, its drawing and its key."""

    module: str
    name: str
    title: str
    tip: str
    drawing: str
    keys: str


# One line a workplace; each is built when it is wanted for the first time.
PLACES: tuple[Place, ...] = (
    Place(
        "writing_page",
        "WritingPage",
        "Entwerfen",
        "Brief, Vermerk, Vorlage aus Ihren Angaben",
        "task-write",
        "Ctrl+Shift+E",
    ),
    Place("rewrite_page", "RewritePage", "Text überarbeiten", "Korrigieren, vereinfachen …", "rewrite", "Ctrl+Shift+U"),
    Place("ask_page", "AskPage", "Fragen", "Fragen zu Dokumenten oder frei", "task-ask", "Ctrl+Shift+A"),
    Place("search_page", "SearchPage", "Recherche", "In den eigenen Dokumenten suchen", "task-search", "Ctrl+Shift+S"),
    Place("compare_page", "ComparePage", "Vergleichen", "Zwei Fassungen nebeneinander", "task-compare", "Ctrl+Shift+V"),
)


class Workplaces(QObject):
    """Opens the workplaces from menu and left column, and lets their jobs begin."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self.pages: dict[str, Workplace] = {}
        self._to_start: Callable[[Catch], object] = lambda _caught: None
        self.actions = [self._action(place) for place in PLACES]
        if self.actions:
            self._fill_menu()
            desktop.window.left.offer(self.actions)
            # They come after the colours.
            desktop.window.left.dress(theme.current())

    def _action(self, place: Place) -> QAction:
        action = QAction(place.title, self._desktop.window)
        action.setShortcut(QKeySequence(place.keys))
        action.setToolTip(place.tip)
        action.setProperty("drawing", place.drawing)
        action.triggered.connect(lambda _checked=False: self.open(place))
        return action

    def _fill_menu(self) -> None:
        bar = self._desktop.window.menuBar()
        menu = QMenu("Auf&gaben", bar)
        menu.addActions(self.actions)
        bar.insertMenu(bar.actions()[2], menu)

    def route(self, to_start: Callable[[Catch], object]) -> Callable[[Catch], object]:
        """Give whoever takes documents: the workplace that is shown, else the start page."""
        self._to_start = to_start
        return self._take

    def _take(self, caught: Catch) -> None:
        shown = self._desktop.window.stack.currentWidget()
        if isinstance(shown, Workplace):
            shown.take(caught)
        else:
            self._to_start(caught)

    def open(self, place: Place) -> Workplace:
        """Show a workplace, built now if it was never shown."""
        page = self.pages.get(place.name)
        if page is None:
            built = getattr(import_module(f"genius_desktop.ui.{place.module}"), place.name)()
            if not isinstance(built, Workplace):
                raise TypeError(place.name)
            page = self.pages[place.name] = built
            page.wished.connect(lambda task: self._begin(page, task))
            page.troubled.connect(self._desktop.window.tell_problem)
            page.settle(self._desktop)
            page.dress(theme.current())
            self._desktop.window.stack.addWidget(page)
        window = self._desktop.window
        window.show_start()
        window.stack.setCurrentWidget(page)
        window.setWindowTitle(place.title)
        page.setFocus()
        return page

    def open_named(self, name: str) -> Workplace | None:
        """Show the workplace whose class has this name, if there is one."""
        place = next((place for place in PLACES if place.name == name), None)
        return self.open(place) if place is not None else None

    def ask_about(self, job: str) -> None:
        """Show the page for questions, with the documents of a job in it."""
        from genius_desktop.ui.ask_page import AskPage

        page = self.open_named(AskPage.__name__)
        if isinstance(page, AskPage):
            page.about(self._desktop.jobs.story(job).sources)
            page.setFocus()

    def _ask_about_shown(self) -> None:
        if self._desktop.window.story is not None:
            self.ask_about(self._desktop.window.story.job)

    def listen(self) -> None:
        """Let a question begin from a result, from the history and from the start page."""
        window = self._desktop.window
        self._desktop.past.asked.connect(self.ask_about)
        window.actions_.question.triggered.connect(lambda _checked=False: self._ask_about_shown())
        window.start_page.errands.asked.connect(lambda: self.open_named("AskPage"))

    def _begin(self, page: Workplace, task: SummaryTask) -> None:
        if not outcomes.needs_engine(task):
            self._desktop.show_new(self._desktop.jobs.begin(task))
            return
        # Where the house has its server do everything, this PC needs no model.
        choice = self._desktop.room.choice or (NO_ENGINE if self._desktop.sending.forced else None)
        if choice is None:
            page.say(NO_MODEL)
            return
        page.say("")
        self._desktop.show_new(self._desktop.sending.begin(replace(task, engine=choice)))


def furnish(desktop: Desktop) -> Workplaces:
    """Give a window its workplaces."""
    built = Workplaces(desktop)
    window = desktop.window
    window.caught.disconnect(desktop.take)
    window.caught.connect(built.route(desktop.take))
    built.listen()
    window.left.dropped.connect(window.caught)
    return built
