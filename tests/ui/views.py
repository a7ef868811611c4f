"""Every view and dialog of the program, filled with what is hard to show: long names, doubts, choices, hits."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QTabWidget, QWidget

from genius_desktop import paths
from genius_desktop.domain import Citation, Page, Source
from genius_desktop.jobs.events import Failed, Finished, Opened, Outlined, Overviewed, Progressed, Stated
from genius_desktop.reading import Box, Found, Hit, Mark, PageText
from genius_desktop.ui import application, dialogs, theme
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.engine_state import EngineState
from genius_desktop.ui.feeding import Known
from genius_desktop.ui.history_list import Row
from genius_desktop.ui.reader_process import Look
from genius_desktop.ui.story import Paper, Story
from tests.ui.ask_views import ASK_VIEWS
from tests.ui.examples import ABSENT, COVERAGE, LONG, NAME, OVERVIEW, SECTIONS
from tests.ui.health_views import unfit
from tests.ui.leaving import sending
from tests.ui.model_views import MODEL_VIEWS
from tests.ui.outcome_views import OUTCOME_VIEWS
from tests.ui.rewriting_views import REWRITING_VIEWS
from tests.ui.search_views import SEARCH_VIEWS
from tests.ui.server_views import held, movable
from tests.ui.tellings import STATEMENTS, summary
from tests.ui.writing_views import VIEWS as WRITING_VIEWS

# Of a screen of 1024 by 768, less the title of the window and the bar of the desktop.
SMALL_SCREEN = (1024, 720)
# Of a laptop of 1920 by 1080 at 200 %, less the same.
LAPTOP_AT_200_PERCENT = (960, 480)
PATIENCE_MS = 15_000
KNOWN = Known(b"/x", NAME, "0" * 64)
Opening = Callable[[Desktop, Story], object]


def whole(desktop: Desktop, story: Story) -> None:
    """Show a result with everything that one can have."""
    told = summary(documents=2)
    reports = tuple(replace(report, name=NAME, coverage=COVERAGE) for report in told.documents)
    statements = (*STATEMENTS, LONG, ABSENT)
    story.hear(Finished(replace(told, documents=reports, statements=statements, overviews=(OVERVIEW, OVERVIEW))))
    story.manner = "Entscheidungsvorlage · Ausführlich · Genau"
    desktop.window.show_story(story)
    desktop.window.history.show_rows([Row(str(n), NAME, "gestern, 11:38", "finished", n < 2) for n in range(30)], "0")


def start(desktop: Desktop, _story: Story) -> None:
    page = desktop.window.start_page
    page.show_recent([Row(str(n), NAME, "heute", "interrupted") for n in range(5)])
    page.engine_line.show_engine(EngineState("missing", "m", "Granite 4.0 Micro", 2_100_000_000, 0, 0))
    desktop.window.show_start()


def start_busy(desktop: Desktop, _story: Story) -> None:
    page = desktop.window.start_page
    page.engine_line.show_engine(EngineState("fetching", "m", "Granite 4.0 Micro", 2_100_000_000, 5, 10))
    page.say("Bitte wählen Sie ein Dokument. Verknüpfungen aus dem Netz werden nicht geladen.")
    page.known.offer("1", NAME, "von gestern, 11:38")
    desktop.window.left.waiting.show_jobs([("1", NAME), ("2", NAME), ("3", NAME)])


def running(desktop: Desktop, story: Story) -> None:
    story.hear(Opened(0, NAME, "", "page", 97))
    story.hear(Overviewed(0, OVERVIEW))
    story.hear(Progressed("note", 34, 97))
    story.hear(Stated(1, STATEMENTS[0]))
    desktop.window.show_story(story)


def failed(desktop: Desktop, story: Story) -> None:
    story.hear(Failed("encrypted-document", NAME))
    desktop.window.show_story(story)


def choosing(desktop: Desktop, story: Story) -> None:
    for number in range(2):
        story.hear(Opened(number, NAME, "", "page", 97))
        story.hear(Overviewed(number, OVERVIEW, SECTIONS))
    story.hear(Outlined())
    desktop.window.show_story(story)


def filtered(desktop: Desktop, story: Story) -> None:
    whole(desktop, story)
    desktop.window.job_page.review.only_open.click()


def edited(desktop: Desktop, story: Story) -> None:
    whole(desktop, story)
    desktop.window.job_page.cards[0].edit.click()


def found(desktop: Desktop, story: Story) -> None:
    """Show a page with the cited passage and hits of a search."""
    whole(desktop, story)
    view = desktop.window.page_view
    view.look_at(Citation(0, 2, "Die Arbeiten beginnen", found=True), Paper(NAME, "0" * 64, "page", 30))
    image = QImage(400, 560, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    view.show_picture(Look(KNOWN, 2, (), 400), image, (Mark(40, 100, 200, 12),))
    seek(desktop, Hit(2, boxes=(Box(0.2, 0.5, 0.3, 0.02),)), Hit(2, boxes=(Box(0.4, 0.7, 0.3, 0.02),)))


def section(desktop: Desktop, story: Story) -> None:
    """Show a section of a document without pages, with hits of a search."""
    whole(desktop, story)
    view = desktop.window.page_view
    view.look_at(Citation(0, 2, "Freibad", found=True), Paper("notiz.md", "", "section", 3))
    view.show_text(Look(KNOWN, 2, ("Freibad",), 400), PageText(Page(2, "Das Freibad öffnet. " * 80), ()))
    seek(desktop, Hit(2, 4, 11))


def seek(desktop: Desktop, *hits: Hit) -> None:
    view = desktop.window.page_view
    view.begin_search()
    view.search.field.setText("Freibad")
    view.search.step(1)
    view.search.take("Freibad", Found(1, view._pages, hits, (3, 4)))


def refused(desktop: Desktop, story: Story) -> None:
    whole(desktop, story)
    view = desktop.window.page_view
    view.look_at(Citation(0, 2, "Die Arbeiten beginnen", found=True), Paper(NAME, "0" * 64, "page", 30))
    view.refuse(Look(KNOWN, 2, (), 400), "changed")


def history(desktop: Desktop, story: Story) -> None:
    whole(desktop, story)
    past = desktop.window.past
    past.field.setText("Kosten")
    past.show_rows([Row("0", NAME, "gestern", "failed", found="… Lindenstraße mit Kosten …")], "0")


def saving(desktop: Desktop, story: Story) -> None:
    whole(desktop, story)
    desktop.window.ask_where_to_save()


def preview(desktop: Desktop, story: Story) -> None:
    whole(desktop, story)
    desktop.handover._show_preview("<h1>Ein Ergebnis</h1><p>Eine Aussage (S. 1)</p>")


def settings(desktop: Desktop, _story: Story, *, tab: int) -> None:
    desktop.window.actions_.settings.trigger()
    tabs = next(found for one in dialogs_open() if isinstance(found := one.findChild(QTabWidget), QTabWidget))
    tabs.setCurrentIndex(tab)


def problem(desktop: Desktop, _story: Story) -> None:
    desktop.window.tell_problem("model-missing", "m", actions=[("Laden", lambda: None)])


def question(desktop: Desktop, story: Story) -> None:
    whole(desktop, story)
    desktop.window.job_page.head.erase.click()


VIEWS: dict[str, Opening] = {
    "start": start,
    "start while busy": start_busy,
    "running": running,
    "failed": failed,
    "choosing": choosing,
    "result": whole,
    "only what is open": filtered,
    "a statement being edited": edited,
    "page with hits": found,
    "section with hits": section,
    "page that cannot be shown": refused,
    "history searched": history,
    "saving": saving,
    "preview": preview,
    "letterhead": lambda desktop, _: desktop.window.actions_.letterhead.trigger(),
    **{f"settings {tab + 1}": partial(settings, tab=tab) for tab in range(6)},
    "sending": lambda desktop, _: sending(desktop.window, NAME),
    "held": held,
    "movable": movable,
    **OUTCOME_VIEWS,
    **WRITING_VIEWS,
    **REWRITING_VIEWS,
    **ASK_VIEWS,
    **SEARCH_VIEWS,
    **MODEL_VIEWS,
    "handbook": lambda desktop, _: desktop.window.help.show_handbook(),
    "introduction": lambda desktop, _: desktop.window.help.show_introduction(),
    "health": unfit,
    "shortcuts": lambda desktop, _: desktop.window.help.show_shortcuts(),
    "about": lambda desktop, _: desktop.window.help.show_about(),
    "problem": problem,
    "question": question,
    "password": lambda desktop, _: dialogs.ask_password(desktop.window, NAME, then=lambda _word: None),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A view on the screen, and the window of the program."""

    view: QWidget
    desktop: Desktop


def dialogs_open() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


@contextmanager
def letters(times: float) -> Iterator[None]:
    """Let all letters be so much larger, as the system can wish it."""
    usual = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(usual.pointSizeF() * times)
    QApplication.setFont(larger)
    try:
        yield
    finally:
        QApplication.setFont(usual)


def settle() -> None:
    """Let everything that waits for the next turn of the loop happen."""
    for _ in range(4):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def awake(widget: QWidget) -> None:
    """Wait until a window has the keyboard."""
    widget.activateWindow()
    if not QTest.qWaitForWindowActive(widget, PATIENCE_MS):
        raise TimeoutError("the window is not active")


@contextmanager
def program(size: tuple[int, int]) -> Iterator[Desktop]:
    """Build the whole program with the scripted engine and a profile of its own, in a window of this size."""
    built = QApplication.instance()
    if not isinstance(built, QApplication):
        raise TypeError("there is no application")
    with tempfile.TemporaryDirectory() as folder:
        os.environ[paths.MODELS_VARIABLE] = str(Path(folder) / "models")
        places = paths.places(Path(folder) / "heim")
        paths.make_private(places.home)
        application.speak_german(built)
        desktop = Desktop(places, "scripted")
        desktop.window.resize(*size)
        desktop.window.show()
        awake(desktop.window)
        try:
            yield desktop
        finally:
            desktop.window.busy = lambda: False
            desktop.window.close()
            desktop.window.deleteLater()
            built.setStyleSheet("")
            theme.current()
            os.environ.pop(paths.MODELS_VARIABLE, None)


@contextmanager
def opened(name: str, size: tuple[int, int]) -> Iterator[Shown]:
    """Open a view as a person would."""
    with program(size) as desktop:
        story = Story("a", NAME, "local", (Source(b"/x", NAME),), datetime(2026, 3, 17, tzinfo=UTC))
        VIEWS[name](desktop, story)
        settle()
        shown = next(iter(dialogs_open()), desktop.window)
        awake(shown)
        settle()
        try:
            yield Shown(shown, desktop)
        finally:
            for dialog in dialogs_open():
                dialog.close()
            for box in shown.findChildren(QComboBox):
                box.hidePopup()
