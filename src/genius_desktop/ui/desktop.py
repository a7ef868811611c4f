"""The hub: builds the parts of the program and connects them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from genius_desktop import wording
from genius_desktop.domain import Citation, EngineKind, ExportFormat
from genius_desktop.jobs.events import Event, Warmed
from genius_desktop.letterhead import Letterhead
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import SectionWish, WarmTask
from genius_desktop.ui import measures, theme
from genius_desktop.ui.choices import Choice, shipped_forms
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.engine_room import EngineRoom
from genius_desktop.ui.engine_state import EngineState
from genius_desktop.ui.exporting import Exporter
from genius_desktop.ui.handing import Handover
from genius_desktop.ui.house import House
from genius_desktop.ui.intake import Intake
from genius_desktop.ui.job_queue import JobQueue
from genius_desktop.ui.main_window import MainWindow
from genius_desktop.ui.model_errand import ModelErrand
from genius_desktop.ui.network import Network
from genius_desktop.ui.page_desk import PageDesk
from genius_desktop.ui.reader_process import PageReader
from genius_desktop.ui.story import spoken_end
from genius_desktop.ui.worker_process import WorkerProcess

Action = tuple[str, Callable[[], object]]


class Desktop(QObject):
    """One window with everything behind it."""

    def __init__(self, places: Places, engine: EngineKind, window: MainWindow | None = None) -> None:
        """Furnish a window that is there already, or one of its own."""
        super().__init__()
        # Whoever builds a window for something else than a user wants no introduction.
        self.introduces = window is not None
        self.house = House(places)
        self.places = places = self.house.places
        self.window = window or MainWindow(engine, measures.look(places.settings))
        self.window.furnish(self.house.settings.current, shipped_forms())
        self.jobs: Any = None
        self.worker = WorkerProcess(places.log)
        self.queue = JobQueue(self.worker)
        self.errand = ModelErrand(places)
        self.network = Network()
        self.room = EngineRoom(places, engine, self.errand, network=self.network)
        self.reader = PageReader(places.log)
        self.exporter = Exporter(lambda: WorkerProcess(places.log))
        self.handover = Handover(self.exporter, self.window)
        self.intake = Intake(self)
        self.past = self.house.furnish(self)
        self.pages = PageDesk(self.window.page_view, self.reader)
        self._connect()
        if window is None:
            self._dress()

    def _connect(self) -> None:
        window = self.window
        window.busy = lambda: self.jobs is not None and self.jobs.working
        window.caught.connect(self.take)
        window.closing.connect(self.close)
        window.save_wished.connect(self._save)
        window.stop_wished.connect(lambda: self._on_shown(self.jobs.stop))
        window.resume_wished.connect(self._resume)
        window.erase_wished.connect(self._erase)
        window.history.chosen.connect(self.show_job)
        window.job_page.cited.connect(self._cite)
        window.job_page.sections_chosen.connect(self._choose_sections)
        window.asking_chosen.connect(self._choose_asking)
        window.start_page.choices.changed.connect(self._choose)
        window.started_anew.connect(window.start_page.known.hide)
        window.start_page.engine_line.fetch_wished.connect(self.room.fetch)
        window.start_page.engine_line.fetch_unwished.connect(self.room.cancel)
        window.start_page.engine_line.models_wished.connect(self.house.show_models)
        self.room.changed.connect(self._engine_changed)
        self.queue.told.connect(self._heed_plan)
        # What the worker has died on is no plan any more.
        self.queue.again.connect(lambda _job: self.room.look(self.house.settings.current.model))
        self.handover.chosen.connect(self._choose_letterhead)
        self.handover.held = self._letterhead
        self.handover.fixed = self.house.settings.policy.letter_laid_down()
        self.handover.choose(self.house.settings.current.letter)
        self.exporter.saved.connect(lambda path, without: window.say(wording.saved(path, without)))
        self.exporter.failed.connect(self._tell_problem)
        theme.follow(self._dress)

    def show(self) -> None:
        """Show the window first; history, worker and model come behind it."""
        self.window.show()
        QTimer.singleShot(0, self, self.open)

    def open(self) -> None:
        """Open the history and make the engine ready."""
        self._open_archive(self.places.archive)

    def _open_archive(self, file: Path) -> None:
        # Not before the window is seen: SQLite costs it a blink.
        from genius_desktop.archive.archive import Archive
        from genius_desktop.ui import results, surroundings, workplaces
        from genius_desktop.ui.job_desk import JobDesk
        from genius_desktop.ui.search_desk import SearchDesk
        from genius_desktop.ui.sending import Sending

        try:
            archive = Archive(file, tidy=False)
        except SetupProblem as fault:
            actions: list[Action] = [
                ("Noch einmal versuchen", self.open),
                ("Ohne Verlauf arbeiten", lambda: self._open_archive(Path(":memory:"))),
                ("Beenden", self.window.close),
            ]
            self.window.tell_problem(fault.code, fault.detail, actions=actions)
            return
        self.jobs = JobDesk(archive, self.queue)
        self.jobs.ask = self.house.settings.current.ask_before_long
        self.jobs.changed.connect(self._job_changed)
        self.jobs.listed.connect(self._list)
        self.jobs.troubled.connect(self._tell_problem)
        self.sending = Sending(self)
        self.results = results.furnish(self, self.places.log)
        self.searching = SearchDesk(self)
        self.workplaces = workplaces.furnish(self)
        self.surroundings = surroundings.Surroundings(self.window, self.jobs, self.queue, show=self.show_job)
        self.past.serve(self.jobs)
        self._list()
        self.room.look(self.house.settings.current.model)
        self.intake.go_on()
        self.house.welcome()

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.window.dress(theme.dress(application))

    def _engine_changed(self, state: EngineState) -> None:
        self.window.start_page.engine_line.show_engine(state)
        if state.condition == "ready" and self.room.choice is not None:
            self.queue.add(WarmTask("warm", self.room.choice))
            self.intake.go_on()

    def _heed_plan(self, _job: str, event: Event) -> None:
        if isinstance(event, Warmed) and event.outdated:
            self.room.outdate()

    def take(self, caught: Catch) -> None:
        """Begin with documents, or say why not."""
        self.intake.take(caught)

    def show_new(self, job: str | None) -> None:
        """Show a job that has just begun, if one has."""
        if job is not None:
            self.show_job(job)
            self.window.job_page.head.stop.setFocus()

    def show_job(self, job: str) -> None:
        """Show a job of the history."""
        self.window.show_story(self.jobs.story(job))
        self._list()

    def _list(self) -> None:
        story = self.window.story
        self.past.list(story.job if story else "")

    def _job_changed(self, job: str) -> None:
        story = self.jobs.story(job)
        shown = self.window.story
        if shown is not None and shown.job == job:
            self.window.show_story(story)
        if story.over:
            if shown is None or shown.job != job:
                self.window.say(spoken_end(story))
            else:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.window, spoken_end(story)))

    def _on_shown(self, do: Callable[[str], object]) -> None:
        if self.window.story is not None:
            do(self.window.story.job)

    def _resume(self, password: str) -> None:
        if self.jobs is not None and self.sending.resume(password):
            return
        if self.room.choice is None:
            self.window.show_start()
            return
        choice = self.room.choice
        self._on_shown(lambda job: self.show_new(self.jobs.resume(job, choice, password)))

    def _choose_sections(self, wishes: tuple[SectionWish, ...]) -> None:
        if (choice := self.room.choice) is not None:
            self._on_shown(lambda job: self.show_new(self.jobs.choose(job, wishes, choice)))

    def _choose_asking(self, ask: bool) -> None:  # noqa: FBT001 (a signal's value)
        self.house.settings.note(ask_before_long=ask)
        if self.jobs is not None:
            self.jobs.ask = ask

    def _erase(self) -> None:
        self._on_shown(self.past.erase)

    def _cite(self, citation: Citation) -> None:
        if self.window.story is not None:
            self.pages.show(citation, self.window.story)

    def _save(self, path: Path, form: ExportFormat) -> None:
        story = self.window.story
        if story is not None and story.summary is not None:
            self.window.folder = str(path.parent)
            self.exporter.write(story.summary, form, path)

    def _letterhead(self) -> Letterhead:
        return self.house.settings.current.whole_letterhead()

    def _choose_letterhead(self, letter: Letterhead) -> None:
        self.house.settings.note(letter=letter)
        self.exporter.letterhead = self._letterhead()

    def _choose(self, choice: Choice) -> None:
        # What matters is asked of these documents, not of all that come: it is not kept.
        self.house.settings.note(length=choice.length, mode=choice.mode, form=choice.form)

    def _tell_problem(self, code: str, detail: str) -> None:
        self.window.tell_problem(code, detail)

    def close(self) -> None:
        """Keep the settings and end every process."""
        self.house.close()
        for part in (self.intake, self.errand, self.reader, self.exporter, self.worker):
            part.stop()
        if self.jobs is not None:
            self.sending.stop()
            self.searching.stop()
            self.results.stop()
            self.jobs.close()
