"""Questions that are answered from the collections, on the command line."""

import json
from pathlib import Path

from tests import makers
from tests.conftest import Run

SCRIPTED = ("--engine", "scripted", "--format", "json")
SATZUNG = """# Satzung über den Wochenmarkt der Gemeinde Musterau

## § 2 Standgeld

Das Standgeld beträgt 4,50 Euro je laufenden Meter.
"""


def collected(run: Run, folder: Path) -> str:
    """Make a collection of one statute; give its number."""
    folder.mkdir()
    makers.write(folder, "marktsatzung.md", SATZUNG)
    done = run("library", "add", folder, "--format", "json")
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["collections"][0]["id"])


def test_a_question_is_answered_from_what_was_found_with_its_quote(run: Run, tmp_path: Path) -> None:
    number = collected(run, tmp_path / "ortsrecht")

    done = run("ask", "--library", number, "--question", "Wie hoch ist das Standgeld?", *SCRIPTED)

    assert done.returncode == 0, done.stderr
    shape = json.loads(done.stdout)
    citation = shape["answer"][0]["citations"][0]
    assert "4,50 Euro" in shape["answer"][0]["text"]
    assert (citation["document"], citation["found"]) == ("marktsatzung.md", True)
    assert shape["read"] == [{"document": "marktsatzung.md", "pages": [1]}]
    assert not shape["absent"]


def test_what_stands_in_no_collection_is_said_so(run: Run, tmp_path: Path) -> None:
    collected(run, tmp_path / "ortsrecht")
    questions = ("--question", "Wer betreibt die Raumstation?", "--question", "Wie hoch ist das Standgeld?")

    done = run("ask", *questions, *SCRIPTED, "--library")

    assert done.returncode == 0, done.stderr
    shapes = json.loads(done.stdout)["answers"]
    assert [shape["absent"] for shape in shapes] == [True, False]
    assert shapes[0]["answer"] == [{"text": "In der Sammlung steht dazu nichts.", "citations": [], "checks": []}]


def test_a_report_takes_a_long_question_apart_and_is_answered_from_the_history_the_second_time(
    run: Run, tmp_path: Path
) -> None:
    collected(run, tmp_path / "ortsrecht")
    question = ("--report", "--question", "Wie hoch ist das Standgeld, und wer betreibt die Raumstation?")

    done = run("ask", *question, *SCRIPTED, "--library")
    again = run("ask", "--library", *question, "--engine", "scripted", "--format", "md")

    assert done.returncode == 0, done.stderr
    shape = json.loads(done.stdout)
    questions = ["Wie hoch ist das Standgeld?", "Wer betreibt die Raumstation?"]
    assert [(part["question"], part["absent"]) for part in shape["parts"]] == [
        (questions[0], False),
        (questions[1], True),
    ]
    assert "4,50 Euro" in shape["parts"][0]["answer"][0]["text"]
    assert shape["parts"][0]["answer"][0]["citations"][0]["found"]
    assert [source["name"] for source in shape["sources"]] == ["marktsatzung.md"]
    assert "Verlauf" in again.stderr
    assert f"## {questions[1]}\n\nIn der Sammlung steht dazu nichts." in again.stdout
    assert "## Quellen" in again.stdout


def test_a_report_needs_a_collection(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "satzung.md", SATZUNG)

    assert run("ask", file, "--report", "--question", "Wie hoch?", *SCRIPTED).returncode == 3


def test_documents_or_collections_but_not_both_and_none_that_is_not_there(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "satzung.md", SATZUNG)

    both = run("ask", file, "--question", "Wie hoch?", *SCRIPTED, "--library")
    unknown = run("ask", "--library", "nirgends", "--question", "Wie hoch?", *SCRIPTED)

    assert both.returncode == 3
    assert unknown.returncode == 3
    assert "nirgends" in unknown.stderr
