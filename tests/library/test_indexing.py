"""What becomes of files in a collection: new, changed, moved, gone, unreadable; and of an index that is not whole."""

import os
from collections.abc import Iterator
from contextlib import closing

import apsw
import pytest

from genius_desktop.domain import Span
from genius_desktop.jobs import rounds
from genius_desktop.libraries import (
    CollectionsTask,
    CollectionsTold,
    Filed,
    IndexTask,
    PapersTask,
    PapersTold,
    RemoveTask,
)
from genius_desktop.library import store, texts
from genius_desktop.library.guesses import distance
from genius_desktop.problems import InputProblem, Interrupted
from genius_desktop.stems import stem
from tests.library_makers import Office

CANARY = "Kanarienvogelweg"


def _states(office: Office) -> dict[str, str]:
    told = office.do(CollectionsTask("j", office.folder))[-1]
    assert isinstance(told, CollectionsTold)
    listed = office.do(PapersTask("j", office.folder, told.collections[0].id))[-1]
    assert isinstance(listed, PapersTold)
    return {paper.name: paper.state for paper in listed.papers}


def test_what_has_not_changed_is_not_read_again(office: Office) -> None:
    office.write("a.txt", "Ein Text über Brunnen.")
    assert office.add().read == 1
    assert office.index().read == 0
    assert office.reader.names == ["a.txt"]


def test_what_has_changed_is_read_again_and_its_old_text_goes(office: Office) -> None:
    file = office.write("a.txt", "Ein Text über Brunnen.")
    office.add()
    file.write_text("Ein Text über Linden.", "utf-8")
    assert office.index().read == 1
    assert office.names("Linde") == ["a.txt"]
    assert office.names("Brunnen") == []


def test_a_round_that_reads_much_leaves_a_small_file_and_one_that_reads_little_does_not_write_it_anew(
    office: Office,
) -> None:
    for number in range(30):
        office.write(f"{number}.txt", f"Ein Text über den Brunnen Nummer {number}. " * 40)
    office.add()
    assert _loose(office) == (0, 1)
    office.write("neu.txt", "Ein Text über die neue Linde.")
    office.index()
    assert _loose(office)[1] > 1
    assert office.names("Linde") == ["neu.txt"]


def _loose(office: Office) -> tuple[int, int]:
    """Give the free pages of the index, and how many parts it is in."""
    with closing(apsw.Connection(str(office.library / store.FILE))) as index:
        [(parts,)] = index.execute("SELECT count(DISTINCT segid) FROM found_idx").fetchall()
        return int(index.pragma("freelist_count")), int(str(parts))


def test_a_moved_file_keeps_its_text(office: Office) -> None:
    file = office.write("a.txt", "Ein Text über Brunnen.")
    office.add()
    (office.papers / "2024").mkdir()
    file.rename(office.papers / "2024" / "b.txt")
    assert office.index().read == 0
    assert office.names("Brunnen") == ["2024/b.txt"]
    assert office.reader.names == ["a.txt"]


def test_a_file_that_is_gone_is_told_once_and_found_no_more(office: Office) -> None:
    file = office.write("a.txt", f"Ein Text über den {CANARY}.")
    office.write("b.txt", "Ein anderer Text.")
    office.add()
    file.unlink()
    office.index()
    assert _states(office) == {"a.txt": "gone", "b.txt": "read"}
    assert office.names(CANARY) == []
    office.index()
    assert _states(office) == {"b.txt": "read"}


def test_an_unreadable_file_is_listed_and_not_tried_for_ever(office: Office) -> None:
    file = office.write("a.txt", "kaputt")
    office.write("leer.txt", "")
    told = office.add()
    assert (told.read, told.unreadable) == (0, 2)
    office.index()
    assert office.reader.names == ["a.txt"]
    office.index(again=True)
    assert office.reader.names == ["a.txt", "a.txt"]
    file.write_text("Nun ist es ein Text.", "utf-8")
    office.index()
    assert _states(office) == {"a.txt": "read", "leer.txt": "unreadable"}


def test_a_share_that_is_away_keeps_its_papers(office: Office) -> None:
    office.write("a.txt", "Ein Text über Brunnen.")
    office.add()
    away = office.papers.with_name("weg")
    office.papers.rename(away)
    told = office.index()
    assert told.collections[0].roots[0].lost
    assert office.names("Brunnen") == ["a.txt"]
    # What is left of a share that is not connected.
    office.papers.mkdir()
    assert office.index().collections[0].roots[0].lost
    assert office.names("Brunnen") == ["a.txt"]
    office.papers.rmdir()
    away.rename(office.papers)
    assert not office.index().collections[0].roots[0].lost
    assert office.reader.names == ["a.txt"]


def test_a_share_that_vanishes_in_the_middle_leaves_the_others_waiting(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        office.write(name, f"Ein Text namens {name}.")
    read = office.reader.read

    def vanish(data: bytes, name: str, **_more: object) -> Iterator[object]:
        yield from read(data, name)
        if office.papers.exists():
            office.papers.rename(office.papers.with_name("weg"))

    monkeypatch.setattr(office.reader, "read", vanish)
    told = office.add()
    assert (told.read, told.unreadable) == (1, 0)
    assert sorted(_states(office).values()) == ["changed", "waiting", "waiting"]
    office.papers.with_name("weg").rename(office.papers)
    monkeypatch.undo()
    office.index()
    assert set(_states(office).values()) == {"read"}


def test_a_file_that_changes_while_it_is_read_is_read_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    file = office.write("a.txt", "Ein Text über Brunnen.")
    read = office.reader.read

    def change(data: bytes, name: str, **_more: object) -> Iterator[object]:
        yield from read(data, name)
        file.write_text("Ein längerer Text über Linden.", "utf-8")

    monkeypatch.setattr(office.reader, "read", change)
    office.add()
    assert _states(office) == {"a.txt": "changed"}
    monkeypatch.undo()
    office.index()
    assert _states(office) == {"a.txt": "read"}
    assert office.names("Linde") == ["a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_file_of_two_gigabytes_is_listed_and_not_read(office: Office) -> None:
    with (office.papers / "film.pdf").open("wb") as file:
        file.truncate(2 << 30)
    office.write("a.txt", "Ein Text über Brunnen.")
    told = office.add()
    assert (told.read, told.unreadable) == (1, 1)
    listed = office.do(PapersTask("j", office.folder, told.collections[0].id, ("unreadable",)))[-1]
    assert isinstance(listed, PapersTold)
    assert [(paper.name, paper.problem) for paper in listed.papers] == [("film.pdf", "too-large")]
    assert office.reader.names == ["a.txt"]


def test_loops_of_links_end(office: Office) -> None:
    office.write("a.txt", "Ein Text über Brunnen.")
    (office.papers / "kreis").symlink_to(office.papers, target_is_directory=True)
    (office.papers / "ins Leere.txt").symlink_to(office.papers / "nirgends.txt")
    assert office.add().files == 1


def test_hidden_files_and_films_are_left_out(office: Office) -> None:
    for name in ("~$a.docx", ".verborgen.txt", "film.mp4", "a.txt"):
        office.write(name, "Ein Text.")
    assert office.add().files == 1


def test_a_stop_keeps_what_was_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        office.write(name, f"Ein Text namens {name}.")
    read = office.reader.read

    def stop(data: bytes, name: str, **_more: object) -> Iterator[object]:
        if name == "c.txt":
            raise Interrupted
        yield from read(data, name)

    monkeypatch.setattr(office.reader, "read", stop)
    with pytest.raises(Interrupted):
        office.add()
    monkeypatch.undo()
    before = len(office.reader.names)
    told = office.index()
    assert told.read == len(office.reader.names) - before
    assert set(_states(office).values()) == {"read"}
    assert len(set(office.reader.names)) == len(office.reader.names)


def test_each_file_is_told_once_it_is_safe(office: Office) -> None:
    office.write("a.txt", "Ein Text über Brunnen.")
    events = office.do(IndexTask("j", office.folder, add=(os.fsencode(office.papers),)))
    told = [event.paper for event in events if isinstance(event, Filed)]
    assert [(paper.name, paper.state) for paper in told] == [("a.txt", "read")]


def test_the_same_wish_again_makes_no_second_collection(office: Office) -> None:
    office.write("a.txt", "Ein Text.")
    office.add()
    assert len(office.add().collections) == 1


def test_removing_a_collection_leaves_no_byte_of_it(office: Office) -> None:
    office.write("a.txt", f"Am {CANARY} 7 wohnt niemand. " * 3)
    bleibt = office.papers.with_name("Bleibt")
    bleibt.mkdir()
    (bleibt / "b.txt").write_text("Ein Text über Brunnen.", "utf-8")
    office.add()
    told = office.add(bleibt)
    office.do(RemoveTask("j", office.folder, told.collections[0].id))
    data = b"".join(file.read_bytes() for file in office.library.iterdir())
    for trace in (CANARY, CANARY.lower(), "kanarienvogelweg", "kanarie", "a.txt", "Akten"):
        assert trace.encode() not in data
    assert office.names("Brunnen") == ["b.txt"]
    assert office.names(CANARY) == []


def test_a_folder_can_leave_its_collection(office: Office) -> None:
    first, second = office.papers / "eins", office.papers / "zwei"
    office.write("eins/a.txt", "Ein Text über Brunnen.")
    office.write("zwei/b.txt", "Ein Text über Linden.")
    office.add(first, second)
    office.do(RemoveTask("j", office.folder, "", (os.fsencode(first),)))
    assert office.names("Brunnen") == []
    assert office.names("Linde") == ["b.txt"]
    with pytest.raises(InputProblem):
        office.do(RemoveTask("j", office.folder, "", (b"/nirgends",)))


def test_words_are_counted_as_they_come_and_go(office: Office) -> None:
    office.write("a.txt", "Brunnen und Linde.")
    file = office.write("b.txt", "Brunnen und Eiche.")
    office.add()
    file.unlink()
    office.index()
    index = apsw.Connection(str(office.library / store.FILE))
    counted = {str(word): count for word, count in index.execute("SELECT stem, passages FROM words")}
    index.close()
    assert counted[stem("Brunnen")] == 1
    assert stem("Eiche") not in counted


def test_the_distance_of_two_words_counts_edits() -> None:
    assert distance("hundesteur", "hundesteuer", 2) == 1
    assert distance("gebhür", "gebühr", 2) <= 2
    assert distance("hund", "katze", 2) == 3


def test_packed_passages_come_back(office: Office) -> None:
    assert office.library != office.papers
    pieces = [texts.Piece(f"§ {n}", (Span(n, "Text ä\nZeile"), Span(n + 1, "mehr"))) for n in range(1, 9)]
    assert texts.unpack(texts.pack(pieces)) == tuple(pieces)


def test_a_root_that_is_nowhere_is_lost(office: Office) -> None:
    found = rounds.go((os.fsencode(office.library / "nirgends"),), frozenset())
    assert found.lost == [os.fsencode(office.library / "nirgends")]
