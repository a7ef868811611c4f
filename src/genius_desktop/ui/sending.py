"""Who does a job: this PC or the server, as settings, house and user decide; nothing leaves unseen."""

from __future__ import annotations

import os
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from genius_desktop import assignment_words, leaving, paths
from genius_desktop.jobs.events import Event, Failed, Opened, Outgoing
from genius_desktop.problems import INPUT_CODES, SetupProblem
from genius_desktop.servers import Privacy, address
from genius_desktop.tasks import SummaryTask, preview_of
from genius_desktop.ui import dialogs, engine_choice
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.inquiry import Inquiry
from genius_desktop.ui.sending_dialog import SendingDialog
from genius_desktop.ui.server_line import ServerLine
from genius_desktop.ui.words import problem_words
from genius_desktop.ui.worker_process import WorkerProcess

if TYPE_CHECKING:
    from genius_desktop.domain import EngineChoice
    from genius_desktop.policy import Policy
    from genius_desktop.settings import Settings
    from genius_desktop.ui.desktop import Desktop

_PREVIEW = "outgoing"
_LOOKING = "Das Dokument wird gelesen; dann steht fest, ob es sich lohnt, den Server zu fragen."
_HERE = "Auf diesem PC bearbeiten"


class Sending(QObject):
    """Decides, asks, shows what would leave, and begins jobs here or there."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        # It holds this one.
        self._desktop = cast("Desktop", weakref.proxy(desktop))
        self._house = desktop.house.settings
        self.crew = Crew(lambda: WorkerProcess(self._desktop.places.log))
        self.line = ServerLine(desktop.jobs, WorkerProcess(desktop.places.log, door=desktop.house.door), self._let)
        desktop.window.job_page.head.called_back.connect(self._call_back)
        for wish in (desktop.window.job_page.head.sent_off, desktop.window.actions_.there.triggered):
            wish.connect(lambda _checked=False: self._wish_shown())
        self.line.outbox.stopped.connect(self._tell_stop)
        self._house.changed.connect(self._follow)
        self.line.outbox.open = self.allowed
        self._offer()
        self.line.take_up()

    @property
    def _held(self) -> Settings:
        return self._house.current

    @property
    def _rules(self) -> Policy:
        return self._house.policy

    @property
    def forced(self) -> bool:
        """Whether the house lets this PC do no job."""
        return self._rules.forced and not self._rules.forbidden

    @property
    def allowed(self) -> bool:
        """Whether there is a server for this PC, as settings and house have it today."""
        try:
            self._server()
        except SetupProblem:
            return False
        return True

    def _server(self) -> EngineChoice:
        """Give the engine that is the server; raises `SetupProblem` where there is none for this PC."""
        return leaving.choice(self._held, self._rules)

    def _let(self, task: SummaryTask) -> SummaryTask:
        """Give a task as it may leave today; raises `SetupProblem` where it may not."""
        server, was = self._server(), task.engine.server
        if was is not None and server.server is not None and was.url != server.server.url:
            raise SetupProblem("server-moved", address(was.url).host)
        leaving.require(self._held, self._rules, task.sources, data_class=task.engine.privacy.data_class)
        return replace(task, engine=replace(server, privacy=task.engine.privacy))

    def begin(self, task: SummaryTask, documents: tuple[str, ...] = ()) -> str | None:
        """Begin a job, or find out first who shall do it; give its number if it has begun."""
        here = leaving.remembered(self._held.server, task.sources) is False
        # What must not leave is the one thing that a house which forces its server still does here.
        guarded = task.sources and all(leaving.stays(self._held.server, source) for source in task.sources)
        forced = self.forced and not guarded
        if forced or (self.allowed and not here):
            self._inquire(task, documents)
            return None
        if self._desktop.room.choice is None:
            self._desktop.intake.hold(task.sources)
            return None
        job: str | None = self._desktop.jobs.begin(task, documents)
        return job

    def wish(self, task: SummaryTask) -> None:
        """Show what would leave of a job that the user wants at the server, however small it is."""
        self._inquire(task, (), wished=True)

    def _offer(self) -> None:
        """Offer the server for single jobs where there is one."""
        self._desktop.window.job_page.head.offer_server(on=self.allowed)
        self._desktop.window.actions_.there.setVisible(self.allowed)

    def _wish_shown(self) -> None:
        """Let the shown job go on at the server, or documents begin there where none is shown."""
        story = self._desktop.window.story
        if story is None:
            self._desktop.intake.ask_for_server()
        elif story.engine != "server" and story.summary is None and story.sources:
            task = self._desktop.jobs.archive.task(story.job)
            self.wish(replace(task, password=story.password))

    def _inquire(self, task: SummaryTask, documents: tuple[str, ...], *, wished: bool = False) -> None:
        """Have what would leave told; where there is no choice left, what must stay is refused at once."""
        try:
            server = self._server()
            for source in task.sources if wished or self.forced else ():
                if leaving.stays(self._held.server, source):
                    raise SetupProblem("server-local-folder", source.name)
        except SetupProblem as fault:
            self._tell(fault)
            return
        self._desktop.window.start_page.say(_LOOKING)
        self._preview(Inquiry(task, documents, server, {}, wished=wished), server.privacy)

    def resume(self, password: str) -> bool:
        """Let the shown job go on if it is one for the server: at once, or after showing what would leave."""
        story = self._desktop.window.story
        if story is None or story.engine != "server":
            return False
        if story.state == "held":
            self.line.outbox.retry()
            return True
        try:
            server = self._server()
        except SetupProblem as fault:
            self._tell(fault, here=True)
            return True
        task = replace(self._desktop.jobs.archive.task(story.job), password=password or story.password)
        privacy = replace(task.engine.privacy, data_class="")
        self._preview(Inquiry(task, (), server, {}), privacy)
        return True

    def _preview(self, inquiry: Inquiry, privacy: Privacy) -> None:
        """Have what would leave told by a worker; nothing of it leaves."""
        kept = os.fsencode(self._desktop.places.archive.parent / paths.DOCUMENTS)
        engine = replace(inquiry.server, privacy=privacy)
        task = preview_of(inquiry.task, engine, job=_PREVIEW, kept=kept)
        self.crew.run(task, lambda event: self._hear(inquiry, event, privacy))

    def _hear(self, inquiry: Inquiry, event: Event, privacy: Privacy) -> None:
        match event:
            case Opened() if not event.member:
                inquiry.digests[event.source] = event.sha256
            case Outgoing():
                if inquiry.dialog is None:
                    self._decide(inquiry, event, privacy)
                elif inquiry.dialog.privacy == replace(privacy, data_class=inquiry.dialog.privacy.data_class):
                    inquiry.dialog.show_outgoing(event)
            case Failed(code, detail):
                self._miss(inquiry, code, detail)

    def _miss(self, inquiry: Inquiry, code: str, detail: str) -> None:
        """Go on where what would leave cannot be told."""
        if inquiry.dialog is not None:
            inquiry.dialog.fail(problem_words(code, detail)[0])
        elif code in INPUT_CODES:
            # The job tells the problem itself, with what can be done about it; nothing of it has left.
            self._begin_here(inquiry)
        else:
            here = [] if self.forced else [(_HERE, lambda: self._begin_here(inquiry))]
            self._desktop.window.tell_problem(code, detail, actions=[*here, ("Abbrechen", lambda: None)])

    def _decide(self, inquiry: Inquiry, outgoing: Outgoing, privacy: Privacy) -> None:
        self._desktop.window.start_page.say("")
        known = inquiry.known
        if not known and not self.forced and not engine_choice.is_heavy(outgoing):
            self._begin_here(inquiry)
        elif not known and leaving.remembered(self._held.server, inquiry.task.sources) and self._rules.classes is None:
            self._send(inquiry, privacy, remember=False)
        elif not known and self._held.server.mode == "ask" and not self.forced:
            name = ", ".join(source.name for source in inquiry.task.sources) or assignment_words.title(inquiry.task)
            dialogs.choose(
                self._desktop.window,
                f"Wo soll „{name}“ bearbeitet werden?",
                f"{self._ways(outgoing).sentence()}\n\nVor dem Senden sehen Sie, was diesen PC verlässt.",
                actions=[
                    (_HERE, lambda: self._begin_here(inquiry)),
                    ("An den Server …", lambda: self._show(inquiry, outgoing, privacy)),
                ],
            )
        else:
            self._show(inquiry, outgoing, privacy)

    def _ways(self, outgoing: Outgoing) -> engine_choice.Ways:
        return engine_choice.measured(outgoing.tokens, self._desktop.room.choice, self._desktop.jobs.archive)

    def _show(self, inquiry: Inquiry, outgoing: Outgoing, privacy: Privacy) -> None:
        ways = "" if self.forced else self._ways(outgoing).sentence()
        what = inquiry.consignment(self._held, self._rules, ways=ways)
        if what is None:
            return
        dialog = inquiry.dialog = SendingDialog(self._desktop.window, what, privacy)
        dialog.privacy_changed.connect(lambda wished: self._preview(inquiry, wished))
        dialog.send_wished.connect(lambda wished, remember: self._send(inquiry, wished, remember=remember))
        dialog.here_wished.connect(lambda remember: self._begin_here(inquiry, remember=remember))
        dialog.show_outgoing(outgoing)
        dialog.open()

    def _send(self, inquiry: Inquiry, privacy: Privacy, *, remember: bool) -> None:
        """Begin a job at the server, as the user has seen it."""
        jobs, task = self._desktop.jobs, inquiry.task
        try:
            leaving.require(self._held, self._rules, task.sources, data_class=privacy.data_class)
        except SetupProblem as fault:
            self._tell(fault)
            return
        self._remember(inquiry, to_server=True, wished=remember)
        engine = replace(inquiry.server, privacy=privacy)
        if task.job:
            job = self.line.send(task.job, engine, task.password, documents=inquiry.released())
        else:
            job = jobs.begin(replace(task, engine=engine), inquiry.released())
        self._desktop.show_new(job)

    def _begin_here(self, inquiry: Inquiry, *, remember: bool = False) -> None:
        self._desktop.window.start_page.say("")
        self._remember(inquiry, to_server=False, wished=remember)
        task, local, jobs = inquiry.task, self._desktop.room.choice, self._desktop.jobs
        if task.job:
            story = jobs.story(task.job)
            if local is not None and not story.at_work and story.summary is None:
                self._desktop.show_new(jobs.resume(task.job, local, task.password))
        elif local is None and inquiry.wished:
            self._desktop.intake.hold(task.sources)
        else:
            self._desktop.show_new(jobs.begin(task, inquiry.documents))

    def _remember(self, inquiry: Inquiry, *, to_server: bool, wished: bool) -> None:
        if wished:
            server = leaving.remember(self._held.server, inquiry.task.sources, to_server=to_server)
            self._house.change(server=server)

    def _call_back(self) -> None:
        """Let the shown job go on here, if the house lets this PC work."""
        story, local = self._desktop.window.story, self._desktop.room.choice
        if story is None:
            return
        if self.forced:
            self._desktop.window.tell_problem("server-forced", "")
        elif local is None:
            self._desktop.window.tell_problem("model-missing", self._desktop.room.state.title)
        else:
            self._desktop.show_new(self.line.call_back(story.job, local))

    def _follow(self, _now: Settings) -> None:
        """Let a changed mode hold at once."""
        outbox = self.line.outbox
        self._offer()
        if self.allowed:
            outbox.unlock()
        elif outbox.open:
            outbox.shut()
            if waiting := len(self.line.jobs):
                self._ask_about(waiting)

    def _ask_about(self, waiting: int) -> None:
        told = "1 Auftrag wartet" if waiting == 1 else f"{waiting} Aufträge warten"
        dialogs.choose(
            self._desktop.window,
            f"Es geht nichts mehr an den Server. {told} noch auf ihn.",
            "Was schon ausgewertet ist, bleibt erhalten. Zurückgestellte Aufträge können Sie jederzeit fortsetzen.",
            actions=[
                (_HERE, lambda: self.line.call_all_back(self._desktop.room.choice)),
                ("Zurückstellen", self.line.put_aside),
            ],
        )

    def _tell_stop(self, code: str, detail: str) -> None:
        actions = [("Einstellungen …", self._desktop.house.show_settings), ("Später", lambda: None)]
        self._desktop.window.tell_problem(code, detail, actions=actions)

    def _tell(self, fault: SetupProblem, *, here: bool = False) -> None:
        actions = [("Auf diesem PC fortsetzen", self._call_back), ("Abbrechen", lambda: None)] if here else []
        self._desktop.window.tell_problem(fault.code, fault.detail, actions=actions)

    def stop(self) -> None:
        """End every process; what waits is found in line the next time."""
        self.crew.stop()
        self.line.outbox.stop()
