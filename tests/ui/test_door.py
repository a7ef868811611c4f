"""What the window's door does to a task for a server: tokens are found beside the window's thread, or asked for."""

import threading
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from genius_desktop.archive.archive import IN_MEMORY, Archive
from genius_desktop.credentials import Vault
from genius_desktop.domain import EngineChoice
from genius_desktop.jobs.events import Sent
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import Privacy, ServerAccess
from genius_desktop.tasks import CheckServerTask, ExamineTask, Task, server_of
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.door import Door, system_proxy
from genius_desktop.ui.job_desk import JobDesk
from tests.archive.samples import TASK
from tests.test_credentials import TOKEN, URL, Ring


def check(**more: str) -> CheckServerTask:
    return CheckServerTask("check", ServerAccess(URL, **more))  # type: ignore[arg-type]


class Waiting:
    def __init__(self) -> None:
        self.got: list[Task | SetupProblem] = []
        self.threads: set[int] = set()

    def __call__(self, fitted: Task | SetupProblem) -> None:
        self.got.append(fitted)
        self.threads.add(threading.get_ident())

    def token(self) -> str:
        [fitted] = self.got
        assert not isinstance(fitted, SetupProblem)
        server = server_of(fitted)
        assert server is not None
        return server.token


class Noticing(Ring):
    """Remembers which thread has waited for it."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: set[int] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self.threads.add(threading.get_ident())
        return super().get_password(service, username)


def test_a_task_without_a_server_passes_at_once_and_as_it_is(qapp: QApplication) -> None:
    _ = qapp
    told = Waiting()

    Door(Vault(Ring())).fit(task := ExamineTask("x"), told)

    assert told.got == [task]


def test_a_kept_token_is_found_beside_the_windows_thread_and_handed_over_on_it(qtbot: QtBot) -> None:
    ring = Noticing()
    Vault(ring).keep(URL, TOKEN)
    ring.threads.clear()
    told = Waiting()

    door = Door(Vault(ring))
    door.fit(check(key="kept"), told)
    qtbot.waitUntil(lambda: bool(told.got))

    assert told.token() == TOKEN
    assert threading.get_ident() not in ring.threads
    assert told.threads == {threading.get_ident()}


def test_a_token_that_is_asked_for_lets_all_that_wait_for_it_go_on(qtbot: QtBot) -> None:
    door = Door(Vault(Ring()))
    wanted: list[ServerAccess] = []
    door.ask = wanted.append
    first, second = Waiting(), Waiting()
    door.fit(check(key="asked"), first)
    door.fit(check(key="asked"), second)
    assert len(wanted) == 1
    assert not first.got

    door.answer(wanted[0], TOKEN)
    qtbot.waitUntil(lambda: bool(first.got and second.got))

    assert first.token() == second.token() == TOKEN
    door.doubt()
    door.fit(check(key="asked"), Waiting())
    assert len(wanted) == 2


def test_who_types_no_token_is_told_that_one_is_missing(qtbot: QtBot) -> None:
    door, told = Door(Vault(Ring())), Waiting()
    wanted: list[ServerAccess] = []
    door.ask = wanted.append
    door.fit(check(key="asked"), told)

    door.decline(wanted[0])

    [fault] = told.got
    assert isinstance(fault, SetupProblem)
    assert fault.code == "credentials-missing"
    alone, waits = Door(Vault(Ring())), Waiting()
    alone.fit(check(key="asked"), waits)
    assert not waits.got
    qtbot.waitUntil(lambda: bool(waits.got))


def test_the_proxy_of_the_system_becomes_a_url_or_none(qtbot: QtBot) -> None:
    told = Waiting()

    door = Door(Vault(Ring()))
    door.fit(check(proxy="system"), told)
    qtbot.waitUntil(lambda: bool(told.got), timeout=30_000)

    [task] = told.got
    assert isinstance(task, CheckServerTask)
    assert task.server.proxy == system_proxy(URL)
    assert task.server.proxy != "system"


def asked(desktop: Desktop) -> QInputDialog:
    [dialog] = [each for each in desktop.window.findChildren(QInputDialog) if each.isVisible()]
    return dialog


def test_the_window_asks_for_a_token_hidden_from_sight_and_uses_it(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.window.show()
    told = Waiting()
    desktop.house.door.fit(check(key="asked"), told)
    dialog = asked(desktop)
    assert dialog.textEchoMode() == QLineEdit.EchoMode.Password

    dialog.setTextValue(TOKEN)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(told.got))

    assert told.token() == TOKEN


def test_whoever_closes_the_question_ends_what_waited_for_it(desktop: Desktop) -> None:
    desktop.window.show()
    told = Waiting()
    desktop.house.door.fit(check(key="asked"), told)

    asked(desktop).reject()

    assert [type(each) for each in told.got] == [SetupProblem]


def test_what_a_job_of_the_window_sends_is_written_down_with_the_class_of_its_data(desktop: Desktop) -> None:
    archive = Archive(IN_MEMORY)
    desk = JobDesk(archive, desktop.queue)
    engine = EngineChoice("server", server=ServerAccess(URL), privacy=Privacy(data_class="internal"))
    job = archive.begin("a.pdf", replace(TASK, engine=engine)).job
    desk.begin_anew(job)

    desk.hear(job, Sent("ki.gemeinde.example", "ab" * 32, (2, 3), 4711))

    [one] = archive.sent()
    assert (one.job, one.host, one.pages, one.size_bytes, one.data_class) == (
        job,
        "ki.gemeinde.example",
        (2, 3),
        4711,
        "internal",
    )
    desk.close()
