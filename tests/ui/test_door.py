"""What the window's door does to a task for a server: tokens are found beside the window's thread, or asked for."""

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genius_desktop.credentials import Vault
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import ServerAccess
from genius_desktop.tasks import CheckServerTask, ExamineTask, Task, server_of
from genius_desktop.ui.door import Door, system_proxy
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
    asked: list[ServerAccess] = []
    door.ask = asked.append
    first, second = Waiting(), Waiting()
    door.fit(check(key="asked"), first)
    door.fit(check(key="asked"), second)
    assert len(asked) == 1
    assert not first.got

    door.answer(asked[0], TOKEN)
    qtbot.waitUntil(lambda: bool(first.got and second.got))

    assert first.token() == second.token() == TOKEN
    door.doubt()
    door.fit(check(key="asked"), Waiting())
    assert len(asked) == 2


def test_who_types_no_token_is_told_that_one_is_missing(qtbot: QtBot) -> None:
    door, told = Door(Vault(Ring())), Waiting()
    asked: list[ServerAccess] = []
    door.ask = asked.append
    door.fit(check(key="asked"), told)

    door.decline(asked[0])

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
