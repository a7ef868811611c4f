"""The jobs of this window: begun, kept in the archive, told to whoever shows them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from genius_desktop import assignment_words, outcomes
from genius_desktop.archive.archive import Archive, JobEntry
from genius_desktop.awake import Vigil
from genius_desktop.domain import EngineChoice
from genius_desktop.jobs.events import FINAL, Event
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import SectionWish, SummaryTask
from genius_desktop.ui import keeping, words
from genius_desktop.ui.history_list import Row
from genius_desktop.ui.job_queue import JobQueue
from genius_desktop.ui.outbox import Outbox
from genius_desktop.ui.story import Story
from genius_desktop.ui.tidying import Tidying

# A choice that cannot be kept to is asked for again.
_BAD_CHOICE = {"nothing-left", "unknown-section"}


class JobDesk(QObject):
    """Keeps what jobs say, first in the archive and then on the screen.

    Signals:
        changed: The number of a job that has something new to show.
        listed: The history has changed.
        troubled: Code and detail of a problem of the archive itself.
    """

    changed = Signal(str)
    listed = Signal()
    troubled = Signal(str, str)

    def __init__(self, archive: Archive, queue: JobQueue) -> None:
        super().__init__()
        self._archive = archive
        self._queue = queue
        self._live: dict[str, Story] = {}
        # Jobs that have something to keep for which there is no room.
        self._unkept: set[str] = set()
        self._vigil = Vigil()
        # Earlier erasures may not have come to their end.
        self.tidying = Tidying(archive)
        self.tidying.begin()
        # Whether the user is asked before long documents.
        self.ask = True
        self.outbox: Outbox | None = None
        queue.told.connect(self.hear)
        queue.again.connect(self.go_on)
        queue.changed.connect(self._count)

    @property
    def archive(self) -> Archive:
        """The history these jobs are kept in."""
        return self._archive

    @property
    def queue(self) -> JobQueue:
        """The jobs of this PC, in their order."""
        return self._queue

    @property
    def working(self) -> bool:
        """Whether a job runs, or waits for this PC."""
        return any(story.at_work for story in self._live.values())

    def begin_anew(self, job: str) -> Story:
        """Forget what a job has told, since it begins from its notes again."""
        before = self.story(job)
        story = Story(job, before.title, before.engine, before.sources, before.created, manner=before.manner)
        story.password, story.form = before.password, before.form
        self._live[job] = story
        return story

    def go_on(self, job: str) -> None:
        """Show that a job runs again from its notes."""
        self.begin_anew(job).state = "running"
        self.changed.emit(job)

    def same(self, task: SummaryTask, documents: Sequence[str]) -> Row | None:
        """Find the result of the same wish for documents with these digests; its moment follows the word for it."""
        entry = self._archive.same(task, documents)
        if entry is None:
            return None
        when = words.since(entry.created.astimezone(), datetime.now().astimezone())
        return Row(entry.id, entry.title, when, entry.state)

    def begin(self, task: SummaryTask, documents: Sequence[str] = ()) -> str | None:
        """Begin a job, with the notes there are of its documents; give its number, or None where it cannot be kept."""
        title = assignment_words.title(task)
        # A server is quick: no one need choose what it shall leave out.
        # Hours of rewriting are not begun by mistake, whatever is asked of other long documents.
        task = replace(task, ask=(self.ask or task.rewording is not None) and task.engine.kind != "server")
        return self._start(lambda: self._archive.begin(title, task, documents), title)

    def resume(
        self, job: str, engine: EngineChoice, password: str = "", *, documents: Sequence[str] = ()
    ) -> str | None:
        """Let a job go on with the notes it has, with today's engine; a password stays in memory.

        For a server the digests are those of the documents as the user lets them go.
        """
        story = self.story(job)

        def enter() -> SummaryTask:
            if story.problem in _BAD_CHOICE:
                self._archive.amend(replace(self._archive.task(job), sections=(), ask=True))
            if engine.kind == "server":
                self._archive.amend(replace(self._archive.task(job), ask=False))
            return replace(self._archive.resume(job, engine, documents), password=password)

        return self._start(enter, story.title)

    def choose(self, job: str, wishes: tuple[SectionWish, ...], engine: EngineChoice) -> str | None:
        """Let a job that waits for a choice go on with it; the choice is kept with the job."""
        story = self.story(job)

        def enter() -> SummaryTask:
            self._archive.amend(replace(self._archive.task(job), sections=wishes, ask=False))
            return replace(self._archive.resume(job, engine), password=story.password)

        return self._start(enter, story.title)

    def _start(self, enter: Callable[[], SummaryTask], title: str) -> str | None:
        try:
            task = enter()
        except SetupProblem as fault:
            self.troubled.emit(fault.code, fault.detail)
            return None
        now = datetime.now().astimezone()
        manner = words.manner(task)
        told = Story(task.job, title, task.engine.kind, task.sources, now, password=task.password, manner=manner)
        told.form = outcomes.form_of(task)
        self._live[task.job] = told
        self._unkept.discard(task.job)
        if task.engine.kind == "server" and self.outbox is not None:
            self.outbox.add(task.job)
        else:
            self._queue.add(task)
            self._vigil.tend()
        self.listed.emit()
        return task.job

    def _count(self) -> None:
        """Tell every job its turn."""
        turns = {job: turn for turn, job in enumerate(self._queue.waiting, start=1)}
        for job, story in self._live.items():
            if story.turn != turns.get(job, 0):
                story.turn = turns.get(job, 0)
                self.changed.emit(job)
        self.listed.emit()

    def live(self, job: str) -> Story | None:
        """Give a job that was begun by this window."""
        return self._live.get(job)

    def waiting(self) -> list[tuple[str, str]]:
        """List numbers and titles of the jobs that wait, the next one first."""
        return [(job, self._live[job].title) for job in self._queue.waiting if job in self._live]

    def stop(self, job: str) -> None:
        """End a job."""
        self._queue.cancel(job)
        if self.outbox is not None:
            self.outbox.cancel(job)

    def erase(self, *jobs: str) -> bool:
        """Delete jobs that have ended; every byte of them goes as soon as nothing else is to be done.

        False where they are still there.
        """
        if self.outbox is not None:
            self.outbox.drop(*jobs)
        try:
            self._archive.delete(*jobs)
        except SetupProblem as fault:
            self.troubled.emit(fault.code, fault.detail)
            return False
        self._let_go(jobs)
        return True

    def _let_go(self, jobs: Sequence[str]) -> None:
        for job in jobs:
            self._live.pop(job, None)
        self.tidying.begin()
        self.listed.emit()

    def pin(self, job: str, *, pinned: bool) -> None:
        """Keep a job for as long as it is pinned, or let it go as all others."""
        try:
            self._archive.pin(job, pinned=pinned)
        except SetupProblem as fault:
            self.troubled.emit(fault.code, fault.detail)

    def forget(self, days: int) -> list[str]:
        """Let go what is older than so many days; tell which jobs that were."""
        try:
            gone = self._archive.expired(days, datetime.now(UTC))
            if gone:
                self._archive.delete(*gone)
        except SetupProblem as fault:
            self.troubled.emit(fault.code, fault.detail)
            return []
        if gone:
            self._let_go(gone)
        return gone

    def story(self, job: str) -> Story:
        """Tell a job, live or stored."""
        if job in self._live:
            return self._live[job]
        entry = next(entry for entry in self._archive.jobs() if entry.id == job)
        task = self._archive.task(job)
        created = entry.created.astimezone()
        story = Story(job, entry.title, task.engine.kind, task.sources, created, manner=words.manner(task))
        story.form = outcomes.form_of(task)
        story.end(_state(entry), entry.problem, entry.detail)
        summary = self._archive.summary(job)
        if summary is not None:
            story.tell(summary)
        return story

    def rows(self, query: str = "") -> list[Row]:
        """List the history as it is shown, or what of it tells of some words."""
        now = datetime.now().astimezone()
        if query:
            found = [(hit.entry, hit.excerpt) for hit in self._archive.search(query)]
        else:
            found = [(entry, "") for entry in self._archive.jobs()]
        rows = []
        for entry, excerpt in found:
            state = self._live[entry.id].state if entry.id in self._live else _state(entry)
            turn = self._live[entry.id].turn if entry.id in self._live else 0
            when = f"{turn}. in der Reihe" if turn else words.moment(entry.created.astimezone(), now)
            rows.append(Row(entry.id, entry.title, when, state, pinned=entry.pinned, found=excerpt))
        return rows

    def hear(self, job: str, event: Event) -> None:
        """Keep and show what a job says."""
        story = self._live.get(job)
        if story is None:
            return
        before = story.state
        try:
            keeping.keep(self._archive, job, event)
        except SetupProblem as fault:
            self._give_up(job, event, fault)
        story.hear(event)
        if self.working:
            self._vigil.tend()
        else:
            self._vigil.end()
        self.changed.emit(job)
        if story.state != before:
            self.listed.emit()

    def _give_up(self, job: str, event: Event, fault: SetupProblem) -> None:
        """End a job whose notes cannot be kept, and say so once; what was kept before it goes on from."""
        if job in self._unkept:
            return
        self._unkept.add(job)
        if not isinstance(event, FINAL):
            self.stop(job)
        self.troubled.emit(fault.code, fault.detail)

    def close(self) -> None:
        """Close the archive; a job that still runs is found interrupted the next time."""
        self._vigil.end()
        self.tidying.stop()
        self._archive.close()


def _state(entry: JobEntry) -> str:
    return "choosing" if entry.problem == keeping.CHOICE_OPEN else entry.state
