"""The worker process: takes tasks on its input, tells events on its output."""

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from queue import Empty, SimpleQueue
from typing import BinaryIO

import genius_desktop
from genius_desktop import codec, wire
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import EngineChoice
from genius_desktop.engines.brake import Brake
from genius_desktop.jobs.engines import OpenEngine, WarmEngine, open_engine, require_sound
from genius_desktop.jobs.events import (
    FINAL,
    Calibrated,
    Cancel,
    Cancelled,
    Event,
    Exported,
    Failed,
    Progressed,
    Ready,
    ServerChecked,
    Stage,
    Warmed,
    read_message,
)
from genius_desktop.jobs.ledger import Ledger
from genius_desktop.jobs.shelf import Shelf
from genius_desktop.jobs.warm_search import WarmSearch
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.libraries import CollectionsTask, IndexTask, PapersTask, RemoveTask, SearchTask, SenseTask
from genius_desktop.problems import Interrupted, Problem
from genius_desktop.tasks import (
    BenchTask,
    CalibrateTask,
    CheckServerTask,
    ExamineTask,
    ExportTask,
    OutgoingTask,
    OverviewTask,
    ReadTask,
    RecheckTask,
    RephraseTask,
    SummaryTask,
    Task,
    WarmTask,
)

_log = logging.getLogger(__name__)
_PATIENCE_SECONDS = 1.0
# So long the index stays open for someone who types.
_REST_SECONDS = 5.0


def serve(opener: OpenEngine = open_engine, reader: ReaderProcess | None = None) -> int:
    """Do one job after another until the parent closes our input or is gone."""
    wire.become_child()
    wire.lower_priority()
    out = wire.claim_output()
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    worker = Worker(out, opener, reader or ReaderProcess(ahead=True))
    worker.tell(Ready(genius_desktop.__version__))
    threading.Thread(target=worker.listen, args=(sys.stdin.buffer,), daemon=True).start()
    worker.work()
    return 0


class Worker:
    """Runs jobs on one thread while another listens for cancels."""

    def __init__(self, out: BinaryIO, opener: OpenEngine, reader: ReaderProcess) -> None:
        self._out = out
        self._reader = reader
        self._brake = Brake()
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._telling = threading.Lock()
        self._current = ""
        self._unwanted: set[str] = set()
        self._ledger = Ledger(self.tell)
        self._shelf = Shelf()
        self._search = WarmSearch(self._brake)
        self._engine = WarmEngine(opener, self._brake, self._ledger, tell=self.tell)

    def tell(self, event: Event) -> None:
        """Send an event to the parent, from any thread."""
        with self._telling:
            self._out.write(codec.to_line(event))
            self._out.flush()

    def listen(self, messages: BinaryIO) -> None:
        """Take tasks and cancels until the parent is gone; then leave, even from the middle of a job."""
        try:
            while line := wire.read_line(messages):
                message = read_message(line)
                if isinstance(message, Cancel):
                    self._cancel(message.job)
                else:
                    with self._lock:
                        # The wish was for an earlier run: a cancelled job may be taken up again.
                        self._unwanted.discard(message.job)
                    self._tasks.put(message)
        except codec.MalformedMessageError:
            _log.exception("the parent sent something else than a message")
        self._brake.pull()
        self._reader.interrupt()
        self._tasks.put(None)
        leave = threading.Timer(_PATIENCE_SECONDS, os._exit, args=(1,))
        leave.daemon = True
        leave.start()

    def _cancel(self, job: str) -> None:
        with self._lock:
            self._unwanted.add(job)
            if job == self._current:
                self._brake.pull()
                self._reader.interrupt()

    def work(self) -> None:
        """Do the tasks in their order."""
        while task := self._next():
            with self._lock:
                self._current = task.job
                self._brake.release()
                self._reader.release()
                if task.job in self._unwanted:
                    self._brake.pull()
            for event in self._events(task):
                self.tell(event)
            with self._lock:
                self._current = ""
        self._reader.close()
        self._engine.drop()
        self._search.drop()

    def _next(self) -> Task | None:
        """Wait for a task; an index that no one asks for is let go of."""
        try:
            return self._tasks.get(timeout=_REST_SECONDS)
        except Empty:
            self._search.rest()
            return self._tasks.get()

    def _events(self, task: Task) -> Iterator[Event]:
        """Give the events of a job, the last of them final, whatever happens in it."""
        try:
            for event in self._job(task):
                if not isinstance(event, FINAL):
                    self._brake.check()
                yield event
        except Interrupted:
            yield Cancelled()
        except Problem as refusal:
            # What a cancel has broken is no problem of the document.
            yield Cancelled() if self._brake.pulled else Failed(refusal.code, refusal.detail)
        except MemoryError:
            self._engine.drop()
            yield Failed("memory-short", "")
        except Exception:  # noqa: BLE001 (the one place where a bug becomes an event)
            _log.exception("a bug ended the job")
            yield Failed("bug", "")

    def _job(self, task: Task) -> Iterator[Event]:
        self._brake.check()
        self._ledger.know(())
        shop = self._shop(task.job)
        match task:
            case SummaryTask():
                from genius_desktop.jobs.kept_jobs import carry_out
                from genius_desktop.jobs.meter import MeteredEngine

                shop = replace(
                    shop, open_engine=lambda choice: MeteredEngine(self._engine.ready(task.job, choice), self.tell)
                )
                yield from carry_out(task, shop)
            case RecheckTask() | RephraseTask() | ReadTask() | OverviewTask() | CheckServerTask() | OutgoingTask():
                yield from _lesser(task, shop, self._brake)
            case IndexTask() | CollectionsTask() | PapersTask() | RemoveTask() | SearchTask() | SenseTask():
                from genius_desktop.jobs import collections

                yield from collections.carry_out(task, shop)
            case ExportTask():
                from genius_desktop.exports.write import written

                yield Exported(task.path, *written(task))
            case WarmTask():
                info = self._engine.ready(task.job, task.engine).describe()
                yield Warmed(info, outdated=_outdated(task.engine))
            case ExamineTask():
                from genius_desktop.jobs.examine import examine

                yield examine(self._reader.protection)
            case CalibrateTask():
                self._engine.drop()
                yield _calibrated(task, self._brake, self._told("calibrate"))
            case BenchTask():
                from genius_desktop.jobs.bench import bench

                self._engine.drop()
                yield bench(task, shop, self._brake, tell=lambda _part: self.tell(Progressed("bench", 0, 0)))

    def _shop(self, job: str) -> Workshop:
        engine = partial(self._engine.ready, job)
        return Workshop(self._reader, engine, self._ledger.know, self._shelf, self._search)

    def _told(self, stage: Stage) -> Callable[[int, int], None]:
        return lambda done, total: self.tell(Progressed(stage, done, total))


def _outdated(choice: EngineChoice) -> bool:
    """Tell whether the engine that is open now goes without the plan it was given."""
    if choice.kind != "local" or choice.plan is None or choice.weights is None:
        return False
    from genius_desktop.engines.local.calibration import outdated

    return outdated(choice.plan, choice.weights)


def _calibrated(task: CalibrateTask, brake: Brake, told: Callable[[int, int], None]) -> Calibrated:
    from genius_desktop.engines.local.calibration import calibrate

    require_sound(task.weights)
    found = calibrate(task.weights, brake, told, verdicts=task.verdicts)
    return Calibrated(found.plan, found.verdicts)


def _lesser(
    task: RecheckTask | RephraseTask | ReadTask | OverviewTask | CheckServerTask | OutgoingTask,
    shop: Workshop,
    brake: Brake,
) -> Iterator[Event]:
    """Do a job that is no summary."""
    match task:
        case RecheckTask():
            from genius_desktop.jobs.recheck import recheck

            yield from recheck(task, shop)
        case RephraseTask():
            from genius_desktop.jobs.rephrase import rephrase

            yield from rephrase(task, shop)
        case ReadTask():
            from genius_desktop.jobs.read import read

            yield from read(task, shop)
        case OverviewTask():
            from genius_desktop.jobs.skim import skim

            yield from skim(task, shop)
        case CheckServerTask():
            from genius_desktop.engines.server.probe import check

            greeting = check(task.server, brake)
            yield ServerChecked(greeting.models, greeting.seconds)
        case OutgoingTask():
            from genius_desktop.jobs.outgoing import outgoing

            yield from outgoing(task, shop)
