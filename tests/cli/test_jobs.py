import json
import subprocess
import sys
import time
import uuid
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from genius_desktop.archive.archive import Archive
from genius_desktop.assistants import files as assistants
from genius_desktop.cli import main
from genius_desktop.domain import EngineChoice, Source
from genius_desktop.tasks import SummaryTask
from tests import makers
from tests.conftest import Run

SCRIPTED = ("--engine", "scripted")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return makers.write(tmp_path, "niederschrift.pdf", makers.pdf())


def interrupted(home: Path, file: Path) -> str:
    """Leave a job in the history as a power cut does."""
    home.mkdir()
    archive = Archive(home / "archive.sqlite3")
    task = SummaryTask(
        "", (Source(bytes(file), file.name),), assistants.shipped("zusammenfassung"), EngineChoice("scripted")
    )
    job = archive.begin(file.name, task).job
    archive.close()
    return job


def listed(run: Run) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(run("jobs", "list", "--json").stdout)
    return rows


def test_a_job_that_was_interrupted_is_listed_shown_and_resumed(run: Run, home: Path, file: Path) -> None:
    job = interrupted(home, file)

    assert "unterbrochen" in run("jobs", "list").stdout
    assert f"jobs resume {job[:8]}" in run("jobs", "show", job).stdout
    done = run("jobs", "resume", job[:8], "--format", "json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["statements"]
    assert [(row["id"], row["state"]) for row in listed(run)] == [(job, "finished")]


def test_the_result_of_a_job_is_shown_in_every_format(run: Run, home: Path, file: Path, tmp_path: Path) -> None:
    run("summarize", file, *SCRIPTED)
    job = listed(run)[0]["id"]

    shown = json.loads(run("jobs", "show", job, "--format", "json").stdout)
    out = tmp_path / "ergebnis.docx"
    assert run("jobs", "show", job, "--format", "docx", "--out", out).returncode == 0

    assert shown["documents"][0]["name"] == "niederschrift.pdf"
    assert out.stat().st_size > 300
    assert "Beispielausgabe" in run("jobs", "show", job).stdout
    assert run("jobs", "show", job, "--format", "pdf").returncode == 2
    assert (home / "archive.sqlite3").exists()


def test_resuming_a_finished_job_gives_its_result(run: Run, file: Path) -> None:
    first = json.loads(run("summarize", file, *SCRIPTED, "--format", "json").stdout)
    job = listed(run)[0]["id"]

    assert json.loads(run("jobs", "resume", job, "--format", "json").stdout) == first


def test_a_deleted_job_is_gone_to_the_last_byte(run: Run, home: Path, tmp_path: Path) -> None:
    text = "Der Kanarienvogel Zwitscherling singt am 3. Mai im Rathaus der Gemeinde. " * 12
    run("summarize", makers.write(tmp_path, "a.txt", text), *SCRIPTED)
    job = listed(run)[0]["id"]

    done = run("jobs", "delete", job[:10])

    assert done.returncode == 0
    assert "Gelöscht: a.txt" in done.stderr
    assert listed(run) == []
    assert "leer" in run("jobs", "list").stderr
    assert not [p for p in home.rglob("*") if p.is_file() and b"Zwitscherling" in p.read_bytes()]


@pytest.mark.parametrize("action", ["show", "resume", "delete", "pin"])
def test_an_unknown_job_is_named_and_it_is_said_where_the_numbers_are(run: Run, action: str) -> None:
    done = run("jobs", action, "4711")

    assert done.returncode == 3
    assert "Einen Auftrag „4711“ gibt es im Verlauf nicht." in done.stderr
    assert "„jobs list“" in done.stderr


def test_a_number_that_may_mean_several_jobs_is_not_said_to_be_unknown(
    home: Path, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter(("ab12", "ab34"))
    monkeypatch.setattr(uuid, "uuid4", lambda: SimpleNamespace(hex=next(numbers)))
    interrupted(home, file)
    with closing(Archive(home / "archive.sqlite3")) as archive:
        archive.begin("b.txt", archive.task("ab12"))

    assert main.run(["--home", str(home), "jobs", "show", "ab"]) == 3
    assert "„ab“ kann mehrere Aufträge meinen." in capsys.readouterr().err
    assert main.run(["--home", str(home), "jobs", "pin", "ab1"]) == 0
    assert "Angeheftet: niederschrift.pdf" in capsys.readouterr().err
    assert main.run(["--home", str(home), "jobs", "rephrase", "ab1", "--tone", "formal"]) == 3
    assert "Der Auftrag „ab12“ hat kein Ergebnis." in capsys.readouterr().err


def test_what_cannot_end_otherwise_is_not_offered_to_go_on(run: Run, tmp_path: Path) -> None:
    done = run("summarize", makers.write(tmp_path, "kurz.txt", "Der Rat tagt."), *SCRIPTED)
    assert "zu kurz" in done.stderr
    assert "Fortsetzen" not in done.stderr
    (job,) = listed(run)
    assert "Fortsetzen" not in run("jobs", "show", job["id"]).stdout
    makers.write(tmp_path, "geschützt.pdf", makers.pdf(password="geheim"))

    assert "Fortsetzen" in run("summarize", tmp_path / "geschützt.pdf", *SCRIPTED).stderr


def test_the_same_document_again_is_answered_at_once_from_the_history(run: Run, file: Path, tmp_path: Path) -> None:
    first = json.loads(run("summarize", file, *SCRIPTED, "--format", "json").stdout)
    copy = makers.write(tmp_path, "kopie.pdf", file.read_bytes())

    again = run("summarize", copy, *SCRIPTED, "--format", "json")
    second = json.loads(again.stdout)

    assert "aus dem Verlauf" in again.stderr
    assert second["timing"] == first["timing"]
    assert second["documents"][0]["name"] == "kopie.pdf"
    assert [s["text"] for s in second["statements"]] == [s["text"] for s in first["statements"]]
    assert len(listed(run)) == 1


@pytest.mark.parametrize("more", [("--fresh",), ("--length", "long")])
def test_another_wish_or_a_fresh_one_is_done_anew(run: Run, file: Path, more: tuple[str, ...]) -> None:
    run("summarize", file, *SCRIPTED)

    done = run("summarize", file, *SCRIPTED, *more)

    assert done.returncode == 0
    assert "aus dem Verlauf" not in done.stderr
    assert len(listed(run)) == 2


def test_a_changed_document_is_done_anew(run: Run, file: Path) -> None:
    run("summarize", file, *SCRIPTED)
    file.write_bytes(makers.pdf(makers.many_pages(4)))

    run("summarize", file, *SCRIPTED)

    assert len(listed(run)) == 2


def test_notes_of_an_earlier_job_are_not_written_again(run: Run, file: Path, home: Path) -> None:
    run("summarize", file, *SCRIPTED)
    archive = Archive(home / "archive.sqlite3")
    first = archive.jobs()[0].id
    for note in archive.notes(first):
        archive._store.run("UPDATE notes SET text = ? WHERE key = ?", (f"{note.text}\n- Eigener Vermerk.", note.key))
    archive.close()

    run("summarize", file, *SCRIPTED, "--length", "short")

    archive = Archive(home / "archive.sqlite3")
    notes = [archive.notes(entry.id) for entry in archive.jobs()]
    archive.close()
    assert len(notes) == 2
    assert notes[0] == notes[1]
    assert all("Eigener Vermerk" in note.text for note in notes[0])


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_job_that_is_ended_by_the_system_goes_on_later(run: Run, home: Path, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "lang.pdf", makers.pdf(makers.many_pages(60)))
    words = [sys.executable, "-P", "-m", "genius_desktop", "--home", str(home), "summarize", str(file), *SCRIPTED]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while not (home / "archive.sqlite3").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    process.terminate()
    process.wait(10)

    run("summarize", file, *SCRIPTED)

    assert next(row["state"] for row in listed(run)) == "finished"
    assert {row["state"] for row in listed(run)} <= {"finished", "interrupted"}


def test_the_help_of_the_history_is_german(run: Run) -> None:
    text = run("jobs", "--help").stdout

    assert "Aufträge im Verlauf" in text
    assert "usage" not in text
