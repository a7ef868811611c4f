"""Deleted means erased: of a canary word no byte is left in the whole profile."""

import threading
from dataclasses import replace
from pathlib import Path

import apsw

from genius_desktop.archive.archive import Archive
from genius_desktop.cli.main import run
from genius_desktop.domain import Note, Statement
from tests import makers
from tests.archive.faults import faulty_disk
from tests.archive.samples import SUMMARY, TASK

CANARY = "Qxjzwitscher"
PROSE = "Der Gemeinderat berät über die Sanierung des Kanals in der Hauptstraße und die Kosten dafür. " * 30


def traces(folder: Path, word: str = CANARY) -> list[str]:
    """Name the files that hold the word, or all but its first letters, as an index would."""
    forms = {form.encode(code) for form in (word, word.lower(), word.lower()[3:]) for code in ("utf-8", "utf-16-le")}
    return [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and any(form in file.read_bytes() or form in file.name.encode() for form in forms)
    ]


def fill(archive: Archive, word: str, number: int) -> str:
    task = archive.begin(f"{word}.pdf", TASK)
    for part in range(number % 5):
        archive.keep_note(task.job, Note(f"{number}-{part}", f"{word} {PROSE[: 97 * number * (part + 1)]} {word}"))
    told = tuple(Statement(f"{word} {PROSE[: 31 * number]}") for _ in range(number % 17))
    archive.finish(task.job, replace(SUMMARY, statements=told))
    return task.job


def test_of_an_erased_job_nothing_is_left_after_pages_were_rearranged_around_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive.sqlite3")
    for number in range(40):
        fill(archive, f"Bleibtda{number}", number)
        if number % 4 == 3:
            job = fill(archive, f"{CANARY}{number}", number)
            fill(archive, f"Bleibtauch{number}", number)
            assert traces(tmp_path)
            archive.erase(job)
            assert traces(tmp_path) == []
    assert len(archive.search("Bleibtda")) == 40
    archive.close()


def test_an_erasure_that_found_no_room_is_ended_at_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite3"
    archive = Archive(file)
    job = fill(archive, CANARY, 9)
    archive.close()
    connection = apsw.Connection(str(file))
    # What a kill right after the deletion leaves.
    connection.execute("INSERT INTO chores VALUES ('erase')")
    connection.execute("PRAGMA foreign_keys = 1")
    connection.execute("DELETE FROM jobs WHERE id = ?", (job,))
    connection.execute("DELETE FROM notes")
    connection.close()
    file.with_suffix(".v3.bak").write_text(CANARY)
    assert traces(tmp_path)

    Archive(file).close()

    assert traces(tmp_path) == []


def test_a_full_disk_leaves_the_erasure_to_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite3"
    with faulty_disk() as disk:
        archive = Archive(file)
        job = fill(archive, CANARY, 9)
        disk.fault, disk.reserve = apsw.FullError, tmp_path / "archive.reserve"
        archive.erase(job)
        disk.fault = None
        archive.close()

    Archive(file).close()

    assert traces(tmp_path) == []


def test_what_was_deleted_is_erased_when_the_archive_is_closed(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive.sqlite3")
    job = fill(archive, CANARY, 9)
    archive.delete(job)
    assert archive.jobs() == []
    assert archive.search(CANARY) == []
    assert traces(tmp_path)

    archive.close()

    assert traces(tmp_path) == []


def test_an_archive_that_is_not_to_be_tidied_at_once_is_tidied_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite3"
    archive = Archive(file)
    job = fill(archive, CANARY, 9)
    archive.delete(job)
    # As after a kill.
    archive._store.close()
    later = Archive(file, tidy=False)
    assert later._store.run("SELECT name FROM chores")

    assert later.tidy()

    assert not later._store.run("SELECT name FROM chores")
    assert traces(tmp_path) == []
    later.close()


def test_an_erasure_makes_way_for_whoever_wants_the_archive_and_is_done_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive.sqlite3")
    job = fill(archive, CANARY, 9)
    for number in range(5):
        fill(archive, f"Bleibtda{number}", number)
    archive.delete(job)
    begun, wanted, done = threading.Event(), threading.Event(), list[bool]()

    def hold() -> bool:
        begun.set()
        wanted.wait(10)
        return False

    archive._store._connection.set_progress_handler(hold, 50)
    eraser = threading.Thread(target=lambda: done.append(archive.tidy()))
    eraser.start()
    assert begun.wait(10)
    # Goes on only when someone has been waiting for a while.
    release = threading.Timer(0.1, wanted.set)
    release.start()
    found = archive.jobs()
    eraser.join()
    release.join()

    assert len(found) == 5
    assert done == [False]
    archive._store._connection.set_progress_handler(None)
    assert archive.tidy()
    assert traces(tmp_path) == []
    archive.close()


def test_a_whole_job_leaves_nothing_in_the_profile(tmp_path: Path) -> None:
    profile = tmp_path / "heim"
    pages = tuple(f"{CANARY} wohnt in der Hauptstraße {number}. {PROSE}" for number in range(1, 4))
    file = makers.write(tmp_path, f"{CANARY}.pdf", makers.pdf(pages))
    words = ["--home", str(profile), "--quiet"]
    assert run(["summarize", str(file), "--engine", "scripted", "--out", str(tmp_path / "aus.md"), *words]) == 0
    assert traces(profile)
    archive = Archive(profile / "archive.sqlite3")
    job = archive.jobs()[0].id
    archive.close()

    log = profile / "logs" / "genius-desktop.log"
    with log.open("a", encoding="utf-8") as stream:
        stream.write(f"bleibt\nKein Platz für {CANARY}.pdf\nbleibt auch\n")

    assert run(["jobs", "delete", job, *words]) == 0

    assert traces(profile) == []
    assert log.read_text("utf-8").endswith("bleibt\nbleibt auch\n")
