"""A round over many files: each is told where it stands, none holds up the others, nothing is asked for twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop import standing_words
from genius_desktop.assignments import Procedure, Step
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import Source, Summary
from genius_desktop.forms import Signs
from genius_desktop.jobs.events import Event, Finished, Noted
from genius_desktop.jobs.kept_jobs import carry_out
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.standings import Standing, left_out
from tests import makers
from tests.assistants.trying import events, papers, task
from tests.jobs.test_writing import Pen

KITA = "Der Anbau der Kindertagesstätte kostet 780.000 Euro. Der Gemeinderat beschließt den Anbau."
FEUERWEHR = "Die Feuerwehr braucht neue Atemschutzgeräte für 18.500 Euro. Die Jugendfeuerwehr hat 22 Mitglieder."
ROUND = Procedure(
    "runde",
    1,
    "Runde",
    "Fasst je Datei zusammen.",
    "Du schreibst.",
    (
        Step("kern", "extract", signs=Signs(kinds=("amount",)), per="document", title="Beträge"),
        Step("satz", "draft", prompt="Text:\n{step.kern}\nSchreibe einen Satz.", per="document"),
    ),
    documents="required",
    template="{step.satz}",
)


@pytest.fixture(scope="module")
def reader() -> Iterator[ReaderProcess]:
    built = ReaderProcess(ahead=True)
    yield built
    built.close()


def told(heard: list[Event]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for event in heard:
        if isinstance(event, Standing):
            found.setdefault(event.name, []).append(standing_words.state(event))
    return found


def summary_of(heard: list[Event]) -> Summary:
    assert isinstance(heard[-1], Finished)
    return heard[-1].summary


def mixed(folder: Path) -> tuple[Source, ...]:
    sound = papers(folder, [("1 Kita.txt", KITA), ("4 Feuerwehr.txt", FEUERWEHR)])
    (folder / "2 leer.txt").touch()
    (folder / "3 kaputt.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    secret = makers.write(folder, "5 geheim.pdf", makers.pdf(password="offen"))
    between = [Source(bytes(folder / name), name) for name in ("2 leer.txt", "3 kaputt.pdf")]
    return (sound[0], *between, sound[1], Source(bytes(secret), secret.name))


def test_each_file_is_told_from_waiting_to_done_and_one_that_fails_does_not_end_the_round(
    reader: ReaderProcess, tmp_path: Path
) -> None:
    pen = Pen("Der Anbau der Kindertagesstätte kostet 780.000 Euro.")

    heard = events(task(ROUND, mixed(tmp_path)), reader, pen)

    rows = told(heard)
    assert rows["1 Kita.txt"] == [
        "wartet",
        "wird gelesen",
        "gelesen",
        "Schritt 1 von 2",
        "Schritt 2 von 2",
        "fertig",
    ]
    assert rows["4 Feuerwehr.txt"][-1] == "fertig"
    for name, why in {"2 leer.txt": "kein einziges Byte", "3 kaputt.pdf": "", "5 geheim.pdf": "Kennwort"}.items():
        assert rows[name][0] == "wartet"
        assert rows[name][-1].startswith("fehlgeschlagen: ")
        assert why in rows[name][-1]
    summary = summary_of(heard)
    assert [report.name for report in summary.documents] == ["1 Kita.txt", "4 Feuerwehr.txt"]
    assert {row.name for row in left_out(summary)} == {"2 leer.txt", "3 kaputt.pdf", "5 geheim.pdf"}
    assert all(citation.found for statement in summary.statements for citation in statement.citations)


def test_a_step_for_each_file_is_told_only_what_the_steps_before_found_in_that_file(
    reader: ReaderProcess, tmp_path: Path
) -> None:
    pen = Pen("Es kostet etwas.")

    events(task(ROUND, papers(tmp_path, [("a.txt", KITA), ("b.txt", FEUERWEHR)])), reader, pen)

    assert "780.000" in pen.asked[0].document
    assert "18.500" not in pen.asked[0].document
    assert "18.500" in pen.asked[1].document
    assert "780.000" not in pen.asked[1].document


def test_a_stopped_round_goes_on_where_it_was_and_asks_for_no_file_twice(reader: ReaderProcess, tmp_path: Path) -> None:
    wanted = task(ROUND, papers(tmp_path, [("a.txt", KITA), ("b.txt", FEUERWEHR)]))
    first = Pen("Der Anbau der Kindertagesstätte kostet 780.000 Euro.")
    running = carry_out(wanted, Workshop(reader, lambda _choice: first))
    note = next(event.note for event in running if isinstance(event, Noted))
    running.close()  # type: ignore[attr-defined]

    second = Pen("Die Feuerwehr braucht neue Atemschutzgeräte für 18.500 Euro.")
    heard = events(replace(wanted, notes=(note,)), reader, second)

    assert ["18.500" in prompt.document for prompt in second.asked] == [True]
    assert [statement.text for statement in summary_of(heard).statements] == [
        "Der Anbau der Kindertagesstätte kostet 780.000 Euro.",
        "Die Feuerwehr braucht neue Atemschutzgeräte für 18.500 Euro.",
    ]


def test_a_job_over_one_file_tells_nothing_of_a_round(reader: ReaderProcess, tmp_path: Path) -> None:
    heard = events(task(ROUND, papers(tmp_path, [("a.txt", KITA)])), reader, Pen("Es kostet etwas."))

    assert not any(isinstance(event, Standing) for event in heard)


def test_a_file_without_text_has_failed_and_says_so(reader: ReaderProcess, tmp_path: Path) -> None:
    blank = makers.write(tmp_path, "leer.pdf", makers.pdf([""]))
    sources = (*papers(tmp_path, [("a.txt", KITA)]), Source(bytes(blank), blank.name))

    heard = events(task(ROUND, sources), reader, Pen("Der Anbau der Kindertagesstätte kostet 780.000 Euro."))

    assert told(heard)["leer.pdf"][-1].startswith("fehlgeschlagen: ")
    assert [row.name for row in left_out(summary_of(heard))] == ["leer.pdf"]
