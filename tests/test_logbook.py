"""The log stays small, deleting finds all of it, and problems are remembered by their codes only."""

from pathlib import Path

import pytest

from genius_desktop import logbook
from genius_desktop.archive.kept import scrub


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "genius-desktop.log"


def test_a_log_at_its_limit_begins_anew_while_others_write_on(log: Path) -> None:
    with log.open("ab", buffering=0) as other:
        for number in range(5):
            other.write(f"{number}".encode() * 100)
            assert logbook.rotate(log, 100)
            other.write(b"danach")
            assert log.read_bytes() == b"danach"
            other.truncate(0)

    assert logbook.older(log, 1).read_bytes() == b"4" * 100
    assert logbook.older(log, 2).read_bytes() == b"3" * 100
    assert not logbook.older(log, 3).exists()


def test_a_flood_is_kept_up_to_the_limit_only(log: Path) -> None:
    log.write_bytes(b"x" * 5000)

    assert logbook.rotate(log, 1000)

    assert logbook.older(log, 1).stat().st_size == 1000
    assert not logbook.rotate(log, 1000)


def test_a_log_that_is_not_there_or_cannot_be_written_is_no_fault(log: Path) -> None:
    assert not logbook.rotate(log, 10)
    log.mkdir()
    assert not logbook.rotate(log, 0)
    logbook.note(log / "gibt" / "es.log", "disk-full")


def test_names_of_documents_are_taken_out_of_older_logs_too(log: Path) -> None:
    log.write_text("Fehler in Antrag.pdf\nanderes\n")
    logbook.rotate(log, 29)
    log.write_text("noch einmal Antrag.pdf\n")

    scrub(log.parent, {"Antrag.pdf"})

    assert logbook.older(log, 1).read_text() == "anderes\n"
    assert log.read_text() == ""


def test_problems_are_remembered_by_code_the_newest_first_and_never_more_than_some(log: Path) -> None:
    for _ in range(1500):
        logbook.note(log, "disk-full")
    logbook.note(log, "bug")
    logbook.note(log, "encrypted-document")
    logbook.note(log, "Antrag Müller.pdf")

    found = logbook.troubles(log)

    assert [trouble.code for trouble in found[:2]] == ["bug", "disk-full"]
    assert len(found) == 50
    assert {trouble.code for trouble in found} == {"bug", "disk-full"}
    assert (log.parent / "problems.jsonl").stat().st_size < 64_000


def test_what_someone_has_written_into_the_list_is_left_out(log: Path) -> None:
    (log.parent / "problems.jsonl").write_text(
        '{"at": "x"}\nkaputt\n{"at": "1", "version": "2", "code": "Antrag Müller"}\n'
    )

    assert logbook.troubles(log) == []
