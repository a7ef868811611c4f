"""The page where the collections are searched: results while typing, each place a step from its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from genius_desktop import search_words
from genius_desktop.libraries import Collection, Searched
from genius_desktop.settings import SavedSearch
from genius_desktop.ui import room, words
from genius_desktop.ui.building import button, draw, label, scrolling, with_icon
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.found_filters import FoundFilters
from genius_desktop.ui.found_list import FoundList
from genius_desktop.ui.saved_searches import SavedSearches
from genius_desktop.ui.workplaces import Workplace

if TYPE_CHECKING:
    from genius_desktop.ui.desktop import Desktop
    from genius_desktop.ui.dropping import Catch
    from genius_desktop.ui.theme import Colours

TYPING_MS = 80
FEW, MANY = 12, 60
LONGEST_CHARS = 10_000
_FIELD_PX = 260
_HINT = (
    "Schreiben Sie Wörter oder eine Frage. Wörter in „Anführungszeichen“ müssen genau so dastehen; Eingabe geht zur "
    "ersten Stelle. „Beantworten“ lässt das Sprachmodell die gefundenen Stellen lesen und eine Antwort mit Belegen "
    "schreiben; „Bericht …“ tut es mit mehreren Teilfragen auf einmal."
)
_NO_COLLECTION = (
    "Es gibt noch keine Sammlung. Wählen Sie Ordner mit Satzungen, Niederschriften oder Verträgen: Die Dateien "
    "bleiben, wo sie sind; gelesen wird nur auf diesem PC."
)
_NOTHING = "Nichts gefunden. Versuchen Sie andere Wörter, oder nehmen Sie einen Filter heraus."
_NO_QUESTION = "Bitte schreiben Sie zuerst eine Frage."


class SearchPage(Workplace):
    """Takes a query, shows what was found, and tells what the user wants of it.

    Signals:
        searched: Query, `Filters`, how many documents at most, and whether the user is still typing.
        answer_wished: Question and `Filters`: the places that are found shall be read and an answer written.
        report_wished: Question and `Filters`: it shall be taken apart and answered in a report.
        saved: The `SavedSearch` es that shall be kept from now on.
        collections_wished: The user wants to see the collections, or to make one.
        caught: Documents were dropped that may join a collection.
    """

    searched = Signal(str, object, int, bool)
    answer_wished = Signal(str, object)
    report_wished = Signal(str, object)
    saved = Signal(object)
    collections_wished = Signal()
    caught = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Recherche")
        self.setAcceptDrops(True)
        self._collections: tuple[Collection, ...] = ()
        self._searches: tuple[SavedSearch, ...] = ()
        self._most = FEW
        self._goes = False
        self._build_controls()
        self.results = FoundList()
        self.message = label("", "warn")
        self.meant = button("", "place")
        self.count = label("", "muted")
        self.more = button("Mehr Dokumente zeigen")
        self._connect()
        self._build()
        self._typed = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typed.timeout.connect(lambda: self._search(typing=True))
        self.show_collections(())

    def _build_controls(self) -> None:
        self.field = QLineEdit()
        self.field.setProperty("role", "field")
        self.field.setAccessibleName("Suche in den Sammlungen")
        self.field.setPlaceholderText("Wonach suchen Sie?")
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(LONGEST_CHARS)
        self.field.setMinimumWidth(_FIELD_PX)
        # What is dropped on it are documents for the window.
        self.field.setAcceptDrops(False)
        self.answer = button("Beantworten", "primary", "Die gefundenen Stellen lesen und antworten (Strg+Eingabe)")
        self.answer.setShortcut("Ctrl+Return")
        self.report = button("Bericht …", tip="Eine längere Frage in Teilfragen beantworten (Strg+Umschalt+Eingabe)")
        self.report.setShortcut("Ctrl+Shift+Return")
        self.manage = with_icon(button("Sammlungen …", tip="Ordner und Dateien, in denen gesucht wird"), "collection")
        self.kept = SavedSearches()
        self.filters = FoundFilters()
        self.holdings = label("", "muted")

    def _connect(self) -> None:
        self.field.textEdited.connect(lambda _text: self._typed.start())
        self.field.returnPressed.connect(self._enter)
        self.field.textChanged.connect(self._follow)
        self.filters.changed.connect(lambda: self._search(typing=False))
        self.answer.clicked.connect(lambda: self._wish(self.answer_wished))
        self.report.clicked.connect(lambda: self._wish(self.report_wished))
        self.manage.clicked.connect(self.collections_wished)
        self.meant.clicked.connect(self._take_meant)
        self.more.clicked.connect(self._show_more)
        self.kept.chosen.connect(self.do_again)
        self.kept.kept.connect(self._keep)
        self.kept.dropped.connect(self._forget)

    def _build(self) -> None:
        self._head = head = QWidget()
        top = FlowLayout(8)
        top.add_wide(self.field, _FIELD_PX)
        top.addWidget(self.answer)
        top.addWidget(self.report)
        below = FlowLayout(8)
        for built in (self.filters, self.kept, self.manage):
            below.addWidget(built)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Recherche", "title"))
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self.holdings)
        found = QWidget()
        self._inner = inner = QVBoxLayout(found)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(8)
        for widget in (self.message, self.meant, self.count, self.results, self.more):
            left = isinstance(widget, type(self.more))
            inner.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0))
        inner.addStretch(1)
        self._foot = QWidget()
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 20, 24, 12)
        outer.setSpacing(8)
        outer.addWidget(head)
        outer.addWidget(scrolling(found, "Ergebnisse"), 1)
        outer.addWidget(self._foot)
        self._foot.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the controls scroll with the results where there is little room."""
        super().resizeEvent(event)
        room.share(self, (self._outer, self._inner), above=(self._head,), below=self._foot)

    def settle(self, desktop: Desktop) -> None:
        """Be connected to the collections of the program."""
        desktop.searching.serve(self)

    @property
    def query(self) -> str:
        """What is looked for."""
        return " ".join(self.field.text().split())

    def take(self, caught: Catch) -> None:
        """Take documents that were dropped on the window."""
        if caught.refusal:
            self.say(caught.refusal)
        else:
            self.caught.emit(caught)

    def say(self, text: str) -> None:
        """Show a sentence above the results."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_collections(self, collections: Sequence[Collection], told: str = "") -> None:
        """Show which collections there are, and what happens to them."""
        self._collections = tuple(collections)
        self.filters.offer(self._collections)
        self.holdings.setText(told or (search_words.holdings(collections) if collections else ""))
        self.holdings.setVisible(bool(self.holdings.text()))
        self.field.setEnabled(bool(collections))
        self.filters.setVisible(bool(collections))
        self.manage.setProperty("role", "plain")
        self.manage.setText("Sammlungen …" if collections else "Sammlung anlegen …")
        self.manage.setAccessibleName(self.manage.text())
        self._follow()
        if not self.results.cards:
            self._show_hint()

    def show_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Offer the searches that were kept."""
        self._searches = tuple(searches)
        self.kept.show_searches(searches)

    def _show_hint(self) -> None:
        self.meant.hide()
        self.more.hide()
        self.results.show_found((), ())
        self.count.setText(_HINT if self._collections else _NO_COLLECTION)
        self.count.show()

    def _follow(self) -> None:
        asked = any(sign.isalnum() for sign in self.query)
        for built in (self.answer, self.report):
            built.setEnabled(asked and bool(self._collections))
        self.kept.can_keep = asked

    def _enter(self) -> None:
        self._goes = True
        self._search(typing=False)

    def _search(self, *, typing: bool, most: int = FEW) -> None:
        self._typed.stop()
        self._most = most
        if any(sign.isalnum() for sign in self.query):
            self.searched.emit(self.query, self.filters.filters, most, typing)
        else:
            self._goes = False
            self.say("")
            self._show_hint()

    def show_found(self, found: Searched, *, like: bool = False) -> None:
        """Show what was found."""
        if not like and not any(sign.isalnum() for sign in self.query):
            # The field was emptied meanwhile.
            return
        self.say("")
        self.meant.setVisible(bool(found.meant))
        self.meant.setText(f"Meinten Sie „{found.meant}“?".replace("&", "&&"))
        self.meant.setAccessibleName(f"Meinten Sie {found.meant}?")
        self.meant.setProperty("query", found.meant)
        self.results.show_found(found.results, self._collections)
        self.count.setText(_told(found, like=like) if found.results else _NOTHING)
        self.count.show()
        self.more.setVisible(self._most == FEW and len(found.results) == FEW and not like)
        if self._goes:
            self._goes = False
            self.results.go_to_first()

    def fail(self, code: str, detail: str) -> None:
        """Say why nothing could be searched."""
        self.say(" ".join(part for part in words.problem_words(code, detail) if part))

    def do_again(self, search: SavedSearch) -> None:
        """Do a search that was kept."""
        self.field.setText(search.query)
        self.filters.choose(search.filters)
        self._search(typing=False)
        self.field.setFocus()

    def _take_meant(self) -> None:
        self.do_again(SavedSearch(str(self.meant.property("query")), self.filters.filters))

    def _show_more(self) -> None:
        self._search(typing=False, most=MANY)

    def _keep(self) -> None:
        search = SavedSearch(self.query, self.filters.filters)
        if search not in self._searches:
            self.saved.emit((*self._searches, search))

    def _forget(self, search: SavedSearch) -> None:
        self.saved.emit(tuple(other for other in self._searches if other != search))

    def _wish(self, signal: SignalInstance) -> None:
        if any(sign.isalnum() for sign in self.query):
            signal.emit(self.query, self.filters.filters)
        else:
            self.say(_NO_QUESTION)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Let a place that is dropped where it came from come to nothing; documents from elsewhere go to the window."""
        own = event.source()
        event.setAccepted(isinstance(own, QWidget) and self.isAncestorOf(own))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Do nothing with a place of our own."""
        event.acceptProposedAction()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the next query be written over the last one."""
        super().focusInEvent(event)
        if self._collections:
            self.field.selectAll()
            self.field.setFocus()
        else:
            self.manage.setFocus()

    def dress(self, colours: Colours) -> None:
        """Draw in today's colours."""
        self.results.dress(colours)
        draw(self.manage, colours.text)


def _told(found: Searched, *, like: bool) -> str:
    count = search_words.documents(len(found.results))
    return f"{count} mit ähnlichen Stellen" if like else f"{count} · {found.milliseconds:.0f} ms"
