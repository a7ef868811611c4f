"""The dialog of the language models: what it offers, what it asks first, and what it has the command line do."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from genius_desktop import paces, settings
from genius_desktop.domain import EngineChoice, EngineInfo, Note, Source
from genius_desktop.jobs.events import Finished, Noted
from genius_desktop.paths import Places
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.models_compared import SideBySide
from genius_desktop.ui.models_dialog import ModelsDialog
from genius_desktop.ui.network import Network
from genius_desktop.ui.pace_count import PaceCount
from genius_desktop.weights import measures
from tests.ui.model_views import HERE, OFFERS
from tests.ui.tellings import boxes, fault, summary


def dialog_of(desktop: Desktop, qtbot: QtBot) -> ModelsDialog:
    desktop.window.show()
    desktop.window.actions_.models.trigger()
    dialog = desktop.window.findChildren(ModelsDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


@pytest.fixture
def dialog(desktop: Desktop, qtbot: QtBot) -> Iterator[ModelsDialog]:
    found = dialog_of(desktop, qtbot)
    found.show_offers(OFFERS, current=HERE.name)
    yield found
    found.close()


def enabled(dialog: ModelsDialog) -> set[str]:
    built = (dialog.use, dialog.fetch, dialog.accept_button, dialog.verify, dialog.compare, dialog.remove)
    return {one.text() for one in built if one.isEnabled()}


def test_each_model_offers_what_makes_sense_for_it(dialog: ModelsDialog) -> None:
    offered = []
    for row in range(len(OFFERS)):
        dialog.list.setCurrentRow(row)
        offered.append(enabled(dialog))

    assert offered == [
        {"Prüfen", "Entfernen …"},
        {"Weiterladen", "Entfernen …"},
        {"Laden"},
        {"Erlauben …", "Prüfen", "Entfernen …"},
    ]


def test_a_second_ready_model_can_be_used_and_compared(dialog: ModelsDialog) -> None:
    dialog.show_offers((HERE, replace(HERE, name="anderes")), current=HERE.name)
    dialog.list.setCurrentRow(1)

    assert {"Benutzen", "Vergleichen …"} <= enabled(dialog)


def test_what_the_house_has_laid_down_cannot_be_changed(dialog: ModelsDialog) -> None:
    dialog.show_offers((HERE, replace(HERE, name="anderes"), OFFERS[2]), current=HERE.name)
    dialog.fix(may_change=False, may_fetch=False)
    dialog.list.setCurrentRow(1)
    assert "Benutzen" not in enabled(dialog)
    dialog.list.setCurrentRow(2)
    assert "Laden" not in enabled(dialog)


def test_while_something_is_done_nothing_else_can_be_begun(dialog: ModelsDialog) -> None:
    dialog.show_busy(busy=True)

    assert enabled(dialog) == set()


def test_all_that_is_known_of_a_model_is_said(dialog: ModelsDialog) -> None:
    told = dialog.about.text()
    for words in ("Apache-2.0", "Datei 1,1 GB", "passt auf diesen PC", "4,2 Seiten je Minute", "93 % der Fakten"):
        assert words in told
    dialog.list.setCurrentRow(2)
    for words in ("es fehlen 0,9 GB Arbeitsspeicher", "noch nicht gemessen", "Güte von uns nicht gemessen"):
        assert words in dialog.about.text()


@pytest.mark.parametrize(
    ("row", "name", "signal", "yes"),
    [(3, "accept_button", "accepted_one", "Erlauben"), (0, "remove", "removed", "Löschen")],
)
def test_what_cannot_be_undone_is_asked_first(
    dialog: ModelsDialog, qtbot: QtBot, row: int, name: str, signal: str, yes: str
) -> None:
    told: list[str] = []
    wished: Signal = getattr(dialog, signal)
    wished.disconnect()  # type: ignore[attr-defined]
    wished.connect(told.append)  # type: ignore[attr-defined]
    dialog.list.setCurrentRow(row)
    getattr(dialog, name).click()
    qtbot.waitUntil(lambda: bool(boxes()))
    assert told == []
    _press(yes)

    assert told == [OFFERS[row].name]


def _press(text: str) -> None:
    box: QMessageBox = boxes()[0]
    next(button for button in box.findChildren(QPushButton) if button.text() == text).click()


class Fake(Network):
    """A network that a test makes metered."""

    def __init__(self) -> None:
        super().__init__()
        self.paid = False

    @property
    def metered(self) -> bool:
        return self.paid


@pytest.fixture
def errands(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What the command line is told to do, in place of doing it."""
    asked: list[tuple[str, ...]] = []

    def command(*words: str) -> list[str]:
        asked.append(words)
        return fault("models", "good")

    monkeypatch.setattr(desktop.errand, "_command", command)
    monkeypatch.setattr(desktop, "network", Fake())
    return asked


def test_a_model_is_fetched_told_and_looked_for_again(
    desktop: Desktop, errands: list[tuple[str, ...]], qtbot: QtBot
) -> None:
    dialog = dialog_of(desktop, qtbot)
    dialog.fetched.emit("granite-4.0-micro-q4_k_m")
    assert not dialog.use.isEnabled()
    qtbot.waitUntil(lambda: "ist geladen und geprüft" in dialog.loading.line.text(), timeout=10_000)

    assert errands[0][:2] == ("models", "fetch")
    assert not dialog.loading.stop.isVisible()
    dialog.close()


def test_on_a_metered_network_it_is_asked_and_waits(
    desktop: Desktop, errands: list[tuple[str, ...]], qtbot: QtBot
) -> None:
    network = desktop.network
    assert isinstance(network, Fake)
    network.paid = True
    dialog = dialog_of(desktop, qtbot)
    dialog.fetched.emit("granite-4.0-micro-q4_k_m")
    qtbot.waitUntil(lambda: bool(boxes()))
    boxes()[0].reject()
    assert (errands, dialog.loading.stop.isVisible()) == ([], True)
    network.paid = False
    network.changed.emit()
    qtbot.waitUntil(lambda: "ist geladen" in dialog.loading.line.text(), timeout=10_000)

    assert len(errands) == 1
    dialog.close()


def test_a_model_that_is_chosen_becomes_the_setting(desktop: Desktop, places: Places, qtbot: QtBot) -> None:
    dialog = dialog_of(desktop, qtbot)
    dialog.used.emit("granite-4.0-micro-q4_k_m")

    assert settings.load(places.settings).model == "granite-4.0-micro-q4_k_m"
    dialog.close()


def test_a_problem_is_told_in_its_own_words(
    desktop: Desktop, errands: list[tuple[str, ...]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop.errand, "_command", lambda *_words: fault("models", "broken"))
    dialog = dialog_of(desktop, qtbot)
    dialog.brought.emit("/media/stick/modell.gguf")
    qtbot.waitUntil(lambda: "konnte nicht geladen werden" in dialog.loading.line.text(), timeout=10_000)

    assert errands == []
    dialog.close()


def test_the_pace_of_a_whole_job_is_kept_and_that_of_a_resumed_one_is_not(tmp_path: Path) -> None:
    told = summary()
    sha256 = "ab" * 32
    noted = sum(report.coverage.passages_noted for report in told.documents)
    done = Finished(replace(told, engine=EngineInfo("local", "m", sha256), engines=()))
    count = PaceCount(tmp_path)

    count.hear("1", done)
    assert paces.pages_per_minute(tmp_path, sha256) == 0
    for number in range(noted):
        count.hear("2", Noted(Note(str(number), "")))
    count.hear("2", done)

    pages = sum(report.coverage.pages_read for report in told.documents)
    assert paces.pages_per_minute(tmp_path, sha256) == pytest.approx(pages * 60 / told.timing.seconds_total)


def test_two_models_are_compared_by_two_ordinary_jobs(
    opened: Desktop, qtbot: QtBot, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.house.show_models()
    desk = opened.house._models_desk
    assert desk is not None
    monkeypatch.setattr(desk.comparing, "_engine", lambda _name: EngineChoice("scripted"))
    desk.comparing.begin(("a", "b"), Catch((Source(os.fsencode(minutes), minutes.name),)))
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(SideBySide)), timeout=30_000)

    assert len(opened.jobs.rows()) == 2
    shown = opened.window.findChildren(SideBySide)[0]
    shown.close()


def test_a_statement_without_a_place_that_was_found_counts_as_unproven() -> None:
    told = summary()
    bare = replace(told.statements[0], citations=())

    before = measures(told)
    after = measures(replace(told, statements=(bare, *told.statements[1:])))

    assert after.unproven >= before.unproven
    assert after.unproven >= 1
