import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from genius_desktop import codec, paths
from genius_desktop.models import register, shelf
from genius_desktop.models.shelf import Seal
from genius_desktop.paths import Places
from genius_desktop.ui.engine_line import engine_sentence
from genius_desktop.ui.engine_room import EngineRoom
from genius_desktop.ui.engine_state import EngineState
from genius_desktop.ui.model_errand import ModelErrand
from genius_desktop.ui.network import Network
from tests import gguf_files
from tests.ui.tellings import fault

SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
ENTRY = f"""
format = 1
[[models]]
id = "klein"
title = "Kleines Modell"
tier = "starter"
licence = "Apache-2.0"
languages = ["de"]
bytes = 4
sha256 = "{SHA256}"
memory_bytes = 1
family = "chatml"
note = ""
urls = []
"""
Build = Callable[[str], EngineRoom]


@pytest.fixture
def build(qapp: object, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
    """Build a room with a catalogue of one small model and a child that ends in a given way."""
    _ = qapp
    catalog = tmp_path / "catalog.toml"
    catalog.write_text(ENTRY, "utf-8")
    monkeypatch.setattr(paths, "catalog", lambda: catalog)
    places.models.mkdir(parents=True)
    errands: list[ModelErrand] = []

    def make(how: str) -> EngineRoom:
        errands.append(ModelErrand(places, lambda *_words: fault("models", how)))
        return EngineRoom(places, "local", errands[-1])

    yield make
    for errand in errands:
        errand.stop()


def weights(places: Places, data: bytes = b"test", *, sealed: str = "") -> Path:
    file = places.models / "klein.gguf"
    file.write_bytes(data)
    if sealed:
        about = file.stat()
        seal = Seal(sealed, about.st_size, about.st_mtime_ns)
        file.with_suffix(".seal").write_bytes(codec.to_json(seal))
    return file


def test_sealed_weights_are_used_without_reading_them(build: Build, places: Places) -> None:
    file = weights(places, sealed=SHA256)
    room = build("good")

    room.look("")

    assert room.state.condition == "ready"
    assert room.choice is not None
    assert room.choice.weights is not None
    assert room.choice.weights.path == os.fsencode(file)
    assert not room._errand.busy


def test_weights_without_a_seal_are_checked_by_another_process(build: Build, places: Places, qtbot: QtBot) -> None:
    weights(places)
    room = build("good")

    room.look("klein")
    assert room.state.condition == "checking"

    qtbot.waitUntil(lambda: room.state.condition == "ready", timeout=10_000)


def test_weights_with_a_wrong_hash_are_never_used(build: Build, places: Places, qtbot: QtBot) -> None:
    weights(places)
    room = build("broken")

    room.look("")
    qtbot.waitUntil(lambda: room.state.condition == "damaged", timeout=10_000)

    assert room.choice is None


def test_weights_of_a_wrong_size_are_damaged(build: Build, places: Places) -> None:
    weights(places, b"zu viel")
    room = build("good")

    room.look("")

    assert room.state.condition == "damaged"


def test_a_fetch_tells_how_far_it_is_and_ends_ready(build: Build, places: Places, qtbot: QtBot) -> None:
    room = build("good")
    room.look("")
    states: list[EngineState] = []
    room.changed.connect(states.append)

    room.fetch()
    weights(places, sealed=SHA256)
    qtbot.waitUntil(lambda: room.state.condition == "ready", timeout=10_000)

    assert (5, 10) in [(state.done, state.total) for state in states]


def test_a_failed_fetch_says_why(build: Build, qtbot: QtBot) -> None:
    room = build("broken")
    room.look("")

    room.fetch()
    qtbot.waitUntil(lambda: room.state.condition == "missing", timeout=10_000)

    assert "konnte nicht geladen werden" in engine_sentence(room.state)


def test_a_fetch_can_be_cancelled(build: Build, qtbot: QtBot) -> None:
    room = build("slow")
    room.look("")
    room.fetch()
    qtbot.waitUntil(lambda: room.state.done == 5, timeout=10_000)

    room.cancel()
    qtbot.waitUntil(lambda: room.state.condition == "missing", timeout=10_000)

    assert "abgebrochen" in engine_sentence(room.state)


def test_lines_that_are_no_progress_are_words_for_people(qapp: object, places: Places) -> None:
    _ = qapp
    errand = ModelErrand(places)
    told: list[object] = []
    errand.progressed.connect(lambda *words: told.append(words))

    for line in (
        '{"stage": "fetch"}',
        json.dumps(["fetch", 1]),
        "{kein JSON",
        '{"stage": "fetch", "done": "x", "total": 1}',
    ):
        errand._hear(line)

    assert not told
    assert errand._said.startswith('{"stage"')


class Fake(Network):
    """A network that a test makes metered."""

    paid = True

    @property
    def metered(self) -> bool:
        return self.paid


def test_a_fetch_waits_while_the_network_is_metered_and_goes_on_by_itself(
    build: Build, places: Places, qtbot: QtBot
) -> None:
    room = build("good")
    network = Fake()
    room._network = network
    network.changed.connect(room._network_changed)
    room.look("")

    room.fetch()
    assert room.state.condition == "paused"
    assert "getaktet" in engine_sentence(room.state)
    weights(places, sealed=SHA256)
    network.paid = False
    network.changed.emit()

    qtbot.waitUntil(lambda: room.state.condition == "ready", timeout=10_000)


def test_a_pause_can_be_ended(build: Build) -> None:
    room = build("good")
    room._network = Fake()
    room.look("")
    room.fetch()

    room.cancel()

    assert room.state.condition == "missing"


def test_weights_that_no_one_has_accepted_are_refused_and_used_once_they_are(build: Build, places: Places) -> None:
    content = gguf_files.llama().build()
    file = places.models / "eigenes.gguf"
    file.write_bytes(content)
    shelf.set_seal(file, shelf.digest(file))
    room = build("good")

    room.look("eigenes")
    assert (room.state.condition, room.state.problem) == ("refused", "model-unknown")
    assert room.choice is None
    register.accept(places, shelf.digest(file), "eigenes", by="user")
    room.look("eigenes")

    assert room.choice is not None
    assert room.choice.weights is not None
    assert room.choice.weights.origin == "unknown"
