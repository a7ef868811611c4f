import json
from pathlib import Path

import pytest

from tests import makers
from tests.conftest import Run
from tests.jobs.statutes import NEW, OLD


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    return makers.write(tmp_path, "alt.txt", OLD), makers.write(tmp_path, "neu.txt", NEW)


def test_a_comparison_as_json_has_its_stable_shape_and_needs_no_model(run: Run, versions: tuple[Path, Path]) -> None:
    done = run("compare", *versions, "--no-explain", "--format", "json")

    assert done.returncode == 0, done.stderr
    shape = json.loads(done.stdout)
    assert [clause["clause"] for clause in shape["clauses"]] == ["§ 2a", "§ 3 Abs. 1", "§ 3 Abs. 2", "§ 4", "§ 5"]
    for clause in shape["clauses"]:
        assert set(clause) == {"clause", "kind", "before", "after", "pages", "explanation", "figures"}
    fee = shape["clauses"][1]
    assert (fee["kind"], fee["figures"]) == ("changed", ["Gebühr: 35,00 € → 42,00 €"])
    assert "35,00 €" in fee["before"]
    assert "42,00 €" in fee["after"]
    assert shape["form"] == "vergleich"
    assert shape["engine"]["model"] == ""


@pytest.mark.parametrize("kind", ["md", "docx", "odt", "pdf"])
def test_a_comparison_is_written_as_a_file(run: Run, versions: tuple[Path, Path], tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"synopse.{kind}"

    done = run("compare", *versions, "--engine", "scripted", "--format", kind, "--out", out)

    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 300


def test_a_comparison_is_kept_and_told_again_the_other_way_round_anew(run: Run, versions: tuple[Path, Path]) -> None:
    first = run("compare", *versions, "--no-explain", "--format", "json")
    again = run("compare", *versions, "--no-explain", "--format", "json")
    turned = run("compare", *reversed(versions), "--no-explain", "--format", "json")

    assert json.loads(again.stdout) == json.loads(first.stdout)
    assert "aus dem Verlauf" in again.stderr
    assert "aus dem Verlauf" not in turned.stderr
    assert json.loads(turned.stdout)["clauses"][0]["kind"] == "deleted"
    listed = json.loads(run("jobs", "list", "--json").stdout)
    assert [row["title"] for row in listed] == ["Vergleich: neu.txt, alt.txt", "Vergleich: alt.txt, neu.txt"]


def test_a_folder_or_an_empty_document_is_refused(run: Run, versions: tuple[Path, Path], tmp_path: Path) -> None:
    several = run("compare", tmp_path, versions[0], "--no-explain")
    empty = run("compare", versions[0], makers.write(tmp_path, "leer.txt", "   \n "), "--no-explain")
    missing = run("compare", versions[0], tmp_path / "fehlt.txt", "--no-explain")

    assert [done.returncode for done in (several, empty, missing)] == [3, 3, 3]
    assert "genau zwei Dokumente" in several.stderr
    assert "leer.txt" in empty.stderr
    assert "fehlt.txt" in missing.stderr


def test_a_rewritten_text_is_saved_beside_what_it_was_where_wished(run: Run, versions: tuple[Path, Path]) -> None:
    plain = run("rewrite", "--how", "shorter", versions[0], "--engine", "scripted", "--format", "md")
    beside = run("rewrite", "--how", "shorter", versions[0], "--engine", "scripted", "--format", "md", "--table")

    assert "Gegenüberstellung" not in plain.stdout
    assert "| Fundstelle | bisher | neu |" in beside.stdout
