"""Changes in folders of collections: noticed once for many, told for the collection, and nowhere promised falsely."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from genius_desktop import search_words
from genius_desktop.libraries import Collection, Root
from genius_desktop.ui import watching
from genius_desktop.ui.watching import Watching

QUIET_MS, PATIENCE_MS = 60, 5_000


@pytest.fixture
def watch(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watching]:
    monkeypatch.setattr(watching, "QUIET_MS", QUIET_MS)
    monkeypatch.setattr(watching, "is_local", lambda _path: True)
    made = Watching()
    made.setParent(qapp)
    yield made
    made.stop()
    made.deleteLater()


def heed(watch: Watching, qtbot: QtBot, **folders: Path) -> None:
    watch.heed([Collection(name, name, (Root(os.fsencode(path), name),)) for name, path in folders.items()])
    qtbot.waitUntil(lambda: watch.settled, timeout=PATIENCE_MS)


def test_many_changes_at_once_are_told_once_for_their_collection(watch: Watching, qtbot: QtBot, tmp_path: Path) -> None:
    here, there = tmp_path / "hier", tmp_path / "dort"
    (here / "2024" / "März").mkdir(parents=True)
    there.mkdir()
    heed(watch, qtbot, hier=here, dort=there)
    told: list[str] = []
    watch.changed.connect(told.append)

    for number in range(20):
        (here / "2024" / "März" / f"{number}.txt").write_text("neu", "utf-8")

    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    qtbot.wait(QUIET_MS * 3)
    assert told == ["hier"]
    assert watch.watches("hier")
    assert watch.watches("dort")


def test_a_folder_that_is_new_is_watched_too(watch: Watching, qtbot: QtBot, tmp_path: Path) -> None:
    heed(watch, qtbot, hier=tmp_path)
    told: list[str] = []
    watch.changed.connect(told.append)
    (tmp_path / "neu").mkdir()
    qtbot.waitUntil(lambda: len(told) == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: watch.settled, timeout=PATIENCE_MS)

    (tmp_path / "neu" / "a.txt").write_text("neu", "utf-8")

    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE_MS)


def test_changes_that_never_rest_are_told_all_the_same(
    watch: Watching, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LONGEST_MS", 200)
    monkeypatch.setattr(watching, "QUIET_MS", 60_000)
    heed(watch, qtbot, hier=tmp_path)
    told: list[str] = []
    watch.changed.connect(told.append)

    (tmp_path / "a.txt").write_text("neu", "utf-8")

    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)


def test_a_collection_that_is_gone_is_no_longer_watched(watch: Watching, qtbot: QtBot, tmp_path: Path) -> None:
    heed(watch, qtbot, hier=tmp_path)
    heed(watch, qtbot)
    told: list[str] = []
    watch.changed.connect(told.append)
    (tmp_path / "a.txt").write_text("neu", "utf-8")
    qtbot.wait(QUIET_MS * 3)
    assert not told
    assert not watch.watches("hier")


def test_on_a_share_and_in_too_many_folders_nothing_is_promised(
    watch: Watching, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "is_local", lambda path: "freigabe" not in path)
    monkeypatch.setattr(watching, "MOST_FOLDERS", 2)
    for name in ("freigabe", "viele/a/b/c", "klein"):
        (tmp_path / name).mkdir(parents=True)
    heed(watch, qtbot, klein=tmp_path / "klein", freigabe=tmp_path / "freigabe", viele=tmp_path / "viele")
    assert [name for name in ("klein", "freigabe", "viele") if watch.watches(name)] == ["klein"]


def test_what_is_not_there_is_not_local(tmp_path: Path) -> None:
    assert not watching.is_local(str(tmp_path / "nie" / "da" / "gewesen\0"))


def test_the_user_reads_when_folders_were_looked_through_and_when_that_happens_again() -> None:
    never = Collection("a", "A")
    assert search_words.checked(never, watched=False).startswith("Noch nicht durchgesehen.")
    told = search_words.checked(Collection("a", "A", checked="2026-03-05T07:08:00+00:00"), watched=True)
    assert "05.03.2026" in told
    assert "gleich bemerkt" in told
