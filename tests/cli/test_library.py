"""Collections by the command line: real worker, real reader."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from genius_desktop import library_words
from genius_desktop.libraries import CollectionsTold

Run = Callable[..., "CompletedProcess[str]"]


def test_a_folder_becomes_a_collection_is_searched_and_removed(run: Run, tmp_path: Path) -> None:
    papers = tmp_path / "Satzungen"
    papers.mkdir()
    text = "Satzung über die Hundesteuer\n\n§ 5 Steuersatz\n\nDie Steuer beträgt für jeden Hund 165 Euro.\n"
    (papers / "hunde.txt").write_text(text, "utf-8")
    (papers / "kaputt.pdf").write_bytes(b"%PDF-1.7 nichts")

    added = run("library", "add", papers, "--format", "json")
    assert added.returncode == 0, added.stderr
    told = json.loads(added.stdout)
    assert (told["files"], told["read"], told["unreadable"]) == (2, 1, 1)
    assert "kaputt.pdf" in added.stderr

    found = json.loads(run("search", "Was kostet ein Hund?", "--format", "json", "--limit", 3).stdout)["results"]
    assert found[0]["document"] == "hunde.txt"
    assert "165 Euro" in found[0]["quote"]
    assert found[0]["page"] == 1
    assert {"document", "page", "passage", "score", "quote"} <= found[0].keys()

    unread = run("library", "list", "Satzungen", "--state", "unreadable").stdout
    assert unread.startswith("kaputt.pdf  (nicht lesbar: ")

    assert run("library", "remove", papers).returncode == 0
    nothing = run("search", "Hund")
    assert nothing.returncode == 0
    assert nothing.stdout == ""
    assert "library add" in nothing.stderr


def test_a_mistyped_folder_and_an_unknown_collection_are_told(run: Run, tmp_path: Path) -> None:
    gone = run("library", "add", tmp_path / "nirgends")
    assert (gone.returncode, "nirgends" in gone.stderr) == (3, True)
    unknown = run("library", "index", "xyz")
    assert (unknown.returncode, "„xyz“ gibt es nicht" in unknown.stderr) == (3, True)


def test_the_help_of_the_collections_is_german(run: Run) -> None:
    for words in (("library", "--help"), ("library", "add", "--help"), ("search", "--help")):
        text = run(*words).stdout
        assert "Sammlung" in text
        assert "usage" not in text


def test_the_list_says_how_far_the_search_by_sense_is() -> None:
    told = CollectionsTold((), passages=40, sensed=30, weights="suche")
    assert "aus" in library_words.sensed(told, "")
    assert "30 von 40 Passagen" in library_words.sensed(told, "suche")
    assert "0 von 40 Passagen" in library_words.sensed(told, "anderes")
