"""The page for searching and the dialog of the collections, for the tests of every view."""

from dataclasses import replace

from genius_desktop.domain import Citation, Page
from genius_desktop.libraries import Collection, FoundPaper, Hit, Paper, PapersTold, Place, Root, Searched
from genius_desktop.reading import PageText, Stretch
from genius_desktop.ui import story, theme
from genius_desktop.ui.collections_dialog import CollectionsDialog
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.feeding import Known
from genius_desktop.ui.indexing import Indexing
from genius_desktop.ui.reader_process import Look
from genius_desktop.ui.report_dialog import ReportDialog
from genius_desktop.ui.search_page import SearchPage
from genius_desktop.ui.worker_process import WorkerProcess
from tests.ui.examples import NAME

QUOTE = (
    "Die Hundesteuer beträgt im Kalenderjahr für den ersten Hund 96,00 €, für jeden weiteren Hund 144,00 €; sie ist am "
    "1. Juli fällig."
)
SATZUNGEN = Collection(
    "a1b2c3",
    "Ortsrecht und Gebührensatzungen der Verbandsgemeinde",
    (Root(b"/daten/Ortsrecht/Satzungen und Verordnungen", "Satzungen"), Root(b"/daten/fort", "fort", lost=True)),
    {"read": 1234, "ocr": 17, "unreadable": 3, "changed": 2, "gone": 1},
    passages=20_000,
    kinds=("statute", "minutes"),
    years=(2024, 2019),
    bodies=("Ausschuss für Bau, Umwelt und Verkehr", "Gemeinderat"),
    endings=("pdf", "docx"),
)
PROTOKOLLE = Collection("d4e5f6", "Niederschriften", (Root(b"/daten/Rat", "Rat"),), {"waiting": 12}, endings=("pdf",))
PAPER = Paper(
    SATZUNGEN.id,
    b"/x",
    NAME,
    "changed",
    sha256="0" * 64,
    title="Satzung über die Erhebung der Hundesteuer",
    kind="statute",
    date="2023-12-07",
    body="Gemeinderat",
    pages=12,
)
HITS = tuple(
    Hit(
        number,
        number,
        "§ 5 Steuersatz · Straßenentwässerungsbeitragsberechnungsgrundlagen",
        QUOTE,
        1.0,
        (Place(4, 15),),
    )
    for number in range(1, 5)
)
FOUND = (
    FoundPaper(PAPER, 2.0, HITS, (replace(PAPER, name="Kopie von Hundesteuersatzung.pdf"),)),
    FoundPaper(replace(PAPER, name="Notiz.md", title="", state="gone", unit="section", date="2019"), 1.0, HITS[:1]),
)


def page_of(desktop: Desktop) -> SearchPage:
    """Show the page for searching; the window of these views has no history, which opens workplaces otherwise."""
    page = SearchPage()
    page.dress(theme.current())
    desktop.window.show_start()
    desktop.window.stack.addWidget(page)
    desktop.window.stack.setCurrentWidget(page)
    page.setFocus()
    return page


def searching(desktop: Desktop, _story: story.Story) -> None:
    """Show results with everything that one can have, and the page of one of them."""
    page = page_of(desktop)
    page.show_collections((SATZUNGEN, PROTOKOLLE))
    page.field.setText("Hundesteur für den ersten Hund")
    page.show_found(Searched(FOUND, "Hundesteuer für den ersten Hund", 20_000, 12.3))
    view = desktop.window.page_view
    desktop.window.right.show()
    view.look_at(Citation(0, 2, QUOTE, found=True), story.Paper(NAME, "0" * 64, "section", 12))
    look = Look(Known(b"/x", NAME, "0" * 64), 2, (QUOTE,), 400)
    view.show_text(look, PageText(Page(2, QUOTE * 9), (Stretch(0, len(QUOTE)),)))


def searching_busy(desktop: Desktop, _story: story.Story) -> None:
    """Show that nothing was found, while a collection is being read and the index makes trouble."""
    page = page_of(desktop)
    page.show_collections((SATZUNGEN,), "Wird eingelesen: 1.234 von 12.345 Dateien.")
    page.field.setText("Kurtaxe")
    page.show_found(Searched(()))
    page.fail("library-damaged", NAME)


def report_questions(desktop: Desktop, _story: story.Story) -> None:
    """Show the questions that a longer one was taken apart into."""
    ReportDialog(
        desktop.window, "Wie hoch ist die Hundesteuer für den Ersthund, wann ist sie fällig, und wer ist befreit?"
    ).open()


def searching_first(desktop: Desktop, _story: story.Story) -> None:
    """Show the page as it is before there is any collection."""
    page_of(desktop)


def collections(desktop: Desktop, _story: story.Story) -> None:
    """Show the collections, one of them being read, and the reason why a file could not be."""
    dialog = CollectionsDialog(desktop.window)
    dialog.show_collections((SATZUNGEN, PROTOKOLLE))
    dialog.list.setCurrentRow(0)
    states = (replace(PAPER, state="read"), PAPER, replace(PAPER, state="unreadable", problem="damaged-document"))
    dialog.show_papers(PapersTold(states, 1257))
    dialog.papers.list.setCurrentRow(2)
    dialog.reading.show_reading(_busy(desktop), NAME)
    dialog.open()


def _busy(desktop: Desktop) -> Indexing:
    class _Reading(Indexing):
        running = wanted = True

    built = _Reading(lambda: WorkerProcess(desktop.places.log), b"", busy=lambda: False)
    built.done, built.total = 1_234, 12_345
    return built


SEARCH_VIEWS = {
    "searching": searching,
    "searching while busy": searching_busy,
    "searching for the first time": searching_first,
    "collections": collections,
    "report questions": report_questions,
}
