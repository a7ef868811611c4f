"""Looks for each question of a report in the collections, one after another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from genius_desktop import inquiries
from genius_desktop.libraries import NO_FILTERS, Filters, FoundPaper, Searched, SearchTask
from genius_desktop.ui.querying import Query, Querying


class ReportSearch(QObject):
    """Asks what may answer each question; a report that is begun takes the place of one that is still looked for.

    Signals:
        found: The documents to be read as a tuple of `Source`s, none where nothing was found, and the `Report`.
    """

    found = Signal(object, object)

    def __init__(self, querying: Querying) -> None:
        super().__init__()
        self._querying = querying
        self._text = self._job = ""
        self._parts: tuple[str, ...] = ()
        self._filters = NO_FILTERS
        self._found: list[tuple[str, tuple[FoundPaper, ...]]] = []

    def begin(self, text: str, parts: tuple[str, ...], filters: Filters) -> None:
        """Begin to look."""
        self._text, self._parts, self._filters, self._found = text, parts, filters, []
        self._next()

    def _next(self) -> None:
        part = self._parts[len(self._found)]
        most = inquiries.MOST_PAPERS_A_PART
        self._job = self._querying.look_for_answer(part, self._filters, limit=most, reports=True)

    def takes(self, task: Query, told: Searched | None) -> bool:
        """Take what was found, or that a search has failed, if it is what was looked for here."""
        if not isinstance(task, SearchTask) or task.job != self._job:
            return False
        self._job = ""
        if told is not None:
            self._found.append((task.query, told.results))
            if len(self._found) < len(self._parts):
                self._next()
            else:
                self.found.emit(*inquiries.report(self._text, self._found))
        return True
