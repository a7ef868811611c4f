"""The line of jobs for the server, with a worker that does what the test says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from genius_desktop import sameness
from genius_desktop.domain import EngineChoice, Source
from genius_desktop.jobs.events import Cancelled, Event, Failed, Finished, ServerChecked
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import ServerAccess
from genius_desktop.tasks import CheckServerTask, SummaryTask, Task
from genius_desktop.ui import outbox as outboxes
from genius_desktop.ui.outbox import Outbox, Parcel
from tests.ui.tellings import assistant, summary

DOWN = Failed("server-unreachable", "ki.example")
SERVER = EngineChoice("server", server=ServerAccess("https://ki.example/v1"))


class Worker(QObject):
    """Takes jobs and does nothing with them."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tasks: list[Task] = []
        self.busy = False
        self.kills = 0

    def run(self, given: Task) -> None:
        assert not self.busy
        self.busy = True
        self.tasks.append(given)

    def tell(self, event: Event) -> None:
        self.busy = False
        self.told.emit(event)

    def cancel(self) -> None:
        self.tell(Cancelled())

    def kill(self) -> None:
        self.busy = False
        self.kills += 1

    def stop(self) -> None:
        self.busy = False


class Post:
    """An outbox with everything it has told."""

    def __init__(self, qtbot: QtBot, file: Path) -> None:
        self.qtbot, self.file = qtbot, file
        self.worker = Worker()
        self.rests: list[float] = []
        self.seen: dict[str, tuple[str, ...]] = {}
        self.refusal: SetupProblem | None = None
        self.box = Outbox(self.worker, self.parcel, wait_ms=self.wait)  # type: ignore[arg-type]
        self.told: list[tuple[str, Event]] = []
        self.held: list[tuple[str, str]] = []
        self.stops: list[str] = []
        self.box.told.connect(lambda job, event: self.told.append((job, event)))
        self.box.held.connect(lambda job, code, _detail: self.held.append((job, code)))
        self.box.stopped.connect(lambda code, _detail: self.stops.append(code))

    def wait(self, seconds: float) -> int:
        self.rests.append(seconds)
        return 0

    def parcel(self, job: str) -> Parcel:
        if self.refusal:
            raise self.refusal
        source = Source(bytes(self.file), self.file.name)
        return Parcel(SummaryTask(job, (source,), assistant(), SERVER), self.seen.get(job, ()))

    def tasks(self, count: int) -> list[str]:
        """Wait until the worker has been given so many tasks, and name them."""
        self.qtbot.waitUntil(lambda: len(self.worker.tasks) >= count, timeout=5_000)
        assert len(self.worker.tasks) == count
        return ["check" if isinstance(task, CheckServerTask) else task.job for task in self.worker.tasks]

    def quiet(self) -> bool:
        """Tell whether nothing more is given to the worker, though there is time for it."""
        before = len(self.worker.tasks)
        self.qtbot.wait(150)
        return len(self.worker.tasks) == before


@pytest.fixture
def post(qtbot: QtBot, tmp_path: Path) -> Post:
    file = tmp_path / "vorlage.pdf"
    file.write_bytes(b"%PDF-1.4 eine Vorlage")
    return Post(qtbot, file)


def test_jobs_go_out_one_after_another_in_their_order(post: Post) -> None:
    for job in "abc":
        post.box.add(job)
    assert post.tasks(1) == ["a"]
    post.worker.tell(Finished(summary()))
    assert post.tasks(2) == ["a", "b"]
    post.worker.tell(Failed("server-context", ""))

    assert post.tasks(3) == ["a", "b", "c"]
    assert [job for job, _ in post.told] == ["a", "b"]


def test_what_the_server_keeps_waiting_stays_first_and_goes_when_it_answers_again(post: Post) -> None:
    for job in "ab":
        post.box.add(job)
    post.tasks(1)
    post.worker.tell(DOWN)

    assert post.tasks(2) == ["a", "check"]
    post.worker.tell(DOWN)
    assert post.tasks(3) == ["a", "check", "check"]
    post.worker.tell(ServerChecked(("modell",), 0.1))
    assert post.tasks(4) == ["a", "check", "check", "a"]
    assert not post.told
    assert ("b", "server-unreachable") in post.held


def test_rests_grow_to_a_quarter_of_an_hour_and_no_two_are_alike() -> None:
    least = [outboxes.rest_seconds(failures, 0.0) for failures in range(1, 12)]
    most = [outboxes.rest_seconds(failures, 1.0) for failures in range(1, 12)]

    assert most == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]
    assert least == [0.75 * seconds for seconds in most]
    assert outboxes.rest_seconds(10_000, 1.0) == 900


def test_a_server_that_answers_but_never_works_is_left_alone_for_longer_and_longer(post: Post) -> None:
    post.box.add("a")
    for number in range(5):
        post.tasks(1 + 2 * number)
        post.worker.tell(DOWN)
        post.tasks(2 + 2 * number)
        post.worker.tell(ServerChecked((), 0.1))

    assert all(later > sooner for sooner, later in zip(post.rests, post.rests[1:], strict=False))


@pytest.mark.parametrize(("detail", "least"), [("120", 120), ("1000000000", 3600), ("-5", 0), ("morgen", 0)])
def test_a_busy_server_is_left_alone_as_long_as_it_wishes_and_no_more_than_an_hour(
    post: Post, detail: str, least: float
) -> None:
    post.box.add("a")
    post.tasks(1)
    post.worker.tell(Failed("server-busy", detail))

    assert max(least, 3.75) <= post.rests[0] <= max(least, 5)


def test_a_refused_token_stops_the_line_with_one_message_until_someone_acts(post: Post) -> None:
    for job in "abc":
        post.box.add(job)
    post.tasks(1)
    post.worker.tell(Failed("server-refused-token", ""))

    assert post.quiet()
    assert post.stops == ["server-refused-token"]
    assert not post.told
    assert post.box.waiting == ["a", "b", "c"]
    post.box.retry()
    assert post.tasks(2) == ["a", "check"]


def test_a_login_page_in_place_of_the_server_stops_the_line_and_nothing_is_sent_to_it(post: Post) -> None:
    post.box.add("a")
    post.tasks(1)
    post.worker.tell(DOWN)
    post.tasks(2)
    post.worker.tell(Failed("server-login-page", ""))

    assert post.quiet()
    assert post.stops == ["server-login-page"]
    assert post.box.waiting == ["a"]


def test_nothing_leaves_from_the_instant_the_mode_is_local(post: Post) -> None:
    for job in "abc":
        post.box.add(job)
    post.tasks(1)

    post.box.shut()

    assert post.worker.kills == 1
    assert post.quiet()
    assert post.held[-1] == ("a", "server-off")
    assert post.box.waiting == ["a", "b", "c"]
    post.box.add("d")
    assert post.quiet()
    post.box.unlock()
    assert post.tasks(2) == ["a", "a"]


def test_a_job_that_may_not_leave_any_more_ends_with_the_reason(post: Post) -> None:
    post.refusal = SetupProblem("server-local-folder", "vorlage.pdf")

    post.box.add("a")

    assert post.told == [("a", Failed("server-local-folder", "vorlage.pdf"))]
    assert not post.worker.tasks


def test_a_document_that_has_changed_since_it_was_shown_does_not_leave(post: Post) -> None:
    seen = sameness.digests((Source(bytes(post.file), ""),))
    post.seen = {"a": seen, "b": seen}
    post.box.add("a")
    assert post.tasks(1) == ["a"]
    post.file.write_bytes(b"%PDF-1.4 mit einem Namen mehr")
    post.worker.tell(Finished(summary()))
    post.box.add("b")

    post.qtbot.waitUntil(lambda: len(post.told) == 2, timeout=5_000)
    assert post.told[1] == ("b", Failed("document-changed", "vorlage.pdf"))
    assert post.quiet()


@pytest.mark.parametrize("running", [True, False])
def test_a_job_ends_at_once_when_the_user_wishes(post: Post, *, running: bool) -> None:
    for job in "ab":
        post.box.add(job)
    post.tasks(1)

    post.box.cancel("a" if running else "b")

    assert post.told == [("a" if running else "b", Cancelled())]
    assert post.box.waiting == []


def _leave(post: Post) -> None:
    post.box.drop("a")


def _end(post: Post) -> None:
    post.box.cancel("a")


@pytest.mark.parametrize("take", [_leave, _end])
def test_a_job_that_is_taken_out_while_its_documents_are_looked_at_does_not_leave(
    post: Post, take: Callable[[Post], None]
) -> None:
    post.box.add("a")
    take(post)

    assert post.quiet()
    assert not post.worker.tasks


def test_a_job_whose_worker_dies_goes_out_again_at_once_and_ends_if_it_dies_again(post: Post) -> None:
    for job in "ab":
        post.box.add(job)
    post.tasks(1)
    post.worker.tell(Failed("worker-died", ""))

    assert post.tasks(2) == ["a", "a"]
    assert not post.told
    assert not post.rests
    post.worker.tell(Failed("worker-died", ""))

    assert post.tasks(3) == ["a", "a", "b"]
    assert post.told == [("a", Failed("worker-died", ""))]


def test_a_worker_that_dies_while_it_looks_for_the_server_asks_once_more(post: Post) -> None:
    post.box.add("a")
    post.tasks(1)
    post.worker.tell(DOWN)
    post.tasks(2)
    post.worker.tell(Failed("worker-died", ""))

    assert post.tasks(3) == ["a", "check", "check"]
    post.worker.tell(ServerChecked((), 0.1))
    assert post.tasks(4)[-1] == "a"
    assert not post.stops
