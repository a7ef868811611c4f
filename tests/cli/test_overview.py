import json
from pathlib import Path

from tests import makers
from tests.conftest import Run
from tests.jobs.overview.papers import PROPOSAL

PARTS = {
    "references",
    "offices",
    "meetings",
    "decisions",
    "amounts",
    "deadlines",
    "dates",
    "laws",
    "sentences",
    "outline",
}


def test_the_overview_of_a_file_has_its_stable_shape_and_true_places(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "vorlage.txt", PROPOSAL)

    shape = json.loads(run("overview", file, "--json").stdout)

    assert set(shape) == {"document", "kind", "kind_name", "title"} | PARTS
    assert (shape["document"], shape["kind_name"]) == ("vorlage.txt", "Beschlussvorlage")
    assert set(shape["amounts"][0]) == {"text", "page", "start", "end", "level"}
    pages = {page["number"]: page["text"] for page in json.loads(run("read", file, "--json").stdout)["pages"]}
    for part in ("amounts", "deadlines", "laws"):
        for one in shape[part]:
            assert pages[one["page"]][one["start"] : one["end"]].split() == one["text"].strip("… ").split()


def test_the_overview_of_several_files_names_each(run: Run, tmp_path: Path) -> None:
    files = [makers.write(tmp_path, name, PROPOSAL) for name in ("eins.txt", "zwei.txt")]

    shape = json.loads(run("overview", *files, "--json").stdout)

    assert [one["document"] for one in shape["documents"]] == ["eins.txt", "zwei.txt"]


def test_the_overview_is_shown_in_german_with_places(run: Run, tmp_path: Path) -> None:
    done = run("overview", makers.write(tmp_path, "vorlage.pdf", makers.pdf([PROPOSAL])))

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Beschlussvorlage: Generalsanierung der Turnhalle")
    assert "\nBeträge\n" in done.stdout
    assert "(S. 1)" in done.stdout


def test_a_summary_carries_the_overview_of_each_document(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "vorlage.txt", PROPOSAL)

    shape = json.loads(run("summarize", file, "--engine", "scripted", "--format", "json").stdout)

    assert shape["overview"]["title"]["text"] == "Generalsanierung der Turnhalle an der Lindenschule"


def test_a_damaged_file_is_named_and_ends_as_a_problem_of_the_user(run: Run, tmp_path: Path) -> None:
    done = run("overview", makers.write(tmp_path, "kaputt.pdf", b"%PDF-1.7 nichts"))

    assert done.returncode == 3
    assert "kaputt.pdf" in done.stderr
