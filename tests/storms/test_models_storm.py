"""The storm of downloads, short; the whole one is `python3 dev.py storm models`."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows limits no size of files", allow_module_level=True)

from genius_desktop.models import fetch
from genius_desktop.models.catalog import Entry
from genius_desktop.paths import Places
from tools.storm import models


def test_nothing_wrong_is_ever_ready() -> None:
    figures = models.storm(kills=1, flips=4, full=3)

    assert {fault: figures[fault] for fault in models.FAULTS} == dict.fromkeys(models.FAULTS, 0)
    assert (figures["cut connections"], figures["flipped bits"], figures["killed"]) == (20, 4, 1)


def test_the_storm_sees_a_fetch_that_does_not_look_at_the_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(part: Path, entry: Entry, places: Places, **_more: object) -> Path:
        return part.replace(places.models / f"{entry.id}.gguf")

    monkeypatch.setattr(fetch, "_take", careless)

    assert models.storm(kills=0, flips=2, full=0)["ready but wrong"] > 0
