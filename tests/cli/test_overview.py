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


def test_sections_are_shown_with_numbers_that_a_summary_can_leave_out(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "lang.pdf", makers.pdf(makers.long_minutes()))

    lines = run("overview", file, "--sections").stdout.splitlines()
    assert "   2  Zu Punkt 5: Maßnahme 5 der Gemeinde (S. 2)" in lines
    shape = json.loads(run("overview", file, "--sections", "--json").stdout)
    (told,) = shape["sections"]
    assert told["sections"][1] == {"number": 2, "title": "Zu Punkt 5: Maßnahme 5 der Gemeinde", "page": 2, "level": 1}

    words = ("summarize", file, "--engine", "scripted", "--format", "json")
    result = json.loads(run(*words, "--skip", "2,3", "--weight", "7").stdout)
    assert result["coverage"]["pages_skipped"] == [2, 3]
    assert 7 in [citation["page"] for told in result["statements"] for citation in told["citations"]]


def test_a_section_that_is_not_there_or_of_several_documents_is_refused(run: Run, tmp_path: Path) -> None:
    files = [makers.write(tmp_path, name, makers.pdf(makers.long_minutes(3))) for name in ("eins.pdf", "zwei.pdf")]
    scripted = ("--engine", "scripted", "--skip")

    unknown = run("summarize", files[0], *scripted, "9")
    several = run("summarize", *files, *scripted, "1")

    assert (unknown.returncode, several.returncode) == (3, 3)
    assert "Abschnitt 9 gibt es in dem Dokument nicht" in unknown.stderr
    assert "nur für ein einzelnes Dokument" in several.stderr
