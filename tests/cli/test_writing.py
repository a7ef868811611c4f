"""The commands `write` and `assistants`, as they are typed."""

import json
from pathlib import Path

from tests.assistants.test_procedures import GOOD
from tests.conftest import Run


def test_a_letter_is_written_with_its_gaps_and_kept_in_the_history(run: Run) -> None:
    told = ("--field", "betreff=Freibad", "--field", "inhalt=Das Freibad öffnet am 9. Mai 2026.")
    done = run("write", "brief", *told, "--engine", "scripted", "--format", "json")

    assert done.returncode == 0, done.stderr
    shape = json.loads(done.stdout)
    assert shape["form"] == "entwurf"
    assert shape["title"] == "Brief: Freibad"
    assert "9. Mai 2026" in shape["text"]
    assert "[Datum einsetzen]" in shape["text"]
    listed = json.loads(run("jobs", "list", "--json").stdout)
    assert "Brief: Freibad" in json.dumps(listed, ensure_ascii=False)


def test_a_text_from_documents_names_their_pages(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "bescheid.txt"
    paper.write_text("Die Gebühr beträgt 320 Euro.\nSie ist bis zum 30. Juni 2026 zu zahlen.", encoding="utf-8")

    done = run("write", "fristen-und-zustaendigkeiten", paper, "--engine", "scripted")

    assert done.returncode == 0, done.stderr
    assert "30. Juni 2026" in done.stdout
    assert "bescheid.txt" in done.stdout


def test_a_round_over_a_folder_tells_each_file_and_makes_one_paper(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Sitzung"
    folder.mkdir()
    (folder / "1.txt").write_text("Der Anbau kostet 780.000 Euro. Der Rat beschließt ihn.", encoding="utf-8")
    (folder / "2.txt").touch()
    (folder / "3.txt").write_text("Die Atemschutzgeräte kosten 18.500 Euro.", encoding="utf-8")

    done = run("write", "sitzungsvorbereitung", folder, "--engine", "scripted", "--progress", "lines")

    assert done.returncode == 0, done.stderr
    assert "[1/3] 2.txt: fehlgeschlagen: " in done.stderr
    assert "3.txt: Schritt 2 von 4" in done.stderr
    assert "3.txt: fertig" in done.stderr
    assert "780.000 Euro" in done.stdout
    assert "18.500 Euro" in done.stdout
    assert "„2.txt“ wurde nicht gelesen" in done.stdout


def test_what_cannot_be_is_refused_with_a_sentence(run: Run, tmp_path: Path) -> None:
    assert run("write", "gibtesnicht", "--engine", "scripted").returncode == 3
    missing = run("write", "brief", "--engine", "scripted")
    assert (missing.returncode, "Betreff" in missing.stderr) == (3, True)
    assert run("write", "brief", "--field", "unsinn=1", "--engine", "scripted").returncode == 3
    broken = tmp_path / "a.toml"
    broken.write_text(GOOD.replace("{field.thema}", "{field.x}"), encoding="utf-8")
    checked = run("assistants", "check", broken)
    assert (checked.returncode, "Zeile 19, Feld steps[0].prompt" in checked.stderr) == (3, True)
    shape = run("assistants", "check", broken, "--format", "json")
    assert shape.returncode == 3
    assert json.loads(shape.stdout)["faults"][0]["line"] == 19


def test_an_assistant_is_taken_over_tried_given_away_and_brought_back(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "gabe.toml"
    file.write_text(GOOD, encoding="utf-8")

    assert run("assistants", "import", file).returncode == 0
    assert run("assistants", "import", file).returncode == 3
    tried = json.loads(run("assistants", "run", "mitteilung", "--engine", "scripted", "--format", "json").stdout)
    assert tried["examples"][0]["unmet"] == []
    given = tmp_path / "weiter.toml"
    assert run("assistants", "export", "mitteilung", "--out", given).returncode == 0
    assert 'id = "mitteilung"' in given.read_text("utf-8")
    given.write_text(given.read_text("utf-8").replace("version = 1", "version = 2"), encoding="utf-8")
    assert run("assistants", "import", given, "--force").returncode == 0
    assert json.loads(run("assistants", "restore", "mitteilung", "--format", "json").stdout)["versions"] == [1]
    assert run("assistants", "restore", "mitteilung", 1).returncode == 0
    listed = json.loads(run("assistants", "list", "--format", "json").stdout)["assistants"]
    [own] = [one for one in listed if one["origin"] == "own"]
    assert (own["id"], own["version"], own["examples"]) == ("mitteilung", 1, 1)
    assert run("assistants", "delete", "mitteilung").returncode == 0
