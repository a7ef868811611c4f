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


def test_documents_or_collections_but_not_both_and_none_that_is_not_there(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "satzung.md", SATZUNG)

    both = run("ask", file, "--question", "Wie hoch?", *SCRIPTED, "--library")
    unknown = run("ask", "--library", "nirgends", "--question", "Wie hoch?", *SCRIPTED)

    assert both.returncode == 3
    assert unknown.returncode == 3
    assert "nirgends" in unknown.stderr
