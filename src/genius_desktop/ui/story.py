"""What the window knows of one job, from its first event to its stored result."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from genius_desktop import outcome_words, outcomes, wording
from genius_desktop.domain import EngineKind, Source, Statement, Summary, Unit
from genius_desktop.estimates import Estimate
from genius_desktop.jobs.events import (
    Cancelled,
    Doubted,
    Drafted,
    Event,
    Failed,
    Finished,
    Opened,
    Outlined,
    Overviewed,
    Progressed,
    Stage,
    Stated,
    Worked,
    Wrote,
)
from genius_desktop.overviews import Finding, Overview
from genius_desktop.pace import Pace, working_seconds
from genius_desktop.standings import Standing, left_out
from genius_desktop.ui import words
from genius_desktop.ui.section_choice import Chapters

_PROVISIONAL_CHARS = 400
_REFERENCES = re.compile(r"\s*\[[\d,;\s]*\]?\s*$")
# What the line of coverage has already said.
_COVERED = {"pages-without-text", "pages-failed"}
_OVER = {"finished", "failed", "cancelled", "interrupted", "choosing"}
_FIRST_FACTS = "Erste Angaben aus dem Anfang des Dokuments, noch vorläufig:"
_FIRST_PLACE = "Diese Stelle spricht davon; die Antwort wird noch geschrieben:"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a job as far as it is known."""

    name: str
    sha256: str
    unit: Unit
    pages: int
    source: int = 0
    member: tuple[int, ...] = ()


@dataclass(slots=True)
class Story:
    """A job as it is told; `hear` takes its events."""

    job: str
    title: str
    engine: EngineKind
    sources: tuple[Source, ...]
    created: datetime
    state: str = "waiting"
    started: float | None = None
    stage: Stage | None = None
    done: int = 0
    total: int = 0
    papers: dict[int, Paper] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    overviews: dict[int, Overview] = field(default_factory=dict)
    sections: dict[int, tuple[Finding, ...]] = field(default_factory=dict)
    drafts: list[Statement] = field(default_factory=list)
    # How far each file of a round is; of a result, those that it says nothing of.
    standings: dict[tuple[int, tuple[int, ...]], Standing] = field(default_factory=dict)
    estimate: Estimate | None = None
    written: str = ""
    summary: Summary | None = None
    problem: str = ""
    detail: str = ""
    # For the pages of the document, as long as the program runs.
    password: str = ""
    pace: Pace = field(default_factory=Pace)
    # Which in the queue, counted from 1; 0 for a job that does not wait.
    turn: int = 0
    # In which form and how thoroughly it is summarised, or what else it is.
    manner: str = ""
    # Of its result.
    form: str = ""

    @property
    def over(self) -> bool:
        """Whether the job has ended, whatever the end."""
        return self.state in _OVER

    @property
    def at_work(self) -> bool:
        """Whether the job runs, or will as soon as this PC is free."""
        return not self.over and self.state != "held"

    @property
    def kind(self) -> outcomes.Outcome:
        """What the job ends with."""
        return outcomes.outcome_of(self.form)

    @property
    def sourced(self) -> bool:
        """Whether each statement must name its place."""
        return outcomes.needs_sources(self.kind, documents=bool(self.papers or self.sources))

    def hear(self, event: Event) -> None:
        """Take in what the job says."""
        if self.started is None:
            self.started = working_seconds()
        if not self.over:
            self.state, self.problem, self.detail = "running", "", ""
        self._hear_progress(event)
        match event:
            case Opened(document, name, sha256, unit, pages):
                self.papers[document] = Paper(name, sha256, unit, pages, event.source, event.member)
                self.stage, self.done, self.total = "read", 0, pages
            case Progressed(stage, done, total):
                self.stage, self.done, self.total = stage, done, total
            case Doubted(_, doubt):
                self.doubts.append(wording.doubt_line(doubt))
            case Overviewed(document, overview, sections):
                self.overviews[document], self.sections[document] = overview, sections
            case Drafted(statement):
                self.drafts.append(statement)
            case Wrote(text):
                self.written = (self.written + text)[-_PROVISIONAL_CHARS:]
            case Stated(_, statement):
                self.written = ""
                self.drafts = []
                self.statements.append(statement)
            case _:
                self._hear_end(event)

    def _hear_progress(self, event: Event) -> None:
        match event:
            case Progressed(stage, done, total):
                self.pace.progressed(stage, done, total)
            case Worked(done, work, prompts):
                self.pace.worked(done, work, prompts)
            case Standing():
                self.standings[event.place] = event

    def _hear_end(self, event: Event) -> None:
        match event:
            case Finished(summary):
                self.end("finished")
                self.tell(summary)
            case Failed(code, detail):
                self.end("failed", code, detail)
            case Cancelled():
                self.end("cancelled")
            case Outlined(estimate):
                self.estimate = estimate
                self.end("choosing")

    def hold(self, problem: str, detail: str) -> None:
        """Let the job wait for its server; what has kept it from there, if anything."""
        self.state, self.problem, self.detail = "held", problem, detail

    def end(self, state: str, problem: str = "", detail: str = "") -> None:
        """Close the story."""
        self.state, self.problem, self.detail, self.written = state, problem, detail, ""
        self.drafts = []

    def tell(self, summary: Summary) -> None:
        """Show a result, just finished or stored."""
        self.summary, self.form = summary, summary.form
        self.statements = list(summary.statements)
        self.standings = {standing.place: standing for standing in left_out(summary)}
        self.overviews = dict(enumerate(summary.overviews))
        self.papers = {
            index: Paper(report.name, report.sha256, report.unit, report.pages, report.source, report.member)
            for index, report in enumerate(summary.documents)
        }

    @property
    def example(self) -> bool:
        """Whether no model wrote this."""
        return (self.summary.engine.name if self.summary else self.engine) == "scripted"

    @property
    def badge(self) -> str:
        """Where the work is done."""
        kinds = [engine.name for engine in wording.writers(self.summary)] if self.summary else [self.engine]
        return " + ".join(dict.fromkeys(wording.PLACE[kind] for kind in kinds))

    @property
    def writers(self) -> str:
        """Which models have written the result, and where."""
        if self.summary is None:
            return ""
        return wording.written_by(self.summary) if outcomes.by_model(self.summary) else outcome_words.NO_MODEL

    @property
    def notice(self) -> str:
        """What everyone who reads the result must know."""
        if self.example:
            return wording.EXAMPLE_NOTICE
        by_model = self.summary is None or outcomes.by_model(self.summary)
        return outcome_words.notice(self.kind, documents=bool(self.sources), by_model=by_model)

    @property
    def provisional(self) -> str:
        """The line that is being written, without its bullet and the numbers at its end."""
        return _REFERENCES.sub("", self.written.strip().lstrip("-•*– ").strip())

    @property
    def first_facts(self) -> str:
        """What the first passage says, as long as no statement is written."""
        lines = [
            f"• {draft.text} ({wording.place(self._unit(draft.citations[0].document), draft.citations[0].page)})"
            for draft in self.drafts
        ]
        return "\n".join([_FIRST_PLACE if self.kind in {"answer", "report"} else _FIRST_FACTS, *lines]) if lines else ""

    @property
    def offered(self) -> bool:
        """Whether the user can choose now; a stored job has to find out again first what there is to choose."""
        return self.state == "choosing" and bool(self.chapters or self.estimate)

    @property
    def chapters(self) -> list[Chapters]:
        """The sections of each document that has some."""
        return [
            Chapters(number, paper.name, paper.sha256, paper.unit, self.sections[number])
            for number, paper in sorted(self.papers.items())
            if self.sections.get(number)
        ]

    def _unit(self, document: int) -> Unit:
        return self.papers[document].unit if document in self.papers else "page"

    def progress(self) -> str:
        """Say in words how far the job is."""
        if self.state == "held":
            return words.STATES["held"]
        if self.state == "waiting" and self.turn:
            return f"{self.turn}. in der Reihe"
        if self.state == "waiting" or self.stage is None:
            return "Beginnt, sobald das Sprachmodell frei ist" if self.state == "waiting" else "Wird vorbereitet"
        last = self.papers[max(self.papers)] if self.papers else None
        line = words.progress(self.stage, self.done, self.total, unit=last.unit if last else "page", kind=self.kind)
        if self.stage == "read" and len(self.sources) > 1:
            line = f"Dokument {max(len(self.papers), 1)} von {len(self.sources)}: {line}"
        step = words.step(self.stage) if self.kind == "summary" else ""
        return " · ".join(part for part in (step, line) if part)

    def time(self) -> str:
        """Say how long the job has been running, and how long it will still take where that is known."""
        if self.started is None:
            return ""
        left = None if self.over else self.pace.left()
        gone = words.duration(working_seconds() - self.started)
        return f"{gone} · {wording.time_left(left.seconds, whole=left.whole)}" if left else gone

    def outcome(self) -> str:
        """Say in one line how the job ended."""
        if self.summary is None:
            return words.STATES[self.state]
        count = sum(statement.kind != "absent" for statement in self.statements)
        told = outcome_words.PARTS[self.kind].counted(count) if count else outcome_words.NONE[self.kind]
        return f"{told} · {words.duration(self.summary.timing.seconds_total)}"

    def coverage(self) -> list[str]:
        """Say what of each document was read, then what was in doubt."""
        if self.summary is None:
            return list(self.doubts)
        several = len(self.summary.documents) > 1
        lines = []
        for report in self.summary.documents:
            line = wording.coverage_line(report.unit, report.coverage)
            lines.append(f"{report.name}: {line}" if several else line)
            lines += [wording.doubt_line(doubt) for doubt in report.doubts if doubt.code not in _COVERED]
        lines += [wording.doubt_line(doubt) for doubt in self.summary.warnings]
        return [*lines, self.writers] if len(wording.writers(self.summary)) > 1 else lines


def spoken_end(story: Story) -> str:
    """Say the end of a job to a screen reader."""
    state = words.STATES[story.state]
    return f"{story.title}: {state}." if story.outcome() == state else f"{story.title}: {state}. {story.outcome()}"
