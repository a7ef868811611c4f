"""Journeys in German, through the real processes."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pytest_bdd import given, parsers, scenario, scenarios, then, when

from genius_desktop import codec, paths
from genius_desktop.archive.archive import Archive
from genius_desktop.assistants import files
from genius_desktop.children import Child
from genius_desktop.domain import EngineChoice, Source
from genius_desktop.jobs.events import FINAL, Cancel, Event, Finished, Noted, read_event
from genius_desktop.tasks import SummaryTask
from tests import makers
from tests.conftest import Run, model_file


@pytest.mark.model
@scenario("zusammenfassen.feature", "Ein Dokument mit dem Sprachmodell zusammenfassen")
def test_with_the_model() -> None:
    pass


scenarios("zusammenfassen.feature")


@pytest.fixture
def known() -> dict[str, Any]:
    """What a journey has seen so far."""
    return {}


@given(parsers.parse("eine Niederschrift mit {count:d} Seiten"), target_fixture="file")
def minutes(tmp_path: Path, count: int) -> Path:
    return makers.write(tmp_path, "niederschrift.pdf", makers.pdf(makers.many_pages(count)))


@given("ein gescanntes Dokument", target_fixture="file")
def scan(tmp_path: Path) -> Path:
    return makers.write(tmp_path, "scan.pdf", makers.picture_pdf())


@when("ich sie mit dem kleinen Sprachmodell zusammenfasse", target_fixture="shape")
def summarise_with_model(run: Run, file: Path) -> Any:
    model = "qwen2.5-coder-0.5b-instruct-q4_k_m"
    model_file(model)
    done = run("summarize", file, "--model", model, "--format", "json", "--length", "short")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@then("bekomme ich Aussagen, deren Seiten es im Dokument gibt")
def pages_exist(shape: dict[str, Any]) -> None:
    assert shape["statements"]
    assert all(1 <= c["page"] <= 3 for s in shape["statements"] for c in s["citations"])
    assert shape["engine"]["name"] == "local"


@then(parsers.parse("mindestens {percent:d} Prozent der Fundstellen stehen auf ihrer Seite"))
def citations_found(shape: dict[str, Any], percent: int) -> None:
    found = [c["found"] for s in shape["statements"] for c in s["citations"]]
    assert found
    assert sum(found) >= len(found) * percent / 100


@then("jede Seite ist gelesen oder genannt")
def pages_covered(shape: dict[str, Any]) -> None:
    covered = shape["coverage"]
    named = covered["pages_without_text"] + covered["pages_failed"]
    assert covered["pages_read"] + len(named) == covered["pages_total"] == 3


@when("ich das Beispiel als Word-Datei speichere", target_fixture="out")
def save_word(run: Run, file: Path, tmp_path: Path, known: dict[str, Any]) -> Path:
    known["shape"] = json.loads(run("summarize", file, "--engine", "scripted", "--format", "json").stdout)
    out = tmp_path / "ergebnis.docx"
    assert run("summarize", file, "--engine", "scripted", "--format", "docx", "--out", out).returncode == 0
    return out


@then("steht in der Word-Datei jede Aussage mit ihrer Seite")
def word_holds_statements(out: Path, known: dict[str, Any]) -> None:
    text = word_text(out)
    for statement in known["shape"]["statements"]:
        assert statement["text"] in text
        assert f"S. {statement['citations'][0]['page']}" in text


@then("die Word-Datei nennt die KI und die gelesenen Seiten")
def word_names_ai(out: Path) -> None:
    assert "Mit KI erstellt" in word_text(out)
    assert "3 von 3 Seiten gelesen" in word_text(out)


def word_text(file: Path) -> str:
    with zipfile.ZipFile(file) as container:
        return "".join(map(str, etree.fromstring(container.read("word/document.xml")).itertext()))


@when("ich es zusammenfassen will", target_fixture="done")
def try_to_summarise(run: Run, file: Path) -> "subprocess.CompletedProcess[str]":
    return run("summarize", file, "--engine", "scripted", "--format", "json")


@then("sagt mir das Programm, dass es gescannt ist und was ich tun kann")
def told(done: "subprocess.CompletedProcess[str]") -> None:
    assert done.returncode == 3
    assert "gescannt" in done.stderr
    assert "Scannen Sie das Dokument schärfer" in done.stderr


@then("es gibt kein Ergebnis")
def nothing(done: "subprocess.CompletedProcess[str]") -> None:
    assert done.stdout == ""


def talk(task: SummaryTask, archive: Archive, *, stop_after_note: bool) -> list[Event]:
    """Do a job with a slow engine and keep its notes as a parent does."""
    faults = str(Path(__file__).parents[1] / "faults.py")
    child = Child([sys.executable, faults, "worker", "slow"] if stop_after_note else paths.own_command("worker"))
    child.send(codec.to_line(task))
    heard: list[Event] = []
    while not heard or not isinstance(heard[-1], FINAL):
        heard.append(read_event(child.read_line()))
        if isinstance(heard[-1], Noted):
            archive.keep_note(task.job, heard[-1].note)
            if stop_after_note:
                child.send(codec.to_line(Cancel(task.job)))
    child.close(3)
    return heard


@when("ich die Zusammenfassung nach der ersten Notiz abbreche", target_fixture="archive")
def cancel_after_note(file: Path, tmp_path: Path, known: dict[str, Any]) -> Archive:
    archive = Archive(tmp_path / "archive.sqlite3")
    source = Source(os.fsencode(file), file.name)
    task = archive.begin(
        file.name, SummaryTask("", (source,), files.shipped("zusammenfassung"), EngineChoice("scripted"))
    )
    talk(task, archive, stop_after_note=True)
    archive.end(task.job, "cancelled")
    known["kept"] = archive.notes(task.job)
    assert known["kept"]
    return archive


@when("ich den Auftrag fortsetze")
def go_on(archive: Archive, known: dict[str, Any]) -> None:
    job = archive.jobs()[0].id
    known["heard"] = talk(archive.resume(job), archive, stop_after_note=False)
    last = known["heard"][-1]
    assert isinstance(last, Finished)
    archive.finish(job, last.summary)


@then("wird keine Notiz zweimal geschrieben")
def no_note_twice(known: dict[str, Any]) -> None:
    written = {event.note.key for event in known["heard"] if isinstance(event, Noted)}
    assert written
    assert not written & {note.key for note in known["kept"]}


@then("der Auftrag steht als fertig im Verlauf")
def finished(archive: Archive) -> None:
    assert archive.jobs()[0].state == "finished"
    archive.close()
