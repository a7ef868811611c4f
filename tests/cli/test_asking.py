import json
from pathlib import Path

import pytest

from tests import makers
from tests.conftest import Run

SCRIPTED = ("--engine", "scripted")
SATZUNG = """Satzung über den Wochenmarkt der Gemeinde Musterau

§ 1 Markttag
Der Wochenmarkt findet jeden Donnerstag auf dem Rathausplatz statt.

§ 2 Standgeld
Das Standgeld beträgt 4,50 Euro je laufenden Meter.

§ 3 Abfall
Die Händler nehmen ihren Abfall selbst mit und reinigen ihren Standplatz nach dem Ende des Marktes.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return makers.write(tmp_path, "marktsatzung.txt", SATZUNG)


def test_an_answer_as_json_has_its_stable_shape(run: Run, file: Path) -> None:
    done = run("ask", file, "--question", "Wie hoch ist das Standgeld?", *SCRIPTED, "--format", "json")

    assert done.returncode == 0, done.stderr
    shape = json.loads(done.stdout)
    parts = {"question", "answer", "absent", "proven", "documents", "read", "form", "engine", "timing"}
    assert set(shape) == parts
    assert (shape["question"], shape["absent"], shape["proven"]) == ("Wie hoch ist das Standgeld?", False, True)
    (sentence, *_) = shape["answer"]
    assert "4,50 Euro" in sentence["text"]
    assert sentence["citations"][0]["found"]
    assert set(sentence["citations"][0]) == {"document", "page", "quote", "found"}
    assert all(check["found"] for check in sentence["checks"])
    assert shape["read"] == [{"document": "marktsatzung.txt", "pages": [1]}]
    assert set(shape["documents"][0]) == {"name", "sha256", "pages", "unit"}


def test_several_questions_are_answered_in_one_run_each_under_its_own_words(run: Run, file: Path) -> None:
    questions = ("--question", "Wann ist der Wochenmarkt?", "--question", "Wie hoch ist die Hundesteuer?")

    shapes = json.loads(run("ask", file, *questions, *SCRIPTED, "--format", "json").stdout)["answers"]
    text = run("ask", file, *questions, *SCRIPTED).stdout

    assert [shape["absent"] for shape in shapes] == [False, True]
    assert "Donnerstag" in text
    assert "Das Dokument enthält dazu nichts." in text
    assert text.index("Wann ist der Wochenmarkt?") < text.index("Wie hoch ist die Hundesteuer?")


def test_an_answer_is_kept_and_found_again(run: Run, file: Path) -> None:
    words = ("ask", file, "--question", "Wie hoch ist das Standgeld?", *SCRIPTED)

    first = run(*words)
    again = run(*words)

    assert "4,50 Euro" in first.stdout
    assert again.stdout == first.stdout
    assert "Verlauf" in again.stderr
    assert "Frage: Wie hoch ist das Standgeld?" in run("jobs", "list").stdout


def test_without_a_document_the_answer_says_that_nothing_proves_it(run: Run) -> None:
    done = run("ask", "--question", "Wie schreibt man eine Einladung?", *SCRIPTED, "--format", "json")

    assert done.returncode == 0, done.stderr
    shape = json.loads(done.stdout)
    assert (shape["proven"], shape["documents"], shape["read"]) == (False, [], [])
    assert "nicht belegt" in done.stderr


@pytest.mark.parametrize(
    ("question", "said"),
    [("   ", "keine Frage"), ("Was? " * 2000, "zu lang"), ("What is the amount of the fee for the stand?", "Deutsch")],
)
def test_a_question_that_cannot_be_asked_is_told_in_german(run: Run, file: Path, question: str, said: str) -> None:
    done = run("ask", file, "--question", question, *SCRIPTED)

    assert done.returncode == 3
    assert said in done.stderr


def test_a_file_for_word_needs_a_place(run: Run, file: Path, tmp_path: Path) -> None:
    words = ("ask", file, "--question", "Wie hoch ist das Standgeld?", *SCRIPTED, "--format", "docx")

    assert run(*words).returncode == 2
    assert run(*words, "--out", tmp_path / "antwort.docx").returncode == 0
    assert (tmp_path / "antwort.docx").stat().st_size > 1000
