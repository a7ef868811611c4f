import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop.archive.archive import Archive
from genius_desktop.archive.ratings import Rating
from tests import makers
from tests.conftest import Run


@pytest.fixture
def job(run: Run, tmp_path: Path) -> str:
    file = makers.write(tmp_path, "niederschrift.pdf", makers.pdf())
    assert run("summarize", file, "--engine", "scripted").returncode == 0
    return str(json.loads(run("jobs", "list", "--json").stdout)[0]["id"])


def test_a_result_is_put_in_another_tone_and_its_original_is_still_shown(run: Run, home: Path, job: str) -> None:
    archive = Archive(home / "archive.sqlite3")
    summary = archive.summary(job)
    assert summary is not None
    edited = (replace(summary.statements[0], text="Von Hand geschrieben.", edited=True), *summary.statements[1:])
    archive.revise(job, edited)
    archive.close()

    told = run("jobs", "rephrase", job[:8], "--tone", "formal", "--format", "json")

    assert told.returncode == 0, told.stderr
    assert "umformuliert" in told.stderr
    first = json.loads(told.stdout)["statements"][0]
    assert (first["text"], first["edited"]) == ("Von Hand geschrieben.", True)
    shown = json.loads(run("jobs", "show", job, "--original", "--format", "json").stdout)
    assert shown["statements"][0]["text"] == summary.statements[0].text


def test_ratings_are_written_as_a_table_or_json_and_no_remark_becomes_a_formula(
    run: Run, home: Path, job: str, tmp_path: Path
) -> None:
    archive = Archive(home / "archive.sqlite3")
    archive.rate(job, Rating("unhelpful", '=HYPERLINK("x"); Größe fehlt'))
    archive.close()

    for name in ("bewertungen.csv", "bewertungen.json"):
        assert run("jobs", "ratings", "--out", tmp_path / name).returncode == 0

    refused = run("jobs", "ratings", "--out", tmp_path / "bewertungen.csv")
    assert (refused.returncode, "gibt es schon" in refused.stderr) == (3, True)
    assert run("jobs", "ratings", "--out", tmp_path / "bewertungen.csv", "--force").returncode == 0
    assert "\r" not in run("jobs", "ratings").stdout
    with (tmp_path / "bewertungen.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file, delimiter=";")
    assert (row["title"], row["verdict"]) == ("niederschrift.pdf", "unhelpful")
    assert row["remark"] == '\'=HYPERLINK("x"); Größe fehlt'
    assert json.loads((tmp_path / "bewertungen.json").read_text("utf-8"))[0]["remark"].startswith("=HYPERLINK")
