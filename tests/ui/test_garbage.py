"""Garbage is collected on the window's own thread."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from genius_desktop.ui import garbage
from tests.ui.tellings import TIMEOUT_MS


class _Knot:
    """Something that only a collection frees."""

    def __init__(self, freed: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed.append(threading.get_ident()))


@pytest.fixture
def as_before() -> Iterator[None]:
    """Collect and freeze as it was, after a test that changes it."""
    collects = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if collects else gc.disable)()


@pytest.mark.usefixtures("as_before", "qapp")
def test_a_knot_is_freed_by_the_window_whatever_thread_makes_garbage(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "INTERVAL_MS", 20)
    freed: list[int] = []
    parent = QObject()
    gc.enable()
    garbage.collect_here(parent)
    _Knot(freed)

    def litter() -> None:
        for _ in range(20):
            kept: list[list[int]] = [[] for _ in range(10_000)]
            kept.clear()

    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert freed == []

    held: list[list[int]] = [[] for _ in range(10_000)]
    qtbot.waitUntil(lambda: bool(freed), timeout=TIMEOUT_MS)
    assert freed == [threading.get_ident()]
    del held


def test_what_python_would_collect_is_collected() -> None:
    freed: list[int] = []
    _Knot(freed)
    held: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]
    garbage.sweep()
    assert freed
    del held
