import itertools

import pytest

from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Prompt
from genius_desktop.engines.scripted import ScriptedEngine
from genius_desktop.jobs import meter
from genius_desktop.jobs.events import Worked
from genius_desktop.jobs.meter import MeteredEngine

PROMPTS = [
    Prompt("System", "Text:", "Der Rat beschließt die Sanierung der Straße. " * count, "Fasse zusammen.", 60)
    for count in (1, 5, 20)
]


def test_a_metered_engine_answers_as_its_engine_does() -> None:
    plain, metered = ScriptedEngine(Brake()), MeteredEngine(ScriptedEngine(Brake()), lambda _: None)

    assert list(metered.write(PROMPTS)) == list(plain.write(PROMPTS))
    assert (metered.describe(), metered.room_tokens) == (plain.describe(), plain.room_tokens)
    assert metered.count("Ein Satz.") == plain.count("Ein Satz.")


def test_each_call_tells_from_nothing_to_all_and_never_less_than_before(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Worked] = []
    metered = MeteredEngine(ScriptedEngine(Brake()), told.append)
    monkeypatch.setattr(meter, "_EVERY_SECONDS", 0.0)

    list(metered.write(PROMPTS))

    assert told[0].done == 0.0
    assert told[-1].done == told[-1].total
    assert len(told) > 20
    assert all(before.done <= after.done <= after.total for before, after in itertools.pairwise(told))
    assert {worked.prompts for worked in told} == {3}


def test_few_words_are_told_between_two_looks() -> None:
    told: list[Worked] = []

    list(MeteredEngine(ScriptedEngine(Brake()), told.append).write(PROMPTS))

    assert len(told) == 2
