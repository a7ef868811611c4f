"""Jobs that wait for a server, through the real window and worker: offline, restarted, pulled back, cut off."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui import server_windows
from tests.ui.server_windows import TIMEOUT_MS, Open, dialog, drop, press, send, shut, story, wait
from tools.storm import openai

open_window, port, quick = server_windows.open_window, server_windows.port, server_windows.quick


def test_without_network_a_job_waits_through_a_restart_and_goes_when_the_server_is_back(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    desktop = open_window()
    send(desktop, qtbot, minutes)
    wait(desktop, qtbot, "held")
    qtbot.waitUntil(lambda: story(desktop).problem == "server-unreachable", timeout=TIMEOUT_MS)
    assert desktop.window.job_page.head.resume.text() == "Jetzt versuchen"
    assert desktop.window.job_page.head.here.isVisible()
    assert not desktop.jobs.working
    shut(desktop)

    again = open_window()
    again.show_job(again.window.history.table.rows[0].job)
    wait(again, qtbot, "held")
    assert again.window.history.table.rows[0].line.startswith("wartet auf Server")
    with openai.serving(port):
        wait(again, qtbot, "finished")

    assert [entry.state for entry in again.jobs.archive.jobs()] == ["finished"]


def test_a_job_that_waits_can_be_pulled_back_to_this_pc(open_window: Open, minutes: Path, qtbot: QtBot) -> None:
    desktop = open_window()
    send(desktop, qtbot, minutes)
    wait(desktop, qtbot, "held")

    desktop.window.job_page.head.here.click()

    told = wait(desktop, qtbot, "finished")
    assert told.engine == "scripted"
    assert desktop.jobs.archive.outbox() == []
    assert len(desktop.window.history.table.rows) == 1


def test_a_job_that_runs_at_the_server_can_be_pulled_back_and_what_is_done_stays(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port, openai.Book(word_seconds=0.05)) as server:
        desktop = open_window()
        send(desktop, qtbot, minutes)
        qtbot.waitUntil(lambda: bool(server.book.asked), timeout=TIMEOUT_MS)
        desktop.window.job_page.head.here.click()

        assert wait(desktop, qtbot, "finished").engine == "scripted"
        assert [entry.state for entry in desktop.jobs.archive.jobs()] == ["finished"]
        assert desktop.jobs.archive.outbox() == []


def test_the_local_mode_cuts_off_a_job_that_runs_at_the_server(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port, openai.Book(word_seconds=0.05)) as server:
        desktop = open_window()
        send(desktop, qtbot, minutes)
        qtbot.waitUntil(lambda: bool(server.book.asked), timeout=TIMEOUT_MS)
        desktop.house.settings.change(server=replace(desktop.house.settings.current.server, mode="local"))

        assert desktop.sending.line.outbox._worker.process_id == 0
        asked = len(server.book.asked)
        press(qtbot, "Zurückstellen")
        assert wait(desktop, qtbot, "cancelled").engine == "server"
        qtbot.wait(300)
        assert len(server.book.asked) == asked
        assert desktop.window.job_page.head.here.isVisible()


def test_local_jobs_go_on_while_one_waits_for_the_server(
    open_window: Open, minutes: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = open_window()
    send(desktop, qtbot, minutes)
    wait(desktop, qtbot, "held")
    other = tmp_path / "anderes.pdf"
    other.write_bytes(minutes.read_bytes())
    drop(desktop, other)
    dialog(desktop, qtbot).here.click()

    assert wait(desktop, qtbot, "finished").engine == "scripted"
    assert sorted(row.state for row in desktop.window.history.table.rows) == ["finished", "held"]


def test_a_refused_token_is_told_once_and_the_job_waits(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port, openai.Book(status=401)) as server:
        desktop = open_window()
        send(desktop, qtbot, minutes)
        box = press(qtbot, "Später")
        assert "Schlüssel" in box.text() + box.informativeText()
        assert wait(desktop, qtbot, "held").problem == "server-refused-token"
        assert not server.book.asked
        server.book.status = 0
        desktop.window.job_page.head.resume.click()

        wait(desktop, qtbot, "finished")


def test_the_local_mode_holds_at_once_and_asks_what_becomes_of_those_that_wait(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    desktop = open_window()
    send(desktop, qtbot, minutes)
    wait(desktop, qtbot, "held")
    desktop.house.settings.change(server=replace(desktop.house.settings.current.server, mode="local"))
    with openai.serving(port) as server:
        press(qtbot, "Auf diesem PC bearbeiten")

        assert wait(desktop, qtbot, "finished").engine == "scripted"
        assert server.book.visits == 0
