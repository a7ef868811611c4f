"""Results that are changed, checked and rated in the real window, and what of it is kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from genius_desktop.archive.ratings import Rating
from genius_desktop.domain import Statement
from genius_desktop.jobs.events import Cancelled, Restated, Revised
from genius_desktop.tasks import RephraseTask
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.marks import UNCHECKED
from genius_desktop.ui.result_actions import ResultActions
from tests.ui.tellings import TIMEOUT_MS
from tests.ui.test_views import texts


def kept(desktop: Desktop) -> tuple[Statement, ...]:
    summary = desktop.jobs.archive.summary(desktop.window.story.job)  # type: ignore[union-attr]
    assert summary is not None
    return tuple(summary.statements)


def actions(desktop: Desktop) -> ResultActions:
    assert desktop.results.actions is not None
    return desktop.results.actions


def test_an_edited_statement_is_checked_again_kept_and_undone(finished: Desktop, qtbot: QtBot) -> None:
    page = finished.window.job_page
    before = kept(finished)
    page.cards[0].edit.click()
    editor = page.cards[0].editor
    assert editor is not None
    editor.field.setPlainText("Es kostet 4.711 Euro.")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert UNCHECKED in texts(page.cards[0])

    qtbot.waitUntil(lambda: not kept(finished)[0].unchecked, timeout=TIMEOUT_MS)

    assert [(check.value, check.found) for check in kept(finished)[0].checks] == [("4.711 Euro", False)]
    assert "Betrag „4.711 Euro“ steht nicht an der genannten Stelle. Bitte prüfen." in texts(page.cards[0])
    actions(finished).undo.trigger()
    assert kept(finished) == before
    assert page.cards[0].statement == before[0]
    actions(finished).redo.trigger()
    assert kept(finished)[0].edited
    qtbot.waitUntil(lambda: finished.results.crew.idle, timeout=TIMEOUT_MS)


def test_an_edit_of_a_document_that_is_gone_stays_unchecked(finished: Desktop, qtbot: QtBot, minutes: Path) -> None:
    minutes.unlink()
    finished.window.job_page.statements.edited.emit(0, "Es kostet 4.711 Euro.")

    qtbot.waitUntil(lambda: finished.results.crew.idle, timeout=TIMEOUT_MS)
    assert kept(finished)[0].unchecked
    assert UNCHECKED in texts(finished.window.job_page.cards[0])


def test_what_is_checked_and_removed_is_there_when_the_job_is_shown_again(finished: Desktop) -> None:
    window = finished.window
    job = window.story.job  # type: ignore[union-attr]
    count = len(window.job_page.cards)
    window.job_page.cards[0].check.click()
    window.job_page.cards[1].remove.click()
    assert window.job_page.review.done.text() == f"1 von {count - 1} geprüft"
    window.show_start()
    finished.jobs._live.clear()

    finished.show_job(job)

    assert window.job_page.cards[0].check.isChecked()
    assert len(window.job_page.cards) == count - 1
    assert finished.jobs.archive.original(job) is not None
    window.job_page.review.undo.click()
    assert len(window.job_page.cards) == count


def test_a_rating_is_shown_again_and_goes_with_its_job(finished: Desktop) -> None:
    window = finished.window
    job = window.story.job  # type: ignore[union-attr]
    window.job_page.rating.unhelpful.click()
    QTest.keyClicks(window.job_page.rating.remark, "Betrag fehlt")
    finished.jobs._live.clear()
    finished.show_job(job)

    assert finished.jobs.archive.rating(job) == Rating("unhelpful", "Betrag fehlt")
    assert window.job_page.rating.unhelpful.isChecked()
    finished._erase()
    assert finished.jobs.archive.ratings() == []


def test_shorter_begins_another_job_once_and_then_shows_it(finished: Desktop, qtbot: QtBot) -> None:
    window = finished.window
    first = window.story.job  # type: ignore[union-attr]
    window.job_page.follow_ups.buttons["shorter"].click()
    qtbot.waitUntil(
        lambda: window.story is not None and window.story.job != first and window.story.over, timeout=TIMEOUT_MS
    )
    assert window.story is not None
    second = window.story.job
    assert window.story.summary is not None
    assert window.story.summary.length == "short"
    assert not window.job_page.follow_ups.buttons["shorter"].isEnabled()

    finished.show_job(first)
    window.job_page.follow_ups.buttons["shorter"].click()

    assert window.story.job == second
    assert "gab es schon" in window.job_page.follow_ups.line.text()
    assert len(finished.jobs.rows()) == 2


def test_another_tone_is_kept_as_one_change_that_says_what_stayed(
    finished: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, before = finished.window, kept(finished)
    asked: list[RephraseTask] = []
    monkeypatch.setattr(finished.queue, "add", asked.append)
    window.job_page.follow_ups.buttons["formal"].click()
    assert not window.job_page.follow_ups.buttons["simple"].isEnabled()
    (task,) = asked
    told = replace(before[0], text=f"Anders gesagt: {before[0].text}", tone="formal")

    finished.queue.told.emit(task.job, Restated(0, told))
    finished.queue.told.emit(task.job, Revised((1,)))

    assert kept(finished) == (told, *before[1:])
    assert "Förmlicher formuliert; bitte mit der Stelle vergleichen" in texts(window.job_page.cards[0])
    line = window.job_page.follow_ups.line.text()
    assert line.startswith("1 Aussage umformuliert. 1 Aussage bleibt, wie sie war")
    window.job_page.review.undo.click()
    assert kept(finished) == before


def test_a_tone_that_comes_while_another_page_is_shown_is_seen_later(
    finished: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, before = finished.window, kept(finished)
    job = window.story.job  # type: ignore[union-attr]
    asked: list[RephraseTask] = []
    monkeypatch.setattr(finished.queue, "add", asked.append)
    window.job_page.follow_ups.buttons["simple"].click()
    story, window.job_page._story = window.job_page._story, None

    finished.queue.told.emit(asked[0].job, Restated(0, replace(before[0], text="Einfach gesagt.", tone="simple")))
    finished.queue.told.emit(asked[0].job, Revised())
    assert story is not None
    assert story.statements[0] == before[0]
    finished.show_job(job)

    assert window.job_page.cards[0].statement.text == "Einfach gesagt."


def test_a_tone_goes_through_the_real_worker_and_can_be_asked_for_again(finished: Desktop, qtbot: QtBot) -> None:
    follow_ups = finished.window.job_page.follow_ups
    follow_ups.buttons["simple"].click()

    qtbot.waitUntil(lambda: "umformuliert" in follow_ups.line.text() and finished.queue.empty, timeout=TIMEOUT_MS)

    # The example engine repeats what it was told.
    assert follow_ups.line.text().startswith("Keine Aussage umformuliert.")
    assert "rückgängig" not in follow_ups.line.text()
    assert follow_ups.buttons["simple"].isEnabled()


def test_a_search_goes_through_the_real_document(finished: Desktop, qtbot: QtBot) -> None:
    window = finished.window
    actions(finished)._search()
    qtbot.waitUntil(lambda: not window.page_view.picture.size().isEmpty(), timeout=TIMEOUT_MS)
    QTest.keyClicks(window.page_view.search.field, "arbeiten")
    window.page_view.search.step(1)

    qtbot.waitUntil(lambda: window.page_view.search.count.text().startswith("Treffer 1 von"), timeout=TIMEOUT_MS)
    hit = window.page_view.search.hits[0]
    qtbot.waitUntil(
        lambda: window.page_view.page == hit.page and bool(window.page_view.picture._hits), timeout=TIMEOUT_MS
    )


def test_a_job_that_is_deleted_leaves_nothing_that_still_works_on_it(
    finished: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[RephraseTask] = []
    monkeypatch.setattr(finished.queue, "add", asked.append)
    finished.window.job_page.cards[0].check.click()
    finished.window.job_page.follow_ups.buttons["formal"].click()
    monkeypatch.setattr(finished.queue, "cancel", lambda job: finished.queue.told.emit(job, Cancelled()))

    finished._erase()

    assert finished.results._revisions == {}
    assert finished.results._asked == {}
    finished.queue.told.emit(asked[0].job, Revised())
    assert finished.window.story is None
