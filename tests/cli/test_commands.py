import json
from pathlib import Path

import pytest

from genius_desktop.archive.archive import Archive
from tests import makers
from tests.conftest import Run

SCRIPTED = ("--engine", "scripted")


# What a person has done to a statement, and what is not known after it.
REVIEW = {"edited", "reviewed", "unchecked", "tone"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return makers.write(tmp_path, "niederschrift.pdf", makers.pdf())


def test_a_summary_as_json_has_its_stable_shape(run: Run, file: Path) -> None:
    done = run("summarize", file, *SCRIPTED, "--format", "json")

    assert done.returncode == 0, done.stderr
    shape = json.loads(done.stdout)
    parts = {
        "documents",
        "overview",
        "statements",
        "coverage",
        "engine",
        "engines",
        "timing",
        "warnings",
        "form",
        "length",
        "mode",
    }
    assert set(shape) == parts
    document = shape["documents"][0]
    assert (document["name"], document["pages"], document["unit"]) == ("niederschrift.pdf", 3, "page")
    for statement in shape["statements"]:
        assert set(statement) == {"text", "topic", "kind", "citations", "checks", *REVIEW}
        for citation in statement["citations"]:
            assert set(citation) == {"document", "page", "quote", "found"}
            assert 1 <= citation["page"] <= 3
    coverage = shape["coverage"]
    assert coverage["pages_read"] + len(coverage["pages_without_text"]) + len(coverage["pages_failed"]) == 3
    engine = {"name": "scripted", "model": "Beispielausgabe", "sha256": "", "told": "", "origin": "catalog"}
    assert shape["engine"] == engine
    assert shape["engines"] == [shape["engine"]]
    assert set(shape["timing"]) == {"seconds_total", "seconds_first_text", "tokens_in", "tokens_out"}


def test_the_scripted_engine_says_that_it_is_an_example(run: Run, file: Path) -> None:
    assert "Beispielausgabe" in run("summarize", file, *SCRIPTED).stdout


def test_several_documents_are_one_summary_and_each_citation_names_its_document(
    run: Run, file: Path, tmp_path: Path
) -> None:
    other = makers.write(tmp_path, "vermerk.txt", "Der Bauhof meldet, dass der Traktor repariert ist. " * 10)

    shape = json.loads(run("summarize", file, other, *SCRIPTED, "--format", "json", "--length", "long").stdout)

    assert [d["unit"] for d in shape["documents"]] == ["page", "section"]
    assert {c["document"] for s in shape["statements"] for c in s["citations"]} == {"niederschrift.pdf", "vermerk.txt"}


@pytest.mark.parametrize("kind", ["md", "json", "docx", "odt", "pdf"])
def test_a_result_is_written_to_a_file_of_every_format(run: Run, file: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"ergebnis.{kind}"

    done = run("summarize", file, *SCRIPTED, "--format", kind, "--out", out)

    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 300
    assert done.stdout == ""
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []


def test_a_summary_is_in_the_history(run: Run, file: Path, home: Path) -> None:
    run("summarize", file, *SCRIPTED)

    archive = Archive(home / "archive.sqlite3")
    jobs = archive.jobs()
    assert [(job.title, job.state) for job in jobs] == [("niederschrift.pdf", "finished")]
    assert archive.summary(jobs[0].id)
    archive.close()


def test_without_the_history_a_summary_still_works_and_says_so(run: Run, file: Path, home: Path) -> None:
    run("summarize", file, *SCRIPTED)
    archive = Archive(home / "archive.sqlite3")

    done = run("summarize", file, *SCRIPTED, "--format", "json")

    assert done.returncode == 0
    assert "nicht in den Verlauf" in done.stderr
    assert json.loads(done.stdout)["statements"]
    archive.close()


def test_read_shows_the_pages_as_the_reader_sees_them(run: Run, file: Path) -> None:
    shape = json.loads(run("read", file, "--json").stdout)

    assert shape["unit"] == "page"
    assert [page["number"] for page in shape["pages"]] == [1, 2, 3]
    assert {"label", "origin", "text"} <= set(shape["pages"][0])
    assert shape["warnings"] == shape["attachments"] == shape["limits_hit"] == []


def test_read_names_a_damaged_file_as_repaired(run: Run, tmp_path: Path) -> None:
    data = makers.pdf()
    shape = json.loads(run("read", makers.write(tmp_path, "a.pdf", data[:-400]), "--json").stdout)

    assert [warning["code"] for warning in shape["warnings"]] == ["repaired"]


def test_doctor_tells_what_this_pc_can_do(run: Run) -> None:
    found = json.loads(run("doctor", "--json").stdout)

    assert found["facts"]["cores"] >= 1
    assert found["facts"]["engine"].startswith("llama-cpp-python")
    assert "Rechenkerne" in run("doctor").stdout


def test_models_are_listed(run: Run) -> None:
    rows = json.loads(run("models", "list", "--json").stdout)

    assert [row["tier"] for row in rows][:1] == ["starter"]
    assert "Startmodell" in run("models", "list").stdout


def test_progress_is_told_as_json_lines_on_the_error_output(run: Run, file: Path) -> None:
    done = run("summarize", file, *SCRIPTED, "--progress", "json", "--format", "json")

    told = [json.loads(line) for line in done.stderr.splitlines()]
    assert {line["stage"] for line in told} >= {"read", "note", "merge"}
    assert json.loads(done.stdout)


def test_help_is_german(run: Run) -> None:
    text = run("summarize", "--help").stdout

    assert "Dokumente zusammenfassen" in text
    assert "usage" not in text
    assert "show this help" not in text
