"""Changes in folders of collections: noticed once for many, told for the collection, and nowhere promised falsely."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from genius_desktop import search_words
from genius_desktop.libraries import Collection, Root
from genius_desktop.ui import glance, watching
from genius_desktop.ui.glance import Glance
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


def rewrite(file: Path, text: str) -> None:
    with file.open("r+", encoding="utf-8") as opened:
        opened.write(text)


def test_a_file_that_is_written_anew_in_its_place_is_noticed_once(
    watch: Watching, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("hier", "dort"):
        (tmp_path / name / "2024").mkdir(parents=True)
        (tmp_path / name / "2024" / "a.txt").write_text("alt", "utf-8")
        (tmp_path / name / "2024" / "dienst.log").write_text("alt", "utf-8")
    heed(watch, qtbot, hier=tmp_path / "hier", dort=tmp_path / "dort")
    qtbot.waitUntil(lambda: watch._glance.looked == 4, timeout=PATIENCE_MS)
    told: list[str] = []
    watch.changed.connect(told.append)

    rewrite(tmp_path / "hier" / "2024" / "a.txt", "neuer")
    rewrite(tmp_path / "dort" / "2024" / "dienst.log", "neuer")
    qtbot.wait(QUIET_MS * 3)
    if told:
        pytest.skip("here the system tells it by itself")
    watch._soon.start(QUIET_MS)

    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    watch._soon.start(QUIET_MS)
    qtbot.wait(QUIET_MS * 5)
    assert told == ["hier"]


def test_where_nothing_is_watched_no_file_is_looked_at(
    watch: Watching, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "is_local", lambda _path: False)
    looked: list[str] = []

    def files(place: str, _most: int) -> list[tuple[str, int, int]]:
        looked.append(place)
        return []

    monkeypatch.setattr(glance, "_files", files)
    (tmp_path / "a.txt").write_text("alt", "utf-8")
    heed(watch, qtbot, freigabe=tmp_path)
    watch._look()
    qtbot.wait(QUIET_MS)
    assert not looked


def test_folders_with_too_many_files_are_left_to_the_rounds(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glance, "MOST_FILES", 3)
    for name, files in (("a", 2), ("b", 5)):
        (tmp_path / name).mkdir()
        for number in range(files):
            (tmp_path / name / f"{number}.txt").write_text("alt", "utf-8")
    made = Glance()
    with qtbot.waitSignal(made._ended):
        made.look([str(tmp_path / "a"), str(tmp_path / "b")])
    qtbot.waitUntil(lambda: made.looked == 1, timeout=PATIENCE_MS)
    made.stop()
    assert made.looked == 0


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
