import json
import subprocess
from pathlib import Path

from tests import makers
from tests.conftest import Run

SENTENCES = (
    "Der Antrag ist schriftlich bei der Gemeinde zu stellen. Die Gemeinde prüft den Antrag sorgfältig. "
    "Die Gebühr beträgt 35 Euro für jede Person. Über alles Weitere werden die Bürger zu gegebener Zeit unterrichtet."
)
PARAGRAPH = {"document", "page", "before", "after", "changed", "kept", "refused", "changes"}


def test_a_file_is_rewritten_paragraph_by_paragraph_in_a_stable_shape(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "antrag.txt", f"Merkblatt\n\n{SENTENCES}\n")

    done = run("rewrite", file, "--how", "shorter", "--engine", "scripted", "--format", "json")

    assert done.returncode == 0, done.stderr
    shape = json.loads(done.stdout)
    assert set(shape) == {"title", "documents", "paragraphs", "plainness", "form", "engine", "timing"}
    assert (shape["form"], shape["documents"][0]["name"]) == ("umformulierung", "antrag.txt")
    heading, text = shape["paragraphs"]
    assert set(heading) == set(text) == PARAGRAPH
    assert (heading["changed"], heading["kept"][:11]) == (False, "Unverändert")
    assert text["before"] == SENTENCES
    (change,) = text["changes"]
    assert set(change) == {"start", "end", "removed", "added", "at"}
    assert change["removed"].strip().startswith("Über alles Weitere")
    assert text["changed"]
    words = {when: shape["plainness"][when]["words"] for when in ("before", "after")}
    assert words["after"] < words["before"]


def test_a_text_comes_by_the_input_and_its_changes_are_shown_in_it(run: Run) -> None:
    done = run("rewrite", "--how", "shorter", "--engine", "scripted", "--diff", input=SENTENCES)

    assert done.returncode == 0, done.stderr
    assert "[- Über alles Weitere werden die Bürger zu gegebener Zeit unterrichtet.-]" in done.stdout
    assert "1 von 1 Absatz überarbeitet" in done.stdout
    assert "Wörter je Satz: " in done.stdout
    assert "Kürzen: Der Antrag" in run("jobs", "list").stdout


def test_a_plain_text_comes_back_as_the_new_text_alone(run: Run, tmp_path: Path) -> None:
    new = "Der Antrag ist schriftlich"
    done = run("rewrite", "--how", "shorter", "--engine", "scripted", input=SENTENCES)
    file = run("rewrite", makers.write(tmp_path, "antrag.txt", SENTENCES), "--how", "shorter", "--engine", "scripted")
    marked = run("rewrite", "--how", "shorter", "--engine", "scripted", "--format", "md", input=SENTENCES)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(new)
    assert done.stdout.count("\n") == 1
    assert "Von KI umformuliert" in done.stderr
    assert file.stdout == done.stdout
    assert "Von KI umformuliert" in marked.stdout


def test_no_text_is_refused_in_words(run: Run) -> None:
    done = run("rewrite", "--how", "correct", "--engine", "scripted", input="  \n")

    assert done.returncode == 3
    assert "Es ist kein Text da." in done.stderr
    assert run("rewrite", "--how", "leicht", input="x").returncode == 2


def test_a_long_text_tells_its_time_first_and_begins_with_yes(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "satzung.txt"
    text = "Die Gebühr beträgt für jede angefangene Stunde {},00 Euro und ist sofort zu bezahlen."
    file.write_text("\n\n".join(text.format(number) for number in range(1, 161)), encoding="utf-8")

    asked = run("rewrite", file, "--how", "citizen", "--engine", "scripted", stdin=subprocess.DEVNULL)
    begun = run("rewrite", file, "--how", "citizen", "--engine", "scripted", "--yes", "--format", "json")

    assert (asked.returncode, asked.stdout) == (3, "")
    assert "160 Absätze mit 2.240 Wörtern: Das dauert auf diesem PC etwa 25 Minuten." in asked.stderr
    assert "--yes" in asked.stderr
    assert begun.returncode == 0, begun.stderr
    assert "160 Absätze" in begun.stderr
    assert len(json.loads(begun.stdout)["paragraphs"]) == 160
