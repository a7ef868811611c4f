"""What a user makes of results: changes, marks, another tone, ratings; kept in the archive beside what was written."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from genius_desktop import wording
from genius_desktop.archive.ratings import Rating
from genius_desktop.assistants import forms, tones
from genius_desktop.domain import EngineChoice, LengthName, Statement, ToneName
from genius_desktop.jobs.events import Cancelled, Event, Failed, Progressed, Restated, Revised
from genius_desktop.problems import Problem, SetupProblem
from genius_desktop.tasks import RecheckTask, RephraseTask, SummaryTask
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.follow_ups import BULLETS, WISHES
from genius_desktop.ui.job_desk import JobDesk
from genius_desktop.ui.job_page import JobPage
from genius_desktop.ui.job_queue import JobQueue
from genius_desktop.ui.next_question import next_task
from genius_desktop.ui.result_actions import ResultActions
from genius_desktop.ui.revision import Revision
from genius_desktop.ui.story import Story
from genius_desktop.ui.worker_process import WorkerProcess

_REPHRASE = "rephrase-"
_LENGTHS: tuple[LengthName, ...] = ("short", "medium", "long")
_TONES: dict[str, ToneName] = {"formal": "formal", "simple": "simple"}
_WAITS = "Wird umformuliert, sobald das Sprachmodell frei ist."


class ResultDesk(QObject):
    """Keeps what happens on the page of a finished job.

    Signals:
        troubled: Code and detail of a problem.
        opened: The number of the job that was asked for, new or known.
    """

    troubled = Signal(str, str)
    opened = Signal(str)

    def __init__(self, jobs: JobDesk, page: JobPage, queue: JobQueue, *, hire: Callable[[], WorkerProcess]) -> None:
        super().__init__()
        self.crew = Crew(hire)
        self._jobs = jobs
        self._archive = jobs.archive
        self._page = page
        self._queue = queue
        self._revisions: dict[str, Revision] = {}
        self._told: dict[str, dict[Statement, Statement]] = {}
        self._asked: dict[str, RephraseTask] = {}
        self.actions: ResultActions | None = None
        self.engine: Callable[[], EngineChoice | None] = lambda: None
        # Gives the number of a job that has begun; None where it is still to be decided who does it.
        self.begin: Callable[[SummaryTask, tuple[str, ...]], str | None] = jobs.begin
        page.turned.connect(self._turn)
        page.statements.edited.connect(lambda number, text: self._on_shown(lambda r: r.edit(number, text)))
        page.statements.reviewed.connect(lambda number, on: self._on_shown(lambda r: r.review(number, reviewed=on)))
        page.statements.removed.connect(lambda number: self._on_shown(lambda r: r.remove(number)))
        page.statements.decided.connect(lambda told, name: self._on_shown(lambda r: r.decide(told, name)))
        page.review.undone.connect(lambda: self._on_shown(lambda r: r.stack.undo()))
        page.review.redone.connect(lambda: self._on_shown(lambda r: r.stack.redo()))
        page.rating.rated.connect(self._rate)
        page.follow_ups.wished.connect(self._follow)
        page.follow_ups.asked.connect(self._ask)
        page.follow_ups.unwished.connect(lambda: queue.cancel(f"{_REPHRASE}{self._shown_job()}"))
        queue.told.connect(self._hear)

    def _shown(self) -> Story | None:
        story = self._page.story
        return story if story is not None and story.summary is not None else None

    def _shown_job(self) -> str:
        story = self._shown()
        return story.job if story else ""

    def _on_shown(self, do: Callable[[Revision], object]) -> None:
        story = self._shown()
        if story is not None:
            do(self._revision(story))

    def _revision(self, story: Story) -> Revision:
        """Give the revision of a job; its undo lasts as long as the program runs."""
        known = self._revisions.get(story.job)
        if known is None:
            known = Revision(tuple(story.statements))
            known.changed.connect(lambda: self._keep(story.job))
            known.wanted.connect(lambda statements: self._recheck(story.job, statements))
            self._revisions[story.job] = known
        return known

    def forget(self, jobs: Sequence[str]) -> None:
        """Forget jobs that are erased; what is still asked of them ends."""
        for job in jobs:
            self._revisions.pop(job, None)
            self._queue.cancel(f"{_REPHRASE}{job}")

    def _turn(self) -> None:
        """Show what is known of the result that the page shows now."""
        story = self._shown()
        if story is None:
            return
        self._page.rating.show_rating(self._archive.rating(story.job))
        revision = self._revisions.get(story.job)
        if revision is not None:
            if story.summary is not None and revision.statements != story.summary.statements:
                # A tone that came while another result was shown.
                story.tell(replace(story.summary, statements=revision.statements))
                self._page.show_story(story)
            self._offer_undo(revision)
        if story.job in self._asked:
            self._page.follow_ups.say(_WAITS, busy=True)

    def _keep(self, job: str) -> None:
        """Keep the statements as they are now, and show them."""
        revision = self._revisions[job]
        statements = revision.statements
        try:
            self._archive.revise(job, statements)
        except SetupProblem as fault:
            self.troubled.emit(fault.code, fault.detail)
        except KeyError:
            # Erased meanwhile.
            return
        story = self._shown()
        if story is not None and story.job == job and story.summary is not None:
            story.tell(replace(story.summary, statements=statements))
            self._page.show_story(story)
            self._offer_undo(revision)

    def _offer_undo(self, revision: Revision) -> None:
        stack = revision.stack
        self._page.review.offer_undo(stack.undoText(), stack.redoText())

    def _recheck(self, job: str, statements: tuple[Statement, ...]) -> None:
        """Look for the figures of edited statements in the documents, in a worker of its own."""
        story = self._shown()
        if story is None or story.job != job or story.summary is None:
            return
        documents = tuple(report.sha256 for report in story.summary.documents)
        kept = self._archive.task(job).kept

        def hear(event: Event) -> None:
            # What could not be read again stays marked as unchecked; a job may be erased meanwhile.
            if isinstance(event, Restated) and event.number < len(statements) and job in self._revisions:
                self._revisions[job].answer(statements[event.number], event.statement)

        task = RecheckTask(job, story.sources, documents, statements, kept, story.password, story.sourced)
        self.crew.run(task, hear)

    def _rate(self, rating: Rating) -> None:
        story = self._shown()
        if story is None:
            return
        try:
            self._archive.rate(story.job, rating)
        except SetupProblem as fault:
            self.troubled.emit(fault.code, fault.detail)

    def _follow(self, wish: str) -> None:
        story, choice = self._shown(), self.engine()
        if story is None or story.summary is None:
            return
        if choice is None:
            self._page.follow_ups.say("Das Sprachmodell ist noch nicht bereit.")
            return
        try:
            if wish in _TONES:
                self._rephrase(story, _TONES[wish], choice)
            else:
                self._open(replace(self._other(story.job, wish, choice), password=story.password), _digests(story))
        except Problem as fault:
            self.troubled.emit(fault.code, fault.detail)

    def _ask(self, question: str) -> None:
        """Begin the next question to the documents that are shown; where that cannot be, it stays in its field."""
        story, choice = self._shown(), self.engine()
        if story is None:
            return
        if choice is None:
            self._page.follow_ups.say("Das Sprachmodell ist noch nicht bereit.")
            self._page.follow_ups.question.field.setText(question)
            return
        try:
            task = next_task(self._archive.task(story.job), question, statements=tuple(story.statements), engine=choice)
            self._open(replace(task, password=story.password), _digests(story))
        except Problem as fault:
            self.troubled.emit(fault.code, fault.detail)

    def _other(self, job: str, wish: str, choice: EngineChoice) -> SummaryTask:
        """Ask the same of the same documents, shorter, longer or as bullets."""
        task = replace(self._archive.task(job), job="", engine=choice, ask=False)
        if wish == "bullets":
            return replace(task, form=forms.shipped(BULLETS))
        place = _LENGTHS.index(task.length) + (1 if wish == "longer" else -1)
        return replace(task, length=_LENGTHS[min(max(place, 0), len(_LENGTHS) - 1)])

    def _open(self, task: SummaryTask, documents: tuple[str, ...]) -> None:
        """Begin what was asked for, or show it where the history has it already."""
        same = self._jobs.same(task, documents)
        job = same.job if same else self.begin(task, documents)
        if job is not None:
            self.opened.emit(job)
        if same:
            self._page.follow_ups.say("Dieses Ergebnis gab es schon im Verlauf.")

    def _rephrase(self, story: Story, name: ToneName, choice: EngineChoice) -> None:
        if story.job in self._asked:
            return
        statements = self._revision(story).statements
        task = RephraseTask(f"{_REPHRASE}{story.job}", choice, tones.shipped(name), statements)
        self._asked[story.job], self._told[story.job] = task, {}
        self._page.follow_ups.say(_WAITS, busy=True)
        self._queue.add(task)

    def _hear(self, name: str, event: Event) -> None:
        job = name.removeprefix(_REPHRASE)
        task = self._asked.get(job)
        if task is None or not name.startswith(_REPHRASE):
            return
        match event:
            case Restated(number, statement) if number < len(task.statements):
                self._told[job][task.statements[number]] = statement
            case Progressed("merge", done, total):
                self._say(job, f"Aussage {done} von {total} umformuliert", busy=True)
            case Revised(kept):
                told = self._told.pop(job, {})
                del self._asked[job]
                changed = self._revisions[job].restate(told, WISHES[task.tone.id][0]) if job in self._revisions else 0
                undo = " Strg+Z macht es rückgängig." if changed else ""
                self._say(job, wording.rephrased(changed, len(kept)) + undo)
            case Failed(code, detail):
                self._end(job, "")
                self.troubled.emit(code, detail)
            case Cancelled():
                self._end(job, "Angehalten; die Aussagen sind, wie sie waren.")

    def _end(self, job: str, line: str) -> None:
        self._told.pop(job, None)
        self._asked.pop(job, None)
        self._say(job, line)

    def _say(self, job: str, line: str, *, busy: bool = False) -> None:
        if self._shown_job() == job:
            self._page.follow_ups.say(line, busy=busy)

    def stop(self) -> None:
        """Keep what was typed last and end whatever still runs."""
        self._page.rating.flush()
        self.crew.stop()


def _digests(story: Story) -> tuple[str, ...]:
    """Give the digest of each source of a job, in their order."""
    known = {paper.source: paper.sha256 for _, paper in sorted(story.papers.items()) if not paper.member}
    return tuple(known[number] for number in sorted(known)) if len(known) == len(story.sources) else ()
