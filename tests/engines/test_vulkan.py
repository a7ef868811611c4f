"""The contract of engines on a graphics device; runs where the engine is that of packages and sees one.

`dev.py storm devices` runs it on Mesa's software device.
"""

import os
from collections.abc import Iterator

import pytest

from genius_desktop.domain import Plan, Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local import backends
from genius_desktop.engines.local.engine import LocalEngine
from tests.conftest import model_file
from tests.engines.contract import SharedEngineContract, answers, prompt

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(backends.graphics_file() is None, reason="the engine of a checkout has no graphics"),
]
EVERY_LAYER = 999


def opened(brake: Brake, *, device: str = "") -> LocalEngine:
    file = model_file("smollm2-135m-instruct-q4_1")
    plan = Plan(threads=2, rows=4, ubatch_tokens=64, device=device, device_layers=EVERY_LAYER)
    return LocalEngine(Weights("smollm2", os.fsencode(file), "b179", "chatml"), brake, plan=plan)


@pytest.fixture(scope="module")
def title() -> str:
    backends.runtime().start()
    backends.runtime().start_graphics()
    found = backends.runtime().devices()
    if not found:
        pytest.skip("there is no graphics device")
    return found[0].title


@pytest.fixture(scope="module")
def one(title: str) -> Iterator[tuple[LocalEngine, Brake]]:
    brake = Brake()
    engine = opened(brake, device=title)
    yield engine, brake
    engine.close()


class TestEngineOnDevice(SharedEngineContract):
    def test_it_computes_on_the_device(self, engine: LocalEngine, title: str) -> None:
        assert engine.plan.device == title

    def test_it_writes_what_the_processor_writes(self, engine: LocalEngine) -> None:
        processor = opened(Brake())
        expected = answers(list(processor.write([prompt()])))
        processor.close()

        assert answers(list(engine.write([prompt()]))) == expected
