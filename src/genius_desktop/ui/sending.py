"""Who does a job: this PC or the server, as settings, house and user decide; nothing leaves unseen."""

from __future__ import annotations

import os
import weakref
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from genius_desktop import leaving, paths
from genius_desktop.jobs.events import Event, Failed, Opened, Outgoing
from genius_desktop.problems import INPUT_CODES, SetupProblem
from genius_desktop.servers import Privacy, address
from genius_desktop.tasks import OutgoingTask, SummaryTask
from genius_desktop.ui import dialogs, engine_choice
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.sending_dialog import Consignment, SendingDialog
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


@dataclass(slots=True)
class _Inquiry:
    """A job that no one has decided on: its task, the engine that is the server, what is known so far.

    A job that was begun before has its number in the task, and always shows what would leave.
    """

    task: SummaryTask
    documents: tuple[str, ...]
    server: EngineChoice
    digests: dict[int, str]
    dialog: SendingDialog | None = None

    def released(self) -> tuple[str, ...]:
        """Give the digests of the documents as they were shown."""
        seen = tuple(self.digests.get(number, "") for number in range(len(self.task.sources)))
        return seen if all(seen) else self.documents


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
        self.line.outbox.stopped.connect(self._tell_stop)
        self._house.changed.connect(self._follow)
        self.line.outbox.open = self._may()
        self.line.take_up()

    @property
    def _held(self) -> Settings:
        return self._house.current

    @property
    def _rules(self) -> Policy:
        return self._house.policy

    @property
    def _forced(self) -> bool:
        """Whether the house lets this PC do no job."""
        return self._rules.forced and not self._rules.forbidden

    def _server(self) -> EngineChoice:
        """Give the engine that is the server; raises `SetupProblem` where there is none for this PC."""
        return leaving.choice(self._held, self._rules)

    def _may(self) -> bool:
        try:
            self._server()
        except SetupProblem:
            return False
        return True

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
        if not self._forced and (here or not self._may()):
            job: str | None = self._desktop.jobs.begin(task, documents)
            return job
        try:
            server = self._server()
            for source in task.sources if here else ():
                if leaving.stays(self._held.server, source):
                    raise SetupProblem("server-local-folder", source.name)
        except SetupProblem as fault:
            self._tell(fault)
            return None
        self._desktop.window.start_page.say(_LOOKING)
        self._preview(_Inquiry(task, documents, server, {}), server.privacy)
        return None

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
        self._preview(_Inquiry(task, (), server, {}), privacy)
        return True

    def _preview(self, inquiry: _Inquiry, privacy: Privacy) -> None:
        """Have what would leave told by a worker; nothing of it leaves."""
        kept = os.fsencode(self._desktop.places.archive.parent / paths.DOCUMENTS)
        engine = replace(inquiry.server, privacy=privacy)
        task = OutgoingTask(_PREVIEW, inquiry.task.sources, engine, kept=kept, password=inquiry.task.password)
        self.crew.run(task, lambda event: self._hear(inquiry, event, privacy))

    def _hear(self, inquiry: _Inquiry, event: Event, privacy: Privacy) -> None:
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

    def _miss(self, inquiry: _Inquiry, code: str, detail: str) -> None:
        """Go on where what would leave cannot be told."""
        if inquiry.dialog is not None:
            inquiry.dialog.fail(problem_words(code, detail)[0])
        elif code in INPUT_CODES:
            # The job tells the problem itself, with what can be done about it; nothing of it has left.
            self._begin_here(inquiry)
        else:
            self._desktop.window.tell_problem(
                code, detail, actions=[(_HERE, lambda: self._begin_here(inquiry)), ("Abbrechen", lambda: None)]
            )

    def _decide(self, inquiry: _Inquiry, outgoing: Outgoing, privacy: Privacy) -> None:
        self._desktop.window.start_page.say("")
        known = bool(inquiry.task.job)
        if not known and not self._forced and not engine_choice.is_heavy(outgoing):
            self._begin_here(inquiry)
        elif not known and leaving.remembered(self._held.server, inquiry.task.sources) and self._rules.classes is None:
            self._send(inquiry, privacy, remember=False)
        elif not known and self._held.server.mode == "ask" and not self._forced:
            name = ", ".join(source.name for source in inquiry.task.sources)
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
        archive, local = self._desktop.jobs.archive, self._desktop.room.choice
        rates = {"here": archive.rates("local"), "there": archive.rates("server")}
        return engine_choice.ways(outgoing.tokens, local, **rates)

    def _show(self, inquiry: _Inquiry, outgoing: Outgoing, privacy: Privacy) -> None:
        access, sources = inquiry.server.server, inquiry.task.sources
        if access is None:
            return
        server, rules = self._held.server, self._rules
        guarded = any(leaving.stays(server, source) for source in sources)
        what = Consignment(
            address(access.url).host,
            access.title or "den Server der Gemeinde",
            tuple(source.name for source in sources),
            ways="" if self._forced else self._ways(outgoing).sentence(),
            classes=rules.classes,
            here=not self._forced,
            may_remember=not guarded and not inquiry.task.job and rules.classes is None,
            hides_fixed="hides" in rules.laid_down(),
        )
        dialog = inquiry.dialog = SendingDialog(self._desktop.window, what, privacy)
        dialog.privacy_changed.connect(lambda wished: self._preview(inquiry, wished))
        dialog.send_wished.connect(lambda wished, remember: self._send(inquiry, wished, remember=remember))
        dialog.here_wished.connect(lambda remember: self._begin_here(inquiry, remember=remember))
        dialog.show_outgoing(outgoing)
        dialog.open()

    def _send(self, inquiry: _Inquiry, privacy: Privacy, *, remember: bool) -> None:
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
            job = jobs.resume(task.job, engine, task.password, documents=inquiry.released())
        else:
            job = jobs.begin(replace(task, engine=engine), inquiry.released())
        self._desktop.show_new(job)

    def _begin_here(self, inquiry: _Inquiry, *, remember: bool = False) -> None:
        self._desktop.window.start_page.say("")
        self._remember(inquiry, to_server=False, wished=remember)
        task, local = inquiry.task, self._desktop.room.choice
        if task.job and local is not None:
            self._desktop.show_new(self._desktop.jobs.resume(task.job, local, task.password))
        elif not task.job:
            self._desktop.show_new(self._desktop.jobs.begin(task, inquiry.documents))

    def _remember(self, inquiry: _Inquiry, *, to_server: bool, wished: bool) -> None:
        if wished:
            server = leaving.remember(self._held.server, inquiry.task.sources, to_server=to_server)
            self._house.change(server=server)

    def _call_back(self) -> None:
        """Let the shown job go on here, if the house lets this PC work."""
        story, local = self._desktop.window.story, self._desktop.room.choice
        if story is None:
            return
        if self._forced:
            self._desktop.window.tell_problem("server-forced", "")
        elif local is None:
            self._desktop.window.tell_problem("model-missing", self._desktop.room.state.title)
        else:
            self._desktop.show_new(self.line.call_back(story.job, local))

    def _call_all_back(self) -> None:
        local = self._desktop.room.choice
        if local is not None:
            for job in self.line.jobs:
                self.line.call_back(job, local)

    def _follow(self, _now: Settings) -> None:
        """Let a changed mode hold at once."""
        outbox = self.line.outbox
        if self._may():
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
            actions=[(_HERE, self._call_all_back), ("Zurückstellen", self.line.put_aside)],
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
