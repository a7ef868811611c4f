"""Measuring how a model runs best here: begun in the window, stopped for whatever goes before, taken up afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from genius_desktop import calibration_words, codec, paths, plans
from genius_desktop.devices import Verdict
from genius_desktop.domain import EngineInfo, Plan, Weights
from genius_desktop.jobs.events import Warmed
from genius_desktop.models.shelf import Seal
from genius_desktop.paths import Places
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.engine_line import EngineLine, engine_sentence
from genius_desktop.ui.engine_room import EngineRoom
from genius_desktop.ui.engine_state import EngineState
from genius_desktop.ui.loading_line import LoadingLine
from genius_desktop.ui.model_errand import ModelErrand
from genius_desktop.ui.models_dialog import ModelsDialog
from tests.ui.tellings import TIMEOUT_MS, drop, fault, task
from tests.ui.test_engine_room import ENTRY, SHA256

NAME = "klein"
PLAN = Plan(2, prefill_rate=60.0, decode_rate=20.0, machine="PC")
VERDICT = Verdict("Intel UHD 620", "Mesa 24.2", "slower", SHA256, 30.0, 12.5)
Measure = Callable[[str], ModelsDialog]


@pytest.fixture
def asked() -> list[tuple[str, ...]]:
    return []


@pytest.fixture
def small(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A profile with a catalogue of one small model, which is here."""
    catalog = tmp_path / "catalog.toml"
    catalog.write_text(ENTRY, "utf-8")
    monkeypatch.setattr(paths, "catalog", lambda: catalog)
    places.models.mkdir(parents=True)
    file = places.models / f"{NAME}.gguf"
    file.write_bytes(b"test")
    about = file.stat()
    file.with_suffix(".seal").write_bytes(codec.to_json(Seal(SHA256, about.st_size, about.st_mtime_ns)))
    return places


@pytest.fixture
def measure(
    small: Places, desktop: Desktop, asked: list[tuple[str, ...]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Measure:
    """Press the button; the command line ends in a given way, a good one with a plan and a verdict."""

    def begin(how: str) -> ModelsDialog:
        def command(*words: str) -> list[str]:
            asked.append(words)
            if how == "good":
                plans.keep(small.home, Weights(NAME, b"", SHA256), PLAN)
                plans.keep_verdicts(small.home, (VERDICT,))
            return ["/gibt/es/nicht"] if how == "absent" else fault("models", how)

        monkeypatch.setattr(desktop.errand, "_command", command)
        desktop.window.show()
        desktop.window.actions_.models.trigger()
        dialog = desktop.window.findChildren(ModelsDialog)[-1]
        qtbot.waitUntil(dialog.isVisible)
        dialog.measure.click()
        return dialog

    return begin


def test_what_came_out_is_shown_and_the_worker_is_renewed(
    measure: Measure, opened: Desktop, asked: list[tuple[str, ...]], qtbot: QtBot, small: Places
) -> None:
    before = opened.worker.process_id
    assert before
    dialog = measure("good")
    assert opened.worker.process_id == 0
    qtbot.waitUntil(lambda: "fertig gemessen" in dialog.loading.line.text(), timeout=TIMEOUT_MS)

    [words] = asked
    assert words[:5] == ("doctor", "--calibrate", "--model", NAME, "--home")
    assert words[5] == str(small.home)
    told = dialog.about.text()
    assert "Gerechnet wird auf: Prozessor" in told
    assert "Intel UHD 620 (Treiber Mesa 24.2): langsamer als der Prozessor: Prozessor wird benutzt" in told
    assert "Seiten je Minute" in told
    assert "Seiten je Minute" in dialog.loading.line.text()
    assert "genius-desktop" not in told
    qtbot.waitUntil(lambda: opened.queue.empty, timeout=TIMEOUT_MS)
    assert opened.worker.process_id not in {0, before}
    dialog.close()


def test_a_measurement_goes_on_behind_a_closed_dialog_and_can_be_stopped(
    measure: Measure, desktop: Desktop, qtbot: QtBot
) -> None:
    dialog = measure("slow")

    assert calibration_words.UNMEASURED in dialog.about.text()
    assert not dialog.measure.isEnabled()
    qtbot.waitUntil(lambda: dialog.loading.bar.value() == 50, timeout=TIMEOUT_MS)
    dialog.close()
    desktop.window.actions_.models.trigger()
    again = desktop.window.findChildren(ModelsDialog)[-1]
    assert again.loading.bar.value() == 50
    again.loading.stop.click()
    qtbot.waitUntil(lambda: again.loading.line.text() == calibration_words.STOPPED, timeout=TIMEOUT_MS)
    assert again.measure.isEnabled()
    again.close()


def test_a_job_that_comes_goes_first_and_ends_the_measurement(
    measure: Measure, opened: Desktop, qtbot: QtBot, minutes: Path
) -> None:
    dialog = measure("slow")
    qtbot.waitUntil(lambda: dialog.loading.bar.value() == 50, timeout=TIMEOUT_MS)
    assert not opened.queue.empty
    drop(opened, minutes)
    qtbot.waitUntil(lambda: dialog.loading.line.text() == calibration_words.GAVE_WAY, timeout=TIMEOUT_MS)

    qtbot.waitUntil(lambda: opened.window.story is not None and opened.window.story.over, timeout=TIMEOUT_MS)
    assert opened.window.story is not None
    assert opened.window.story.summary is not None
    dialog.close()


def test_while_a_job_computes_nothing_is_measured(
    measure: Measure, desktop: Desktop, asked: list[tuple[str, ...]]
) -> None:
    desktop.queue._held = True
    desktop.queue.add(task("wartet"))
    dialog = measure("good")

    assert asked == []
    assert dialog.loading.line.text() == calibration_words.COMPUTING
    assert not dialog.loading.stop.isVisible()
    desktop.queue.cancel("wartet")
    dialog.close()


def test_a_measurement_that_cannot_even_begin_gives_the_pc_back(
    measure: Measure, opened: Desktop, qtbot: QtBot
) -> None:
    dialog = measure("absent")
    qtbot.waitUntil(lambda: opened.queue.empty, timeout=TIMEOUT_MS)

    assert dialog.loading.line.text() == calibration_words.FAILED
    assert dialog.measure.isEnabled()
    assert opened.worker.process_id
    dialog.close()


def test_the_room_takes_a_new_plan_up_and_offers_no_measurement_any_more(qapp: object, small: Places) -> None:
    _ = qapp
    room = EngineRoom(small, "local", ModelErrand(small))
    room.look("")
    assert room.state.unmeasured
    assert calibration_words.OFFER in engine_sentence(room.state)

    plans.keep(small.home, Weights(NAME, b"", SHA256), PLAN)
    room.look("")

    assert room.choice is not None
    assert room.choice.plan == PLAN
    assert calibration_words.OFFER not in engine_sentence(room.state)


def test_a_plan_the_engine_goes_without_is_forgotten_and_measuring_offered_again(qapp: object, small: Places) -> None:
    _ = qapp
    plans.keep(small.home, Weights(NAME, b"", SHA256), PLAN)
    room = EngineRoom(small, "local", ModelErrand(small))
    room.look("")
    told: list[EngineState] = []
    room.changed.connect(told.append)
    before = room.choice

    room.outdate()
    room.outdate()

    assert [state.unmeasured for state in told] == [True]
    assert plans.every(small.home) == {}
    # What is open need not be opened again.
    assert room.choice == before


def test_the_window_hears_that_a_plan_is_outdated_and_that_a_worker_died(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(desktop.room, "outdate", lambda: asked.append("outdated"))
    monkeypatch.setattr(desktop.room, "look", lambda name: asked.append(f"look {name}"))
    info = EngineInfo("local", NAME, SHA256)

    desktop.queue.told.emit("warm", Warmed(info))
    desktop.queue.told.emit("warm", Warmed(info, outdated=True))
    desktop.queue.again.emit("7")

    assert asked == ["outdated", "look "]


def test_the_start_page_offers_to_measure_and_asks_nothing(qtbot: QtBot) -> None:
    line = EngineLine("local")
    qtbot.addWidget(line)
    line.show_engine(EngineState("ready", "m", "Modell", unmeasured=True))
    assert (line.models.text(), line.models.isHidden()) == (f"{calibration_words.BUTTON} …", False)

    line.show_engine(EngineState("ready", "m", "Modell"))

    assert line.models.isHidden()


def test_how_far_a_measurement_is_is_told_in_percent(qtbot: QtBot) -> None:
    line = LoadingLine()
    qtbot.addWidget(line)
    line.show_progress("calibrate", 35, 100)

    assert (line.line.text(), line.bar.value()) == ("Dieser PC wird gemessen · 35 %", 35)
