"""The window among others: its title, its entry in the taskbar, its notices, the jobs that wait."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from genius_desktop.ui import dropping, words
from genius_desktop.ui.notices import Notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from genius_desktop.ui.job_desk import JobDesk
    from genius_desktop.ui.job_queue import JobQueue
    from genius_desktop.ui.main_window import MainWindow
    from genius_desktop.ui.story import Story

_PERCENT = re.compile(r"^\d+ % · ")
# What share of a job is behind it when a stage begins, and what the stage adds.
_SHARES = {"read": (0, 8), "recognise": (8, 2), "note": (10, 65), "merge": (75, 20), "check": (95, 5)}
_TITLE_CHARS = 60


class Surroundings(QObject):
    """Keeps everything around the work up to date."""

    def __init__(
        self,
        window: MainWindow,
        jobs: JobDesk,
        queue: JobQueue,
        *,
        show: Callable[[str], object],
        notices: Notices | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._jobs, self._queue = window, jobs, queue
        self._notices = notices or Notices()
        self._told: set[str] = set()
        waiting = window.left.waiting
        waiting.chosen.connect(show)
        waiting.moved.connect(queue.move)
        waiting.removed.connect(queue.cancel)
        jobs.changed.connect(self._changed)
        jobs.listed.connect(self._list)
        for offer in (window.start_page.known.shown, window.start_page.recent.chosen):
            offer.connect(show)
        window.start_page.first_steps.tried.connect(lambda file: window.caught.emit(dropping.sample(file)))
        self._notices.clicked.connect(lambda: to_front(window))
        window.windowTitleChanged.connect(self._show_progress)
        self._bar = window.statusBar()
        self._bar.setSizeGripEnabled(False)
        self._bar.hide()
        self._bar.messageChanged.connect(self._show_bar)
        self._list()

    def _show_bar(self, text: str) -> None:
        """Take room at the lower edge only while there is something to say there, and say it aloud as well."""
        self._bar.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))

    def _list(self) -> None:
        self._window.left.waiting.show_jobs(self._jobs.waiting())
        self._window.start_page.show_recent(self._jobs.rows())

    def _changed(self, job: str) -> None:
        self._show_progress()
        story = self._jobs.live(job)
        if story is None or not story.over:
            self._told.discard(job)
        elif job not in self._told:
            self._told.add(job)
            self._tell_end(story)

    def _tell_end(self, story: Story) -> None:
        # Who has stopped a job knows; who looks at the window sees.
        if story.state == "cancelled" or self._window.isActiveWindow():
            return
        QApplication.alert(self._window)
        title = words.short_name(story.title, _TITLE_CHARS)
        self._notices.tell(f"{title}: {words.STATES[story.state]}", story.outcome())

    def _show_progress(self) -> None:
        story = self._jobs.live(self._queue.running)
        percent = percent_of(story) if story is not None and not story.over else None
        bare = _PERCENT.sub("", self._window.windowTitle())
        title = bare if percent is None else f"{percent} % · {bare}"
        if title != self._window.windowTitle():
            self._window.setWindowTitle(title)
        self._notices.progress(percent)


def percent_of(story: Story) -> int | None:
    """Tell how far a job is; None before it is known."""
    before, adds = _SHARES.get(story.stage or "", (0, 0))
    if not adds:
        return None
    return before + (adds * min(story.done, story.total) // story.total if story.total else 0)


def to_front(window: MainWindow) -> None:
    """Bring the window before others, as far as the system allows."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
