"""The collections behind the window: searched, read in, answered from; between the page, the workers and the jobs."""

from __future__ import annotations

import os
import weakref
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from genius_desktop import inquiries, question_words, search_words
from genius_desktop.assistants import files as assistants
from genius_desktop.domain import Citation, Source
from genius_desktop.libraries import Filters, FoundPaper, Hit, Indexed, PapersTask, PapersTold, Searched, SearchTask
from genius_desktop.problems import Problem
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui import reading_line
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.feeding import Known
from genius_desktop.ui.indexing import Indexing
from genius_desktop.ui.querying import Query, Querying
from genius_desktop.ui.report_search import ReportSearch
from genius_desktop.ui.search_weights import SearchWeights
from genius_desktop.ui.story import Paper
from genius_desktop.ui.watching import Watching
from genius_desktop.ui.worker_process import WorkerProcess
from genius_desktop.ui.workplaces import NO_ENGINE

if TYPE_CHECKING:
    from genius_desktop.assignments import Question, Report
    from genius_desktop.libraries import Collection
    from genius_desktop.ui.collections_dialog import CollectionsDialog
    from genius_desktop.ui.desktop import Desktop
    from genius_desktop.ui.report_dialog import ReportDialog
    from genius_desktop.ui.search_page import SearchPage

# Not before the window and its engine are ready: nobody waits for it.
CHECK_MS = 20_000
_ASSISTANT = "fragen"
_ASK_PAGE = "AskPage"
_REBUILT = "Das Verzeichnis der Sammlungen war beschädigt; es wurde aus Ihren Dateien neu aufgebaut."


class SearchDesk(QObject):
    """Serves the page for searching and the dialog of the collections."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        # It holds this one.
        self._desktop = cast("Desktop", weakref.proxy(desktop))
        places = desktop.places
        library = os.fsencode(places.library)
        self.querying = Querying(lambda: WorkerProcess(places.log), library)
        queue = desktop.queue
        self.indexing = Indexing(lambda: WorkerProcess(places.log), library, busy=lambda: not queue.empty)
        self.collections: tuple[Collection, ...] = ()
        self.page: SearchPage | None = None
        self.dialog: CollectionsDialog | None = None
        self._likes: set[str] = set()
        self._answers: dict[str, Filters] = {}
        self.reports = ReportSearch(self.querying)
        self.reports.found.connect(self._report)
        self._last = ""
        queue.changed.connect(self.indexing.heed)
        self.querying.found.connect(self._found)
        self.querying.collections.connect(self._show)
        self.querying.papers.connect(self._show_papers)
        self.querying.failed.connect(self._fail)
        self.indexing.changed.connect(self._show_reading)
        self.indexing.filed.connect(self._note_filed)
        self.indexing.ended.connect(self._end_round)
        self.indexing.sensed.connect(self.querying.tell_collections)
        self.indexing.troubled.connect(self._trouble)
        self.watching = Watching()
        self.watching.changed.connect(self.indexing.update)
        self.weights = SearchWeights(places)
        self.weights.found.connect(self._take_weights)
        self.weights.look()
        if places.library.is_dir():
            QTimer.singleShot(CHECK_MS, self, self.indexing.update)

    def serve(self, page: SearchPage) -> None:
        """Be there for the page for searching."""
        self.page = page
        page.searched.connect(
            lambda query, filters, most, typing: self.querying.search(query, filters, limit=most, unfinished=typing)
        )
        page.answer_wished.connect(self._look_for_answer)
        page.report_wished.connect(self.plan_report)
        page.collections_wished.connect(self.show_collections)
        page.caught.connect(self._take)
        page.saved.connect(self._keep)
        page.results.opened.connect(self._open)
        page.results.like_wished.connect(self._look_for_like)
        page.results.summary_wished.connect(self._summarise)
        page.results.question_wished.connect(lambda found: self._use(found, _ASK_PAGE))
        page.results.use_wished.connect(self._use)
        page.show_searches(self._desktop.house.settings.current.searches)
        self.querying.tell_collections()
        self.querying.warm()

    def _take_weights(self) -> None:
        self.querying.weights = self.indexing.weights = self.weights.current
        if self.page is not None:
            self.indexing.sense()

    def _look_for_like(self, hit: Hit) -> None:
        self._likes.add(self.querying.search("", like=hit.passage))

    def _look_for_answer(self, question: str, filters: Filters) -> None:
        job = self.querying.look_for_answer(question, filters, limit=inquiries.MOST_PAPERS)
        self._answers = {job: filters}

    def plan_report(self, question: str, filters: Filters) -> ReportDialog:
        """Show the questions that a longer one was taken apart into; then look for each of them."""
        from genius_desktop.ui.report_dialog import ReportDialog

        dialog = ReportDialog(self._desktop.window, question)
        dialog.wished.connect(lambda text, parts: self.reports.begin(text, parts, filters))
        dialog.open()
        return dialog

    def _found(self, task: SearchTask, found: Searched) -> None:
        if self.page is None or self.reports.takes(task, found):
            return
        if task.job in self._answers:
            self._answers = {}
            self._answer(task.query, found)
            return
        self.page.show_found(found, like=task.job in self._likes)
        self._likes.discard(task.job)

    def _answer(self, question: str, found: Searched) -> None:
        """Begin the job that answers from the places that were found."""
        sources, asked = inquiries.inquiry(question, found.results)
        if not sources:
            cast("SearchPage", self.page).show_found(found)
        self._begin(sources, question=asked)

    def _report(self, sources: tuple[Source, ...], report: Report) -> None:
        self._begin(sources, report=report)

    def _begin(
        self, sources: tuple[Source, ...], *, question: Question | None = None, report: Report | None = None
    ) -> None:
        """Let a job answer from these documents; without any there is nothing to answer from."""
        page = cast("SearchPage", self.page)
        if not sources:
            page.say(question_words.ABSENT_IN_COLLECTION)
            return
        try:
            assistant = assistants.shipped(_ASSISTANT)
        except Problem as fault:
            page.troubled.emit(fault.code, fault.detail)
            return
        page.wished.emit(SummaryTask("", sources, assistant, NO_ENGINE, question=question, report=report))

    def _open(self, found: FoundPaper, hit: Hit) -> None:
        """Show the page of a place beside the results."""
        paper = found.paper
        known = Known(paper.path, paper.name, paper.sha256, paper.member)
        told = Paper(paper.name, paper.sha256, paper.unit, paper.pages, member=paper.member)
        self._desktop.window.right.show()
        self._desktop.pages.show_document(known, Citation(0, hit.page, hit.quote, found=True), told)

    def _summarise(self, found: FoundPaper) -> None:
        self._desktop.take(Catch((_source(found),)))

    def _use(self, found: FoundPaper, name: str) -> None:
        """Hand a document to another workplace."""
        page = self._desktop.workplaces.open_named(name)
        if page is not None:
            page.take(Catch((_source(found),)))

    def _take(self, caught: Catch) -> None:
        """Let documents that were dropped on the page become a collection, once the user has said so."""
        from genius_desktop.ui import dialogs

        count = search_words.documents(len(caught.sources))
        dialogs.ask(
            self._desktop.window,
            f"{count} als neue Sammlung aufnehmen?",
            "Gelesen und gespeichert wird nur der Text, nur auf diesem PC. Die Dateien bleiben, wo sie sind.",
            yes="Aufnehmen",
            then=lambda: self.indexing.add(tuple(source.path for source in caught.sources)),
        )

    def _keep(self, searches: object) -> None:
        self._desktop.house.settings.change(searches=searches)
        if self.page is not None:
            self.page.show_searches(self._desktop.house.settings.current.searches)

    def show_collections(self) -> None:
        """Show the collections, each with its files."""
        from genius_desktop.ui.collections_dialog import CollectionsDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        self.dialog = dialog = CollectionsDialog(self._desktop.window)
        dialog.added.connect(lambda paths, collection: self.indexing.add(paths, collection=collection))
        dialog.updated.connect(lambda collection: self.indexing.update(collection, again=True))
        dialog.removed.connect(self.indexing.remove)
        dialog.reading.paused.connect(lambda on: self.indexing.pause() if on else self.indexing.go_on())
        dialog.asked.connect(self.querying.tell_papers)
        dialog.destroyed.connect(self._forget_dialog)
        dialog.show_collections(self.collections, self._watched)
        self._show_reading()
        self.querying.tell_collections()
        self.weights.look()
        dialog.open()

    @property
    def _watched(self) -> frozenset[str]:
        return frozenset(one.id for one in self.collections if self.watching.watches(one.id))

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _show(self, collections: tuple[Collection, ...]) -> None:
        self.collections = collections
        self.watching.heed(collections)
        if self.dialog is not None:
            self.dialog.show_collections(collections, self._watched)
        self._show_reading()

    def _show_papers(self, task: PapersTask, told: PapersTold) -> None:
        if self.dialog is not None and task.collection == self.dialog.chosen:
            self.dialog.show_papers(told)

    def _show_reading(self) -> None:
        if self.page is not None:
            self.page.show_collections(self.collections, reading_line.told(self.indexing))
        if self.dialog is not None:
            self.dialog.reading.show_reading(self.indexing, self._last)

    def _note_filed(self, paper: object) -> None:
        self._last = getattr(paper, "name", "")
        if self.dialog is not None:
            self.dialog.reading.show_reading(self.indexing, self._last)

    def _end_round(self, collections: tuple[Collection, ...], told: Indexed | None) -> None:
        self._last = ""
        self._show(collections)
        if told is not None and told.rebuilt:
            self._desktop.window.say(_REBUILT)

    def _fail(self, task: Query, code: str, detail: str) -> None:
        self.reports.takes(task, None)
        if self.page is None:
            return
        if code == "unknown-collection":
            # Removed meanwhile; what is there now is told.
            self.querying.tell_collections()
        elif not isinstance(task, PapersTask):
            self.page.fail(code, detail)

    def _trouble(self, code: str, detail: str) -> None:
        self._desktop.window.tell_problem(code, detail)

    def stop(self) -> None:
        """End the workers."""
        self.querying.stop()
        self.indexing.stop()
        self.weights.stop()
        self.watching.stop()


def _source(found: FoundPaper) -> Source:
    """Give the file; what is found in an attachment is in the file that brings it."""
    return Source(found.paper.path, found.paper.name.partition(" · ")[0])
