"""From a dropped document to a result from a server, through the real window, worker and a scripted server."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from genius_desktop.ui.sending_dialog import SendingDialog
from tests.ui import server_windows
from tests.ui.server_windows import TIMEOUT_MS, Open, dialog, drop, press, send, wait
from tools.storm import openai

open_window, port, quick = server_windows.open_window, server_windows.port, server_windows.quick


def test_a_document_is_shown_sent_and_comes_back_as_a_result_with_the_badge_of_the_server(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port) as server:
        desktop = open_window()
        drop(desktop, minutes)
        shown = dialog(desktop, qtbot)
        assert not server.book.asked
        assert not server.book.visits
        seen = shown.text.toPlainText()
        assert "S. 1" in seen
        shown.send.click()

        told = wait(desktop, qtbot, "finished")
        assert told.badge == "Server der Gemeinde"
        assert told.summary is not None
        assert (told.summary.engine.name, told.summary.engine.told) == ("server", openai.MODEL)
        assert server.book.asked
        assert desktop.jobs.archive.outbox() == []
        assert {departure.host for departure in desktop.jobs.archive.sent()} == {"127.0.0.1"}


def test_in_the_local_mode_no_one_is_asked_and_nothing_leaves(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port) as server:
        desktop = open_window("local")
        drop(desktop, minutes)

        assert wait(desktop, qtbot, "finished").badge == "Beispielausgabe"
        assert not desktop.window.findChildren(SendingDialog)
        assert (server.book.visits, server.book.asked) == (0, [])


def test_with_a_question_both_ways_are_told_and_this_pc_is_the_first(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port) as server:
        desktop = open_window("ask")
        drop(desktop, minutes)
        box = press(qtbot, "Auf diesem PC bearbeiten")

        assert "Auf diesem PC unbekannt lange · Server der Gemeinde unbekannt lange" in box.informativeText()
        assert wait(desktop, qtbot, "finished").engine == "scripted"
        assert not server.book.visits


def test_a_folder_that_is_only_local_is_never_offered_to_the_server(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port) as server:
        desktop = open_window(local_folders=(str(minutes.parent),))
        drop(desktop, minutes)

        assert wait(desktop, qtbot, "finished").engine == "scripted"
        assert not server.book.visits


def test_a_remembered_folder_goes_without_another_dialog(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port):
        desktop = open_window()
        drop(desktop, minutes)
        shown = dialog(desktop, qtbot)
        shown.remember.setChecked(True)
        shown.send.click()
        wait(desktop, qtbot, "finished")
        again = minutes.with_name("zweite.pdf")
        again.write_bytes(minutes.read_bytes())
        qtbot.waitUntil(lambda: not desktop.window.findChildren(SendingDialog), timeout=TIMEOUT_MS)
        desktop.window.show_start()

        drop(desktop, again)

        qtbot.waitUntil(lambda: len(desktop.window.history.table.rows) == 2, timeout=TIMEOUT_MS)
        assert wait(desktop, qtbot, "finished").engine == "server"
        assert not desktop.window.findChildren(SendingDialog)


def test_a_server_that_cannot_do_it_ends_in_words_and_both_ways_are_open(
    open_window: Open, port: int, minutes: Path, qtbot: QtBot
) -> None:
    with openai.serving(port):
        desktop = open_window(model="anderes-modell")
        send(desktop, qtbot, minutes)
        told = wait(desktop, qtbot, "failed")
        head = desktop.window.job_page.head

        assert told.problem == "server-no-model"
        assert head.resume.text() == "Noch einmal versuchen"
        assert head.here.isVisible()
        head.here.click()
        assert wait(desktop, qtbot, "finished").engine == "scripted"
