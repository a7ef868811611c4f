"""What becomes of an index that is newer, damaged, in use, or on a full disk."""

import os
from pathlib import Path

import apsw
import pytest

from genius_desktop.libraries import CollectionsTask, CollectionsTold
from genius_desktop.library import store
from genius_desktop.library.index import Index
from genius_desktop.problems import SetupProblem
from tests.library_makers import Office


def test_an_index_of_a_newer_program_is_not_touched(office: Office) -> None:
    office.write("a.txt", "Ein Text.")
    office.add()
    with_version = apsw.Connection(str(office.library / store.FILE))
    with_version.pragma("user_version", 99)
    with_version.close()
    for what in (lambda: office.search("Text"), office.index):
        with pytest.raises(SetupProblem) as refusal:
            what()
        assert refusal.value.code == "library-too-new"


@pytest.mark.parametrize("damage", ["rubbish", "torn", "pages"])
def test_a_damaged_index_is_built_anew_from_the_files(office: Office, damage: str) -> None:
    for number in range(30):
        office.write(f"{number}.txt", f"Ein Text über Brunnen Nummer {number}. " * 20)
    office.add()
    file = office.library / store.FILE
    data = bytearray(file.read_bytes())
    if damage == "rubbish":
        data[:] = b"kein Verzeichnis" * 100
    elif damage == "torn":
        del data[len(data) // 2 :]
    else:
        data[8192:-4096] = os.urandom(len(data) - 8192 - 4096)
    for beside in (store.FILE + "-wal", store.FILE + "-shm"):
        (office.library / beside).unlink(missing_ok=True)
    file.write_bytes(data)
    told = office.index()
    assert told.rebuilt
    assert told.read == 30
    assert len(office.names("Brunnen")) > 0


def test_damage_that_a_search_finds_is_mended_by_the_next_round(office: Office) -> None:
    office.write("a.txt", "Ein Text über Brunnen.")
    office.add()
    (office.library / store.FILE).write_bytes(b"kein Verzeichnis" * 1000)
    for beside in (store.FILE + "-wal", store.FILE + "-shm"):
        (office.library / beside).unlink(missing_ok=True)
    for _ in range(2):
        with pytest.raises(SetupProblem) as refusal:
            office.search("Brunnen")
        assert refusal.value.code == "library-damaged"
    assert office.index().rebuilt
    assert office.names("Brunnen") == ["a.txt"]


def test_only_one_writes(office: Office) -> None:
    office.write("a.txt", "Ein Text.")
    office.add()
    index = Index(office.library)
    try:
        with pytest.raises(SetupProblem) as refusal:
            office.index()
        assert refusal.value.code == "library-in-use"
        assert office.names("Text") == ["a.txt"]
    finally:
        index.close()


def test_a_full_disk_is_named_and_what_was_kept_stays(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.write("a.txt", "Ein Text über Brunnen.")
    office.add()
    connect = store._connect

    def small(file: Path) -> apsw.Connection:
        connection = connect(file)
        connection.pragma("max_page_count", int(connection.pragma("page_count")) + 2)
        return connection

    monkeypatch.setattr(store, "_connect", small)
    office.write("b.txt", " ".join(f"Wort{number}" for number in range(20_000)))
    with pytest.raises(SetupProblem) as refusal:
        office.index()
    assert refusal.value.code == "library-full"
    monkeypatch.undo()
    assert office.names("Brunnen") == ["a.txt"]
    office.index()
    told = office.do(CollectionsTask("j", office.folder))[-1]
    assert isinstance(told, CollectionsTold)
    assert told.collections[0].states == {"read": 2}
