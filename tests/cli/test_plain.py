import json
from pathlib import Path

from tests import makers
from tests.conftest import Run

TEXT = "Der Antrag wird unverzüglich geprüft.\n\nWir antworten hinsichtlich der Kosten.\n"


def test_a_document_is_measured_without_a_model_in_a_stable_shape(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "brief.txt", TEXT)

    done = run("plain", file, "--format", "json")

    assert done.returncode == 0, done.stderr
    shape = json.loads(done.stdout)
    assert set(shape) == {
        "document",
        "words",
        "sentences",
        "words_a_sentence",
        "long_sentences",
        "long_words_percent",
        "flesch",
        "lix",
        "level",
        "counts",
        "hits",
        "text",
        "notice",
    }
    assert (shape["document"], shape["sentences"], shape["counts"]["passive"]) == ("brief.txt", 2, 1)
    assert set(shape["hits"][0]) == {"kind", "start", "end", "shown", "suggestion", "count", "explanation"}
    assert all(shape["text"][hit["start"] : hit["end"]] == hit["shown"] for hit in shape["hits"])


def test_what_is_typed_is_measured_in_words(run: Run) -> None:
    done = run("plain", input=TEXT)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# Einfache Sprache: Eingabe")
    assert "Zeile 3: „hinsichtlich“ → zu, bei, wegen" in done.stdout
    assert "Leichte Sprache ist etwas anderes" in done.stdout
    assert run("plain", "-", input="").returncode == 3
