import threading

import pytest

from genius_desktop.engines.brake import Brake
from genius_desktop.engines.opening import Opening
from genius_desktop.problems import Interrupted, SetupProblem


class Thing:
    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


def test_who_waits_is_not_held_up_by_what_cannot_be_interrupted() -> None:
    gate = threading.Event()
    thing = Thing()

    def make() -> Thing:
        gate.wait(5)
        return thing

    brake = Brake()
    opening = Opening(make)
    brake.pull()
    with pytest.raises(Interrupted):
        opening.wait(brake)

    brake.release()
    gate.set()
    assert opening.wait(brake) is thing
    opening.drop()
    assert thing.closed


def test_what_went_wrong_is_told_to_who_waits() -> None:
    def make() -> Thing:
        raise SetupProblem("memory-short", "2 GB")

    opening = Opening(make)

    with pytest.raises(SetupProblem, match="memory-short"):
        opening.wait(Brake())
    assert opening.failed
    opening.drop()
